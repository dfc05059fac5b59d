/// <reference types="vite/client" />
/** The lessons: scenario texts in lessons/, titled by their first comment line. */

/** @typedef {{ name: string, title: string, text: string }} Lesson */

/** @type {Record<string, string>} */
const files = import.meta.glob('./lessons/*.pagewalk', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The first comment line of a text, which is its title; '' when it has none. @param {string} text */
export function titleOf(text) {
  const [, title] = /^\s*#+[ \t]*(.+?)[ \t]*$/m.exec(text.slice(0, 4096)) ?? [];
  return title ?? '';
}

/** @type {Lesson[]} */
export const lessons = Object.entries(files)
  .map(([path, text]) => {
    const name = path.replace(/^.*\//, '').replace(/\.pagewalk$/, '');
    return { name, title: titleOf(text) || name, text };
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The lesson that a page without a link opens with. */
export const opening = lessons.find(({ name }) => name.startsWith('02-')) ?? lessons[0] ?? null;

/** "06b-context-switch" → that, "06b", "6b" and "context-switch". @param {string} name */
function namesOf(name) {
  const [, number, rest] = /^(\d+[a-z]?)-(.*)$/.exec(name) ?? [];
  return number === undefined ? [name] : [name, number, number.replace(/^0+/, ''), rest];
}

/** By its file's name, its number, or what stands behind the number. @param {string} name */
export const findLesson = (name) => lessons.find((lesson) => namesOf(lesson.name).includes(name)) ?? null;
