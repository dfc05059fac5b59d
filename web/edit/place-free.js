import { hexText, hexValue } from '../model/addresses.js';
import { userEnd } from '../model/column.js';
import { pageDown } from './values.js';

/** @import {MachineReport, ProcessReport, RegionReport} from '../../bindings/engine.js' */

/** Where in an address space a new region has room: proposals for a form, which can all be typed over. */

/** @typedef {{ start: bigint, end: bigint }} Range */

/** @param {ProcessReport} process @param {MachineReport} machine @returns {Range[]} low addresses first */
export function gapsOf(process, machine) {
  const end = userEnd(machine);
  /** @type {Range[]} */
  const gaps = [];
  let reached = BigInt(machine.page); // page 0 stays free, so that NULL faults
  for (const region of process.regions) {
    const start = hexValue(region.start);
    if (start >= end) break;
    if (start > reached) gaps.push({ start: reached, end: start });
    reached = hexValue(region.end) > reached ? hexValue(region.end) : reached;
  }
  if (reached < end) gaps.push({ start: reached, end });
  return gaps;
}

/** The gap that holds an address. @param {ProcessReport} process @param {MachineReport} machine @param {string | null} address */
export function gapAt(process, machine, address) {
  if (!address) return null;
  const value = hexValue(address);
  return gapsOf(process, machine).find(({ start, end }) => value >= start && value < end) ?? null;
}

/** The lowest place at or above an address. @param {Range[]} gaps @param {bigint} from @param {bigint} bytes */
export function lowest(gaps, from, bytes) {
  for (const { start, end } of gaps) {
    const at = start > from ? start : from;
    if (at + bytes <= end) return at;
  }
  return lowestOfAll(gaps, bytes);
}

/** @param {Range[]} gaps @param {bigint} bytes */
const lowestOfAll = (gaps, bytes) =>
  gaps.find(({ start, end }) => start + bytes <= end)?.start ?? gaps[0]?.start ?? 0n;

/** The highest place that ends at or below an address. @param {Range[]} gaps @param {bigint} limit @param {bigint} bytes */
export function highest(gaps, limit, bytes) {
  for (const { start, end } of [...gaps].reverse()) {
    const top = end < limit ? end : limit;
    if (top - bytes >= start) return top - bytes;
  }
  return lowestOfAll(gaps, bytes);
}

/** Room left for a stack to grow, and where placement goes downwards from, as the kernel leaves it. */
const STACK_ROOM = 128n << 20n;

/** Where mappings go downwards from. @param {ProcessReport} process @param {MachineReport} machine */
export function mappingTop(process, machine) {
  const stack = process.regions.find(({ label }) => label === '[stack]');
  const top = stack ? hexValue(stack.end) : userEnd(machine) - BigInt(machine.page);
  const room = top > 2n * STACK_ROOM ? STACK_ROOM : top / 4n;
  return pageDown(top - room, BigInt(machine.page));
}

/** @param {RegionReport[]} regions @param {string} path @returns {RegionReport | null} the last of a file */
export const lastOf = (regions, path) =>
  regions.findLast(({ file, label }) => (file ?? label) === path) ?? null;

/** @param {bigint} start @param {bigint} bytes */
export const range = (start, bytes) => ({ start: hexText(start), end: hexText(start + bytes) });
