/// <reference types="vite/client" />
import { nameIn, namesOf, titleOf } from './lesson-names.js';

/** The lessons: scenario texts in lessons/, titled by their first comment line. */

export { titleOf } from './lesson-names.js';

/** @typedef {{ name: string, title: string, text: string }} Lesson */

/** @type {Record<string, string>} */
const files = import.meta.glob('./lessons/*.pagewalk', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** @type {Lesson[]} */
export const lessons = Object.entries(files)
  .map(([path, text]) => {
    const name = nameIn(path);
    return { name, title: titleOf(text) || name, text };
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The lesson that a page without a link opens with. */
export const opening = lessons.find(({ name }) => name.startsWith('02-')) ?? lessons[0] ?? null;

/** By its file's name, its number, or what stands behind the number. @param {string} name */
export const findLesson = (name) => lessons.find((lesson) => namesOf(lesson.name).includes(name)) ?? null;
