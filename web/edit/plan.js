import { insertStep } from '../model/edit.js';
import { lineOf, linesOf, withChanges } from './line.js';

/** @import {Change, Line, Written} from './line.js' */
/** @import {Place} from './place.js' */

/**
 * What an act would do to the text, before it is done. An act on the layout changes lines of the header; it is
 * one at position 0, of a process that the header declares. Anywhere later an act is a step behind the one that
 * the picture shows.
 */

/** @typedef {'layout' | 'machine' | 'file' | 'process' | 'step'} Where */

/**
 * @typedef {object} Plan
 * @property {string} text the whole text after the act
 * @property {Written[]} written the lines that are new or changed
 * @property {Where} where
 * @property {number} steps how many of them are steps
 * @property {string[]} notes what else is to be said, as keys of the catalogue
 */

/** What no line could say: a sentence of the catalogue, at a field. @typedef {{ field: string, problem: string }} Refusal */

/** @param {string} field @param {string} problem @returns {Refusal} */
export const refusal = (field, problem) => ({ field, problem });

/** @param {Plan | Refusal} answer @returns {answer is Refusal} */
export const isRefusal = (answer) => 'problem' in answer;

/**
 * @param {Place} place
 * @param {Where} where
 * @param {Change[]} changes
 * @param {string[]} [notes]
 * @returns {Plan}
 */
export function headerPlan({ text }, where, changes, notes = []) {
  return { ...withChanges(text, changes), where, steps: 0, notes };
}

/** The line, counted from 1, that a step put behind `position` becomes. @param {Place} place */
function stepNumber({ text, steps, position }) {
  const played = steps[position - 1];
  if (played) return played.line + 1;
  const next = steps[position];
  return next ? next.line : linesOf(text.trimEnd()).length + (needsBlank(text) ? 2 : 1);
}

/** Whether the text ends with a header's block, from which the first step stands apart. @param {string} text */
function needsBlank(text) {
  const last = linesOf(text.trimEnd()).at(-1) ?? '';
  return /^(\s+\S|(machine|file|process)\s)/.test(last);
}

/** The same place after a change of the header: its steps stand on other lines. @param {Place} place @param {Change[]} changes */
function after(place, changes) {
  const { text, written } = withChanges(place.text, changes);
  /** @param {number} line */
  const moved = (line) =>
    changes.reduce((sum, { at, remove, insert }) => sum + (at < line ? insert.length - remove : 0), line);
  const steps = place.steps.map((step) => ({ ...step, line: moved(step.line) }));
  return { place: { ...place, text, steps }, written };
}

/**
 * Steps behind the one that the picture shows, in the order given. What the header has to say first (a file that
 * a call names) comes as changes.
 * @param {Place} place
 * @param {Line[]} lines
 * @param {{ changes?: Change[], notes?: string[] }} [also]
 * @returns {Plan}
 */
export function stepPlan(place, lines, { changes = [], notes = [] } = {}) {
  const { place: now, written } = changes.length > 0 ? after(place, changes) : { place, written: [] };
  const number = stepNumber(now);
  const block = lines.map(({ text }) => text).join('\n');
  const apart = now.steps.length === 0 && needsBlank(now.text);
  const text = apart
    ? `${now.text.trimEnd()}\n\n${block}\n`
    : insertStep(now.text, now.steps, now.position, block);
  const own = lines.map((line, index) => ({ number: number + index, line }));
  return { text, written: [...written, ...own], where: 'step', steps: lines.length, notes };
}

/** @param {Place} place @param {...(string | import('./line.js').Typed)} parts @returns {Plan} */
export const oneStep = (place, ...parts) => stepPlan(place, [lineOf(...parts)]);
