import { store } from '../store.js';
import { words } from '../words.js';
import { anchorOf } from './anchor.js';

/** @import {Asked} from '../store.js' */

/**
 * Menus and forms are fetched when the first of them is wanted: many visitors only watch. Where a menu will stand is
 * found before that, for an event forgets what it happened to.
 */

/** @typedef {typeof import('./menus.js')} Menus */

async function load() {
  const [menus] = await Promise.all([
    import('./menus.js'),
    import('../components/form-dialog.js'),
    import('../components/menu.js'),
  ]);
  return menus;
}

/** @param {(menus: Menus) => void} act */
async function once(act) {
  const menus = await load().catch(() => null);
  if (menus) act(menus);
  else store.set({ banner: words.banners.editing });
}

/** @param {Asked} asked @param {Event} event */
export function showAddress(asked, event) {
  if (store.quizzing) return; // the answers would tell
  const at = anchorOf(event);
  store.set({ pinned: asked, pointed: null });
  return once((menus) => menus.showAddress(asked, at));
}

/** @param {string} process @param {Event} event */
export function showPalette(process, event) {
  const at = anchorOf(event);
  return once((menus) => menus.showPalette(process, at));
}

/** @param {string} process @param {Event} event */
export function showCalls(process, event) {
  const at = anchorOf(event);
  return once((menus) => menus.showCalls(process, menus.askedRegion(process), at));
}

/** @param {Event | null} event */
export function showSetUp(event) {
  const at = anchorOf(event);
  return once((menus) => menus.showSetUp(at));
}

export const newProcess = () => once((menus) => menus.askProcess());
export const editAsked = () => once((menus) => menus.editAsked());
export const callsOfAsked = () => once((menus) => menus.callsOfAsked());

/** @param {'read' | 'write' | 'exec'} access */
export const accessAsked = (access) => once((menus) => menus.accessAsked(access));

/** Carries out what a drag made of a region. @param {Parameters<Menus['adjust']>} change */
export const adjust = (...change) => once((menus) => menus.adjust(...change));
