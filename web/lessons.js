/// <reference types="vite/client" />
import { fetchRecorded, findName, nameIn } from './lesson-files.js';
import { Recorded } from './recorded.js';

/** @import {Recording} from './recorded.js' */

/**
 * The lessons: scenario texts in lessons/, titled by their first comment line. Their titles are part of the page;
 * a text is fetched when it is wanted, together with the answers that its first picture needs.
 */

/** @typedef {{ name: string, title: string }} Lesson */

/** @type {Record<string, string>} */
const titles = import.meta.glob('./lessons/*.pagewalk', { query: '?title', import: 'default', eager: true });

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

/** By its file's name, its number, or what stands behind the number. @param {string} wanted @returns {Lesson | null} */
export function findLesson(wanted) {
  return lessonNamed(findName(wanted) ?? '');
}

/** By its file's name, as the store's `source` has it. @param {string} wanted @returns {Lesson | null} */
export function lessonNamed(wanted) {
  return lessons.find(({ name }) => name === wanted) ?? null;
}

/** By the title that its text bears. @param {string} title @returns {Lesson | null} */
export const lessonTitled = (title) => lessons.find((lesson) => lesson.title === title) ?? null;

/** Its text and its first picture; null where it cannot be fetched. @param {Lesson} lesson @returns {Promise<Recorded | null>} */
export async function fetchLesson({ name }) {
  return name === opening?.lesson.name ? opening.recorded : fetchRecorded(name);
}
