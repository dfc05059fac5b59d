import { outsideQuotes } from '../model/quotes.js';

/**
 * What a line of a scenario says about an outcome: the expectations behind `=>`, the text of a note, a comment.
 * Offsets count UTF-16 units, as an editor does.
 */

/** The part to hide, or null. @param {string} line @returns {{ from: number, to: number } | null} */
export function tellingPart(line) {
  const [note] = /^\s*note\s+/.exec(line) ?? [];
  if (note !== undefined) return note.length < line.length ? { from: note.length, to: line.length } : null;
  const starts = ['=>', '#'].map((mark) => outsideQuotes(line, mark)).filter((at) => at >= 0);
  if (starts.length === 0) return null;
  const from = Math.min(...starts);
  return { from, to: line.length };
}

/** The text with everything telling from a line on left out. @param {string} text @param {number} first line, from 1 @param {string} cover */
export function maskedText(text, first, cover) {
  return text
    .split('\n')
    .map((line, index) => {
      const part = index + 1 < first ? null : tellingPart(line);
      return part ? `${line.slice(0, part.from)}${cover}` : line;
    })
    .join('\n');
}
