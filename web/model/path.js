import { pageStart } from './addresses.js';
import { placeOf, startOf } from './places.js';

/** @import {Scene} from './scene.js' */
/** @import {Place} from './places.js' */

/**
 * The way of an access through the lanes, as stops: what the token visits, and what stands as numbers in the
 * still picture.
 */

/** @typedef {{ place: Place, number: number, first: number, last: number }} Stop events first…last of the step; −1 is the start */

/** More stops than this say nothing as a still picture: a sweep keeps its last ones. */
const MOST_STOPS = 24;

/** @param {Scene} scene */
export const whereOf = (scene) => ({
  process: scene.step?.process ?? null,
  address: scene.step?.address ?? null,
});

/** @param {Scene} scene @returns {Stop[]} */
export function stopsOf(scene) {
  const where = whereOf(scene);
  /** @type {Stop[]} */
  const stops = [];
  if (where.address && where.process && scene.shown.length > 0) {
    const page = pageStart(where.address, scene.machine.page);
    stops.push({ place: startOf(where, page), number: 1, first: -1, last: -1 });
  }
  scene.shown.forEach((event, index) => {
    const place = placeOf(event, where);
    const last = stops.at(-1);
    if (last && last.place.stop === place.stop) {
      last.last = index;
      last.place = place;
    } else {
      stops.push({ place, number: (last?.number ?? 0) + 1, first: index, last: index });
    }
  });
  return stops.slice(-MOST_STOPS);
}
