/** Knows what people paste that is no scenario yet, so that one button can say more than a hundred mistakes. */

/** @import {ImportKind} from '../../bindings/importers.js' */

const RANGE = /^\s*[0-9a-f]+-[0-9a-f]+ [r-][w-][x-][ps] /;
const COUNTER = /^\s*(Size|Rss|Pss|KernelPageSize):\s+\d+ kB$/;
const COLUMNS = /^\s*Address\s+Perm\s+Offset\s/;
const CALL = /^(\[pid\s+\d+\] |\d+ +)?[a-z]\w*\(.*\)\s+= /;
const ACCESS = /^(I {2}| [LSM] )[0-9a-f]{4,16},\d+$/;

/** Lines looked at: what is pasted shows itself early. */
const LOOKED = 200;

/** @param {string} text @returns {ImportKind | null} */
export function pastedKind(text) {
  const lines = text.split('\n', LOOKED);
  if (lines.some((line) => COLUMNS.test(line))) return 'pmap';
  if (lines.some((line) => COUNTER.test(line))) return 'smaps';
  if (lines.filter((line) => CALL.test(line)).length > 1) return 'strace';
  if (lines.filter((line) => ACCESS.test(line)).length > 1) return 'lackey';
  const range = lines.findIndex((line) => RANGE.test(line));
  const header = lines.findIndex((line) => /^process\b/.test(line));
  return range >= 0 && (header < 0 || header > range) ? 'maps' : null;
}
