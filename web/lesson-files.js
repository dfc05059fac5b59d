/// <reference types="vite/client" />
import { Recorded } from './recorded.js';

/** The lessons' files, each fetched when it is wanted, with the answers that its first picture needs. */

/** @type {Record<string, () => Promise<any>>} */
const recordings = import.meta.glob('./lessons/*.pagewalk', { query: '?recording', import: 'default' });

/** The language that the lessons are written in, which may be another than the page's. */
export const LESSON_LANGUAGE = 'en';

/** "./lessons/06b-context-switch.pagewalk" → "06b-context-switch". @param {string} path */
export const nameIn = (path) => path.replace(/^.*\//, '').replace(/\.pagewalk$/, '');

/** "06b-context-switch" → that, "06b", "6b" and "context-switch". @param {string} name */
function namesOf(name) {
  const [, number, rest] = /^(\d+[a-z]?)-(.*)$/.exec(name) ?? [];
  return number === undefined ? [name] : [name, number, number.replace(/^0+/, ''), rest];
}

const LONGEST_SHOWN = 80;

const names = Object.keys(recordings).map(nameIn);

/** By its file's name, its number, or what stands behind the number. @param {string} wanted @returns {string | null} the file's name */
export const findName = (wanted) => names.find((name) => namesOf(name).includes(wanted)) ?? null;

/** What was asked for, in a sentence that says it is not there. @param {string} wanted */
export const shownName = (wanted) =>
  wanted.length > LONGEST_SHOWN ? `${wanted.slice(0, LONGEST_SHOWN)}…` : wanted;

/** @param {string} name @returns {Promise<Recorded | null>} null where it cannot be fetched */
export async function fetchRecorded(name) {
  try {
    const recording = await recordings[`./lessons/${name}.pagewalk`]?.();
    return recording ? new Recorded(recording) : null;
  } catch {
    return null;
  }
}
