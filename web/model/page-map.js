import { hexText, hexValue } from './addresses.js';
import { pageLook } from './column.js';
import { allFrames, KIND } from './frames.js';
import { processesListed, processesShown } from './scene.js';

/** @import {PageReport, RegionReport} from '../../bindings/engine.js' */
/** @import {Answers} from '../session.js' */
/** @import {Scene} from './scene.js' */

/** Many things of one kind in a row, each with a look: the pages of a region, or the frames of the machine. */

/**
 * @typedef {object} PageMap
 * @property {'pages' | 'frames'} of
 * @property {string} name of the region, or where it starts; '' of frames
 * @property {string} process '' of frames
 * @property {number} count
 * @property {(index: number) => string} look
 * @property {(index: number) => { name: string, page: PageReport | undefined, kind: number, by: string }} thing `name`: a page's address, a frame's number
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

/** @param {Scene} scene @param {string} process @param {string} start of the region @returns {PageMap | null} */
export function mapOfRegion(scene, process, start) {
  const owner = processesShown(scene).find(({ name }) => name === process);
  const region = owner?.regions.find((one) => one.start === start);
  if (!owner || !region) return null;
  const size = BigInt(scene.machine.page);
  const first = hexValue(region.start) / size;
  const count = Number(hexValue(region.end) / size - first);
  const pages = new Map(owner.pages.map((page) => [Number(hexValue(page.address) / size - first), page]));
  return {
    of: 'pages',
    name: region.label || region.start,
    process,
    count,
    look: (index) => pageLook(pages.get(index), region, scene.after.memory.zero_frame),
    thing: (index) => ({
      name: hexText((first + BigInt(index)) * size),
      page: pages.get(index),
      kind: KIND.free,
      by: '',
    }),
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
    name: '',
    process: '',
    count,
    look: (index) => cellAt(index).look,
    thing: (index) => {
      const { kind, users } = cellAt(index);
      return { name: String(index), page: undefined, kind, by: users.map((user) => names[user]).join(', ') };
    },
    find: (typed) => {
      const number = numberOf(typed);
      return number === null ? null : inside(number, count);
    },
  };
}
