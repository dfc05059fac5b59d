/// <reference types="vite/client" />
import { nameIn, namesOf } from '../lesson-names.js';
import { Recorded } from '../recorded.js';

/** The lessons, each fetched with its first picture when it is the one to be shown. */

/** @type {Record<string, () => Promise<any>>} */
const recordings = import.meta.glob('../lessons/*.pagewalk', { query: '?recording', import: 'default' });

/** @param {string} wanted @returns {Promise<{ name: string, recorded: Recorded } | null>} */
export async function fetchLesson(wanted) {
  const path = Object.keys(recordings).find((one) => namesOf(nameIn(one)).includes(wanted));
  const recording = path && (await recordings[path]?.());
  return recording ? { name: nameIn(path), recorded: new Recorded(recording) } : null;
}
