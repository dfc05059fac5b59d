/**
 * A line of the text in the making. It remembers which part of it came from which field of a form, so that what
 * the engine finds wrong at a column can be said at the field.
 */

/** @typedef {{ field: string, from: number, to: number }} Span UTF-16 offsets in the line */
/** @typedef {{ text: string, spans: Span[] }} Line */
/** @typedef {{ field: string, text: string }} Typed a part that a field gave */

/** @param {string} field @param {string} text @returns {Typed} */
export const typed = (field, text) => ({ field, text });

/** @param {(string | Typed)[]} parts @returns {Line} */
export function lineOf(...parts) {
  /** @type {Line} */
  const line = { text: '', spans: [] };
  for (const part of parts) {
    const text = typeof part === 'string' ? part : part.text;
    const from = line.text.length;
    line.text += text;
    if (typeof part !== 'string') line.spans.push({ field: part.field, from, to: line.text.length });
  }
  return line;
}

/** The field that a place in a line came from: the one that holds it, else the last one before it. @param {Line} line @param {number} offset */
export function fieldAt({ spans }, offset) {
  const inside = spans.find(({ from, to }) => offset >= from && offset < Math.max(to, from + 1));
  return (inside ?? spans.findLast(({ from }) => from <= offset))?.field ?? null;
}

/**
 * One replacement of whole lines.
 * @typedef {{ at: number, remove: number, insert: Line[] }} Change `at` counts lines from 0
 */

/** A line as it stands after the edit, counted from 1. @typedef {{ number: number, line: Line }} Written */

/** The lines of a text; none of the empty one. @param {string} text */
export const linesOf = (text) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/**
 * The text with some of its lines replaced.
 * @param {string} text
 * @param {Change[]} changes that do not overlap
 * @returns {{ text: string, written: Written[] }}
 */
export function withChanges(text, changes) {
  const lines = linesOf(text);
  const ordered = changes.map((change, index) => ({ ...change, index }));
  ordered.sort((a, b) => a.at - b.at || a.index - b.index);
  /** @type {string[]} */
  const result = [];
  /** @type {Written[]} */
  const written = [];
  let next = 0;
  for (const { at, remove, insert } of ordered) {
    result.push(...lines.slice(next, at));
    for (const line of insert) {
      result.push(line.text);
      if (line.text !== '') written.push({ number: result.length, line });
    }
    next = Math.max(next, at + remove);
  }
  result.push(...lines.slice(next));
  return { text: result.length > 0 ? `${result.join('\n')}\n` : '', written };
}
