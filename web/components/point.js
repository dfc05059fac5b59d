import { editing } from '../play/editing.js';
import { store } from '../store.js';

/** @import {Asked} from '../store.js' */

/** Whatever stands for an address answers to pointer, focus and click alike, but not while a question is open. */

/** @param {Asked} asked */
export const pointAt = (asked) => () => {
  if (!store.quizzing) store.set({ pointed: asked });
};

export const pointAway = () => {
  if (store.pointed) store.set({ pointed: null });
};

/** @param {Asked} asked */
export const pinAt = (asked) => () => {
  if (!store.quizzing) store.set({ pinned: asked, pointed: null });
};

/** What can be done there, where anything can; else the question alone. @param {Asked} asked @param {Event} event */
export function meet(asked, event) {
  if (editing.acts) editing.acts.showAddress(asked, event);
  else pinAt(asked)();
}
