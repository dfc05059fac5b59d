import { html } from 'lit';
import { hexText } from '../model/addresses.js';
import { tablesShown } from '../model/backing-shown.js';
import { decode } from '../model/entry-bits.js';
import { levelName, levelOf } from '../model/levels.js';
import { entriesOf } from '../model/page-table.js';
import { positionAsked } from '../model/scene.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { Dialog } from './dialog.js';
import { plainTable } from './lane.js';

/** @import {Scene} from '../model/scene.js' */
/** @import {Table} from '../model/page-table.js' */

const { memory, ui } = words;

/** Which table is shown, an attribute tells: the page may set it before this file has come. */
class TableDialog extends Dialog {
  /** Read once a drawing: null where the table is gone, or where nothing is shown. @type {{ scene: Scene, tables: Table[], table: Table } | null} */
  picture = null;

  #read() {
    const { scene } = store;
    const tables = scene ? tablesShown(scene) : [];
    const table = tables.find(({ frame }) => frame === Number(this.dataset.of));
    return scene && table ? { scene, tables, table } : null;
  }

  willUpdate() {
    this.picture = this.shown ? this.#read() : null;
  }

  get heading() {
    const { picture } = this;
    if (!picture) return memory.tables;
    return memory.tableOf({ ...picture.table, level: levelName(picture.scene.machine, picture.table.level) });
  }

  content() {
    const { picture } = this;
    if (!picture) return html`<p>${memory.tableGone}</p>`;
    const { scene, tables, table } = picture;
    const at = positionAsked(scene);
    const read = (/** @type {number} */ frame) => store.answers?.frameBytes(at, frame) ?? new Uint8Array();
    const rows = entriesOf(table, tables, read, scene.machine).map((entry) => [
      entry.index,
      hexText(entry.raw),
      entry.frame,
      bitsSet(hexText(entry.raw), scene.machine.arch),
      entry.covers === null ? ui.none : hexText(entry.covers),
    ]);
    const entries = 1 << (levelOf(scene.machine, table.level)?.bits ?? 0);
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
