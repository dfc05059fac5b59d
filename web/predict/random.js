/**
 * Numbers that look drawn but follow from a seed alone, in 32-bit integers, so that every machine draws the same.
 * Mulberry32: a counter that is stirred; good enough to shuffle exercises, and for nothing secret.
 */

/**
 * @typedef {object} Random
 * @property {(count: number) => number} below 0 … count − 1
 * @property {<T>(list: readonly T[]) => T} pick of a list that is not empty
 * @property {<T>(list: readonly T[]) => T[]} shuffle a copy
 */

/** @param {string} seed */
function start(seed) {
  let state = 0x9e3779b9;
  for (let at = 0; at < seed.length; at += 1) state = Math.imul(state ^ seed.charCodeAt(at), 0x85ebca6b);
  return state >>> 0;
}

/** @param {string} seed @returns {Random} */
export function randomFrom(seed) {
  let state = start(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let stirred = Math.imul(state ^ (state >>> 15), 1 | state);
    stirred = (stirred + Math.imul(stirred ^ (stirred >>> 7), 61 | stirred)) ^ stirred;
    return (stirred ^ (stirred >>> 14)) >>> 0;
  };
  const below = (/** @type {number} */ count) => next() % count;
  return {
    below,
    pick: (list) => /** @type {any} */ (list[below(list.length)]),
    shuffle: (list) => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [copy[last], copy[other]] = /** @type {any} */ ([copy[other], copy[last]]);
      }
      return copy;
    },
  };
}
