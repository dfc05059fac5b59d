import { hexText, hexValue, pageStart } from './addresses.js';
import { levelAt } from './levels.js';

/** @import {EngineEvent, Explanation, MachineReport, WalkStep} from '../../bindings/engine.js' */
/** @import {Scene} from './scene.js' */

/** What the hardware did with an address: the last translation of the shown events, or one that was asked. */

/** @typedef {{ level: number, name: string, table: number | null, index: number | null, entry: string | null, present: boolean, how: 'unread' | 'read' | 'written' }} Level */

/**
 * @typedef {object} TranslationPicture
 * @property {string | null} address
 * @property {Level[]} levels topmost first
 * @property {'hit' | 'miss' | 'asked' | null} tlb
 * @property {number | null} frame
 * @property {string | null} physical
 */

/** @param {MachineReport} machine @returns {Level[]} */
const unread = (machine) =>
  machine.levels.map(({ name }, order) => ({
    level: levelAt(machine, order),
    name,
    table: null,
    index: null,
    entry: null,
    present: false,
    how: 'unread',
  }));

/** @param {Level[]} levels @param {WalkStep | { level: number, table: number, index: number, entry: string }} read @param {'read' | 'written'} how */
function note(levels, read, how) {
  const level = levels.find((one) => one.level === read.level);
  if (!level) return;
  const present = 'present' in read ? read.present : (hexValue(read.entry) & 1n) === 1n;
  Object.assign(level, { table: read.table, index: read.index, entry: read.entry, present, how });
}

/** @param {TranslationPicture} picture @param {EngineEvent} event @param {MachineReport} machine */
function apply(picture, event, machine) {
  switch (event.kind) {
    case 'tlb-hit':
    case 'tlb-miss':
      picture.levels = unread(machine);
      picture.tlb = event.kind === 'tlb-hit' ? 'hit' : 'miss';
      picture.frame = event.kind === 'tlb-hit' ? event.frame : null;
      picture.physical = null;
      if (pageStart(picture.address ?? '0x0', machine.page) !== event.page) picture.address = event.page;
      break;
    case 'retry': // the hardware starts the walk anew; that the TLB does not know the page still holds
      picture.levels = unread(machine);
      break;
    case 'walk':
      note(picture.levels, event, 'read');
      break;
    case 'entry-written':
      note(picture.levels, event, 'written');
      break;
    case 'entry-marked':
      note(picture.levels, event, 'read');
      break;
    case 'tlb-fill':
      picture.frame = event.frame;
      break;
    case 'access':
      picture.address = event.address;
      picture.physical = event.physical;
      picture.frame ??= Number(hexValue(event.physical) / BigInt(machine.page));
      break;
  }
}

/** @param {Scene} scene @returns {TranslationPicture} */
export function translationOf(scene) {
  /** @type {TranslationPicture} */
  const picture = {
    address: scene.step?.address ?? null,
    levels: unread(scene.machine),
    tlb: null,
    frame: null,
    physical: null,
  };
  for (const event of scene.shown) apply(picture, event, scene.machine);
  return picture;
}

/** @param {Explanation} explanation @param {MachineReport} machine @returns {TranslationPicture} */
export function translationAsked(explanation, machine) {
  const levels = unread(machine);
  for (const read of explanation.walk) note(levels, read, 'read');
  const physical = explanation.physical;
  const frame = physical === null ? null : Number(hexValue(physical) / BigInt(machine.page));
  return { address: explanation.address, levels, tlb: 'asked', frame, physical };
}

/** @param {string} physical @param {number} page */
export const offsetText = (physical, page) => hexText(hexValue(physical) % BigInt(page));
