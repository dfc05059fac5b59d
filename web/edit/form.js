/** @import {Plan, Refusal} from './plan.js' */
/** @import {Stepping} from './values.js' */

/**
 * A form as plain data: what is asked, with which answers to begin, and what the answers would write. Values are
 * texts in the words of the scenario language.
 */

/**
 * @typedef {object} Field
 * @property {string} name also the key of its words
 * @property {string} [label] in place of these words: an argument keeps its manual's name
 * @property {'text' | 'choice' | 'flags' | 'rights'} kind flags are joined by |, rights are letters of rwx
 * @property {string} value
 * @property {string[]} [options] of a choice or of flags
 * @property {string[]} [suggestions] values offered beside a text
 * @property {Stepping} [stepping] how − and + move it
 * @property {(values: Values) => boolean} [when] whether it is asked at all
 */

/** @typedef {Record<string, string>} Values */

/**
 * @typedef {object} Form
 * @property {string} act key of its title
 * @property {Record<string, string>} facts what the title names
 * @property {Field[]} fields
 * @property {(values: Values) => Plan | Refusal} plan
 */

/** @param {string} name @param {string} value @param {Partial<Field>} [more] @returns {Field} */
export const textField = (name, value, more = {}) => ({ name, kind: 'text', value, ...more });

/** @param {string} name @param {string} value @param {string[]} options @param {Partial<Field>} [more] @returns {Field} */
export const choiceField = (name, value, options, more = {}) => ({
  name,
  kind: 'choice',
  value,
  options,
  ...more,
});

/** @param {string} name @param {string} value @param {string[]} options @returns {Field} */
export const flagsField = (name, value, options) => ({ name, kind: 'flags', value, options });

/** @param {string} name @param {string} value @returns {Field} */
export const rightsField = (name, value) => ({ name, kind: 'rights', value });

/** @param {string} name @param {string} value @returns {Field} */
export const addressField = (name, value) => textField(name, value, { stepping: 'address' });

/** @param {string} name @param {string} value @returns {Field} */
export const sizeField = (name, value) => textField(name, value, { stepping: 'size' });

/** @param {Field[]} fields @returns {Values} */
export const startValues = (fields) => Object.fromEntries(fields.map(({ name, value }) => [name, value]));

/** The flags with one of them turned over, in the order in which they are offered. @param {Field} field @param {string} value @param {string} flag */
export function toggled({ kind, options = [] }, value, flag) {
  const all = kind === 'rights' ? ['r', 'w', 'x'] : options;
  const now = new Set(flagsIn(kind, value));
  if (!now.delete(flag)) now.add(flag);
  const chosen = all.filter((one) => now.has(one));
  return kind === 'rights' ? chosen.join('') || 'none' : chosen.join('|') || '0';
}

/** @param {Field['kind']} kind @param {string} value */
export function flagsIn(kind, value) {
  if (kind === 'rights') return value === 'none' ? [] : [...value];
  return value === '0' ? [] : value.split('|').filter(Boolean);
}
