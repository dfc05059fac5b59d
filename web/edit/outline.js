import { linesOf } from './line.js';

/**
 * Where the headers of a text stand, line by line. It takes what it knows and passes over the rest: what is
 * right and wrong is the engine's to say. Lines are counted from 0, an `end` is the line behind the block.
 */

/** @typedef {{ at: number, start: bigint, end: bigint, perms: string, offset: bigint, device: string, label: string, tail: string, indent: string }} LayoutLine */
/** @typedef {{ at: number, key: string, value: string, tail: string }} Setting `tail` is a comment behind it */
/** @typedef {{ at: number, end: number, arch: string, settings: Setting[] }} MachineBlock */
/** @typedef {{ at: number, end: number, path: string, bytes: string }} FileBlock */
/** @typedef {{ at: number, end: number, name: string, copyOf: string, layout: LayoutLine[], others: Setting[] }} ProcessBlock */
/** @typedef {{ lines: string[], machine: MachineBlock | null, files: FileBlock[], processes: ProcessBlock[] }} Outline */

const LAYOUT =
  /^(\s*)([0-9a-f]+)-([0-9a-f]+)\s+([r-][w-][x-][ps])(?:\s+([0-9a-f]+))?(?:\s+([0-9a-f]+:[0-9a-f]+\s+\d+))?(?:\s+(?!#)(.*?))?(\s+#.*)?\s*$/i;
const DETAIL = /^\s+([\w-]+)\s*(.*?)(\s*#.*)?\s*$/;
const HEADER = /^(machine|file|process)\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))\s*(.*?)\s*(?:#.*)?$/;

/** @param {string} text @param {number} at @returns {LayoutLine | null} */
export function layoutLine(text, at) {
  const found = LAYOUT.exec(text);
  if (!found) return null;
  const [, indent = '', start, end, perms = '', offset = '0', device = '', label = '', tail = ''] = found;
  return {
    at,
    indent,
    start: BigInt(`0x${start}`),
    end: BigInt(`0x${end}`),
    perms,
    offset: BigInt(`0x${offset}`),
    device,
    label,
    tail,
  };
}

/** @param {string} line @param {number} at @returns {Setting | null} */
function settingOf(line, at) {
  const [, key, value = '', tail = ''] = DETAIL.exec(line) ?? [];
  return key === undefined ? null : { at, key, value, tail };
}

/** The line behind the last one that belongs to a header. @param {string[]} lines @param {number} at @param {boolean} isProcess */
function blockEnd(lines, at, isProcess) {
  let end = at + 1;
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const blank = /^\s*(#|$)/.test(line);
    const own = /^\s+\S/.test(line) || (isProcess && layoutLine(line, next) !== null);
    if (!blank && !own) break;
    if (!blank) end = next + 1;
  }
  return end;
}

/** @param {string[]} lines @param {number} at @param {number} end @returns {Setting[]} */
const settings = (lines, at, end) =>
  lines.slice(at + 1, end).flatMap((line, index) => settingOf(line, at + 1 + index) ?? []);

/** @param {string[]} lines @param {number} at @param {number} end @param {string} name @param {string} rest @returns {ProcessBlock} */
function processBlock(lines, at, end, name, rest) {
  const own = lines.slice(at + 1, end);
  return {
    at,
    end,
    name,
    copyOf: /^=\s*(\S+)/.exec(rest)?.[1] ?? '',
    layout: own.flatMap((line, index) => layoutLine(line, at + 1 + index) ?? []),
    others: settings(lines, at, end).filter(({ key }) => key === 'brk'),
  };
}

/** @param {string} text @returns {Outline} */
export function outlineOf(text) {
  const lines = linesOf(text);
  /** @type {Outline} */
  const outline = { lines, machine: null, files: [], processes: [] };
  for (const [at, line] of lines.entries()) {
    const [, key, quoted, word = '', rest = ''] = HEADER.exec(line) ?? [];
    if (key === undefined || rest.startsWith(':')) continue;
    const end = blockEnd(lines, at, key === 'process');
    const name = quoted ?? word;
    if (key === 'machine') outline.machine ??= { at, end, arch: name, settings: settings(lines, at, end) };
    if (key === 'file') outline.files.push({ at, end, path: name, bytes: /^\S*/.exec(rest)?.[0] ?? '' });
    if (key === 'process') outline.processes.push(processBlock(lines, at, end, name, rest));
  }
  return outline;
}

/** @param {Outline} outline @param {string} name */
export const processNamed = (outline, name) =>
  outline.processes.find((process) => process.name === name) ?? null;

/** The layout that a process begins with: its own lines behind those of the one it copies. @param {Outline} outline @param {ProcessBlock} process @returns {LayoutLine[]} */
export function wholeLayout(outline, process) {
  const other = outline.processes.find((one) => one.name === process.copyOf && one.at < process.at);
  return [...(other ? wholeLayout(outline, other) : []), ...process.layout];
}

/** @param {Outline} outline @param {ProcessBlock} process @returns {Setting[]} its `brk` line, or the one it copies */
export function wholeOthers(outline, process) {
  const other = outline.processes.find((one) => one.name === process.copyOf && one.at < process.at);
  if (process.others.length > 0 || !other) return process.others;
  return wholeOthers(outline, other);
}
