import { pageStart } from './addresses.js';
import { placeOf, startOf } from './places.js';

/** @import {Scene} from './scene.js' */
/** @import {Place} from './places.js' */

/**
 * The way of an access through the lanes, as stops: what the token visits, and what stands as numbers in the
 * still picture.
 */

/** @typedef {{ place: Place, number: number, first: number, last: number }} Stop events first…last of the step; −1 is the start */

/** More stops than this say nothing as a still picture. */
const MOST_STOPS = 24;

/** @param {Scene} scene */
export const whereOf = (scene) => ({
  process: scene.step?.process ?? null,
  address: scene.step?.address ?? null,
});

/** A sweep is many accesses: its path is the last one's. @param {Scene} scene @returns {number} index of its first event */
function firstEvent(scene) {
  if ((scene.step?.count ?? 1) < 2) return 0;
  const before = scene.shown.slice(0, -1).findLastIndex(({ kind }) => kind === 'access');
  return before + 1;
}

/** The page that the path starts from. @param {Scene} scene @param {number} from @param {string} address */
function startPage(scene, from, address) {
  const event = scene.shown[from];
  if (event && (event.kind === 'tlb-hit' || event.kind === 'tlb-miss')) return event.page;
  return pageStart(address, scene.machine.page);
}

/** @param {Scene} scene @returns {Stop[]} */
export function stopsOf(scene) {
  const where = whereOf(scene);
  const from = firstEvent(scene);
  /** @type {Stop[]} */
  const stops = [];
  if (where.address && where.process && scene.shown.length > 0) {
    const page = startPage(scene, from, where.address);
    stops.push({ place: startOf(where, page), number: 1, first: -1, last: -1 });
  }
  scene.shown.slice(from).forEach((event, index) => {
    const place = placeOf(event, where);
    const last = stops.at(-1);
    if (last && last.place.stop === place.stop) {
      last.last = from + index;
      last.place = place;
    } else {
      stops.push({ place, number: (last?.number ?? 0) + 1, first: from + index, last: from + index });
    }
  });
  return scene.complete ? stops.slice(0, MOST_STOPS) : stops.slice(-MOST_STOPS);
}
