import { processesShown, touchedFrames } from './scene.js';

/** @import {ProcessReport} from '../../bindings/engine.js' */
/** @import {Scene} from './scene.js' */

/** Physical frames as the picture shows them: what each holds and who maps it. */

export const KIND = { free: 0, anonymous: 1, cache: 2, zero: 3, table: 4 };

/** @typedef {{ frame: number, kind: number, look: string, users: number[], changed: boolean }} FrameCell `users`: process indices */

const WORDS = 4;

/** Frames in about one row of the picture. */
const ROW = 8;

/** A machine of more frames than this is a large one. */
const MOST_FRAMES = 144;
const MOST_OF_LARGE = 32;
const MOST_TOUCHED = 16;

/** @param {ProcessReport[]} processes @returns {Map<number, number[]>} */
function usersOf(processes) {
  /** @type {Map<number, number[]>} */
  const users = new Map();
  processes.forEach((process, index) => {
    for (const { frame } of process.pages) {
      if (frame === undefined) continue;
      const known = users.get(frame) ?? [];
      if (!known.includes(index)) known.push(index);
      users.set(frame, known);
    }
  });
  return users;
}

/** @param {number} kind @param {boolean} memoryFile */
function lookOf(kind, memoryFile) {
  if (kind === KIND.anonymous) return 'anonymous';
  if (kind === KIND.cache) return memoryFile ? 'shared' : 'file';
  if (kind === KIND.zero) return 'zero';
  return 'none';
}

/**
 * The four words of each frame as the picture has them.
 * @typedef {object} Frames
 * @property {(frame: number, word: number) => number} now
 * @property {(frame: number, word: number) => number} before the step
 * @property {Set<number>} touched
 * @property {number} count
 */

/** @param {Scene} scene @param {(position: number) => Uint32Array} framesAt @returns {Frames} */
function framesOf(scene, framesAt) {
  const after = framesAt(scene.position);
  const before = scene.position > 0 ? framesAt(scene.position - 1) : after;
  const touched = touchedFrames(scene);
  const at = (/** @type {Uint32Array} */ words, /** @type {number} */ frame, /** @type {number} */ word) =>
    words[frame * WORDS + word] ?? 0;
  return {
    now: (frame, word) => at(scene.complete || touched.has(frame) ? after : before, frame, word),
    before: (frame, word) => at(before, frame, word),
    touched,
    // The frame of zeros is beside those that the machine has, and the tables' own come after: 4 frames are 0…4.
    count: Math.min(scene.machine.table_first_frame, Math.floor(after.length / WORDS)),
  };
}

/** Free frames behind the last one in use are a count, as gaps are; the row of the next ones stays. @param {Frames} frames */
function drawnOfSmall({ now, count }) {
  const numbers = Array.from({ length: count }, (_, frame) => frame);
  const last = numbers.findLastIndex((frame) => now(frame, 0) !== KIND.free);
  const wanted = Math.max(2 * ROW, Math.ceil((last + 5) / ROW) * ROW);
  return count - wanted > ROW ? numbers.slice(0, wanted) : numbers;
}

/** Of a large machine: the frames that the step touched, and the first ones in use. @param {Frames} frames */
function drawnOfLarge({ now, touched, count }) {
  const numbers = [...touched].filter((frame) => frame < count).slice(-MOST_TOUCHED);
  const known = new Set(numbers);
  for (let frame = 0; frame < count && numbers.length < MOST_OF_LARGE; frame += 1) {
    if (now(frame, 0) !== KIND.free && !known.has(frame)) numbers.push(frame);
  }
  return numbers.sort((a, b) => a - b);
}

/** @param {Frames} frames @param {number} frame @param {Scene} scene @param {Map<number, number[]>} users @returns {FrameCell} */
function cellOf(frames, frame, scene, users) {
  const kind = frames.now(frame, 0);
  const file = scene.after.memory.files[frames.now(frame, 2)];
  const look = lookOf(kind, kind === KIND.cache && file !== undefined && file.kind !== 'disk');
  const named = frames.touched.has(frame) && kind !== KIND.zero;
  const changed = named || kind !== frames.before(frame, 0);
  return { frame, kind, look, users: users.get(frame) ?? [], changed };
}

/**
 * Each frame of the machine, for whoever wants to see all of a large one.
 * @param {Scene} scene
 * @param {(position: number) => Uint32Array} framesAt
 * @returns {{ count: number, cellAt: (frame: number) => FrameCell }}
 */
export function allFrames(scene, framesAt) {
  const frames = framesOf(scene, framesAt);
  const users = usersOf(processesShown(scene));
  return { count: frames.count, cellAt: (frame) => cellOf(frames, frame, scene, users) };
}

/**
 * @param {Scene} scene
 * @param {(position: number) => Uint32Array} framesAt
 * @returns {{ cells: FrameCell[], free: number, omitted: number }} `free` and `omitted` are not drawn
 */
export function framesShown(scene, framesAt) {
  const frames = framesOf(scene, framesAt);
  const users = usersOf(processesShown(scene));
  const drawn = frames.count <= MOST_FRAMES ? drawnOfSmall(frames) : drawnOfLarge(frames);
  const cells = drawn.map((frame) => cellOf(frames, frame, scene, users));
  let free = 0;
  for (let frame = 0; frame < frames.count; frame += 1) if (frames.now(frame, 0) === KIND.free) free += 1;
  free -= cells.filter(({ kind }) => kind === KIND.free).length;
  return { cells, free, omitted: frames.count - free - cells.length };
}
