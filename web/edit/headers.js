import { lineOf, typed } from './line.js';
import { outlineOf } from './outline.js';
import { headerPlan } from './plan.js';
import { addressOf, mapsHex } from './values.js';

/** @import {Change, Line} from './line.js' */
/** @import {Outline} from './outline.js' */
/** @import {Place} from './place.js' */
/** @import {Plan} from './plan.js' */

/** Headers that are added: where each belongs in the text, with the empty lines that set it apart. */

const EMPTY = lineOf('');

/** A blank or nothing stands there. @param {string | undefined} line */
const open = (line) => line === undefined || line.trim() === '';

/**
 * A block put before line `at`, set apart from what is there; `joined` when it goes on with the lines above.
 * @param {Outline} outline
 * @param {number} at
 * @param {Line[]} block
 * @param {boolean} joined
 * @returns {Change}
 */
function blockAt({ lines }, at, block, joined) {
  const above = joined || at === 0 || open(lines[at - 1]) || lines[at - 1]?.startsWith('#');
  const below = open(lines[at]);
  return { at, remove: 0, insert: [...(above ? [] : [EMPTY]), ...block, ...(below ? [] : [EMPTY])] };
}

/** The line behind the title and what else is said at the head of the text. @param {Outline} outline */
export function afterTitle({ lines }) {
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return first < 0 ? lines.length : first;
}

/** @param {Outline} outline @param {Line[]} block @returns {Change} */
export function machineChange(outline, block) {
  return blockAt(outline, afterTitle(outline), block, false);
}

/** @param {Outline} outline @param {Line[]} block @returns {Change} */
export function fileChange(outline, block) {
  const last = outline.files.at(-1);
  if (last) return blockAt(outline, last.end, block, true);
  return blockAt(outline, outline.machine?.end ?? afterTitle(outline), block, false);
}

/** @param {Outline} outline @param {Line[]} block @returns {Change} */
function processChange(outline, block) {
  const last = outline.processes.at(-1);
  if (last) return blockAt(outline, last.end, block, true);
  const above = outline.files.at(-1)?.end ?? outline.machine?.end ?? afterTitle(outline);
  return blockAt(outline, above, block, false);
}

/** A path as a header or a call can take it. @param {string} path */
export const headerPath = (path) =>
  /^\/[^\s",)#]*$/.test(path) && !path.includes('..') ? path : JSON.stringify(path);

/**
 * @typedef {object} FileValues
 * @property {string} path
 * @property {string} size
 * @property {string} content
 * @property {string} kind words of memory, cold, hole
 */

/** @param {FileValues} values @returns {Line[]} */
export function fileBlock({ path, size, content, kind }) {
  const tail = content ? [' ', typed('content', JSON.stringify(content))] : [];
  const head = lineOf('file ', typed('path', headerPath(path)), ' ', typed('size', size), ...tail);
  const details = kind.split(' ').filter(Boolean);
  return [head, ...details.map((word) => lineOf('  ', typed('kind', word)))];
}

/** @param {Place} place @param {FileValues} values @returns {Plan} */
export function addFile(place, values) {
  const outline = outlineOf(place.text);
  return headerPlan(place, 'file', [fileChange(outline, fileBlock(values))]);
}

/** @param {Place} place @param {{ name: string, copyOf: string }} values @returns {Plan} */
export function addProcess(place, { name, copyOf }) {
  const outline = outlineOf(place.text);
  const head = lineOf('process ', typed('name', name), ...(copyOf ? [' = ', typed('copyOf', copyOf)] : []));
  return headerPlan(place, 'process', [processChange(outline, [head])]);
}

/**
 * A region as a line of /proc/PID/maps.
 * @typedef {object} LayoutValues
 * @property {string} start as typed
 * @property {string} end
 * @property {string} perms
 * @property {string} offset
 * @property {string} label
 * @property {string} [device]
 * @property {string} [tail] a comment
 * @property {string} [indent]
 */

/** What a field holds, in maps' letters where it is an address. @param {string} text */
const hexIn = (text) => {
  const value = addressOf(text);
  return value === null ? text.trim() || '?' : mapsHex(value);
};

/** @param {LayoutValues} values @returns {Line} */
export function layoutLineOf({ start, end, perms, offset, label, device = '', tail = '', indent = '  ' }) {
  const name = label ? [' ', typed(label.startsWith('[') ? 'label' : 'path', label)] : [];
  return lineOf(
    indent,
    typed('start', hexIn(start)),
    '-',
    typed('end', hexIn(end)),
    ' ',
    typed('prot', perms),
    ' ',
    typed('offset', hexIn(offset)),
    device ? ` ${device}` : '',
    ...name,
    tail,
  );
}
