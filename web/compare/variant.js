/**
 * The same scenario on another machine: one line of its `machine` header changed. Texts in, texts out; what the
 * words mean is the engine's to say.
 */

/** Settings that a comparison offers, and values worth trying. @type {Record<string, string[]>} */
export const SETTINGS = {
  frames: ['4', '8', '16', '64'],
  tlb: ['1', '2', '4', '16', '8 2-way', '4 fifo', '4 random', '4 plru'],
  asid: ['on', 'off'],
  replace: ['fifo', 'lru', 'clock', 'nru', 'aging', 'lfu', 'mru', 'random', 'opt', 'arc', '2q', 'linux'],
  swap: ['0', '4', '16', '64'],
  'fault-around': ['1', '4', '16'],
  machine: ['x86-64', 'x86-64-la57', 'riscv-sv32', 'riscv-sv39', 'riscv-sv48', 'riscv-sv57', 'arm64'],
};

/** @param {string} line */
const isHead = (line) => /^machine\b/.test(line);

/** Lines below a header are indented; blank ones and comments do not end it. @param {string[]} lines @param {number} head @returns {number} index behind its last line */
function endOf(lines, head) {
  let end = head + 1;
  for (let at = head + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^\s+[^\s#]/.test(line)) end = at + 1;
    else if (line.trim() !== '' && !/^\s*#/.test(line)) break;
  }
  return end;
}

/** @param {string[]} lines @param {string} arch @returns {string[]} */
const withHead = (lines, arch) => {
  const first = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return first < 0 ? [...lines, `machine ${arch}`] : lines.toSpliced(first, 0, `machine ${arch}`);
};

/**
 * @param {string} text
 * @param {string} setting 'machine' for the architecture, else a line of its header
 * @param {string} value
 * @returns {string}
 */
export function withSetting(text, setting, value) {
  let lines = text.split('\n');
  if (!lines.some(isHead)) lines = withHead(lines, 'x86-64');
  const head = lines.findIndex(isHead);
  if (setting === 'machine') return lines.with(head, `machine ${value}`).join('\n');
  const end = endOf(lines, head);
  const own = new RegExp(`^\\s+${setting}\\b`);
  const at = lines.findIndex((line, index) => index > head && index < end && own.test(line));
  const line = `  ${setting} ${value}`;
  return (at < 0 ? lines.toSpliced(head + 1, 0, line) : lines.with(at, line)).join('\n');
}

/** What the text says of a setting; '' where it says nothing. @param {string} text @param {string} setting */
export function settingOf(text, setting) {
  const lines = text.split('\n');
  const head = lines.findIndex(isHead);
  if (head < 0) return '';
  const clean = (/** @type {string} */ line) => line.replace(/#.*$/, '').trim();
  if (setting === 'machine') return clean(lines[head] ?? '').replace(/^machine\s*/, '');
  const own = new RegExp(`^${setting}\\b\\s*`);
  const found = lines
    .slice(head + 1, endOf(lines, head))
    .map(clean)
    .find((line) => own.test(line));
  return found?.replace(own, '') ?? '';
}
