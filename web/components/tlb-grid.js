import { html } from 'lit';
import { bare } from '../model/addresses.js';
import { tlbShown } from '../model/scene.js';
import { words } from '../words.js';
import { plainTable } from './lane.js';

/** @import {MachineReport, TlbEntry} from '../../bindings/engine.js' */
/** @import {Scene} from '../model/scene.js' */
/** @import {TranslationPicture} from '../model/translation.js' */

/** A TLB of at most so many entries is drawn whole; of a larger one the entry in question and a few more. */
const MOST = 32;
const FEW = 16;

/** The page's number in hex; of a long one the end, the rest stands in the tooltip. @param {string} page @param {number} size */
function pageNumber(page, size) {
  const number = (BigInt(page) / BigInt(size)).toString(16);
  return number.length > 5 ? `…${number.slice(-3)}` : number;
}

/** @param {TlbEntry} entry @param {Scene} scene */
function entryCell(entry, scene) {
  const index = scene.after.processes.findIndex(({ name }) => name === entry.process);
  return html`<li
		class="tlb-entry"
		data-accent=${Math.max(0, index) % 8}
		data-place="tlb:${entry.asid}:${entry.page}"
		title=${words.hardware.tlbEntry(entry)}
	>
		<b>${entry.process}</b> ${pageNumber(entry.page, scene.machine.page)}<span class="arrow">→</span
		><span class="frame-number">${entry.frame}</span>
	</li>`;
}

/** @param {MachineReport['tlb']} tlb */
const shapeText = ({ entries, ways, policy }) =>
  `${ways >= entries ? words.hardware.full : words.hardware.ways(ways)}, ${policy}`;

/** Ways of one set stand in one row where there are four or fewer; long names and numbers need wider cells. @param {MachineReport['tlb']} tlb @param {Scene} scene */
function columns({ ways, entries }, scene) {
  if (ways > 1 && ways <= 4) return ways;
  const longest = Math.max(0, ...tlbShown(scene).map(({ process, frame }) => `${process}${frame}`.length));
  return Math.min(entries, longest > 4 ? 3 : 4);
}

/** The entry that the shown events are about comes first. @param {TlbEntry[]} entries @param {Scene} scene */
function latestFirst(entries, scene) {
  const event = scene.shown.findLast(({ kind }) => kind === 'tlb-fill' || kind === 'tlb-hit');
  if (event?.kind !== 'tlb-fill' && event?.kind !== 'tlb-hit') return entries;
  const about = entries.filter(({ page, asid }) => page === event.page && asid === event.asid);
  return [...about, ...entries.filter((entry) => !about.includes(entry))];
}

/** @param {Scene} scene */
function slots(scene) {
  const { entries, ways } = scene.machine.tlb;
  const shown = tlbShown(scene);
  if (entries > MOST) return { cells: latestFirst(shown, scene).slice(0, FEW), more: shown.length - FEW };
  const at = new Map(shown.map((entry) => [entry.set * ways + entry.way, entry]));
  return { cells: Array.from({ length: entries }, (_, index) => at.get(index) ?? null), more: 0 };
}

/** @param {Scene} scene @param {TranslationPicture} picture */
export function tlbGrid(scene, picture) {
  const { tlb } = scene.machine;
  const { hardware } = words;
  const { cells, more } = slots(scene);
  const verdict = picture.tlb === 'hit' || picture.tlb === 'miss' ? hardware[picture.tlb] : '';
  return html`<div class="tlb" data-place="tlb" data-verdict=${picture.tlb ?? ''}>
		<h3>
			${hardware.tlb} <span class="aside">${hardware.tlbOf({ entries: tlb.entries, shape: shapeText(tlb) })}</span>
			<b class="verdict">${verdict}</b>
		</h3>
		<ul style="--columns:${columns(tlb, scene)}">
			${cells.map((entry) => (entry ? entryCell(entry, scene) : html`<li class="tlb-entry free" aria-hidden="true"></li>`))}
		</ul>
		${more > 0 ? html`<p class="aside">${hardware.tlbMore(more)}</p>` : ''}
	</div>`;
}

/** @param {TlbEntry} entry */
const rights = (entry) => `r${entry.writable ? 'w' : '-'}${entry.executable ? 'x' : '-'}`;

/** @param {Scene} scene */
export const tlbTable = (scene) =>
  plainTable(
    words.hardware.tlbCaption,
    Object.values(words.hardware.tlbColumns),
    tlbShown(scene).map((entry) => [
      entry.set,
      entry.way,
      entry.asid,
      entry.process,
      bare(entry.page),
      entry.frame,
      rights(entry),
    ]),
  );
