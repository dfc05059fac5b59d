import { lineOf } from '../edit/line.js';
import { outlineOf } from '../edit/outline.js';
import { stepPlan } from '../edit/plan.js';
import { numberOf } from '../edit/values.js';
import { store } from '../store.js';
import { player } from './player.js';

/** @import {Snapshot} from '../../bindings/engine.js' */
/** @import {Place, Plan} from '../edit/plan.js' */

/** What a click does: a plan for the text, made for where the picture stands, and carried out. */

/** @param {Snapshot} snapshot @returns {Place['files']} declared first */
function filesOf(snapshot) {
  const declared = outlineOf(store.text).files.map(({ path, bytes }) => ({
    path,
    bytes: numberOf(bytes) ?? 0n,
  }));
  const names = new Set(declared.map(({ path }) => path));
  const others = snapshot.memory.files
    .filter(({ name, kind }) => kind !== 'shared-anonymous' && !names.has(name))
    .map(({ name, size }) => ({ path: name, bytes: BigInt(size) }));
  return [...declared, ...others];
}

/** Names of results and processes, those of steps to come too. @param {Snapshot} snapshot */
function namesOf(snapshot) {
  const bound = (store.report?.steps ?? []).map(({ text }) => /^\S+: ([\w.-]+) = /.exec(text)?.[1]);
  const now = [...snapshot.processes, ...snapshot.bindings].map(({ name }) => name);
  return [...new Set([...now, ...bound.filter((name) => name !== undefined)])];
}

/** Where an act would happen now; a motion under way ends first. @returns {Place | null} null without an engine */
export function placeNow() {
  player.pause();
  const { report, position, text } = store;
  const snapshot = store.engine?.snapshot(position);
  if (!report || !snapshot) return null;
  return {
    text,
    position,
    steps: report.steps,
    machine: report.machine,
    processes: snapshot.processes,
    files: filesOf(snapshot),
    names: namesOf(snapshot),
  };
}

/** Carries a plan out, and plays the step that it adds. @param {Plan} plan */
export function carryOut({ text, steps }) {
  if (steps === 0) return store.editNow(text, store.position);
  store.editNow(text, store.position + steps - 1);
  player.forward();
}

/** A step behind the one that the picture shows. @param {string} line */
export function addStep(line) {
  const place = placeNow();
  if (place) carryOut(stepPlan(place, [lineOf(line)]));
}
