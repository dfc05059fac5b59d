import { hexText, hexValue, within } from './addresses.js';

/** @import {MachineReport, PageReport, ProcessReport, RegionReport} from '../../bindings/engine.js' */

/**
 * One address space as rows, high addresses first: regions, and the gaps between them with their real sizes.
 */

/** @typedef {{ kind: 'region', region: RegionReport, start: string, end: string, pages: Map<number, PageReport> }} RegionRow */
/** @typedef {{ kind: 'gap', start: string, end: string }} GapRow */
/** @typedef {{ kind: 'kernel', start: string, end: string }} KernelRow */
/** @typedef {{ kind: 'more', start: string, end: string, count: number }} MoreRow */
/** @typedef {RegionRow | GapRow | KernelRow | MoreRow} Row */

/** A column draws this many rows; the others are one click away. */
const MOST_ROWS = 120;

/** The end of what programs may map, where the tables have a kernel half above it. @param {MachineReport} machine @returns {bigint} */
export function userEnd(machine) {
  const bits = machine.address_bits;
  const halved = machine.arch.startsWith('x86') || (machine.arch.startsWith('riscv') && bits > 32);
  return 1n << BigInt(halved ? bits - 1 : bits);
}

/** @param {PageReport[]} pages @param {bigint} pageSize */
function byNumber(pages, pageSize) {
  return pages
    .map((page) => ({ number: Number(hexValue(page.address) / pageSize), page }))
    .sort((a, b) => a.number - b.number);
}

/**
 * The pages of each region, by their index in it. Both lists ascend, so one pass does.
 * @param {ProcessReport} process
 * @param {MachineReport} machine
 * @returns {RegionRow[]}
 */
function regionRows(process, machine) {
  const size = BigInt(machine.page);
  const pages = byNumber(process.pages, size);
  let next = 0;
  return process.regions.map((region) => {
    const first = Number(hexValue(region.start) / size);
    const end = Number(hexValue(region.end) / size);
    const own = new Map();
    while (next < pages.length && /** @type {any} */ (pages[next]).number < first) next += 1;
    for (; next < pages.length; next += 1) {
      const { number, page } = /** @type {{ number: number, page: PageReport }} */ (pages[next]);
      if (number >= end) break;
      own.set(number - first, page);
    }
    return { kind: 'region', region, start: region.start, end: region.end, pages: own };
  });
}

/** @param {ProcessReport} process @param {MachineReport} machine @returns {Row[]} high addresses first */
export function columnOf(process, machine) {
  /** @type {Row[]} */
  const rows = [];
  let reached = 0n;
  for (const row of regionRows(process, machine)) {
    rows.push(...between(reached, hexValue(row.start), machine), row);
    reached = hexValue(row.end);
  }
  if (reached < userEnd(machine)) rows.push(...between(reached, END, machine));
  return rows.reverse();
}

const END = 1n << 64n;

/**
 * What lies between two regions, or behind the last: a gap, and where it reaches beyond what programs may map,
 * the kernel's half ([vsyscall] lies in there).
 * @param {bigint} from
 * @param {bigint} to
 * @param {MachineReport} machine
 * @returns {Row[]}
 */
function between(from, to, machine) {
  const top = userEnd(machine);
  /** @type {Row[]} */
  const rows = [];
  const end = to < top ? to : top;
  if (from < end) rows.push({ kind: 'gap', start: hexText(from), end: hexText(end) });
  if (to > top && from <= top && machine.arch.startsWith('x86')) {
    rows.push({ kind: 'kernel', start: hexText(END - top), end: hexText(to - 1n) });
  }
  return rows;
}

/** @param {Row[]} rows @param {number} count @returns {MoreRow[]} */
function more(rows, count) {
  const first = rows[0];
  const last = rows.at(-1);
  return first && last ? [{ kind: 'more', start: last.start, end: first.end, count }] : [];
}

/**
 * The rows around an address; the rest stands as a count.
 * @param {Row[]} rows
 * @param {string | null} address
 * @returns {Row[]}
 */
export function windowOf(rows, address) {
  if (rows.length <= MOST_ROWS) return [...rows];
  const at = address ? rows.findIndex((row) => within(address, row.start, row.end)) : 0;
  const from = Math.max(0, Math.min(at - MOST_ROWS / 2, rows.length - MOST_ROWS));
  const over = rows.slice(0, from);
  const under = rows.slice(from + MOST_ROWS);
  return [...more(over, over.length), ...rows.slice(from, from + MOST_ROWS), ...more(under, under.length)];
}

/** @typedef {'anonymous' | 'file' | 'shared' | 'swap' | 'zero' | 'special' | 'none'} BackingLook */

/** What colour and pattern a region has. @param {RegionReport} region @returns {BackingLook} */
export function regionLook(region) {
  if (region.backing === 'special') return 'special';
  if (region.perms.endsWith('s') || region.backing === 'shared-anonymous') return 'shared';
  return region.backing === 'file' ? 'file' : 'anonymous';
}

/** @param {PageReport | undefined} page @param {RegionReport} region @param {number} zeroFrame @returns {BackingLook} */
export function pageLook(page, region, zeroFrame) {
  if (!page) return 'none';
  if (page.state === 'swapped') return 'swap';
  if (page.frame === undefined) return 'none';
  if (region.perms.endsWith('s')) return 'shared';
  if (page.file) return 'file';
  return page.frame === zeroFrame && !page.writable && !page.dirty ? 'zero' : 'anonymous';
}
