// A text on the engine's bench: what it says about the text, and where an act on it would happen.
import { placeAt } from '../../web/edit/place.js';
import { loadEngine } from '../crossing/load.js';

/** @import {LoadReport, Snapshot, StepResult} from '../../bindings/engine.js' */

const module = await loadEngine();

/** @param {string} text @returns {{ report: LoadReport, snapshot: (position: number) => Snapshot, step: (index: number) => StepResult }} */
export function loaded(text) {
  const session = new module.Session();
  const report = JSON.parse(session.load(text));
  return {
    report,
    snapshot: (position) => JSON.parse(session.snapshot(position)),
    step: (index) => JSON.parse(session.step(index)),
  };
}

/** @param {string} text @param {number} position */
export function placeIn(text, position) {
  const { report, snapshot } = loaded(text);
  const at = position < 0 ? report.steps.length : position;
  return placeAt(text, report, snapshot(at), at);
}

/** The lines of maps that a process shows. @param {string} text @param {string} process @param {number} position */
export function mapsOf(text, process, position) {
  const { report, snapshot } = loaded(text);
  const at = position < 0 ? report.steps.length : position;
  return snapshot(at).processes.find(({ name }) => name === process)?.maps ?? [];
}

/** Mistakes that a text has; none is expected of most. @param {string} text */
export const mistakes = (text) =>
  loaded(text)
    .report.diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ line, message }) => `${line}: ${message}`);
