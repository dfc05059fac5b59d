import { hexText, hexValue } from '../model/addresses.js';
import { lineOf, typed } from './line.js';
import { sizeText } from './values.js';

/** @import {RegionReport} from '../../bindings/engine.js' */
/** @import {Line} from './line.js' */

/**
 * The calls that do to a living region what an edit of its line would do to the layout. Where no call does it,
 * the nearest thing that programs do is written, and said.
 */

/**
 * What a region should be.
 * @typedef {object} Wanted
 * @property {bigint} start
 * @property {bigint} end
 * @property {string} perms rw-p
 * @property {string} path '' for anonymous memory
 * @property {bigint} offset
 */

/** @typedef {{ lines: Line[], notes: string[] }} Calls */

/** "rw-p" → "rw"; nothing allowed is "none". @param {string} perms */
export const rightsOf = (perms) => perms.slice(0, 3).replaceAll('-', '') || 'none';

/** @param {RegionReport} region @returns {Wanted} */
export const asItIs = (region) => ({
  start: hexValue(region.start),
  end: hexValue(region.end),
  perms: region.perms,
  path: region.backing === 'file' ? (region.file ?? region.label) : '',
  offset: hexValue(region.offset),
});

/** @param {string} process @param {...(string | import('./line.js').Typed)} parts */
const call = (process, ...parts) => lineOf(typed('process', process), ': ', ...parts);

/** @param {bigint} value */
const size = (value) => sizeText(value);

/** The descriptor and offset of a mapping; nothing for anonymous memory. @param {string} path @param {bigint} offset */
const backing = (path, offset) =>
  path
    ? [', ', typed('path', JSON.stringify(path)), ...(offset ? [', ', typed('offset', hexText(offset))] : [])]
    : [];

/**
 * mmap of a whole region at its place.
 * @param {string} process
 * @param {Wanted} wanted
 * @param {string} fixed the flag that keeps it there
 */
export const mapAt = (process, { start, end, perms, path, offset }, fixed) =>
  call(
    process,
    'mmap(',
    typed('start', hexText(start)),
    ', ',
    typed('end', size(end - start)),
    ', ',
    typed('prot', rightsOf(perms)),
    `, ${perms.endsWith('s') ? 'shared' : 'private'}${path ? '' : '|anon'}|${fixed}`,
    ...backing(path, offset),
    ')',
  );

/** @param {string} process @param {RegionReport} region @param {bigint} end @returns {Calls} */
function newEnd(process, region, end) {
  const was = asItIs(region);
  if (region.label === '[heap]') {
    return { lines: [call(process, 'brk(', typed('end', hexText(end)), ')')], notes: ['heapByBreak'] };
  }
  if (end < was.end) {
    const cut = [typed('end', hexText(end)), ', ', size(was.end - end)];
    return { lines: [call(process, 'munmap(', ...cut, ')')], notes: [] };
  }
  const sizes = [size(was.end - was.start), ', ', typed('end', size(end - was.start))];
  return { lines: [call(process, 'mremap(', region.start, ', ', ...sizes, ')')], notes: [] };
}

/** @param {string} process @param {RegionReport} region @param {bigint} start @returns {Calls} */
function newStart(process, region, start) {
  const was = asItIs(region);
  if (start > was.start) {
    return {
      lines: [call(process, 'munmap(', region.start, ', ', typed('start', size(start - was.start)), ')')],
      notes: [],
    };
  }
  if (region.label === '[stack]') {
    return { lines: [call(process, 'write ', typed('start', hexText(start)), ' 0')], notes: ['stackByAccess'] };
  }
  const offset = was.path ? was.offset - (was.start - start) : 0n;
  const below = { ...was, start, end: was.start, offset: offset < 0n ? 0n : offset };
  return { lines: [mapAt(process, below, 'fixed_noreplace')], notes: ['mappedBelow'] };
}

/** @param {Wanted} a @param {Wanted} b */
const sameBacking = (a, b) => a.path === b.path && a.offset === b.offset && a.perms.at(-1) === b.perms.at(-1);

/** @param {string} process @param {RegionReport} region @param {Wanted} wanted @returns {Calls} */
export function moveCalls(process, region, wanted) {
  const length = size(wanted.end - wanted.start);
  const to = typed('start', hexText(wanted.start));
  const parts = [region.start, ', ', length, ', ', length, ', maymove|fixed, ', to];
  return { lines: [call(process, 'mremap(', ...parts, ')')], notes: ['unmapsThere'] };
}

/**
 * The calls that make a region what is wanted; none when it is that already.
 * @param {string} process
 * @param {RegionReport} region
 * @param {Wanted} wanted
 * @returns {Calls}
 */
export function changeCalls(process, region, wanted) {
  const was = asItIs(region);
  if (!sameBacking(was, wanted)) return { lines: [mapAt(process, wanted, 'fixed')], notes: ['replaced'] };
  const moved = wanted.start !== was.start && wanted.end - wanted.start === was.end - was.start;
  const parts = [
    ...(moved ? [moveCalls(process, region, wanted)] : []),
    ...(!moved && wanted.end !== was.end ? [newEnd(process, region, wanted.end)] : []),
    ...(!moved && wanted.start !== was.start ? [newStart(process, region, wanted.start)] : []),
  ];
  if (wanted.perms !== was.perms) parts.push({ lines: [protect(process, wanted)], notes: [] });
  return { lines: parts.flatMap(({ lines }) => lines), notes: parts.flatMap(({ notes }) => notes) };
}

/** @param {string} process @param {{ start: bigint, end: bigint, perms: string }} part */
export const protect = (process, { start, end, perms }) =>
  call(
    process,
    'mprotect(',
    typed('start', hexText(start)),
    ', ',
    typed('end', size(end - start)),
    ', ',
    typed('prot', rightsOf(perms)),
    ')',
  );

/** @param {string} process @param {RegionReport} region */
export const unmap = (process, region) =>
  call(process, 'munmap(', region.start, ', ', size(hexValue(region.end) - hexValue(region.start)), ')');
