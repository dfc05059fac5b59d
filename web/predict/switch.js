import { given } from '../given.js';
import { store } from '../store.js';
import { words } from '../words.js';

/** @import {How} from './quiz.js' */

/**
 * Turns the questions on and off. They are loaded when somebody wants them; the link says so with `?predict`, and
 * in which way with `?predict=walk` or `?predict=lecture`.
 */

const KEY = 'predict';

export const predicting = { on: false };

/** @returns {How | null} what the link asks for */
function asked() {
  const value = new URLSearchParams(location.search).get(KEY) ?? given(KEY);
  if (value === null || value === 'off') return null;
  return value === 'walk' || value === 'lecture' ? value : 'choose';
}

/** A reload, and a link copied from the address, bring the same. @param {boolean} on */
function keepInAddress(on) {
  const query = new URLSearchParams(location.search);
  if (on) query.set(KEY, '');
  else query.delete(KEY);
  const text = query
    .toString()
    .replace(`${KEY}=&`, `${KEY}&`)
    .replace(new RegExp(`${KEY}=$`), KEY);
  try {
    history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
  } catch {
    // An opaque origin may not rewrite its address.
  }
}

async function load() {
  const [{ quiz }] = await Promise.all([import('./quiz.js'), import('./predict-panel.js')]);
  return quiz;
}

/** @param {boolean} on @param {How} [how] */
export async function setPredicting(on, how) {
  predicting.on = on;
  const quiz = await load().catch(() => null);
  if (!quiz) {
    predicting.on = false;
    return store.set({ banner: words.banners.dialog });
  }
  if (how) quiz.how = how;
  quiz.turn(on);
  store.changed();
}

/** @param {boolean} on */
export async function togglePredicting(on) {
  keepInAddress(on);
  await setPredicting(on);
}

/** To be called before the first text is opened, so that nothing of it is told. */
export async function startPredicting() {
  const how = asked();
  if (how) await setPredicting(true, how);
}
