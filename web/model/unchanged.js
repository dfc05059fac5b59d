/** @import {ProcessReport, Snapshot} from '../../bindings/engine.js' */

/**
 * Snapshots come from the engine as texts, so two moments have nothing in common as values. Here a process that is
 * alike in both becomes one value in both: what draws it can then see at a glance that it need not draw again.
 */

/** A process as text, for comparison. @type {WeakMap<ProcessReport, string>} */
const texts = new WeakMap();

/** @param {ProcessReport} process */
function textOf(process) {
  const text = texts.get(process) ?? JSON.stringify(process);
  texts.set(process, text);
  return text;
}

/** @param {ProcessReport} process @param {(Snapshot | null)[]} others @returns {ProcessReport} */
function known(process, others) {
  for (const other of others) {
    const same = other?.processes.find(({ name }) => name === process.name);
    if (same && textOf(same) === textOf(process)) return same;
  }
  return process;
}

/** @param {Snapshot} snapshot @param {(Snapshot | null)[]} others of moments nearby @returns {Snapshot} */
export const withUnchanged = (snapshot, others) => ({
  ...snapshot,
  processes: snapshot.processes.map((process) => known(process, others)),
});
