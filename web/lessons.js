/// <reference types="vite/client" />
import { nameIn, namesOf } from './lesson-names.js';
import { Recorded } from './recorded.js';

/** @import {Recording} from './recorded.js' */

/**
 * The lessons: scenario texts in lessons/, titled by their first comment line. Their titles are part of the page;
 * a text is fetched when it is wanted, together with the answers that its first picture needs.
 */

/** @typedef {{ name: string, title: string }} Lesson */

/** @type {Record<string, string>} */
const titles = import.meta.glob('./lessons/*.pagewalk', { query: '?title', import: 'default', eager: true });

/** @type {Record<string, () => Promise<any>>} */
const recordings = import.meta.glob('./lessons/*.pagewalk', { query: '?recording', import: 'default' });

/** The lesson that a page without a link opens with is there at once. @type {Record<string, Recording>} */
const openings = import.meta.glob('./lessons/02-*.pagewalk', {
  query: '?opening',
  import: 'default',
  eager: true,
});

/** @type {Lesson[]} */
export const lessons = Object.entries(titles)
  .map(([path, title]) => ({ name: nameIn(path), title: title || nameIn(path) }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** @type {{ lesson: Lesson, recorded: Recorded } | null} */
export const opening =
  Object.entries(openings)
    .map(([path, recording]) => {
      const lesson = findLesson(nameIn(path));
      return lesson && { lesson, recorded: new Recorded(recording) };
    })
    .find(Boolean) ?? null;

/** By its file's name, its number, or what stands behind the number. @param {string} name @returns {Lesson | null} */
export function findLesson(name) {
  return lessons.find((lesson) => namesOf(lesson.name).includes(name)) ?? null;
}

/** Its text and its first picture; null where it cannot be fetched. @param {Lesson} lesson @returns {Promise<Recorded | null>} */
export async function fetchLesson({ name }) {
  if (name === opening?.lesson.name) return opening.recorded;
  try {
    /** @type {Recording | undefined} */
    const recording = await recordings[`./lessons/${name}.pagewalk`]?.();
    return recording ? new Recorded(recording) : null;
  } catch {
    return null;
  }
}
