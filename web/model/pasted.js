/** Knows what people paste that is no scenario yet, so that one hint can say more than a hundred mistakes. */

/** @typedef {'maps' | 'smaps' | 'strace'} Pasted */

const RANGE = /^\s*[0-9a-f]+-[0-9a-f]+ [r-][w-][x-][ps] /;
const COUNTER = /^\s*(Size|Rss|Pss|KernelPageSize):\s+\d+ kB$/;
const CALL = /^(\[pid\s+\d+\] |\d+ +)?[a-z]\w*\(.*\)\s+= /;

/** Lines looked at: what is pasted shows itself early. */
const LOOKED = 200;

/** @param {string} text @returns {Pasted | null} */
export function pastedKind(text) {
  const lines = text.split('\n', LOOKED);
  if (lines.some((line) => COUNTER.test(line))) return 'smaps';
  if (lines.filter((line) => CALL.test(line)).length > 1) return 'strace';
  const range = lines.findIndex((line) => RANGE.test(line));
  const header = lines.findIndex((line) => /^process\b/.test(line));
  return range >= 0 && (header < 0 || header > range) ? 'maps' : null;
}

/**
 * The same below a process: of smaps the lines of ranges only.
 * @param {string} text
 * @param {Pasted} kind
 */
export function mendPasted(text, kind) {
  const lines = text.split('\n');
  const kept = kind === 'smaps' ? lines.filter((line) => !/^\s*[A-Z]\w+:\s/.test(line)) : lines;
  const range = kept.findIndex((line) => RANGE.test(line));
  const named = kept.slice(0, range).some((line) => /^process\b/.test(line));
  if (!named) kept.splice(range, 0, 'process me');
  return kept.join('\n');
}
