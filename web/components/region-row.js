import { html, nothing } from 'lit';
import {
  bare,
  distance,
  hexText,
  hexValue,
  pageStart,
  pagesBetween,
  scaled,
  within,
} from '../model/addresses.js';
import { pageLook, regionLook } from '../model/column.js';
import { cellText, stateText } from '../model/page-text.js';
import { editing } from '../play/editing.js';
import { unitText, words } from '../words.js';
import { edges } from './edges.js';
import { meet, pointAt, pointAway } from './point.js';

/** @import {MachineReport, PageReport, ProcessReport} from '../../bindings/engine.js' */
/** @import {RegionRow} from '../model/column.js' */

/**
 * What a column knows while it draws its rows.
 * @typedef {object} Column
 * @property {ProcessReport} process
 * @property {MachineReport} machine
 * @property {number} zeroFrame
 * @property {Set<string>} changedPages
 * @property {Set<string>} changedRegions
 * @property {boolean} brief there are many rows: only pages in memory are drawn
 * @property {string | null} asked the address that was clicked or typed, when it is this process's
 * @property {string | null} address the one accessed, when this process acts
 */

/** Regions of at most this many pages show each of them. */
const CELLS = 8;
/** Larger ones show a map of this many stretches, and the pages that the step, or a question, is about. */
const STRETCHES = 48;

/** @param {Column} column @param {RegionRow} row @param {number} index */
function pageCell(column, row, index) {
  const { process, machine, zeroFrame } = column;
  const page = row.pages.get(index);
  const address = hexText(hexValue(row.start) + BigInt(index) * BigInt(machine.page));
  const asked = { process: process.name, address };
  const changed = column.changedPages.has(address);
  const look = pageLook(page, row.region, zeroFrame);
  return html`<button
		type="button"
		class="cell ${changed ? 'changed' : ''} ${column.asked && pageStart(column.asked, machine.page) === address ? 'asked' : ''}"
		data-look=${look}
		data-page=${address}
		data-frame=${page?.frame ?? nothing}
		data-place="page:${process.name}:${address}"
		title=${words.spaces.pageOf({ process: process.name, address, state: stateText(page) })}
		aria-label=${words.spaces.pageOf({ process: process.name, address, state: stateText(page) })}
		aria-haspopup=${editing.acts ? 'menu' : nothing}
		@click=${(/** @type {Event} */ event) => meet(asked, event)}
		@pointerenter=${pointAt(asked)}
		@pointerleave=${pointAway}
		@focus=${pointAt(asked)}
		@blur=${pointAway}
	>
		${cellText(page)}
	</button>`;
}

/** A click on the map means the page that stands there. @param {PointerEvent} event @param {Column} column @param {RegionRow} row */
function askSpot(event, column, row) {
  const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
  const part = Math.max(0, Math.min(0.999, (event.clientX - box.left) / box.width));
  const page = BigInt(column.machine.page);
  const pages = pagesBetween(row.start, row.end, column.machine.page);
  const address = hexText(hexValue(row.start) + BigInt(Math.floor(part * pages)) * page);
  meet({ process: column.process.name, address }, event);
}

/** @param {Column} column @param {RegionRow} row @param {number} pages */
function mapOf(column, row, pages) {
  const stretches = Math.min(STRETCHES, pages);
  const counts = new Array(stretches).fill(0);
  const swapped = new Array(stretches).fill(0);
  for (const [index, page] of row.pages) {
    const stretch = Math.floor((index * stretches) / pages);
    if (page.frame !== undefined) counts[stretch] += 1;
    else if (page.state === 'swapped') swapped[stretch] += 1;
  }
  const full = pages / stretches;
  /** @param {number} count @param {number} stretch */
  const part = (count, stretch) => {
    const all = count + swapped[stretch];
    const look = count === 0 && all > 0 ? 'swap' : nothing;
    return html`<i data-look=${look} style="--full:${all ? Math.max(0.35, Math.min(1, all / full)) : 0}"></i>`;
  };
  return html`<span
		class="map"
		aria-hidden="true"
		@click=${(/** @type {PointerEvent} */ event) => askSpot(event, column, row)}
		>${counts.map(part)}</span
	>`;
}

/** @param {Column} column @param {RegionRow} row */
function pagesOf(column, row) {
  const pages = pagesBetween(row.start, row.end, column.machine.page);
  if (column.brief && row.pages.size === 0 && !column.changedRegions.has(row.start)) return nothing;
  if (pages <= CELLS) {
    return html`<span class="cells">${Array.from({ length: pages }, (_, index) => pageCell(column, row, index))}</span>`;
  }
  const start = hexValue(row.start);
  const meant = [...column.changedPages, ...[column.address, column.asked].filter((one) => one !== null)]
    .filter((address) => within(address, row.start, row.end))
    .map((address) => Number((hexValue(address) - start) / BigInt(column.machine.page)));
  const shown =
    meant.length > 0 ? [...new Set(meant)].sort((a, b) => a - b) : [...row.pages.keys()].slice(-CELLS);
  return html`${mapOf(column, row, pages)}<span class="cells"
			>${shown.slice(0, CELLS).map((index) => pageCell(column, row, index))}</span
		>`;
}

/** @param {Column} column @param {RegionRow} row */
function factsOf(column, row) {
  const { region } = row;
  const look = regionLook(region);
  return {
    process: column.process.name,
    label: region.label || words.spaces.nameless,
    perms: region.perms,
    start: region.start,
    end: region.end,
    size: unitText(scaled(distance(region.start, region.end))),
    backing: words.backing[look],
    resident: [...row.pages.values()].filter(({ frame }) => frame !== undefined).length,
    pages: pagesBetween(region.start, region.end, column.machine.page),
    look,
  };
}

/**
 * The last part of a path: columns are narrow, the whole name stands in the tooltip and the table. Shared
 * anonymous memory is "/dev/zero (deleted)" to Linux, which says nothing here.
 * @param {RegionRow['region']} region
 * @param {keyof typeof words.backing} look
 */
function shortLabel({ label, backing }, look) {
  if (!label || backing === 'shared-anonymous') return words.backing[look];
  return label.startsWith('/') ? label.replace(/^.*\//, '') : label;
}

/** The low digits tell regions apart: so many are shown where there is no room for all. */
const LOW_DIGITS = 6;

/** @param {Column} column @param {RegionRow} row */
function startOf(column, row) {
  const digits = bare(row.start);
  if (!column.brief || digits.length <= LOW_DIGITS + 1) return html`<span class="start">${digits}</span>`;
  const [high, low] = [digits.slice(0, -LOW_DIGITS), digits.slice(-LOW_DIGITS)];
  return html`<span class="start"><span class="high">${high}</span>${low}</span>`;
}

/** @param {Column} column @param {RegionRow} row */
export function regionRow(column, row) {
  const { process } = column;
  const facts = factsOf(column, row);
  const asked = { process: process.name, address: row.start };
  const holds = column.address && within(column.address, row.start, row.end);
  const places = [`region:${process.name}:${row.start}`];
  if (holds) places.push(`holds:${process.name}:${column.address}`);
  return html`<div
		class="region ${column.changedRegions.has(row.start) ? 'changed' : ''} ${column.asked && within(column.asked, row.start, row.end) ? 'asked' : ''}"
		data-look=${facts.look}
		data-start=${row.start}
		data-place=${places.join('\n')}
	>
		<button
			type="button"
			class="name"
			aria-label=${words.spaces.regionOf(facts)}
			title=${words.spaces.regionOf(facts)}
			aria-haspopup=${editing.acts ? 'menu' : nothing}
			@click=${(/** @type {Event} */ event) => meet(asked, event)}
			@pointerenter=${pointAt(asked)}
			@pointerleave=${pointAway}
			@focus=${pointAt(asked)}
			@blur=${pointAway}
		>
			<b>${shortLabel(row.region, facts.look)}</b>
			<span class="perms">${row.region.perms}</span>
			${startOf(column, row)}
			<span class="size">${facts.size}</span>
		</button>
		${pagesOf(column, row)}${edges(column, row)}
	</div>`;
}
