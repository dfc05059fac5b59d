import { lessonTitled } from './lessons.js';
import { titleOf } from './model/title.js';
import { recall, remember } from './storage.js';
import { store } from './store.js';
import { words } from './words.js';

/**
 * What was typed survives a reload. The draft is written at every edit, and only then: opening a link or a
 * lesson leaves it alone. An edited lesson, which its title tells, is kept beside it as the visitor's version of that
 * lesson. The first edit of something opened keeps the older draft as the one before, unless it is kept as a version.
 */

const DRAFT = 'draft';
const BEFORE = 'draft-before';

export const draft = () => recall(DRAFT);
export const draftBefore = () => recall(BEFORE);

/** @param {string} name of a lesson */
const versionKey = (name) => `${DRAFT}.${name}`;

/** A lesson as the visitor left it. @param {string} name of the lesson */
export const version = (name) => recall(versionKey(name));

/** The lesson that a text is a version of. @param {string} text */
const lessonOf = (text) => lessonTitled(titleOf(text))?.name;

/** Whether the text on the page is the draft already, so that an edit goes on with it. */
let own = false;
let warned = false;

/** @param {boolean} isDraft */
export function opened(isDraft) {
  own = isDraft;
}

/** An edited page is no longer what its link says; a reload must bring the edit, not the link. */
function dropLink() {
  if (!location.hash) return;
  try {
    history.replaceState(null, '', location.pathname + location.search);
  } catch {
    // An opaque origin may not rewrite its address; the draft is kept all the same.
  }
}

/** @param {string} text */
function keep(text) {
  const lesson = lessonOf(text);
  if (!own) {
    const old = draft();
    const stays = old && lessonOf(old) && lessonOf(old) !== lesson;
    if (old && !stays) remember(BEFORE, old);
    own = true;
    store.source = 'draft';
    dropLink();
  }
  if (lesson) remember(versionKey(lesson), text);
  if (remember(DRAFT, text) || warned) return;
  warned = true;
  store.set({ banner: words.banners.storage });
}

export const keepDrafts = () => store.onEdit(keep);
