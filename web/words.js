import { startLanguage } from './language.js';
import { en } from './words/en.js';

/**
 * The catalogue in use. A further language is a file beside en.js with the same keys, a line here and one in
 * language.js. English is part of the page; another is fetched before anything is drawn, when it is wanted.
 */

/** @typedef {import('./words/en.js').Words} Words */

/** @type {Record<string, () => Promise<Words>>} */
const others = { de: async () => (await import('./words/de.js')).de };

/** English, too, where the other cannot be fetched. @param {string} code @returns {Promise<Words>} */
async function loadWords(code) {
  try {
    return (await others[code]?.()) ?? en;
  } catch {
    return en;
  }
}

const language = startLanguage();

/** @type {Words} */
export const words = language === en.code ? en : await loadWords(language);

const grouped = new Intl.NumberFormat(words.code);
const plain = new Intl.NumberFormat(words.code, { useGrouping: false });

/** @param {number} value */
export const countText = (value) => grouped.format(value);

/** @param {[string, number]} scaled number and power of 1024 */
export const unitText = ([number, power]) => `${plain.format(Number(number))} ${words.units[power]}`;
