// Small edits of a lesson's text below its head, as somebody makes them who tries to reach its goal.

/** @typedef {(text: string) => string} Edit */

/** Steps at the end, where a visitor's own go. @param {string[]} lines @returns {Edit} */
export const append =
  (...lines) =>
  (text) =>
    `${text.trimEnd()}\n${lines.join('\n')}\n`;

/**
 * One place of the text: an edit that does not find it, or finds it twice, has come loose from its lesson.
 * @param {string} from @param {string} to @returns {Edit}
 */
export const change = (from, to) => (text) => {
  const places = text.split(from).length - 1;
  if (places !== 1) throw new Error(`${JSON.stringify(from)} stands in the text ${places} times`);
  return text.replace(from, () => to);
};

/** Lines in front of the one line that begins so. @param {string} line @param {string[]} lines */
export const before = (line, ...lines) => change(`\n${line}`, `\n${lines.join('\n')}\n${line}`);

/** The one step that begins so, left out. @param {string} step @returns {Edit} */
export const leaveOut = (step) => (text) => {
  const [line] = text.split('\n').filter((candidate) => candidate.startsWith(step));
  return change(`${line}\n`, '')(text);
};

/** @param {Edit[]} edits @returns {Edit} */
export const all =
  (...edits) =>
  (text) =>
    edits.reduce((edited, edit) => edit(edited), text);
