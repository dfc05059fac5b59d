import { store } from '../store.js';
import { player } from './player.js';

/**
 * Single keys, as debuggers have them. They act while the focus is inside the player, and never in a field where the
 * key writes or moves something (WCAG 2.1.4). While nothing has the focus, as when the page has just been opened, those
 * act that write no letter and scroll nothing.
 */

/** @typedef {Record<string, () => void>} Keys */

/** What moves time, and takes a question back. @type {Keys} */
export const TIME_KEYS = {
  ' ': () => player.toggle(),
  ArrowRight: () => player.forward(),
  ArrowLeft: () => player.back(),
  ArrowDown: () => player.microStep(),
  ArrowUp: () => player.microBack(),
  Home: () => player.goTo(0),
  End: () => player.goTo(store.stepCount),
  n: () => player.nextFault(),
  Escape: () => store.set({ pinned: null, pointed: null }),
};

/** Where keys write, and undo what was written. */
export const TEXT_FIELD = 'input:not([type=checkbox]):not([type=range]), textarea, [contenteditable=true]';

/** @param {Element} target of HTML or of a picture @param {string} key */
function belongsToTarget(target, key) {
  if (target.closest(`${TEXT_FIELD}, select`)) {
    return key !== 'Escape';
  }
  if (target.matches('.lane-body')) return /^Arrow(Up|Down)$/.test(key);
  if (target.closest('input[type=range]')) return /^(Arrow|Home|End)/.test(key);
  return key === ' ' && target.closest('button, input, summary, a') !== null;
}

/** Where no question is asked, Escape is for what the player stands in. @param {string} key */
const idle = (key) => key === 'Escape' && store.pinned === null && store.pointed === null;

/** Whether a key of its own would move the page. @param {string} key */
const scrollsPage = (key) =>
  document.documentElement.scrollHeight > window.innerHeight && /^( |Arrow(Up|Down)|Home|End)$/.test(key);

/** @param {Keys} keys @returns {(event: KeyboardEvent) => void} for the document */
export const actUnfocused = (keys) => (event) => {
  const { key, target } = event;
  const letter = key.length === 1 && key !== ' ';
  if (target === document.body && !letter && !scrollsPage(key)) actOn(keys)(event);
};

/** @param {Keys} keys @returns {(event: KeyboardEvent) => void} */
export const actOn = (keys) => (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const act = keys[event.key];
  const target = event.target;
  if (!act || idle(event.key)) return;
  if (!(target instanceof Element) || belongsToTarget(target, event.key)) return;
  event.preventDefault();
  act();
};
