import { hexText, hexValue } from '../model/addresses.js';
import { layoutLineOf } from './headers.js';
import { layoutPlan, lineOfRegion, onLayout, valuesOf } from './layout.js';
import { isRefusal, refusal, stepPlan } from './plan.js';
import { asItIs, changeCalls, protect, unmap } from './region-calls.js';
import { addressOf } from './values.js';

/** @import {ProcessReport, RegionReport} from '../../bindings/engine.js' */
/** @import {LayoutValues} from './headers.js' */
/** @import {Place} from './place.js' */
/** @import {Plan, Refusal} from './plan.js' */
/** @import {Wanted} from './region-calls.js' */

/** What can be done to a region: each act is one plan, on the layout or as calls. */

/**
 * A region as the fields of a form have it.
 * @typedef {object} RegionValues
 * @property {string} start
 * @property {string} end
 * @property {string} rights letters of rwx, or none
 * @property {string} sharing p or s
 * @property {string} backing anonymous or file
 * @property {string} path
 * @property {string} offset
 * @property {string} label of anonymous memory, in a layout
 */

/** @param {string} rights @param {string} sharing */
export const permsOf = (rights, sharing) =>
  [...'rwx'].map((letter) => (rights.includes(letter) ? letter : '-')).join('') + sharing;

/** @param {RegionReport} region @returns {RegionValues} */
export function fieldsOf(region) {
  const file = region.backing === 'file';
  return {
    start: region.start,
    end: region.end,
    rights: region.perms.slice(0, 3).replaceAll('-', '') || 'none',
    sharing: region.perms.at(-1) ?? 'p',
    backing: file ? 'file' : 'anonymous',
    path: file ? (region.file ?? region.label) : '',
    offset: region.offset,
    label: file || region.backing === 'shared-anonymous' ? '' : region.label,
  };
}

/** @param {RegionValues} values @param {bigint} page @returns {Wanted | Refusal} */
export function wantedOf(values, page) {
  const start = addressOf(values.start);
  const end = addressOf(values.end);
  const offset = values.backing === 'file' ? addressOf(values.offset) : 0n;
  if (start === null) return refusal('start', 'address');
  if (end === null) return refusal('end', 'address');
  if (offset === null) return refusal('offset', 'address');
  if (start % page !== 0n) return refusal('start', 'wholePages');
  if (end % page !== 0n) return refusal('end', 'wholePages');
  if (offset % page !== 0n) return refusal('offset', 'wholePages');
  if (end <= start) return refusal('end', 'endsBefore');
  const path = values.backing === 'file' ? values.path.trim() : '';
  if (values.backing === 'file' && !path) return refusal('path', 'path');
  return { start, end, perms: permsOf(values.rights, values.sharing), path, offset };
}

/** @param {RegionValues} values @returns {LayoutValues} */
export const layoutValues = (values) => ({
  start: values.start,
  end: values.end,
  perms: permsOf(values.rights, values.sharing),
  offset: values.backing === 'file' ? values.offset : '0',
  label: values.backing === 'file' ? values.path : values.label,
});

/**
 * Two lines of a layout may not overlap. The engine finds it at the lower line of the text, which need not be the
 * one that is edited. A call that would overlap is another matter: the kernel answers it.
 * @param {Place} place
 * @param {string} process
 * @param {{ start: bigint, end: bigint }} wanted
 * @param {bigint | null} except the start of the region that is changed
 */
export function overlap({ processes }, process, { start, end }, except) {
  const regions = processes.find(({ name }) => name === process)?.regions ?? [];
  const other = regions.find(
    (one) => hexValue(one.start) !== except && hexValue(one.start) < end && hexValue(one.end) > start,
  );
  return other ? refusal(hexValue(other.start) >= start ? 'end' : 'start', 'overlaps') : null;
}

/** @param {LayoutValues} a @param {LayoutValues} b */
const sameLine = (a, b) =>
  layoutLineOf({ ...a, tail: '', device: '', indent: '' }).text === layoutLineOf(b).text.trim();

/**
 * @param {Place} place
 * @param {string} process
 * @param {RegionReport} region
 * @param {RegionValues} values
 * @returns {Plan | Refusal}
 */
export function changeRegion(place, process, region, values) {
  const wanted = wantedOf(values, BigInt(place.machine.page));
  if ('problem' in wanted) return wanted;
  const line = onLayout(place, process) ? lineOfRegion(place, process, hexValue(region.start)) : null;
  if (line) {
    const taken = overlap(place, process, wanted, line.start);
    if (taken) return taken;
    const now = layoutValues(values);
    const { indent, tail } = line;
    const device = now.label === line.label ? line.device : '';
    const replace = new Map([[line.start, [{ ...now, indent, tail, device }]]]);
    const plan = layoutPlan(place, process, { replace });
    return sameLine(valuesOf(line), now) ? refusal('', 'unchanged') : plan;
  }
  // A region of anonymous memory has an offset of its own, which nobody means to change.
  const offset = wanted.path ? wanted.offset : asItIs(region).offset;
  const { lines, notes } = changeCalls(process, region, { ...wanted, offset });
  if (lines.length === 0) return refusal('', 'unchanged');
  return stepPlan(place, lines, { notes });
}

/** The region with some of its fields changed: what a drag, or a click on a right, asks for. @param {Place} place @param {string} process @param {RegionReport} region @param {Partial<RegionValues>} change */
export const adjustRegion = (place, process, region, change) =>
  changeRegion(place, process, region, { ...fieldsOf(region), ...change });

/** @param {Place} place @param {string} process @param {RegionReport} region @param {string} to as typed */
export function moveRegion(place, process, region, to) {
  const start = addressOf(to);
  if (start === null) return refusal('start', 'address');
  const end = start + hexValue(region.end) - hexValue(region.start);
  return adjustRegion(place, process, region, { start: hexText(start), end: hexText(end) });
}

/** @param {Place} place @param {string} process @param {RegionReport} region @returns {Plan} */
export function deleteRegion(place, process, region) {
  const line = onLayout(place, process) ? lineOfRegion(place, process, hexValue(region.start)) : null;
  if (line) return layoutPlan(place, process, { replace: new Map([[line.start, []]]) });
  return stepPlan(place, [unmap(process, region)]);
}

/**
 * Two regions of one: below and from the address on. In a living process equal neighbours are one region, so the
 * upper part gets other rights there.
 * @param {Place} place
 * @param {string} process
 * @param {RegionReport} region
 * @param {{ at: string, rights: string }} values
 * @returns {Plan | Refusal}
 */
export function splitRegion(place, process, region, values) {
  const at = addressOf(values.at);
  if (at === null) return refusal('at', 'address');
  if (at % BigInt(place.machine.page) !== 0n) return refusal('at', 'wholePages');
  if (at <= hexValue(region.start) || at >= hexValue(region.end)) return refusal('at', 'inside');
  const perms = permsOf(values.rights, region.perms.at(-1) ?? 'p');
  const line = onLayout(place, process) ? lineOfRegion(place, process, hexValue(region.start)) : null;
  if (line) return splitLine(place, process, line, at, perms);
  if (perms === region.perms) return refusal('rights', 'sameRights');
  return stepPlan(place, [protect(process, { start: at, end: hexValue(region.end), perms })]);
}

/** @param {Place} place @param {string} process @param {import('./outline.js').LayoutLine} line @param {bigint} at @param {string} perms */
function splitLine(place, process, line, at, perms) {
  const file = line.label !== '' && !line.label.startsWith('[');
  const offset = file ? line.offset + (at - line.start) : line.offset;
  // Only the part at the top is the stack that grows and that the program begins on.
  const lower = { ...valuesOf({ ...line, end: at }), label: line.label === '[stack]' ? '' : line.label };
  const upper = { ...valuesOf({ ...line, start: at, offset, perms }), tail: '' };
  const replace = new Map([[line.start, [lower, upper]]]);
  return layoutPlan(place, process, { replace, ...(line.label === '[heap]' ? { breakAt: line.end } : {}) });
}

/**
 * The neighbour directly above with which a region could be one: same backing, going on where the lower one ends.
 * @param {ProcessReport} process
 * @param {RegionReport} region
 * @returns {RegionReport | null}
 */
export function mergeable(process, region) {
  const above = process.regions.find(({ start }) => start === region.end);
  if (!above || above.backing !== region.backing || above.backing === 'special') return null;
  if (above.perms.at(-1) !== region.perms.at(-1) || above.label !== region.label) return null;
  const length = hexValue(region.end) - hexValue(region.start);
  const goesOn = hexValue(above.offset) === hexValue(region.offset) + length;
  if (region.backing === 'anonymous') return above;
  return above.file === region.file && goesOn ? above : null;
}

/**
 * One region of two neighbours, with the lower one's rights.
 * @param {Place} place
 * @param {ProcessReport} process
 * @param {RegionReport} region the lower one
 * @returns {Plan | Refusal}
 */
export function mergeRegion(place, process, region) {
  const above = mergeable(process, region);
  if (!above) return refusal('', 'noNeighbour');
  const [start, next] = [hexValue(region.start), hexValue(above.start)];
  const line = onLayout(place, process.name) ? lineOfRegion(place, process.name, start) : null;
  if (line) {
    const whole = { ...valuesOf(line), end: above.end };
    return layoutPlan(place, process.name, {
      replace: new Map([
        [start, [whole]],
        [next, []],
      ]),
    });
  }
  if (above.perms === region.perms) return refusal('', 'apart');
  const part = { start: next, end: hexValue(above.end), perms: region.perms };
  return stepPlan(place, [protect(process.name, part)]);
}

/** @param {Plan | Refusal} answer @returns {Plan | null} */
export const planOf = (answer) => (isRefusal(answer) ? null : answer);
