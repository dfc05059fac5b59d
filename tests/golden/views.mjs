// What a person can read of `run --json`: the same keys in the same order, only laid out, or a part of them.

import { smapsFigures } from '../smaps_figures.mjs';

/** @typedef {import('../../bindings/engine.d.ts').Snapshot} Snapshot */
/** @typedef {import('../../bindings/engine.d.ts').StepResult} StepResult */

const width = 110;

/** A value on one line where it fits, else an element a line. The hash of a state is no reader's business. */
export function layOut(value, indent = '') {
  const flat = JSON.stringify(value, (key, inner) => (key === 'hash' ? '…' : inner));
  if (flat.length + indent.length <= width || value === null || typeof value !== 'object') return flat;
  const deeper = `${indent}  `;
  const inner = Array.isArray(value)
    ? value.map((item) => deeper + layOut(item, deeper)).join(',\n')
    : fillLines(Object.entries(value), deeper);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inner}\n${indent}${close}`;
}

/** The short entries of an object side by side, as many as a line takes; a long one begins a line of its own. */
function fillLines(entries, indent) {
  const lines = [];
  for (const [key, value] of entries) {
    const text = `${JSON.stringify(key)}:${layOut(value, indent)}`;
    const last = lines.at(-1);
    const fits = last !== undefined && !text.includes('\n') && !last.includes('\n');
    if (fits && last.length + text.length + 2 <= width) lines[lines.length - 1] += `,${text}`;
    else lines.push(indent + text);
  }
  return lines.join(',\n');
}

/** The lines of maps of every process at the end. @param {Snapshot} final */
export const maps = ({ processes }) =>
  processes.map(({ name, alive, maps }) => [alive ? `${name}:` : `${name} has ended`, ...maps].join('\n'));

/** What smaps says of every region at the end, figures of 0 left out. @param {Snapshot} final */
export const smaps = ({ processes }) =>
  processes.map(({ name, regions }) =>
    [
      `${name}:`,
      ...regions.map((region) => `${region.start}-${region.end} ${figures(region)} [${region.flags}]`),
    ].join('\n'),
  );

/** @param {import('../../bindings/engine.d.ts').RegionReport} region */
const figures = (region) =>
  smapsFigures.flatMap((name) => (region[name] ? [`${name}=${region[name]}`] : [])).join(' ') ||
  'nothing resident';

/** The page tables' entries of every process at the end. @param {Snapshot} final */
export const pages = ({ processes }) =>
  processes.map(({ name, pages }) => [`${name}:`, ...pages.map(pageLine)].join('\n'));

/** @param {import('../../bindings/engine.d.ts').PageReport} page */
function pageLine({ address, state, frame, slot, writable, dirty, accessed, file, file_page }) {
  if (state === 'swapped') return `${address} swapped, slot ${slot}`;
  const bits = `${writable ? 'W' : '-'}${accessed ? 'A' : '-'}${dirty ? 'D' : '-'}`;
  return `${address} ${state} ${frame} ${bits}${file === undefined ? '' : ` ${file} page ${file_page}`}`;
}

/** The machine's memory at the end. @param {Snapshot} final */
export const memory = ({ memory: { frames, free, committed, commit_limit }, processes }) => [
  `${free} of ${frames} frames free, ${committed / 1024} KiB committed, limit ${commit_limit / 1024} KiB`,
  ...processes.map(
    ({ name, alive, vsz, rss, minor, major }) =>
      `${name}: ${alive ? `vsz=${vsz / 1024} rss=${rss / 1024}` : 'ended'} minor=${minor} major=${major}`,
  ),
];

/** What mincore answered, by line. @param {StepResult[]} steps */
export const vectors = (steps) => steps.flatMap(({ line, vector }) => (vector ? [`${line} ${vector}`] : []));

/** The events of the step at a line of the scenario. @param {StepResult[]} steps @param {number} line */
export const events = (steps, line) =>
  steps
    .filter((step) => step.line === line)
    .flatMap((step) => step.events.map(({ kind, ...rest }) => `${kind} ${wordsOf(rest)}`.trimEnd()));

/** Who was killed for memory and why, by line. @param {StepResult[]} steps */
export const kills = (steps) =>
  steps.flatMap(({ line, events }) =>
    events.flatMap(({ kind, ...rest }) => (kind === 'out-of-memory' ? [`${line} ${wordsOf(rest)}`] : [])),
  );

/** @param {object} fields */
const wordsOf = (fields) =>
  Object.entries(fields)
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value || '""' : JSON.stringify(value)}`)
    .join(' ');
