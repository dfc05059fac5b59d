/** @import {Diagnostic, StepResult} from '../../bindings/engine.js' */

/** What an expectation was not met by, at the place where the text has it. */

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text).length;

/** @param {string} line @returns {number} where the expectations behind the arrow begin, in bytes from 1; 1 without an arrow */
const columnOf = (line) => bytesOf(/^.*=>\s*/.exec(line)?.[0] ?? '') + 1;

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
  const column = columnOf(line);
  const length = bytesOf(line) + 1 - column;
  return unmet.map((expectation) => ({
    line: step.line,
    column,
    length,
    severity: 'error',
    message: sayOf(expectation).trim(),
    hint: '',
  }));
}
