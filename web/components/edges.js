import { html, nothing } from 'lit';
import { scaled } from '../model/addresses.js';
import { editing } from '../play/editing.js';
import { store } from '../store.js';
import { unitText, words } from '../words.js';

/** @import {RegionRow} from '../model/column.js' */
/** @import {Column} from './region-row.js' */

/**
 * The two edges of a region, to be dragged. For a pointer only: the fields of the form that changes the region do
 * the same by keys and by clicks.
 */

/** @param {Column} column @param {RegionRow} row @param {'start' | 'end'} edge */
function edgeOf(column, row, edge) {
  const upper = (edge === 'end') !== store.lowFirst;
  return html`<span
    class="edge ${upper ? 'upper' : 'lower'}"
    data-edge=${edge}
    aria-hidden="true"
    title=${words.edit.dragEdge}
    @pointerdown=${(/** @type {PointerEvent} */ event) => editing.acts?.drag.begin(event, column.process.name, row.start, edge)}
  ></span>`;
}

/** @param {Column} column @param {RegionRow} row */
export function edges(column, row) {
  if (!editing.acts || row.region.backing === 'special' || !column.process.alive) return nothing;
  return html`${edgeOf(column, row, 'end')}${edgeOf(column, row, 'start')}${pulled(column, row)}`;
}

/** How the region would be, while its edge is dragged. @param {Column} column @param {RegionRow} row */
function pulled(column, row) {
  const now = editing.acts?.drag.now;
  if (!now || now.process !== column.process.name || now.region.start !== row.start) return nothing;
  const { start, end } = now;
  const upper = (now.edge === 'end') !== store.lowFirst;
  const pages = Number((end - start) / BigInt(column.machine.page));
  const text = words.edit.dragged({
    start: start.toString(16),
    end: end.toString(16),
    size: unitText(scaled(end - start)),
    pages,
  });
  return html`<span class="pull ${upper ? 'upper' : 'lower'}" style="--pull:${now.pull}px" aria-hidden="true"></span>
    <output class="pull-size ${upper ? 'upper' : 'lower'}">${text}</output>`;
}
