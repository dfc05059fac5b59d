/** The first comment line of a text, which is its title; '' when it has none. @param {string} text */
export function titleOf(text) {
  const [, title] = /^\s*#+[ \t]*(.+?)[ \t]*$/m.exec(text.slice(0, 4096)) ?? [];
  return title ?? '';
}

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a lesson claims, as a sentence, from the comments at its head; '' where it claims nothing. @param {string} text */
export function claimOf(text) {
  const head = /^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text.slice(0, 4096))?.[0] ?? '';
  const claim = /^[ \t]*#[ \t]*Claim:[ \t]*(.+?)[ \t]*$/m.exec(head)?.[1] ?? '';
  return capital(claim);
}
