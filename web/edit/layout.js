import { layoutLineOf } from './headers.js';
import { lineOf, typed } from './line.js';
import { outlineOf, processNamed, wholeLayout, wholeOthers } from './outline.js';
import { headerPlan } from './plan.js';

/** @import {LayoutValues} from './headers.js' */
/** @import {Change, Line} from './line.js' */
/** @import {LayoutLine, Outline, ProcessBlock} from './outline.js' */
/** @import {Place} from './place.js' */
/** @import {Plan} from './plan.js' */

/**
 * Edits of a process's layout, the lines of maps below its header. A process that begins as a copy of another has
 * no lines of its own for what it inherits: they are written out first, in the same act.
 */

/** Whether an act on this process changes the header's layout. @param {Place} place @param {string} process */
export const onLayout = (place, process) =>
  place.position === 0 && processNamed(outlineOf(place.text), process) !== null;

/** @param {LayoutLine} line @returns {LayoutValues} */
export const valuesOf = (line) => ({
  ...line,
  start: `0x${line.start.toString(16)}`,
  end: `0x${line.end.toString(16)}`,
  offset: `0x${line.offset.toString(16)}`,
});

/** @typedef {{ replace?: Map<bigint, LayoutValues[]>, add?: { start: bigint, values: LayoutValues }[], breakAt?: bigint, before?: Change[] }} LayoutEdit what else changes above the layout is `before` */

/** @param {LayoutLine} line @param {LayoutEdit} edit @returns {Line[]} the line, or what takes its place */
function afterEdit(line, { replace }) {
  const values = replace?.get(line.start);
  return (values ?? [valuesOf(line)]).map(layoutLineOf);
}

/** Where among the lines a region of this start belongs: before the first that begins above it. @param {ProcessBlock} process @param {bigint} start */
function lineFor(process, start) {
  const next = process.layout.find((line) => line.start > start);
  if (next) return next.at;
  const last = process.layout.at(-1);
  return last ? last.at + 1 : process.at + 1;
}

/** @param {ProcessBlock} process @param {LayoutEdit} edit @returns {Change[]} */
function ownChanges(process, edit) {
  const replaced = process.layout
    .filter((line) => edit.replace?.has(line.start))
    .map((line) => ({ at: line.at, remove: 1, insert: afterEdit(line, edit) }));
  const added = (edit.add ?? []).map(({ start, values }) => ({
    at: lineFor(process, start),
    remove: 0,
    insert: [layoutLineOf(values)],
  }));
  return [...replaced, ...added, ...breakChange(process, edit)];
}

/** The break stays where it was though the line of the heap that said it is another. @param {ProcessBlock} process @param {LayoutEdit} edit @returns {Change[]} */
function breakChange(process, { breakAt }) {
  if (breakAt === undefined || process.others.length > 0) return [];
  return [{ at: process.end, remove: 0, insert: [lineOf(`  brk 0x${breakAt.toString(16)}`)] }];
}

/** The same process with every line its own. @param {Outline} outline @param {ProcessBlock} process @param {LayoutEdit} edit @returns {Change} */
function writtenOut(outline, process, edit) {
  const kept = wholeLayout(outline, process).map((line) => ({
    start: line.start,
    lines: afterEdit(line, edit),
  }));
  const added = (edit.add ?? []).map(({ start, values }) => ({ start, lines: [layoutLineOf(values)] }));
  const all = [...kept, ...added].sort((a, b) => (a.start < b.start ? -1 : 1));
  const others = wholeOthers(outline, process).map(({ key, value }) => lineOf(`  ${key} ${value}`));
  const head = lineOf('process ', typed('name', process.name));
  const insert = [head, ...all.flatMap(({ lines }) => lines), ...others];
  return { at: process.at, remove: process.end - process.at, insert };
}

/** Whether others begin as copies of this process, and so change with it. @param {Outline} outline @param {string} name */
const isCopied = (outline, name) => outline.processes.some(({ copyOf }) => copyOf === name);

/**
 * @param {Place} place
 * @param {string} name of a process that the header declares
 * @param {LayoutEdit} edit
 * @param {string[]} [notes]
 * @returns {Plan}
 */
export function layoutPlan(place, name, edit, notes = []) {
  const outline = outlineOf(place.text);
  const process = /** @type {ProcessBlock} */ (processNamed(outline, name));
  const said = isCopied(outline, name) ? [...notes, 'copied'] : notes;
  const own = new Set(process.layout.map(({ start }) => start));
  const inherited = [...(edit.replace?.keys() ?? [])].some((start) => !own.has(start));
  const before = edit.before ?? [];
  if (!inherited) return headerPlan(place, 'layout', [...before, ...ownChanges(process, edit)], said);
  return headerPlan(place, 'layout', [...before, writtenOut(outline, process, edit)], [...said, 'writtenOut']);
}

/** The line of the layout that is a region. @param {Place} place @param {string} process @param {bigint} start */
export function lineOfRegion(place, process, start) {
  const outline = outlineOf(place.text);
  const block = processNamed(outline, process);
  return block ? (wholeLayout(outline, block).find((line) => line.start === start) ?? null) : null;
}
