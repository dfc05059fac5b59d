import { processesShown, touchedFrames } from './scene.js';

/** @import {ProcessReport} from '../../bindings/engine.js' */
/** @import {Scene} from './scene.js' */

/** Physical frames as the picture shows them: what each holds and who maps it. */

export const KIND = { free: 0, anonymous: 1, cache: 2, zero: 3, table: 4 };

/** @typedef {{ frame: number, kind: number, look: string, users: number[], changed: boolean }} FrameCell `users`: process indices */

const WORDS = 4;

/** Frames in about one row of the picture. */
const ROW = 8;

/** Frames drawn: all of a small machine; of a large one those in use, up to this many. */
const MOST_FRAMES = 144;

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
 * @param {Scene} scene
 * @param {(position: number) => Uint32Array} framesAt
 * @returns {{ cells: FrameCell[], free: number, omitted: number }}
 */
export function framesShown(scene, framesAt) {
  const after = framesAt(scene.position);
  const before = scene.position > 0 ? framesAt(scene.position - 1) : after;
  const touched = touchedFrames(scene);
  const users = usersOf(processesShown(scene));
  const count = Math.min(scene.after.memory.frames, Math.floor(after.length / WORDS));
  const small = count <= MOST_FRAMES;
  /** @type {FrameCell[]} */
  const cells = [];
  let free = 0;
  let omitted = 0;
  for (let frame = 0; frame < count; frame += 1) {
    const words = scene.complete || touched.has(frame) ? after : before;
    const kind = words[frame * WORDS] ?? 0;
    if (kind === KIND.table) continue;
    if (kind === KIND.free && !small) {
      free += 1;
    } else if (cells.length >= MOST_FRAMES) {
      omitted += 1;
    } else {
      const file = scene.after.memory.files[words[frame * WORDS + 2] ?? 0];
      const look = lookOf(kind, kind === KIND.cache && file !== undefined && file.kind !== 'disk');
      const changed = kind !== (before[frame * WORDS] ?? 0) || (touched.has(frame) && kind !== KIND.zero);
      cells.push({ frame, kind, look, users: users.get(frame) ?? [], changed });
    }
  }
  const kept = small ? drawnOf(cells) : cells.length;
  return { cells: cells.slice(0, kept), free: free + cells.length - kept, omitted };
}

/** Free frames behind the last one in use are a count, as gaps are: the row of the next ones stays. @param {FrameCell[]} cells */
function drawnOf(cells) {
  const last = cells.findLastIndex((cell) => cell.kind !== KIND.free);
  const wanted = Math.max(2 * ROW, Math.ceil((last + 5) / ROW) * ROW);
  return cells.length - wanted > ROW ? wanted : cells.length;
}
