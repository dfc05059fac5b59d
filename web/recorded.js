import { Answers } from './session.js';

/** @import {LoadReport} from '../bindings/engine.js' */

/**
 * What the engine answered about a text when the site was built: the first picture stands on it until the engine
 * is there. record.js makes it; this file only reads.
 */

/**
 * @typedef {object} Recording as JSON carries it
 * @property {string} text
 * @property {LoadReport} report
 * @property {number[]} positions that can be shown
 * @property {[string, unknown][]} answers by their questions, as Answers keeps them
 */

/** Typed arrays do not survive JSON. @type {Record<string, (numbers: number[]) => unknown>} */
const ARRAYS = { frames: (numbers) => new Uint32Array(numbers), bytes: (numbers) => new Uint8Array(numbers) };

/** @param {[string, unknown]} answer @returns {[string, unknown]} */
function revived([question, value]) {
  const revive = ARRAYS[question.split(' ')[0] ?? ''];
  return [question, revive ? revive(/** @type {number[]} */ (value)) : value];
}

export class Recorded extends Answers {
  /** @param {Recording} recording */
  constructor({ text, report, positions, answers }) {
    super();
    this.text = text;
    this.report = report;
    this.positions = new Set(positions);
    this.kept = new Map(answers.map(revived));
  }

  /** Whether the machine at a position can be shown. @param {number} position */
  holds(position) {
    return this.positions.has(position);
  }
}
