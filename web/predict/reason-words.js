import { reasons as english } from '../words/en-reasons.js';
import { inLanguage } from '../words.js';

/** The part of the catalogue that only answers need: it comes with the questions, and not with the page. */

/** @type {import('../words/en-reasons.js').ReasonWords} */
export const reasons = await inLanguage(english, {
  de: async () => (await import('../words/de-reasons.js')).reasons,
});
