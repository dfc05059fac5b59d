import { recall, remember } from './storage.js';
import { store } from './store.js';
import { words } from './words.js';

/**
 * What was typed survives a reload. The draft is written at every edit, and only then: opening a link or a
 * lesson leaves it alone. The first edit of something opened keeps the older draft as the one before.
 */

const DRAFT = 'draft';
const BEFORE = 'draft-before';

export const draft = () => recall(DRAFT);
export const draftBefore = () => recall(BEFORE);

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
  if (!own) {
    const old = draft();
    if (old) remember(BEFORE, old);
    own = true;
    store.source = 'draft';
    dropLink();
  }
  if (remember(DRAFT, text) || warned) return;
  warned = true;
  store.set({ banner: words.banners.storage });
}

export const keepDrafts = () => store.onEdit(keep);
