/** How a lesson is called: by the first comment line of its text, by its file's name, by parts of that name. */

/** The first comment line of a text, which is its title; '' when it has none. @param {string} text */
export function titleOf(text) {
  const [, title] = /^\s*#+[ \t]*(.+?)[ \t]*$/m.exec(text.slice(0, 4096)) ?? [];
  return title ?? '';
}

/** "./lessons/06b-context-switch.pagewalk" → "06b-context-switch". @param {string} path */
export const nameIn = (path) => path.replace(/^.*\//, '').replace(/\.pagewalk$/, '');

/** "06b-context-switch" → that, "06b", "6b" and "context-switch". @param {string} name */
export function namesOf(name) {
  const [, number, rest] = /^(\d+[a-z]?)-(.*)$/.exec(name) ?? [];
  return number === undefined ? [name] : [name, number, number.replace(/^0+/, ''), rest];
}
