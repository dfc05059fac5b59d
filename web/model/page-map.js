import { words } from '../words.js';
import { hexText, hexValue } from './addresses.js';
import { columnOf, pageLook } from './column.js';
import { allFrames } from './frames.js';
import { cellText, stateText } from './page-text.js';
import { processesListed, processesShown } from './scene.js';

/** @import {Answers} from '../session.js' */
/** @import {Scene} from './scene.js' */

/** Many things of one kind in a row, each with a look: the pages of a region, or the frames of the machine. */

/**
 * @typedef {object} PageMap
 * @property {'pages' | 'frames'} of
 * @property {string} title
 * @property {number} count
 * @property {(index: number) => string} name a page's address, a frame's number
 * @property {(index: number) => string} look
 * @property {(index: number) => string | number} short where a page is, or which frame it is, in a cell
 * @property {(index: number) => string} text all of that in words
 * @property {(typed: string) => number | null} find the index that a text means
 */

/** @param {string} typed @returns {bigint | null} decimal, or hexadecimal with its 0x */
function numberOf(typed) {
  try {
    return typed.trim() ? BigInt(typed.trim()) : null;
  } catch {
    return null;
  }
}

/** @param {bigint} index @param {number} count */
const inside = (index, count) => (index >= 0n && index < BigInt(count) ? Number(index) : null);

/** @param {Scene} scene @param {string} process @param {string} start of the region @returns {PageMap | null} null where it is gone */
export function mapOfRegion(scene, process, start) {
  const owner = processesShown(scene).find(({ name }) => name === process);
  const rows = owner ? columnOf(owner, scene.machine) : [];
  const row = rows.find((one) => one.kind === 'region' && one.start === start);
  if (row?.kind !== 'region') return null;
  const { region, pages } = row;
  const size = BigInt(scene.machine.page);
  const first = hexValue(region.start) / size;
  const count = Number(hexValue(region.end) / size - first);
  const name = (/** @type {number} */ index) => hexText((first + BigInt(index)) * size);
  return {
    of: 'pages',
    title: words.map.pages({ name: region.label || region.start, process }),
    count,
    name,
    look: (index) => pageLook(pages.get(index), region, scene.after.memory.zero_frame),
    short: (index) => cellText(pages.get(index)),
    text: (index) => words.map.page({ address: name(index), state: stateText(pages.get(index)) }),
    find: (typed) => {
      const number = numberOf(typed);
      if (number === null) return null;
      return inside(number / size - first, count) ?? inside(number, count);
    },
  };
}

/** @param {Scene} scene @param {Answers} answers @returns {PageMap} */
export function mapOfFrames(scene, answers) {
  const { count, cellAt } = allFrames(scene, (position) => answers.frames(position));
  const names = processesListed(scene).map(({ name }) => name);
  return {
    of: 'frames',
    title: words.map.frames,
    count,
    name: String,
    look: (index) => cellAt(index).look,
    short: (index) => index,
    text: (frame) => {
      const { kind, users } = cellAt(frame);
      const by = users.map((user) => names[user]).join(', ');
      return words.map.frame({ frame, kind: words.memory.kinds[kind] ?? '', by });
    },
    find: (typed) => {
      const number = numberOf(typed);
      return number === null ? null : inside(number, count);
    },
  };
}
