/** How a lesson is called: by its file's name, and by parts of that name. */

/** "./lessons/06b-context-switch.pagewalk" → "06b-context-switch". @param {string} path */
export const nameIn = (path) => path.replace(/^.*\//, '').replace(/\.pagewalk$/, '');

/** "06b-context-switch" → that, "06b", "6b" and "context-switch". @param {string} name */
export function namesOf(name) {
  const [, number, rest] = /^(\d+[a-z]?)-(.*)$/.exec(name) ?? [];
  return number === undefined ? [name] : [name, number, number.replace(/^0+/, ''), rest];
}
