/** The first comment line of a text, which is its title; '' when it has none. @param {string} text */
export function titleOf(text) {
  const [, title] = /^\s*#+[ \t]*(.+?)[ \t]*$/m.exec(text.slice(0, 4096)) ?? [];
  return title ?? '';
}
