import { hexValue } from '../model/addresses.js';
import { userEnd } from '../model/column.js';

/** @import {MachineReport, ProcessReport, RegionReport} from '../../bindings/engine.js' */

/** How far a region's edges may go, and how far a pull of so many pixels takes them. */

/** Pixels that pull an edge one step further. */
const PIXELS = 10;
/** A region of more pages than this moves by more than one page a step. */
const FINE_PAGES = 32n;

/** Pages that a pull upwards adds; rows are not to scale, so a larger region takes larger steps. @param {RegionReport} region @param {number} pixels @param {bigint} page */
export function pagesPulled({ start, end }, pixels, page) {
  const pages = (hexValue(end) - hexValue(start)) / page;
  let step = 1n;
  while (step * FINE_PAGES * 2n <= pages) step *= 2n;
  return BigInt(Math.round(pixels / PIXELS)) * step;
}

/** The addresses between which a region may lie. @param {ProcessReport} process @param {RegionReport} region @param {MachineReport} machine */
export function neighbours({ regions }, region, machine) {
  const [start, end] = [hexValue(region.start), hexValue(region.end)];
  const below = regions.filter((one) => hexValue(one.end) <= start).at(-1);
  const above = regions.find((one) => hexValue(one.start) >= end);
  return {
    below: below ? hexValue(below.end) : 0n,
    above: above && hexValue(above.start) < userEnd(machine) ? hexValue(above.start) : userEnd(machine),
  };
}
