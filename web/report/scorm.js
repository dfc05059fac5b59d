import { store } from '../store.js';

/** @import {ScoreReport} from '../predict/report.js' */

/**
 * Tells a learning system the score, by SCORM 1.2: the run-time is an object named API in a frame or a window
 * above. Whoever opens the console can forge what is told here, as with every score that is made in a browser.
 */

/** @typedef {Record<'LMSInitialize' | 'LMSFinish' | 'LMSCommit', (empty: '') => string> & { LMSSetValue(element: string, value: string): string }} Runtime */

/** The standard's bound, against windows that are their own parents. */
const MOST_FRAMES = 500;

/** @param {any} from a window @returns {Runtime | null} */
function runtimeAbove(from) {
  let at = from;
  for (let steps = 0; at && steps < MOST_FRAMES; steps += 1) {
    try {
      if (at.API) return at.API;
    } catch {
      return null; // a window of another origin: there is no way further up
    }
    if (at.parent === at) return null;
    at = at.parent;
  }
  return null;
}

/** @returns {Runtime | null} */
const findRuntime = () => runtimeAbove(window) ?? runtimeAbove(window.opener);

/** Of a hundred; what was skipped counts as wrong. @param {ScoreReport} score */
export const marksOf = ({ right, asked, skipped }) =>
  asked + skipped === 0 ? 0 : Math.round((100 * right) / (asked + skipped));

/** @param {Runtime} runtime @param {Record<string, string>} values */
function put(runtime, values) {
  for (const [element, value] of Object.entries(values)) runtime.LMSSetValue(element, value);
  runtime.LMSCommit('');
}

/** @param {Runtime} runtime @param {ScoreReport} score */
const putScore = (runtime, score) =>
  put(runtime, {
    'cmi.core.score.min': '0',
    'cmi.core.score.max': '100',
    'cmi.core.score.raw': String(marksOf(score)),
  });

/** @returns {boolean} whether there is a learning system to tell */
export function reportToScorm() {
  const runtime = findRuntime();
  if (runtime?.LMSInitialize('') !== 'true') return false;
  put(runtime, { 'cmi.core.lesson_status': 'incomplete' });
  window.addEventListener('pagewalk:score', (event) =>
    putScore(runtime, /** @type {CustomEvent<ScoreReport>} */ (event).detail),
  );
  let complete = false;
  store.subscribe(() => {
    if (complete || store.stepCount === 0 || store.position < store.stepCount) return;
    complete = true;
    put(runtime, { 'cmi.core.lesson_status': 'completed' });
  });
  window.addEventListener('pagehide', () => runtime.LMSFinish(''), { once: true });
  return true;
}
