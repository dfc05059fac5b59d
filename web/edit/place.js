import { outlineOf } from './outline.js';
import { numberOf } from './values.js';

/** @import {LoadReport, MachineReport, ProcessReport, Snapshot, StepOutline} from '../../bindings/engine.js' */

/**
 * Where an act happens: the text, and what the engine says about it at the picture's position.
 * @typedef {object} Place
 * @property {string} text
 * @property {number} position
 * @property {StepOutline[]} steps
 * @property {MachineReport} machine
 * @property {ProcessReport[]} processes
 * @property {{ path: string, bytes: bigint }[]} files that the scenario knows, declared ones first
 * @property {string[]} names bound anywhere in the text, of results and processes
 */

/** @param {string} text @param {Snapshot} snapshot @returns {Place['files']} */
function filesOf(text, snapshot) {
  const declared = outlineOf(text).files.map(({ path, bytes }) => ({ path, bytes: numberOf(bytes) ?? 0n }));
  const names = new Set(declared.map(({ path }) => path));
  const others = snapshot.memory.files
    .filter(({ name, kind }) => kind !== 'shared-anonymous' && !names.has(name))
    .map(({ name, size }) => ({ path: name, bytes: BigInt(size) }));
  return [...declared, ...others];
}

/** Names of steps to come count too: a result may not take one of them. @param {LoadReport} report @param {Snapshot} snapshot */
function namesOf(report, snapshot) {
  const bound = report.steps.map(({ text }) => /^\S+: ([\w.-]+) = /.exec(text)?.[1]);
  const now = [...snapshot.processes, ...snapshot.bindings].map(({ name }) => name);
  return [...new Set([...now, ...bound.filter((name) => name !== undefined)])];
}

/** @param {string} text @param {LoadReport} report @param {Snapshot} snapshot @param {number} position @returns {Place} */
export const placeAt = (text, report, snapshot, position) => ({
  text,
  position,
  steps: report.steps,
  machine: report.machine,
  processes: snapshot.processes,
  files: filesOf(text, snapshot),
  names: namesOf(report, snapshot),
});
