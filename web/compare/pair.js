import { inChunks } from '../chunks.js';
import { words } from '../words.js';
import { differ, outcomeOf } from './figures.js';

/** @import {Engine} from '../session.js' */
/** @import {Outcome} from './figures.js' */

/** Two texts played beside one another, step by step, each in a session of its own. */

/**
 * @typedef {object} Pair
 * @property {string[]} texts of the steps
 * @property {Outcome[]} left
 * @property {Outcome[]} right may be shorter: the other machine refuses a line
 * @property {number[]} differing indices of steps
 */

/** A mistake that stops a text, as a sentence; '' where there is none. @param {import('../../bindings/engine.js').LoadReport | null} report */
export function stopOf(report) {
  const mistake = report?.diagnostics.find(({ severity }) => severity === 'error');
  return mistake ? words.said(mistake.message) : report ? '' : '…';
}

/**
 * @param {Engine} engine
 * @param {string} leftText
 * @param {string} rightText
 * @param {{ signal: AbortSignal, progress: (done: number, count: number) => void }} how
 * @returns {Promise<Pair | { failed: string } | null>} null when it was stopped
 */
export async function playPair(engine, leftText, rightText, how) {
  const [left, right] = [engine.beside(), engine.beside()];
  try {
    const [leftReport, rightReport] = [left.load(leftText), right.load(rightText)];
    if (!leftReport || !rightReport || (rightReport.steps.length === 0 && leftReport.steps.length > 0)) {
      return { failed: stopOf(rightReport) };
    }
    /** @type {Pair} */
    const pair = { texts: leftReport.steps.map(({ text }) => text), left: [], right: [], differing: [] };
    const play = (/** @type {number} */ index) => {
      for (const [from, into] of /** @type {const} */ ([
        [left, pair.left],
        [right, pair.right],
      ])) {
        const step = index < (from === left ? leftReport : rightReport).steps.length ? from.peek(index) : null;
        if (step) into.push(outcomeOf(step));
      }
      if (differ(pair.left[index], pair.right[index])) pair.differing.push(index);
    };
    const done = await inChunks(leftReport.steps.length, play, how);
    return done ? pair : null;
  } finally {
    left.close();
    right.close();
  }
}
