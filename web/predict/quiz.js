import { store } from '../store.js';
import { momentOf } from './moment.js';
import { mayAsk, questionsOf } from './questions.js';
import { reportAnswer, reportScore } from './report.js';
import { keepAnswers, recallAnswers, scoreOf } from './score.js';
import { isRight, walkFields } from './walk.js';

/** @import {Explanation} from '../../bindings/engine.js' */
/** @import {Moment} from './moment.js' */
/** @import {Question} from './questions.js' */
/** @import {Answers} from './score.js' */
/** @import {Field} from './walk.js' */

/**
 * Asks before a step plays. Time may not pass a step whose questions are open: the store asks here how far it may
 * go (`store.limit`), whoever wants to go there. What was seen before the questions began is not asked.
 */

/** @typedef {'choose' | 'walk' | 'lecture'} How */

/**
 * @typedef {object} Asked a step with its questions
 * @property {number} index
 * @property {Moment} moment
 * @property {Question[]} questions
 * @property {Field[]} fields of the walk by hand
 * @property {Explanation | null} explanation that the fields are made from
 */

/**
 * What was answered, by a question's kind or a field's id; null: nothing was.
 * @typedef {Record<string, string> | null} Given
 */

class Quiz {
  on = false;
  /** @type {How} */
  how = 'choose';
  /** @type {Asked | null} the step that is being asked about */
  open = null;
  /** @type {{ asked: Asked, given: Given } | null} the step asked about last, until time goes on */
  done = null;
  /** @type {Answers} */
  answers = {};
  /** Position up to which everything was shown. */
  #seen = 0;
  /** Counts how often somebody wanted to go on where a question waits. */
  asks = 0;
  #opening = -1;
  /** Whether there was an engine to ask: a recorded picture answers no questions. */
  #answered = false;
  #text = '';

  constructor() {
    store.limit = (position) => this.#limit(position);
    store.subscribe(() => this.#follow());
  }

  /** @param {boolean} on */
  turn(on) {
    this.on = on;
    this.#begin();
    if (on) this.#limit(store.position + 1);
    store.changed();
  }

  /** @param {How} how */
  choose(how) {
    this.how = how;
    this.answers = this.#recalled();
    if (this.open) this.#ask(this.open.index);
    store.changed();
  }

  /** What was seen stays seen; a question of another text is closed. */
  #begin() {
    this.#opening = store.opening;
    this.#answered = store.engine !== null;
    this.#text = store.loadedText;
    this.#seen = store.position;
    this.answers = this.#recalled();
    this.done = null;
    this.#close();
  }

  /** A lecture keeps no score. */
  #recalled() {
    return this.how === 'lecture' ? {} : recallAnswers(store.loadedText);
  }

  #close() {
    this.open = null;
    store.quizzing = false;
    store.tellable = this.on ? this.#seen : Number.POSITIVE_INFINITY;
  }

  /** Called at every change of the store: another text begins anew. */
  #follow() {
    const fresh = this.#opening !== store.opening || this.#answered !== (store.engine !== null);
    if (fresh || this.#text !== store.loadedText) {
      this.#begin();
      if (this.on && fresh) this.#limit(store.position + 1);
    }
    // The step itself may be waiting for the page to say that it works: then time stands before it still.
    const since = this.done ? store.position - this.done.asked.index : 0;
    if (since < 0 || since > 1) this.done = null;
    if (this.open && store.position !== this.open.index) this.#close();
  }

  /** How far time may go on the way to a position. @param {number} position @returns {number} */
  #limit(position) {
    if (!this.on || !store.report || !store.engine) return position;
    for (let index = this.#seen; index < Math.min(position, store.stepCount); index += 1) {
      const outline = store.report.steps[index];
      if (!outline || !mayAsk(outline) || this.answers[index]) continue;
      if (this.#ask(index)) {
        this.asks += 1;
        this.#see(index);
        return index;
      }
    }
    this.#see(position);
    return position;
  }

  /** @param {number} position */
  #see(position) {
    this.#seen = Math.max(this.#seen, Math.min(position, store.stepCount));
    store.tellable = this.#seen;
  }

  /** @param {number} index @returns {boolean} whether there is anything to ask */
  #ask(index) {
    const { engine, report } = store;
    const moment = engine && report ? momentOf(engine, report, index) : null;
    const questions = moment ? questionsOf(moment) : [];
    if (!moment || questions.length === 0) return false;
    const explanation = this.how === 'walk' ? walkBefore(moment) : null;
    const fields = explanation ? walkFields(explanation, moment.machine) : [];
    this.open = { index, moment, questions, fields, explanation };
    store.quizzing = true;
    store.pinned = null;
    store.pointed = null;
    return true;
  }

  /** Answers the open questions; null skips them. The step may play then. @param {Given} given */
  answer(given) {
    const asked = this.open;
    if (!asked) return;
    const rows = given ? this.#grade(asked, given) : [];
    this.answers[asked.index] = { right: rows.filter(Boolean).length, asked: rows.length };
    this.done = { asked, given };
    this.#close();
    if (this.how === 'lecture') return;
    keepAnswers(store.loadedText, this.answers);
    const score = scoreOf(this.answers);
    reportScore({ ...score, step: asked.index + 1, steps: store.stepCount });
  }

  /** @param {Asked} asked @param {Record<string, string>} given @returns {boolean[]} */
  #grade({ index, moment, questions, fields }, given) {
    const report = (/** @type {string} */ kind, /** @type {string} */ truth, /** @type {boolean} */ right) => {
      const answered = given[kind] ?? null;
      reportAnswer({ step: index + 1, text: moment.outline.text, kind, answered, truth, right });
      return right;
    };
    return [
      ...questions.map(({ kind, truth }) => report(kind, truth, given[kind] === truth)),
      ...fields.map((field) => report(field.id, field.truth, isRight(field, given[field.id] ?? ''))),
    ];
  }

  get score() {
    return scoreOf(this.answers);
  }

  /** Forgets every answer to this text. */
  forget() {
    this.answers = {};
    keepAnswers(store.loadedText, {});
    this.#seen = 0;
    this.done = null;
    this.#close();
    store.moveTo(0);
    this.#limit(1);
    store.changed();
  }
}

/** What the walk would read before the step; nothing for what is no single access. @param {Moment} moment */
function walkBefore({ step, outline, ask }) {
  if (!step.process || !step.address || outline.text.includes('..')) return null;
  const explanation = ask(step.index, step.process, step.address);
  return explanation && !('error' in explanation) ? explanation : null;
}

export const quiz = new Quiz();
