import { fnv } from '../model/fnv.js';
import { recall, remember } from '../storage.js';

/**
 * The score of one text, kept by this browser unless somebody else does: what was answered at each step, the first
 * answer alone. Another text is another score.
 */

/** @typedef {{ right: number, asked: number }} Marks asked is 0 where the step was skipped */
/** @typedef {Record<string, Marks>} Answers by the step's index */

/** Texts whose scores are kept; older ones give way. */
const MOST_TEXTS = 40;

/** A short name for a text. @param {string} text */
export const nameOf = (text) => `${fnv(text)}.${text.length.toString(16)}`;

/** @returns {Record<string, Answers>} */
function all() {
  try {
    const kept = JSON.parse(recall('scores') ?? '{}');
    return kept && typeof kept === 'object' ? kept : {};
  } catch {
    return {};
  }
}

/**
 * Who keeps the answers to some text in place of this browser: a learning system, whose students may share one.
 * @typedef {{ recall(text: string): Answers | null, keep(text: string, answers: Answers): boolean }} Keeper null, false: not this text
 */

/** @type {Keeper | null} */
let keeper = null;

/** @param {Keeper} other */
export function keepWith(other) {
  keeper = other;
}

/** A store is open to every page of its origin. @param {unknown} kept @returns {Answers} */
const answersIn = (kept) =>
  Object.fromEntries(
    Object.entries(kept && typeof kept === 'object' ? kept : {}).filter(
      ([index, marks]) =>
        /^\d{1,9}$/.test(index) &&
        Number.isSafeInteger(marks?.asked) &&
        Number.isSafeInteger(marks?.right) &&
        marks.right >= 0 &&
        marks.right <= marks.asked,
    ),
  );

/** @param {string} text @returns {Answers} */
export const recallAnswers = (text) => keeper?.recall(text) ?? answersIn(all()[nameOf(text)]);

/** @param {string} text @param {Answers} answers */
export function keepAnswers(text, answers) {
  if (keeper?.keep(text, answers)) return;
  const { [nameOf(text)]: _, ...others } = all();
  const kept = Object.entries(others).slice(-(MOST_TEXTS - 1));
  if (Object.keys(answers).length > 0) kept.push([nameOf(text), answers]);
  remember('scores', JSON.stringify(Object.fromEntries(kept)));
}

/** @param {Answers} answers */
export function scoreOf(answers) {
  const all = Object.values(answers);
  return {
    right: all.reduce((sum, { right }) => sum + right, 0),
    asked: all.reduce((sum, { asked }) => sum + asked, 0),
    skipped: all.filter(({ asked }) => asked === 0).length,
  };
}
