import { given } from './given.js';
import { LESSON_LANGUAGE } from './lesson-files.js';
import { lessonNamed, lessons, lessonTitled } from './lessons.js';
import { titleOf } from './model/title.js';
import { recall, remember } from './storage.js';
import { store } from './store.js';

/** @import {ScoreReport} from './predict/report.js' */

/**
 * How far a visitor came in the lessons, kept by this browser alone. A lesson that was edited is still that lesson, by
 * its title: its goal is reached by editing it.
 */

/** @typedef {{ seen: boolean, right: number, asked: number, goal: boolean }} Progress seen: played to its end; asked: questions answered */
/** @typedef {Record<string, Progress>} Course by the lesson's name */

const KEY = 'progress';

/** @type {Progress} */
const NOTHING = { seen: false, right: 0, asked: 0, goal: false };

/** @param {unknown} value */
const countIn = (value) => (Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0);

/** A store is open to every page of its origin. @param {any} kept @returns {Progress} */
const progressIn = (kept) => {
  const asked = countIn(kept?.asked);
  return {
    seen: kept?.seen === true,
    right: Math.min(countIn(kept?.right), asked),
    asked,
    goal: kept?.goal === true,
  };
};

/** @returns {Course} */
export function course() {
  try {
    const kept = JSON.parse(recall(KEY) ?? '{}') ?? {};
    return Object.fromEntries(
      lessons.filter(({ name }) => Object.hasOwn(kept, name)).map(({ name }) => [name, progressIn(kept[name])]),
    );
  } catch {
    return {};
  }
}

/** @param {Course} kept */
export function keepCourse(kept) {
  remember(KEY, JSON.stringify(kept));
  store.changed();
}

/** The lesson that stands on the page, edited or not. */
export const lessonAtHand = () => lessonNamed(store.source) ?? lessonTitled(titleOf(store.text));

/** The language of what the text on the page says in its own words; undefined where nobody knows it. */
export const languageAtHand = () => (lessonAtHand() ? LESSON_LANGUAGE : undefined);

/** @param {Partial<Progress>} news of the lesson at hand */
function note(news) {
  const lesson = lessonAtHand();
  if (!lesson) return;
  const kept = course();
  const before = kept[lesson.name] ?? NOTHING;
  const now = { ...before, ...news };
  if (JSON.stringify(now) === JSON.stringify(before)) return;
  keepCourse({ ...kept, [lesson.name]: now });
}

/** Whether all of a text has been shown. */
export const atTheEnd = () =>
  store.current && store.engine !== null && store.position === store.stepCount && !store.midway;

/**
 * The lowest position shown of what was opened last: a link may lead to the end at once, and nothing was seen then. The
 * end is noted once, for the page changes with every move of the pointer.
 */
let shown = { opening: -1, from: 0, noted: false };

/** Only a lesson as it stands is seen to its end: one that was cut short is not. */
function noteTheEnd() {
  const { opening, position } = store;
  if (!store.current || !lessonNamed(store.source)) return;
  if (shown.opening !== opening) shown = { opening, from: position, noted: false };
  shown.from = Math.min(shown.from, position);
  if (shown.noted || position === shown.from || !atTheEnd()) return;
  shown.noted = true;
  note({ seen: true });
}

/** A goal is held where the text ends, so the lesson was seen as well. */
export const noteGoal = () => note({ goal: true, seen: true });

/** A learning system keeps what its students did by itself, and they may share a browser. */
export function keepProgress() {
  if (given('report') !== null) return;
  store.subscribe(noteTheEnd);
  window.addEventListener('pagewalk:score', (event) => {
    const { right, asked } = /** @type {CustomEvent<ScoreReport>} */ (event).detail;
    note({ right, asked });
  });
}
