import { hexText, hexValue } from '../model/addresses.js';
import { userEnd } from '../model/column.js';
import { gapsOf, highest, lastOf, lowest, mappingTop } from './place-free.js';
import { pathsOf } from './region-forms.js';
import { pageUp } from './values.js';

/** @import {ProcessReport} from '../../bindings/engine.js' */
/** @import {Place} from './place.js' */
/** @import {Range} from './place-free.js' */
/** @import {RegionValues} from './region-acts.js' */

/** Regions to add: what each kind begins with, and where it goes. */

/** @typedef {'code' | 'data' | 'heap' | 'stack' | 'library' | 'file' | 'sharedMemory' | 'guard'} Kind */

/** @type {Kind[]} */
export const KINDS = ['code', 'data', 'heap', 'stack', 'library', 'file', 'sharedMemory', 'guard'];

/**
 * @typedef {object} Recipe
 * @property {number} pages
 * @property {string} rights
 * @property {'p' | 's'} sharing
 * @property {string} path '' for anonymous memory
 * @property {string} label of anonymous memory, in a layout
 * @property {'program' | 'heap' | 'stack' | 'mappings'} where
 */

/** The stack that Linux gives a new program is 132 KiB. @type {Record<Kind, Recipe>} */
const RECIPES = {
  code: { pages: 1, rights: 'rx', sharing: 'p', path: '/bin/app', label: '', where: 'program' },
  data: { pages: 1, rights: 'rw', sharing: 'p', path: '/bin/app', label: '', where: 'program' },
  heap: { pages: 4, rights: 'rw', sharing: 'p', path: '', label: '[heap]', where: 'heap' },
  stack: { pages: 33, rights: 'rw', sharing: 'p', path: '', label: '[stack]', where: 'stack' },
  library: { pages: 4, rights: 'rx', sharing: 'p', path: '/lib/libc.so.6', label: '', where: 'mappings' },
  file: { pages: 2, rights: 'r', sharing: 'p', path: '/data/notes', label: '', where: 'mappings' },
  sharedMemory: { pages: 4, rights: 'rw', sharing: 's', path: '/dev/shm/pool', label: '', where: 'mappings' },
  guard: { pages: 1, rights: 'none', sharing: 'p', path: '', label: '[anon:guard]', where: 'mappings' },
};

/** Where programs that are not moved about begin, and how far behind them their heap does. */
const PROGRAM_START = 0x400000n;
const HEAP_DISTANCE = 0x200000n;

/** The file that a region of this kind shows: the one that the process runs, or the first declared of its sort. @param {Place} place @param {ProcessReport} process @param {Recipe} recipe */
function pathFor(place, process, { path, where }) {
  if (where !== 'program') return path;
  const first = process.regions.find(({ backing }) => backing === 'file');
  const declared = pathsOf(place).find((one) => !one.startsWith('/lib') && !one.startsWith('/dev'));
  return first?.file ?? declared ?? path;
}

/** Where it goes by its nature. @param {Place} place @param {ProcessReport} process @param {Recipe} recipe @param {string} path @param {bigint} bytes */
function usualStart({ machine }, process, { where }, path, bytes) {
  const gaps = gapsOf(process, machine);
  const page = BigInt(machine.page);
  if (where === 'program') {
    const last = lastOf(process.regions, path);
    return lowest(gaps, last ? hexValue(last.end) : PROGRAM_START, bytes);
  }
  if (where === 'heap') {
    const program = process.regions.filter(({ backing }) => backing === 'file')[0];
    const last = program ? lastOf(process.regions, program.file ?? program.label) : null;
    const end = last ? hexValue(last.end) : PROGRAM_START;
    return lowest(gaps, pageUp(end + HEAP_DISTANCE, page), bytes);
  }
  return highest(gaps, where === 'stack' ? userEnd(machine) - page : mappingTop(process, machine), bytes);
}

/** Within one gap: above what lies below it, or under what lies above where it begins at nothing. @param {Range} gap @param {bigint} bytes @param {bigint} usual */
function startIn(gap, bytes, usual) {
  if (usual >= gap.start && usual + bytes <= gap.end) return usual;
  return gap.start < PROGRAM_START && gap.end > bytes ? gap.end - bytes : gap.start;
}

/** A second stack is a thread's: memory like any other. @param {ProcessReport} process @param {Kind} kind @returns {Recipe} */
function recipeFor(process, kind) {
  const has = process.regions.some(({ label }) => label === RECIPES[kind].label && label !== '');
  if (kind === 'stack' && has)
    return { ...RECIPES.stack, pages: 4, label: '[anon:thread stack]', where: 'mappings' };
  if (kind === 'heap' && has) return { ...RECIPES.heap, label: '', where: 'mappings' };
  return RECIPES[kind];
}

/**
 * What the form of a new region begins with.
 * @param {Place} place
 * @param {ProcessReport} process
 * @param {Kind} kind
 * @param {Range | null} gap the one it should go into
 * @returns {RegionValues}
 */
export function proposal(place, process, kind, gap) {
  const recipe = recipeFor(process, kind);
  const path = recipe.path ? pathFor(place, process, recipe) : '';
  const bytes = BigInt(recipe.pages) * BigInt(place.machine.page);
  const usual = usualStart(place, process, recipe, path, bytes);
  const start = gap ? startIn(gap, bytes, usual) : usual;
  const last = path && recipe.where === 'program' ? lastOf(process.regions, path) : null;
  const offset = last ? hexValue(last.offset) + hexValue(last.end) - hexValue(last.start) : 0n;
  return {
    start: hexText(start),
    end: hexText(start + bytes),
    rights: recipe.rights,
    sharing: recipe.sharing,
    backing: path ? 'file' : 'anonymous',
    path,
    offset: hexText(offset),
    label: recipe.label,
  };
}
