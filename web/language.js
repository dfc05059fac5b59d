import { recall, remember } from './storage.js';

/** In which language the page speaks: the link's word before the visitor's own choice, else English. */

const KEY = 'lang';

/** Each named in itself, for those who do not read the others. @type {Record<string, string>} */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

/** What the entry in the tab's history says between the choice and the page that opens because of it. */
const CHOSEN = 'language-chosen';

/** Whether the page was opened by the choice of its language: the choice has the focus still. Asked once. */
export function justChosen() {
  const chosen = history.state === CHOSEN;
  if (chosen) history.replaceState(null, '');
  return chosen;
}

/** @param {string | null} code @returns {string | null} */
const known = (code) => (code !== null && Object.hasOwn(LANGUAGES, code) ? code : null);

/** @returns {string} a language's code; outside a browser English */
export function startLanguage() {
  if (typeof location === 'undefined') return 'en';
  const asked = new URLSearchParams(location.search).get(KEY);
  return known(asked) ?? known(recall(KEY)) ?? 'en';
}

/**
 * A query that asks for a language, or for none; its other keys stay as they are written.
 * @param {string} query as in `location.search` @param {string | null} code
 */
export function queryFor(query, code) {
  const others = query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && part.split('=')[0] !== KEY);
  const parts = code === null ? others : [...others, `${KEY}=${code}`];
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/**
 * Keeps the choice and opens the page again, for its words are fixed once it stands. Where nothing can be kept,
 * the address says it; otherwise the address says nothing, or it would overrule the choice for ever.
 * @param {string} code @param {string} hash what is to be shown then
 */
export function chooseLanguage(code, hash) {
  const kept = remember(KEY, code);
  const address = `${location.pathname}${queryFor(location.search, kept ? null : code)}${hash}`;
  try {
    history.replaceState(CHOSEN, '', address);
    location.reload();
  } catch {
    location.replace(address); // an opaque origin may not rewrite its address, but may leave it
  }
}
