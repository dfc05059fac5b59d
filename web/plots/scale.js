/** Arithmetic of a plot: round numbers for its axis, the points that a picture of some width can show. */

/** Round steps: 1, 2 or 5 times a power of ten, whole numbers. @param {number} most @param {number} count @returns {number[]} from 0 up to at least `most` */
export function ticksTo(most, count = 3) {
  const raw = Math.max(1, most) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power);
  const ticks = [0];
  while (/** @type {number} */ (ticks.at(-1)) < most) ticks.push(/** @type {number} */ (ticks.at(-1)) + step);
  return ticks.length < 2 ? [0, step] : ticks;
}

/** The same for bytes: steps that are powers of two. @param {number} most @param {number} count @returns {number[]} */
export function byteTicksTo(most, count = 3) {
  let step = 1024;
  while (step * count < most) step *= 2;
  return Array.from({ length: Math.max(2, Math.ceil(most / step) + 1) }, (_, index) => index * step);
}

/**
 * Which points to draw where there are more than columns: the ends, and of each column the lowest and the highest.
 * @param {ArrayLike<number>} values
 * @param {number} columns
 * @returns {number[]} indices, ascending
 */
export function pointsOf(values, columns) {
  const { length } = values;
  if (length <= columns * 2) return Array.from({ length }, (_, index) => index);
  const indices = new Set([0, length - 1]);
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * length) / columns);
    const to = Math.floor(((column + 1) * length) / columns);
    let [low, high] = [from, from];
    for (let index = from; index < to; index += 1) {
      if (Number(values[index]) < Number(values[low])) low = index;
      if (Number(values[index]) > Number(values[high])) high = index;
    }
    indices.add(low).add(high);
  }
  return [...indices].sort((a, b) => a - b);
}

/** The index whose x is nearest. @param {ArrayLike<number>} xs ascending @param {number} x @returns {number} −1 where there is none */
export function nearest(xs, x) {
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  for (let index = 0; index < xs.length; index += 1) {
    const away = Math.abs(Number(xs[index]) - x);
    if (away < distance) [best, distance] = [index, away];
  }
  return best;
}

/** Rows of a table that stands for a plot: all where they are few, else evenly taken, the last always. @param {number} length @param {number} most @returns {number[]} */
export function rowsOf(length, most) {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  const every = Math.ceil(length / most);
  const rows = Array.from({ length: Math.ceil(length / every) }, (_, index) => index * every);
  if (rows.at(-1) !== length - 1) rows.push(length - 1);
  return rows;
}

/** Which x are written below an axis: few, evenly taken, both ends among them. @param {number} length @param {number} most @returns {number[]} */
export function labelsOf(length, most) {
  const all = rowsOf(length, most);
  const [last = 0, before = 0, earlier = 0] = all.slice(-3).reverse();
  // The last one came out of its turn; a neighbour too near to it gives way.
  return all.length > 2 && (last - before) * 2 <= before - earlier ? all.toSpliced(-2, 1) : all;
}
