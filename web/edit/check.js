import { offsetOfColumn } from '../model/edit.js';
import { fieldAt } from './line.js';

/** @import {Diagnostic} from '../../bindings/engine.js' */
/** @import {Plan} from './plan.js' */

/** What the engine finds wrong in a planned text, said at the fields that wrote it. */

/**
 * @typedef {object} Findings
 * @property {Map<string, Diagnostic>} fields the first mistake at each field
 * @property {Diagnostic[]} others mistakes elsewhere that the act would make
 * @property {boolean} good whether the act can be done
 */

/** @param {Plan} plan @param {Diagnostic} diagnostic @returns {string | null} */
function fieldOf({ written }, { line, column }) {
  const own = written.find(({ number }) => number === line)?.line;
  return own ? fieldAt(own, offsetOfColumn(own.text, column)) : null;
}

/**
 * @param {Plan} plan
 * @param {Diagnostic[]} before of the text as it stands: what is wrong already is not held against the act
 * @param {Diagnostic[]} after of the planned text
 * @returns {Findings}
 */
export function findingsOf(plan, before, after) {
  const known = new Set(before.map(({ message }) => message));
  const lines = new Set(plan.written.map(({ number }) => number));
  const fields = new Map();
  const others = [];
  for (const diagnostic of after) {
    if (!lines.has(diagnostic.line) && known.has(diagnostic.message)) continue;
    const field = fieldOf(plan, diagnostic);
    if (field === null) others.push(diagnostic);
    else if (!fields.has(field)) fields.set(field, diagnostic);
  }
  const all = [...fields.values(), ...others];
  return { fields, others, good: all.every(({ severity }) => severity !== 'error') };
}
