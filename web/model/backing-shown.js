import { happened, touchedFrames } from './scene.js';

/** @import {EngineEvent, Snapshot} from '../../bindings/engine.js' */
/** @import {Scene} from './scene.js' */

/** The page cache, the swap area and the tables in the middle of a step: each as the shown events left it. */

/** @typedef {Snapshot['memory']['files'][number]} FileReport */

/** @param {EngineEvent} event @returns {event is Extract<EngineEvent, { kind: 'swapped-out' | 'swapped-in' }>} */
const swaps = (event) => event.kind === 'swapped-out' || event.kind === 'swapped-in';

/** Slots in use. @param {Scene} scene @returns {{ slots: number, used: number[] }} */
export function swapShown({ before, after, shown, complete }) {
  if (complete) return after.memory.swap;
  const { slots, used } = before.memory.swap;
  const named = new Set(shown.filter(swaps).map(({ slot }) => slot));
  const now = [
    ...used.filter((slot) => !named.has(slot)),
    ...after.memory.swap.used.filter((slot) => named.has(slot)),
  ];
  return { slots, used: now.sort((a, b) => a - b) };
}

/** Pages of a file that shown events have written back. @param {EngineEvent[]} shown @param {string} name */
const writtenBack = (shown, name) =>
  new Set(
    shown.flatMap((event) =>
      event.kind === 'page-written-back' && event.file === name ? [event.file_page] : [],
    ),
  );

/** @param {FileReport} old @param {FileReport | undefined} fresh @param {Set<number>} frames @param {Set<number>} written that shown events have named */
function fileShown(old, fresh, frames, written) {
  /** @param {FileReport['pages'][number]} page */
  const touched = ({ index, frame }) => written.has(index) || (frame !== null && frames.has(frame));
  const now = new Map((fresh?.pages ?? []).map((page) => [page.index, page]));
  /** @type {FileReport['pages']} */
  const kept = old.pages.flatMap((page) => {
    const next = now.get(page.index);
    if (!touched(page) && !(next && touched(next))) return [page];
    return next ? [next] : [];
  });
  const known = new Set(old.pages.map(({ index }) => index));
  const fetched = (fresh?.pages ?? []).filter((page) => !known.has(page.index) && touched(page));
  return { ...old, pages: [...kept, ...fetched].sort((a, b) => a.index - b.index) };
}

/** @param {Scene} scene @returns {FileReport[]} */
export function filesShown(scene) {
  const { before, after, shown, complete } = scene;
  if (complete) return after.memory.files;
  const frames = touchedFrames(scene);
  const fresh = new Map(after.memory.files.map((file) => [file.name, file]));
  return before.memory.files.map((file) =>
    fileShown(file, fresh.get(file.name), frames, writtenBack(shown, file.name)),
  );
}

/** The tables' own frames: a new one stands once an event has made it. @param {Scene} scene @returns {Snapshot['memory']['tables']} */
export function tablesShown(scene) {
  const { before, after, shown } = scene;
  if (scene.complete || happened(scene, ({ kind }) => kind === 'forked')) return after.memory.tables;
  const freed = new Set(shown.map((event) => (event.kind === 'table-freed' ? event.frame : null)));
  const made = new Set(shown.map((event) => (event.kind === 'table-allocated' ? event.frame : null)));
  const old = before.memory.tables.filter(({ frame }) => !freed.has(frame));
  const known = new Set(old.map(({ frame }) => frame));
  return [...old, ...after.memory.tables.filter(({ frame }) => made.has(frame) && !known.has(frame))];
}
