import { settingOf, withSetting } from './variant.js';

/** One scenario on many machines: a size against what it costs, a line for each policy. */

/** @typedef {'frames' | 'tlb'} Axis */
/** @typedef {{ policy: string, size: number, cost: number | null, message: string }} Point cost null: cannot be played */

/** Policies a line is drawn for. @type {Record<Axis, string[]>} */
export const POLICIES = {
  frames: ['fifo', 'lru', 'clock', 'opt', 'random', 'linux'],
  tlb: ['lru', 'fifo', 'random', 'plru'],
};

/** Sizes drawn at once. */
const MOST_SIZES = 64;

/** @param {string} text @param {Axis} axis @param {string} policy @param {number} size */
export function sweepText(text, axis, policy, size) {
  if (axis === 'tlb') return withSetting(text, 'tlb', `${size} ${policy}`);
  return withSetting(withSetting(text, 'frames', String(size)), 'replace', policy);
}

/** A sensible range: up to what the text has, and a little more. @param {string} text @param {Axis} axis @returns {[number, number]} */
export function rangeOf(text, axis) {
  const own = Number.parseInt(settingOf(text, axis), 10) || (axis === 'frames' ? 64 : 16);
  return axis === 'frames' ? [Math.min(4, own), Math.min(own + 4, 32)] : [1, Math.min(own, 16)];
}

/** @param {Axis} axis @param {number} from @param {number} upTo @returns {{ policy: string, size: number }[]} */
export function planOf(axis, from, upTo, policies = POLICIES[axis]) {
  const sizes = Array.from(
    { length: Math.max(0, Math.min(upTo - from + 1, MOST_SIZES)) },
    (_, at) => from + at,
  );
  return policies.flatMap((policy) => sizes.map((size) => ({ policy, size })));
}

/**
 * Where more room made it worse.
 * @param {Point[]} points
 * @returns {{ policy: string, smaller: number, larger: number, fewer: number, more: number }[]} the first of each policy
 */
export function anomaliesOf(points) {
  const found = new Map();
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before?.policy !== point.policy || before.cost === null || point.cost === null) return;
    if (point.cost <= before.cost || found.has(point.policy)) return;
    found.set(point.policy, {
      policy: point.policy,
      smaller: before.size,
      larger: point.size,
      fewer: before.cost,
      more: point.cost,
    });
  });
  return [...found.values()];
}

/** Policies whose lines are one line. @param {Point[]} points @returns {string[][]} */
export function coincidingOf(points) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const policy of new Set(points.map((point) => point.policy))) {
    const key = points
      .filter((point) => point.policy === policy)
      .map(({ cost }) => cost)
      .join();
    groups.set(key, [...(groups.get(key) ?? []), policy]);
  }
  return [...groups.values()].filter((names) => names.length > 1);
}
