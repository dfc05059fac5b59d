import { html, nothing } from 'lit';
import { bare, distance, hexText, hexValue, scaled, within } from '../model/addresses.js';
import { columnOf, windowOf } from '../model/column.js';
import { runningShown } from '../model/scene.js';
import { editing } from '../play/editing.js';
import { store } from '../store.js';
import { unitText, words } from '../words.js';
import { meet, pinAt, pointAt, pointAway } from './point.js';
import { regionRow } from './region-row.js';

/** @import {ProcessReport} from '../../bindings/engine.js' */
/** @import {Row} from '../model/column.js' */
/** @import {Scene} from '../model/scene.js' */
/** @import {Column} from './region-row.js' */

/** What a click on a process offers. @param {string} name @param {boolean} running @param {string[]} names */
function actsOf(name, running, names) {
  const { spaces } = words;
  const { acts } = editing;
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
			@click=${() => acts.fork(name, names)}
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

/** @param {ProcessReport} process @param {boolean} running @param {string[]} names */
function stateOf(process, running, names) {
  const { spaces } = words;
  if (!process.alive) return html`<span class="aside">${spaces.ended}</span>`;
  if (process.waits_for) return html`<span class="aside">${spaces.waitsFor(process.waits_for)}</span>`;
  return actsOf(process.name, running, names);
}

/** @param {ProcessReport} process @param {Scene} scene */
function columnHead(process, scene) {
  const running = runningShown(scene) === process.name;
  const names = scene.after.processes.map(({ name }) => name);
  const { spaces } = words;
  return html`<header data-place="space:${process.name}">
		<h3 title=${spaces.pid(process.pid)}>${process.name}</h3>
		${process.memory_of ? html`<span class="aside">${spaces.memoryOf(process.memory_of)}</span>` : nothing}
		<span class="acts"
			>${stateOf(process, running, names)}</span
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

/** What differs from the machine before the step. @param {ProcessReport} process @param {Scene} scene */
function changesOf(process, scene) {
  const old = scene.before.processes.find(({ name }) => name === process.name);
  /** @param {{ frame?: number, slot?: number, state: string, writable: boolean }} page */
  const pageKey = (page) => `${page.state} ${page.frame} ${page.slot} ${page.writable}`;
  const oldPages = new Map((old?.pages ?? []).map((page) => [page.address, pageKey(page)]));
  const pages = process.pages.filter((page) => oldPages.get(page.address) !== pageKey(page));
  const now = new Set(process.pages.map((page) => page.address));
  const gone = [...oldPages.keys()].filter((address) => !now.has(address));
  const oldRegions = new Set((old?.regions ?? []).map(({ start, end, perms }) => start + end + perms));
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

/** @param {ProcessReport} process @param {number} index @param {Scene} scene */
export function spaceColumn(process, index, scene) {
  const acts = scene.step?.process === process.name;
  const asked = askedOf(process.name);
  const all = columnOf(process, scene.machine);
  /** @type {Column} */
  const column = {
    brief: all.length > DENSE,
    asked,
    process,
    machine: scene.machine,
    zeroFrame: scene.after.memory.zero_frame,
    address: acts ? (scene.step?.address ?? null) : null,
    ...changesOf(process, scene),
  };
  const rows = windowOf(all, column.address ?? asked);
  if (store.lowFirst) rows.reverse();
  return html`<section
		class="space ${process.alive ? '' : 'ended'} ${column.brief ? 'dense' : ''}"
		data-accent=${index % 8}
		data-process=${process.name}
		aria-label=${process.name}
	>
		${columnHead(process, scene)}
		<div class="rows">
			${
        process.alive
          ? rows.map((row) => (row.kind === 'region' ? regionRow(column, row) : gapRow(column, row)))
          : nothing
      }
		</div>
	</section>`;
}
