import { outsideQuotes } from './quotes.js';

/** @import {Diagnostic, StepResult} from '../../bindings/engine.js' */

/** What an expectation was not met by, at the place where the text has it. */

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text).length;

/** What follows the arrow, without a comment; all of a line that has none. @param {string} line @returns {{ column: number, length: number }} bytes, the column from 1 */
function placeIn(line) {
  const comment = outsideQuotes(line, '#');
  const step = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  const arrow = outsideQuotes(step, '=>');
  const told = arrow < 0 ? step : step.slice(arrow + 2).trimStart();
  return { column: bytesOf(step) - bytesOf(told) + 1, length: bytesOf(told) };
}

/**
 * @param {StepResult | null} step
 * @param {string} text the scenario that it is a step of
 * @param {(expectation: StepResult['expectations'][number]) => string} sayOf
 * @returns {Diagnostic[]}
 */
export function unmetIn(step, text, sayOf) {
  const unmet = step?.expectations.filter(({ met }) => !met) ?? [];
  if (!step || unmet.length === 0) return [];
  const line = text.split('\n')[step.line - 1] ?? '';
  const place = placeIn(line);
  return unmet.map((expectation) => ({
    line: step.line,
    ...place,
    severity: 'error',
    message: sayOf(expectation).trim(),
    hint: '',
  }));
}
