/** @import {EngineEvent} from '../../bindings/engine.js' */

/**
 * Where in the picture each kind of event happens. A place is the value of a `data-place` attribute; each
 * event gives the places to try, the nearest first, and ends in one that always stands.
 */

/** @typedef {'spaces' | 'hardware' | 'kernel' | 'memory'} Lane */

/**
 * @typedef {object} Where
 * @property {string | null} process the one that acts
 * @property {string | null} address the one accessed
 */

/**
 * @typedef {object} Place
 * @property {Lane} lane
 * @property {string} stop events in a row with one stop share its number in the still picture
 * @property {string[]} at
 */

/** Places that stand in every picture, by lane. @type {Record<Lane, string[]>} */
export const STANDING = {
  spaces: ['spaces'],
  hardware: ['root', 'address', 'tlb', 'walk', 'physical'],
  kernel: ['kernel', 'kernel:fault', 'kernel:region', 'kernel:allowed', 'kernel:backing', 'kernel:served'],
  memory: ['frames', 'files', 'swap', 'tables'],
};

/** @param {Lane} lane @param {string} stop @param {...(string | null)} at @returns {Place} */
const place = (lane, stop, ...at) => ({
  lane,
  stop,
  at: at.filter((one) => one !== null),
});

/** @param {string | null} process @param {string} start @returns {Place} */
const region = (process, start) =>
  place('spaces', 'region', `region:${process}:${start}`, `space:${process}`, 'spaces');

/** @param {number} level @param {string} stop */
const walkLevel = (level, stop) => place('hardware', stop, `level:${level}`, 'walk');

/** @param {number} frame @param {string} stop */
const frame = (frame, stop) => place('memory', stop, `frame:${frame}`, 'frames');

/** @param {number} frame */
const table = (frame) => place('memory', 'entry', `table:${frame}`, 'tables');

/** @param {string} rung */
const kernel = (rung) => place('kernel', rung, rung, 'kernel');

/**
 * @typedef {{ [K in EngineEvent['kind']]: (event: Extract<EngineEvent, { kind: K }>, where: Where) => Place }} PlaceTable
 */

/** @type {PlaceTable} */
export const PLACES = {
  'context-switch': () => place('hardware', 'root', 'root'),
  'tlb-hit': (e) => place('hardware', 'tlb', `tlb:${e.asid}:${e.page}`, 'tlb'),
  'tlb-miss': () => place('hardware', 'tlb', 'tlb'),
  walk: (e) => walkLevel(e.level, 'walk'),
  'entry-marked': (e) => walkLevel(e.level, 'walk'),
  'tlb-fill': (e) => place('hardware', 'tlb', `tlb:${e.asid}:${e.page}`, 'tlb'),
  'tlb-invalidate': (e) => place('hardware', 'tlb', `tlb:${e.asid}:${e.page}`, 'tlb'),
  'tlb-flush': () => place('hardware', 'tlb', 'tlb'),
  'page-fault': () => kernel('kernel:fault'),
  retry: () => place('hardware', 'address', 'address'),
  access: (e) => place('memory', 'access', `physical:${e.physical}`, 'frames'),
  'region-found': () => kernel('kernel:region'),
  'region-missing': () => kernel('kernel:region'),
  'access-allowed': () => kernel('kernel:allowed'),
  'access-refused': () => kernel('kernel:allowed'),
  'backing-missing': () => kernel('kernel:backing'),
  'stack-grown': (e, { process }) => region(process, e.to),
  'stack-refused': () => kernel('kernel:region'),
  'fault-served': () => kernel('kernel:served'),
  signal: () => kernel('kernel:served'),
  'frame-allocated': (e) => frame(e.frame, 'frame'),
  'frame-freed': (e) => frame(e.frame, 'frame'),
  'table-allocated': (e) => table(e.frame),
  'table-freed': (e) => table(e.frame),
  'entry-written': (e) => walkLevel(e.level, 'entry'),
  'region-mapped': (e, { process }) => region(process, e.start),
  'region-unmapped': (e, { process }) => region(process, e.start),
  'region-split': (e, { process }) => region(process, e.start),
  'region-merged': (e, { process }) => region(process, e.start),
  'region-changed': (e, { process }) => region(process, e.start),
  'page-written-back': (e) => place('memory', 'files', `file:${e.file}:${e.file_page}`, 'files'),
  'page-evicted': (e) => frame(e.frame, 'evicted'),
  'swapped-out': (e) => place('memory', 'swap', `slot:${e.slot}`, 'swap'),
  'swapped-in': (e) => place('memory', 'swap', `slot:${e.slot}`, 'swap'),
  'out-of-memory': (e) => place('spaces', 'victim', `space:${e.victim}`, 'spaces'),
  call: () => kernel('kernel'),
  return: () => kernel('kernel'),
  forked: (e) => place('spaces', 'child', `space:${e.child}`, 'spaces'),
  cloned: (e) => place('spaces', 'child', `space:${e.child}`, 'spaces'),
  resumed: (e) => place('spaces', 'parent', `space:${e.process}`, 'spaces'),
  executed: (e) => place('spaces', 'program', `space:${e.process}`, 'spaces'),
  aborted: (e) => place('spaces', 'abort', `space:${e.process}`, 'spaces'),
  exited: (e) => place('spaces', 'exit', `space:${e.process}`, 'spaces'),
  'events-omitted': () => kernel('kernel'),
};

/** @param {EngineEvent} event @param {Where} where @returns {Place} */
export function placeOf(event, where) {
  const find = /** @type {(event: EngineEvent, where: Where) => Place} */ (PLACES[event.kind]);
  return find ? find(event, where) : kernel('kernel');
}

/** Where an access starts: the page it names, in the address space of the process. @param {Where} where @param {string} page @returns {Place} */
export const startOf = ({ process, address }, page) =>
  place(
    'spaces',
    'start',
    `page:${process}:${page}`,
    `holds:${process}:${address}`,
    `space:${process}`,
    'spaces',
  );
