import { html } from 'lit';
import { filesShown, swapShown, tablesShown } from '../model/backing-shown.js';
import { levelName } from '../model/levels.js';
import { words } from '../words.js';
import { plainTable } from './lane.js';

/** @import {Scene} from '../model/scene.js' */

/** What stands behind pages beside frames, as tables: what is cached, what is in swap, what the page tables take. */

const { memory, ui } = words;

/** @param {Scene} scene */
function cachedRows(scene) {
  return filesShown(scene).flatMap(({ name, kind, pages }) =>
    pages.map(({ index, frame, mapped, dirty }) => [
      kind === 'shared-anonymous' ? memory.sharedMemory : name,
      index,
      frame ?? ui.none,
      mapped,
      dirty ? memory.dirty : ui.none,
    ]),
  );
}

/** @param {Scene} scene */
const tableRows = (scene) =>
  tablesShown(scene).map(({ frame, level, process, used }) => [
    frame,
    levelName(scene.machine, level),
    process,
    used,
  ]);

/** @param {Scene} scene */
export function backingTables(scene) {
  const swap = swapShown(scene);
  const slots = swap.used.map((slot) => [slot]);
  return html`${plainTable(memory.files, Object.values(memory.fileColumns), cachedRows(scene))}
    ${swap.slots > 0 ? plainTable(`${memory.swap}: ${memory.swapOf({ used: slots.length, slots: swap.slots })}`, [memory.slotInUse], slots) : ''}
    ${plainTable(memory.tables, Object.values(memory.tableColumns), tableRows(scene))}`;
}
