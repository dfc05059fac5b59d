/** @import {EngineEvent, MachineReport, PageReport, ProcessReport, Snapshot, StepResult, TlbEntry} from '../../bindings/engine.js' */

/**
 * What the picture shows in the middle of a step. The engine gives the machine before a step and after it,
 * and the events between. A thing shows as it is after the step once a shown event has named it, and as it
 * was before until then: so a picture in mid-step holds nothing that the engine did not say.
 */

/**
 * @typedef {object} Scene
 * @property {MachineReport} machine
 * @property {number} position
 * @property {number} stepCount
 * @property {Snapshot} before
 * @property {Snapshot} after
 * @property {StepResult | null} step the one that led here; null at position 0
 * @property {EngineEvent[]} shown its events up to the cursor
 * @property {boolean} complete every event is shown
 * @property {EngineEvent | null} current the last event shown
 */

/** Kinds after which the list of regions is another one. */
const REGION_KINDS = new Set([
  'region-mapped',
  'region-unmapped',
  'region-split',
  'region-merged',
  'region-changed',
  'stack-grown',
  'forked',
  'cloned',
  'executed',
  'exited',
]);

/** @param {Scene} scene @param {(event: EngineEvent) => boolean} test */
export const happened = (scene, test) => scene.shown.some(test);

/** Where the machine stands that can be asked: before the step until it is shown to its end. @param {Scene} scene */
export const positionAsked = ({ complete, position }) => (complete ? position : position - 1);

/** @param {string} name @param {Snapshot} at */
const processIn = (name, at) => at.processes.find((process) => process.name === name);

/** Pages that shown events have named. @param {Scene} scene @returns {Set<string>} */
function touchedPages(scene) {
  const pages = new Set();
  for (const event of scene.shown) {
    // An entry above the last level makes a table, not a page.
    if (event.kind === 'entry-written' && event.level !== 1) continue;
    if (event.kind === 'tlb-miss') continue;
    if ('page' in event && typeof event.page === 'string') pages.add(event.page);
  }
  return pages;
}

/**
 * @param {Scene} scene
 * @param {ProcessReport | undefined} before
 * @param {ProcessReport} after
 * @returns {PageReport[]}
 */
function pagesShown(scene, before, after) {
  const touched = touchedPages(scene);
  const old = (before?.pages ?? []).filter((page) => !touched.has(page.address));
  const fresh = after.pages.filter((page) => touched.has(page.address));
  return [...old, ...fresh];
}

/** Which processes the picture shows, and their regions: those after the step once one has changed. @param {Scene} scene */
export function processesListed(scene) {
  const mapped = scene.complete || happened(scene, (event) => REGION_KINDS.has(event.kind));
  return mapped ? scene.after.processes : scene.before.processes;
}

/**
 * The processes as the picture should show them, with the pages that they have by now.
 * @param {Scene} scene
 * @returns {ProcessReport[]}
 */
export function processesShown(scene) {
  if (scene.complete) return scene.after.processes;
  return processesListed(scene).map((process) => {
    const before = processIn(process.name, scene.before);
    const after = processIn(process.name, scene.after) ?? process;
    if (before === after) return process;
    return { ...process, pages: pagesShown(scene, before, after) };
  });
}

/** Frames that shown events have named. @param {Scene} scene @returns {Set<number>} */
export function touchedFrames(scene) {
  const frames = new Set();
  for (const event of scene.shown) {
    if (event.kind === 'walk' || event.kind === 'tlb-hit') continue;
    if ('frame' in event && typeof event.frame === 'number') frames.add(event.frame);
    if (event.kind === 'fault-served' && event.from_frame !== null) frames.add(event.from_frame);
  }
  return frames;
}

/** @param {TlbEntry} entry @param {EngineEvent} event */
function dropsEntry(entry, event) {
  if (event.kind === 'tlb-flush') return event.asid === null || event.asid === entry.asid;
  if (event.kind === 'tlb-invalidate') return event.asid === entry.asid && event.page === entry.page;
  if (event.kind === 'tlb-fill') return event.evicted === entry.page || event.page === entry.page;
  return false;
}

/** The TLB as the picture should show it. @param {Scene} scene @returns {TlbEntry[]} */
export function tlbShown(scene) {
  if (scene.complete) return scene.after.tlb;
  let entries = scene.before.tlb;
  for (const event of scene.shown) {
    if (!event.kind.startsWith('tlb-')) continue;
    entries = entries.filter((entry) => !dropsEntry(entry, event));
    if (event.kind !== 'tlb-fill') continue;
    const filled = scene.after.tlb.find((entry) => entry.page === event.page && entry.asid === event.asid);
    if (filled) entries = [...entries, filled];
  }
  return entries;
}

/** Who runs: the last switch shown says. @param {Scene} scene @returns {string | null} */
export function runningShown(scene) {
  if (scene.complete) return scene.after.running;
  const switches = scene.shown.filter((event) => event.kind === 'context-switch');
  const last = switches.at(-1);
  return last?.kind === 'context-switch' ? last.process : scene.before.running;
}

/**
 * The engine stops telling after some thousands of events, wherever it is then. The picture of such a step is
 * of the last access that was told whole.
 * @param {EngineEvent[]} events
 */
export function toldWhole(events) {
  const omitted = events.at(-1);
  if (omitted?.kind !== 'events-omitted') return events;
  const end = events.findLastIndex(({ kind }) => kind === 'access');
  return end < 0 ? events : [...events.slice(0, end + 1), omitted];
}

/** The snapshot whose totals (usage, caches, swap) stand in the picture. @param {Scene} scene */
export const totalsShown = (scene) => (scene.complete ? scene.after : scene.before);
