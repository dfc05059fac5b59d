import { en } from './words/en.js';

/** The catalogue in use. A further language is a file beside en.js with the same keys, and a line here. */

/** @typedef {import('./words/en.js').Words} Words */

/** @type {Record<string, Words>} */
const catalogues = { en };

/** @param {string | null} wanted a language code */
export const pickWords = (wanted) => catalogues[wanted ?? ''] ?? en;

const asked = typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('lang');

/** @type {Words} */
export const words = pickWords(asked);

/** @param {[string, number]} scaled number and power of 1024 */
export const unitText = ([number, power]) => `${number} ${words.units[power]}`;
