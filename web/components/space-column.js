import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { bare, distance, hexText, hexValue, scaled, within } from '../model/addresses.js';
import { columnOf, windowOf } from '../model/column.js';
import { runningShown } from '../model/scene.js';
import { editing } from '../play/editing.js';
import { store } from '../store.js';
import { unitText, words } from '../words.js';
import { meet, pinAt, pointAt, pointAway } from './point.js';
import { regionRow } from './region-row.js';

/** @import {MachineReport, ProcessReport} from '../../bindings/engine.js' */
/** @import {Row} from '../model/column.js' */
/** @import {Pulled} from '../play/drag.js' */
/** @import {EditActs} from '../play/editing.js' */
/** @import {Scene} from '../model/scene.js' */
/** @import {Column} from './region-row.js' */

/**
 * All that a column is drawn from: where each part is what it was, nothing is drawn again.
 * @typedef {object} Drawn
 * @property {ProcessReport} process
 * @property {ProcessReport | undefined} before the same process before the step
 * @property {number} index among the processes
 * @property {MachineReport} machine
 * @property {number} zeroFrame
 * @property {boolean} running
 * @property {string | null} address the one accessed, when this process acts
 * @property {string | null} asked the address that was clicked or typed, when it is this process's
 * @property {boolean} lowFirst
 * @property {EditActs | null} acts
 * @property {Pulled | null} pulled an edge of this process that is being dragged
 */

/** What a click on a process offers. @param {Drawn} drawn */
function actsOf({ process: { name }, running, acts }) {
  const { spaces } = words;
  if (!acts) return running ? html`<span class="running">${spaces.running}</span>` : nothing;
  const switchTo = html`<button
		type="button"
		class="quiet"
		aria-label=${spaces.switchToOf(name)}
		@click=${() => acts.addStep(`switch ${name}`)}
	>
		${spaces.switchTo}
	</button>`;
  return html`${running ? html`<span class="running">${spaces.running}</span>` : switchTo}
		<button
			type="button"
			class="quiet"
			aria-label=${spaces.forkOf(name)}
			@click=${() => acts.fork(name)}
		>
			${spaces.fork}
		</button>
		<button
			type="button"
			class="quiet"
			aria-haspopup="menu"
			aria-label=${words.edit.menu.addTo(name)}
			data-add=${name}
			@click=${(/** @type {Event} */ event) => acts.showPalette(name, event)}
		>
			${words.edit.menu.add}
		</button>
		<button
			type="button"
			class="quiet"
			aria-haspopup="menu"
			aria-label=${words.edit.menu.callsOf(name)}
			data-calls=${name}
			@click=${(/** @type {Event} */ event) => acts.showCalls(name, event)}
		>
			${words.edit.menu.calls}
		</button>`;
}

/** @param {Drawn} drawn */
function stateOf(drawn) {
  const { alive, waits_for } = drawn.process;
  const { spaces } = words;
  if (!alive) return html`<span class="aside">${spaces.ended}</span>`;
  if (waits_for) return html`<span class="aside">${spaces.waitsFor(waits_for)}</span>`;
  return actsOf(drawn);
}

/** @param {Drawn} drawn */
function columnHead(drawn) {
  const { name, pid, memory_of } = drawn.process;
  const { spaces } = words;
  return html`<header data-place="space:${name}">
		<h3 title=${spaces.pid(pid)}>${name}</h3>
		${memory_of ? html`<span class="aside">${spaces.memoryOf(memory_of)}</span>` : nothing}
		<span class="acts"
			>${stateOf(drawn)}</span
		>
	</header>`;
}

/** @param {Row} row @param {string} process */
function gapWords(row, process) {
  const { spaces } = words;
  if (row.kind === 'kernel') return [spaces.kernelHalf, spaces.kernelHalfOf(bare(row.start))];
  if (row.kind === 'more') return [spaces.moreRegions(row.count), spaces.moreRegions(row.count)];
  const size = unitText(scaled(distance(row.start, row.end)));
  return [spaces.gap(size), spaces.gapOf({ process, size, start: row.start, end: row.end })];
}

/** @param {Column} column @param {Exclude<Row, { kind: 'region' }>} row */
function gapRow(column, row) {
  const process = column.process.name;
  const [text, whole] = gapWords(row, process);
  const middle = (hexValue(row.start) + hexValue(row.end)) / 2n;
  const asked = { process, address: hexText(middle - (middle % BigInt(column.machine.page))) };
  const holds = column.address && within(column.address, row.start, row.end);
  return html`<button
		type="button"
		class="gap ${row.kind} ${column.asked && within(column.asked, row.start, row.end) ? 'asked' : ''}"
		data-place=${holds ? `holds:${process}:${column.address}` : nothing}
		aria-label=${whole}
		title=${whole}
		aria-haspopup=${editing.acts ? 'menu' : nothing}
		@click=${(/** @type {Event} */ event) => (row.kind === 'more' ? pinAt(asked)() : meet(asked, event))}
		@pointerenter=${pointAt(asked)}
		@pointerleave=${pointAway}
		@focus=${pointAt(asked)}
		@blur=${pointAway}
	>
		${text}
	</button>`;
}

/** @param {{ frame?: number, slot?: number, state: string, writable: boolean }} page */
const pageKey = (page) => `${page.state} ${page.frame} ${page.slot} ${page.writable}`;

/** What differs from the machine before the step. @param {Drawn} drawn */
function changesOf({ process, before }) {
  if (process === before) return { changedPages: new Set(), changedRegions: new Set() };
  const oldPages = new Map((before?.pages ?? []).map((page) => [page.address, pageKey(page)]));
  const pages = process.pages.filter((page) => oldPages.get(page.address) !== pageKey(page));
  const now = new Set(process.pages.map((page) => page.address));
  const gone = [...oldPages.keys()].filter((address) => !now.has(address));
  const oldRegions = new Set((before?.regions ?? []).map(({ start, end, perms }) => start + end + perms));
  const regions = process.regions.filter(({ start, end, perms }) => !oldRegions.has(start + end + perms));
  return {
    changedPages: new Set([...pages.map((page) => page.address), ...gone]),
    changedRegions: new Set(regions.map((region) => region.start)),
  };
}

/** The address that was clicked or typed, when it is this process's: as a number, whatever name was typed. @param {string} process */
function askedOf(process) {
  if (store.pinned?.process !== process) return null;
  const explanation = store.explain(store.pinned);
  return explanation && 'address' in explanation ? explanation.address : null;
}

/** Columns of more rows than this are drawn closer. */
const DENSE = 13;

/** @param {ProcessReport} process @param {number} index @param {Scene} scene @returns {Drawn} */
function drawnFrom(process, index, scene) {
  const { name } = process;
  const acting = scene.step?.process === name;
  const pulled = editing.acts?.drag.now;
  return {
    process,
    before: scene.before.processes.find((old) => old.name === name),
    index,
    machine: scene.machine,
    zeroFrame: scene.after.memory.zero_frame,
    running: runningShown(scene) === name,
    address: acting ? (scene.step?.address ?? null) : null,
    asked: askedOf(name),
    lowFirst: store.lowFirst,
    acts: editing.acts,
    pulled: pulled?.process === name ? pulled : null,
  };
}

/** @param {Drawn} drawn */
function draw(drawn) {
  const { process, index, machine, zeroFrame, address, asked } = drawn;
  const all = columnOf(process, machine);
  const brief = all.length > DENSE;
  /** @type {Column} */
  const column = { brief, asked, process, machine, zeroFrame, address, ...changesOf(drawn) };
  const rows = windowOf(all, asked ?? address);
  if (drawn.lowFirst) rows.reverse();
  return html`<section
		class="space ${process.alive ? '' : 'ended'} ${brief ? 'dense' : ''} ${drawn.pulled ? 'pulled' : ''}"
		data-accent=${index % 8}
		data-process=${process.name}
		aria-label=${process.name}
	>
		${columnHead(drawn)}
		<div class="rows">
			${
        process.alive
          ? rows.map((row) => (row.kind === 'region' ? regionRow(column, row) : gapRow(column, row)))
          : nothing
      }
		</div>
	</section>`;
}

/** @param {ProcessReport} process @param {number} index @param {Scene} scene */
export function spaceColumn(process, index, scene) {
  const drawn = drawnFrom(process, index, scene);
  return guard(Object.values(drawn), () => draw(drawn));
}
