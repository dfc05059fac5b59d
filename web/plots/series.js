import { scaled } from '../model/addresses.js';
import { countText, unitText, words } from '../words.js';
import { byteTicksTo, ticksTo } from './scale.js';

/** @import {Line, Plot} from './plot.js' */

/** Which plots there are over the steps, and what their lines are called. */

/** @typedef {Record<string, ArrayLike<number>>} Values by the names of the contract's Series, and "pss" */

const { plots } = words;

/** @type {{ id: 'faults' | 'tlb' | 'memory' | 'frames', lines: string[], bytes: boolean }[]} */
const PLOTS = [
  { id: 'faults', lines: ['minor', 'major'], bytes: false },
  { id: 'tlb', lines: ['tlb_hits', 'tlb_misses'], bytes: false },
  { id: 'memory', lines: ['rss', 'pss', 'committed'], bytes: true },
  { id: 'frames', lines: ['used_frames'], bytes: false },
];

/** The names of the contract's series that are drawn. */
export const SERIES = ['minor', 'major', 'tlb_hits', 'tlb_misses', 'rss', 'committed', 'used_frames'];

/** @param {number} value bytes */
const byteText = (value) => unitText(scaled(Math.round(value)));

/** @param {ArrayLike<number>[]} all */
const mostOf = (all) => {
  let most = 0;
  for (const values of all)
    for (let at = 0; at < values.length; at += 1) most = Math.max(most, Number(values[at]));
  return most;
};

/**
 * @param {Values} values
 * @param {number} length positions that may be shown
 * @param {number} position
 * @param {(x: number) => void} pick
 * @returns {Plot[]}
 */
export function plotsOf(values, length, position, pick) {
  const xs = Array.from({ length }, (_, index) => index);
  return PLOTS.map(({ id, lines, bytes }) => {
    /** @type {Line[]} */
    const drawn = lines.flatMap((name) => {
      const found = values[name];
      return found
        ? [
            {
              name: /** @type {Record<string, string>} */ (plots.lines)[name] ?? name,
              values: Array.from(found).slice(0, length),
            },
          ]
        : [];
    });
    const most = mostOf(drawn.map((line) => line.values));
    return {
      id,
      title: plots.titles[id],
      xName: plots.step,
      xs,
      lines: drawn,
      ticks: bytes ? byteTicksTo(most) : ticksTo(most),
      format: bytes ? byteText : countText,
      marked: position,
      steps: true,
      pick,
    };
  });
}
