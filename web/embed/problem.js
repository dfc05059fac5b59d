import { store } from '../store.js';
import { words } from '../words.js';

/** @import {Diagnostic} from '../../bindings/engine.js' */

/**
 * What is wrong, if anything is: with the engine, with the address, or with the text.
 * @param {(mistake: Diagnostic) => string} mistakeText
 * @returns {string | null}
 */
export function problem(mistakeText) {
  if (store.trouble) return words.banners.engine[store.trouble.reason];
  const mistake = store.report?.diagnostics.find(({ severity }) => severity === 'error');
  if (store.banner !== null || !mistake) return store.banner;
  return mistakeText({ ...mistake, message: words.said(mistake.message) });
}
