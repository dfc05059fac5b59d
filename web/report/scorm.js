import { keepWith, nameOf } from '../predict/score.js';
import { store } from '../store.js';
import { read, written } from './suspended.js';

/** @import {ScoreReport} from '../predict/report.js' */
/** @import {Answers} from '../predict/score.js' */

/**
 * Tells a learning system the score, by SCORM 1.2, and takes a student back to where they left: the run-time is an
 * object named API in a frame or a window above. Whoever opens the console can forge what is told here, as with every
 * score that is made in a browser.
 */

/** @typedef {Record<'LMSInitialize' | 'LMSFinish' | 'LMSCommit', (empty: '') => string> & { LMSGetValue(element: string): string, LMSSetValue(element: string, value: string): string }} Runtime */

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

/** What a student has come to may not be taken back by coming again. */
const DONE = ['completed', 'passed', 'failed'];

/** The scenario that the package was made for. What a student opens besides is not told. */
class Course {
  /** @type {string | null} until it was opened */
  #text = null;
  #position = -1;
  #complete = false;

  /** @param {Runtime} runtime */
  constructor(runtime) {
    this.runtime = runtime;
    this.#complete = DONE.includes(this.#get('cmi.core.lesson_status'));
    // Without it some systems forget the position and the answers.
    this.#put({ 'cmi.core.exit': 'suspend' });
    if (!this.#complete) this.#put({ 'cmi.core.lesson_status': 'incomplete' });
    runtime.LMSCommit('');
  }

  /** Some systems answer with nothing at all where the standard wants an empty text. @param {string} element */
  #get(element) {
    return String(this.runtime.LMSGetValue(element) ?? '');
  }

  /** @param {Record<string, string>} values */
  #put(values) {
    for (const [element, value] of Object.entries(values)) this.runtime.LMSSetValue(element, value);
  }

  /** @param {string} text @returns {Answers | null} what was answered before */
  recall(text) {
    return text === this.#text ? (read(this.#get('cmi.suspend_data'), nameOf(text)) ?? {}) : null;
  }

  /** @param {string} text @param {Answers} answers */
  keep(text, answers) {
    if (text !== this.#text) return false;
    this.#put({ 'cmi.suspend_data': written(nameOf(text), answers) });
    return true;
  }

  /** To be called with the scenario before it is opened. @param {string} text @returns {number | null} where the student left */
  resume(text) {
    this.#text = text;
    const left = this.#get('cmi.core.lesson_location');
    if (read(this.#get('cmi.suspend_data'), nameOf(text))) return /^\d{1,9}$/.test(left) ? Number(left) : null;
    this.keep(text, {}); // from now on the position is one in this text
    return null;
  }

  /** @param {ScoreReport} score */
  tellScore(score) {
    if (store.loadedText !== this.#text) return;
    this.#put({
      'cmi.core.score.min': '0',
      'cmi.core.score.max': '100',
      'cmi.core.score.raw': String(marksOf(score)),
      'cmi.core.lesson_location': String(score.step), // the step that was answered is about to play
    });
    this.runtime.LMSCommit('');
  }

  /** The system writes it down with the next score, or when the page is left. */
  follow() {
    if (!store.settled || store.loadedText !== this.#text) return;
    if (store.position !== this.#position) {
      this.#position = store.position;
      this.#put({ 'cmi.core.lesson_location': String(store.position) });
    }
    if (this.#complete || store.stepCount === 0 || store.position < store.stepCount) return;
    this.#complete = true;
    this.#put({ 'cmi.core.lesson_status': 'completed' });
    this.runtime.LMSCommit('');
  }
}

/** @returns {Course | null} null where there is no learning system to tell */
export function reportToScorm() {
  const runtime = findRuntime();
  if (runtime?.LMSInitialize('') !== 'true') return null;
  const course = new Course(runtime);
  keepWith(course);
  window.addEventListener('pagewalk:score', (event) =>
    course.tellScore(/** @type {CustomEvent<ScoreReport>} */ (event).detail),
  );
  store.subscribe(() => course.follow());
  window.addEventListener('pagehide', () => runtime.LMSFinish(''), { once: true });
  return course;
}
