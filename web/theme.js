import { recall, remember } from './storage.js';

/** @typedef {'auto' | 'light' | 'dark'} Theme */

/** @type {Theme[]} */
export const THEMES = ['auto', 'light', 'dark'];

/** @param {string | null} name @returns {Theme | null} */
const known = (name) => THEMES.find((theme) => theme === name) ?? null;

/** The link's word before the visitor's own. @returns {Theme} */
export function startTheme() {
  const asked = new URLSearchParams(location.search).get('theme');
  return known(asked) ?? known(recall('theme')) ?? 'auto';
}

/** @param {Theme} theme */
export function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

/** @param {Theme} theme */
export function chooseTheme(theme) {
  showTheme(theme);
  remember('theme', theme);
}
