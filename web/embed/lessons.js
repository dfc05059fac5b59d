/// <reference types="vite/client" />
import { nameIn, namesOf } from '../lesson-names.js';

/** The lessons, each fetched when it is the one to be shown. */

/** @type {Record<string, () => Promise<any>>} */
const files = import.meta.glob('../lessons/*.pagewalk', { query: '?raw', import: 'default' });

/** @param {string} wanted @returns {Promise<{ name: string, text: string } | null>} */
export async function fetchLesson(wanted) {
  const path = Object.keys(files).find((one) => namesOf(nameIn(one)).includes(wanted));
  const text = path && (await files[path]?.());
  return path && text ? { name: nameIn(path), text } : null;
}
