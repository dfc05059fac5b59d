import { html } from 'lit';
import { hexText } from '../model/addresses.js';
import { tablesShown } from '../model/backing-shown.js';
import { decode } from '../model/entry-bits.js';
import { levelName } from '../model/levels.js';
import { entriesOf } from '../model/page-table.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { Dialog } from './dialog.js';
import { plainTable } from './lane.js';

/** @import {Scene} from '../model/scene.js' */
/** @import {Table} from '../model/page-table.js' */

const { memory, ui } = words;

/** Which table is shown, an attribute tells: the page may set it before this file has come. */
class TableDialog extends Dialog {
  /** @returns {{ scene: Scene, table: Table } | null} null where it is gone */
  get picture() {
    const { scene } = store;
    const table = scene && tablesShown(scene).find(({ frame }) => frame === Number(this.dataset.frame));
    return scene && table ? { scene, table } : null;
  }

  get heading() {
    const { picture } = this;
    if (!picture) return memory.tables;
    return memory.tableOf({ ...picture.table, level: levelName(picture.scene.machine, picture.table.level) });
  }

  content() {
    const { picture } = this;
    if (!picture) return html`<p>${memory.tableGone}</p>`;
    const { scene, table } = picture;
    const at = scene.complete ? scene.position : scene.position - 1;
    const read = (/** @type {number} */ frame) => store.answers?.frameBytes(at, frame) ?? new Uint8Array();
    const rows = entriesOf(table, tablesShown(scene), read, scene.machine).map((entry) => [
      entry.index,
      hexText(entry.raw),
      entry.frame,
      bitsSet(hexText(entry.raw), scene.machine.arch),
      entry.covers === null ? ui.none : hexText(entry.covers),
    ]);
    const entries = 1 << (scene.machine.levels.at(-table.level)?.bits ?? 0);
    const caption = memory.entriesOf({ used: rows.length, entries });
    return plainTable(caption, Object.values(memory.entryColumns), rows);
  }
}

/** @param {string} entry @param {string} arch */
const bitsSet = (entry, arch) =>
  decode(entry, arch)
    .filter(({ set }) => set)
    .map(({ name }) => name)
    .join(' ');

customElements.define('pw-table', TableDialog);
