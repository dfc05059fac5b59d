import { setFragment } from './address-bar.js';
import { lessonTitled } from './lessons.js';
import { titleOf } from './model/title.js';
import { recall, remember } from './storage.js';
import { store } from './store.js';
import { words } from './words.js';

/**
 * What was typed survives a reload. The draft is written at every edit, and only then: opening a link or a lesson leaves
 * it alone. It is kept twice: as the draft, which a reload brings, and in its place, where no text of another place
 * displaces it. A text that bears a lesson's title is the visitor's version of that lesson, and has its place beside it;
 * all others share one. What an edit of another text displaces in its own place is kept as the one before.
 */

const DRAFT = 'draft';
const BEFORE = 'draft-before';

export const draft = () => recall(DRAFT);
export const draftBefore = () => recall(BEFORE);

/** The place of all texts that are of no lesson. */
export const NO_LESSON = '';

/** @param {string} text @returns {string} the lesson's name, or NO_LESSON */
const placeOf = (text) => lessonTitled(titleOf(text))?.name ?? NO_LESSON;

/** @param {string} place */
const keyOf = (place) => `${DRAFT}.${place}`;

/** A lesson as the visitor left it, or the last text of none. @param {string} place a lesson's name, or NO_LESSON */
export const version = (place) => recall(keyOf(place));

/**
 * What was opened last, whether it was edited since, and what this page knows to stand in its place: another tab may have
 * written there. Its edits have one place, whatever becomes of its title.
 */
let start = { text: '', place: NO_LESSON, edited: false };
let warned = false;

/** @param {string} text */
export function opened(text) {
  start = { text, place: placeOf(text), edited: false };
}

/** A draft that has no place yet gets it: it may be older than places are. */
function settle() {
  const old = draft();
  const place = placeOf(old ?? '');
  if (old && version(place) === null) remember(keyOf(place), old);
}

/** A version becomes the draft that a reload brings. @param {string} text */
export function goOnWith(text) {
  settle();
  remember(DRAFT, text);
}

/** @param {string} text */
function keep(text) {
  if (!start.edited) {
    start.edited = true;
    settle();
    store.source = 'draft';
    setFragment(''); // an edited page is no longer what its link says
  }
  const displaced = version(start.place);
  if (displaced && displaced !== start.text) remember(BEFORE, displaced);
  start.text = text;
  const placed = remember(keyOf(start.place), text);
  if ((remember(DRAFT, text) && placed) || warned) return;
  warned = true;
  store.set({ banner: words.banners.storage });
}

export const keepDrafts = () => store.onEdit(keep);
