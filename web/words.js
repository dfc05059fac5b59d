import { startLanguage } from './language.js';
import { en } from './words/en.js';

/**
 * The catalogue in use. A further language is a file beside en.js with the same keys, a line here and one in
 * language.js. English is part of the page; another is fetched before anything is drawn, when it is wanted.
 */

/** @typedef {import('./words/en.js').Words} Words */

const language = startLanguage();

/**
 * A catalogue, or a part of one, in the language chosen; in English where the other cannot be fetched.
 * @template T
 * @param {T} english
 * @param {Record<string, () => Promise<T>>} others by their codes
 * @returns {Promise<T>}
 */
export async function inLanguage(english, others) {
  try {
    return (await others[language]?.()) ?? english;
  } catch {
    return english;
  }
}

/** @type {Words} */
export const words = await inLanguage(en, { de: async () => (await import('./words/de.js')).de });

const grouped = new Intl.NumberFormat(words.code);
const plain = new Intl.NumberFormat(words.code, { useGrouping: false });

/** @param {number} value */
export const countText = (value) => grouped.format(value);

/** @param {[string, number]} scaled number and power of 1024 */
export const unitText = ([number, power]) => `${plain.format(Number(number))} ${words.units[power]}`;
