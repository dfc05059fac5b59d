/** @import {StepOutline} from '../../bindings/engine.js' */

/** Edits of a scenario text, as pure functions: what a click does is a line. */

/**
 * The smallest replacement that turns one text into another, so that an editor keeps its undo and cursor.
 * @param {string} before
 * @param {string} after
 */
export function smallestChange(before, after) {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/**
 * Puts a step behind the step just played, which is where the picture stands.
 * @param {string} text
 * @param {StepOutline[]} steps
 * @param {number} position
 * @param {string} line
 * @returns {string}
 */
export function insertStep(text, steps, position, line) {
  const lines = text.split('\n');
  const played = steps[position - 1];
  const next = steps[position];
  if (!next || position >= steps.length) return appendLine(text, line, played?.line);
  const at = played ? played.line : next.line - 1;
  lines.splice(at, 0, line);
  return lines.join('\n');
}

/**
 * At the end of the steps that play. Lines behind the last of these (a bad one, comments) stay behind.
 * @param {string} text
 * @param {string} line
 * @param {number | undefined} after
 */
function appendLine(text, line, after) {
  const lines = text.split('\n');
  if (after === undefined) {
    const body = text.replace(/\n*$/, '');
    return `${body}${body ? '\n' : ''}${line}\n`;
  }
  lines.splice(after, 0, line);
  return lines.join('\n');
}

/**
 * Where the picture should stand after an edit: at the same step, when that line is still there.
 * @param {string} before text
 * @param {StepOutline[]} steps of that text
 * @param {number} position in it
 * @param {string} after
 * @param {StepOutline[]} newSteps
 */
export function carriedPosition(before, steps, position, after, newSteps) {
  const played = steps[position - 1];
  if (!played) return position;
  const { from, to } = smallestChange(before, after);
  const firstChanged = before.slice(0, from).split('\n').length;
  const lastChanged = before.slice(0, to).split('\n').length;
  if (played.line < firstChanged) return position;
  const shift = after.split('\n').length - before.split('\n').length;
  const line = played.line > lastChanged ? played.line + shift : played.line;
  const index = newSteps.findIndex((step) => step.line >= line);
  return index < 0 ? position : index + 1;
}

/** The first of C, D … Z, P1, P2 … that no process has. @param {string[]} taken */
export function freshName(taken) {
  for (let code = 65; code <= 90; code += 1) {
    const name = String.fromCharCode(code);
    if (!taken.includes(name)) return name;
  }
  let number = 1;
  while (taken.includes(`P${number}`)) number += 1;
  return `P${number}`;
}

/** UTF-16 offset in a line of a column that counts UTF-8 bytes from 1. @param {string} line @param {number} column */
export function offsetOfColumn(line, column) {
  let bytes = 1;
  let offset = 0;
  for (const char of line) {
    if (bytes >= column) break;
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    offset += char.length;
  }
  return offset;
}
