import { html, nothing } from 'lit';
import { scaled } from '../model/addresses.js';
import { filesShown, swapShown, tablesShown } from '../model/backing-shown.js';
import { levelName } from '../model/levels.js';
import { totalsShown } from '../model/scene.js';
import { editing } from '../play/editing.js';
import { unitText, words } from '../words.js';
import { plainTable } from './lane.js';

/** @import {FileReport} from '../model/backing-shown.js' */
/** @import {Scene} from '../model/scene.js' */

/** What stands behind pages beside frames: page cache, swap, the tables' own frames. */

const MOST_PAGES = 24;
const FEW = 8;
const MOST_FILES = 12;
const MOST_TABLES = 24;
const MOST_SLOTS = 48;

/** @param {FileReport} file @param {FileReport['pages'][number]} page */
function filePage(file, page) {
  const label = words.memory.filePage({ ...page, name: file.name });
  return html`<li
		class="file-page"
		data-look=${file.kind === 'disk' ? 'file' : 'shared'}
		data-place="file:${file.name}:${page.index}"
		title=${label}
	>
		<span aria-hidden="true">${page.index}${page.frame === null ? '' : `→${page.frame}`}${page.dirty ? '*' : ''}</span>
		<span class="sr">${label}</span>
	</li>`;
}

/** Pages worth a square of their own: of a large file those that somebody uses. @param {FileReport} file */
function pagesDrawn({ pages }) {
  const some = pages.length > FEW ? pages.filter(({ frame, dirty }) => frame !== null || dirty) : pages;
  return some.slice(0, MOST_PAGES);
}

/** @param {FileReport} file */
const fileName = ({ name, kind }) =>
  kind === 'shared-anonymous' ? words.memory.sharedMemory : name.replace(/^.*\//, '');

/** @param {FileReport} file */
function fileRow(file) {
  const size = unitText(scaled(file.size));
  const drawn = pagesDrawn(file);
  const rest = file.pages.length - drawn.length;
  return html`<div class="file" data-place="file:${file.name}">
		<span class="file-name" title=${words.memory.fileOf({ name: file.name, size })}>${fileName(file)}</span>
		<span class="aside">${size}</span>
		<ul>
			${drawn.map((page) => filePage(file, page))}
			${rest > 0 ? html`<li class="aside">${words.memory.cachedMore(rest)}</li>` : nothing}
		</ul>
	</div>`;
}

/** Files that a region shows are seen first; the cache of a hundred libraries is one count. @param {Scene} scene */
export function pageCache(scene) {
  const files = filesShown(scene);
  const rest = files.length - MOST_FILES;
  const used = new Set([...files].sort((a, b) => mappedPages(b) - mappedPages(a)).slice(0, MOST_FILES));
  return html`<section class="files" data-place="files">
		<h3>${words.memory.files}${files.length === 0 ? html`<span class="aside">${words.memory.filesNone}</span>` : nothing}</h3>
		${files.filter((file) => used.has(file)).map(fileRow)}
		${rest > 0 ? html`<p class="aside">${words.memory.more(rest)}</p>` : nothing}
	</section>`;
}

/** @param {FileReport} file */
const mappedPages = (file) => file.pages.filter((page) => page.mapped > 0).length;

/** @param {Scene} scene */
export function swap(scene) {
  const { slots, used } = swapShown(scene);
  const taken = new Set(used);
  const shown =
    slots <= MOST_SLOTS ? Array.from({ length: slots }, (_, slot) => slot) : used.slice(0, MOST_SLOTS);
  return html`<section class="swap" data-place="swap">
		<h3>
			${words.memory.swap}
			<span class="aside">${slots === 0 ? words.memory.swapNone : words.memory.swapOf({ used: used.length, slots })}</span>
		</h3>
		<ul>
			${shown.map((slot) => {
        const label = words.memory.slotOf({ slot, used: taken.has(slot) });
        return html`<li
					class="slot"
					data-look=${taken.has(slot) ? 'swap' : 'none'}
					data-place="slot:${slot}"
					title=${label}
				>
					<span aria-hidden="true">${slot}</span><span class="sr">${label}</span>
				</li>`;
      })}
		</ul>
	</section>`;
}

/** A button on the page, where a dialog shows what is in the table. @param {number} frame @param {string} level @param {string} label */
function tableName(frame, level, label) {
  const { acts } = editing;
  const name = html`<span aria-hidden="true"><b>${frame}</b> ${level}</span><span class="sr">${label}</span>`;
  return acts
    ? html`<button type="button" class="quiet" aria-haspopup="dialog" @click=${() => acts.showTable(frame)}>${name}</button>`
    : name;
}

/** @param {Scene} scene */
export function tables(scene) {
  const list = tablesShown(scene);
  const names = scene.after.processes.map(({ name }) => name);
  const rest = list.length - MOST_TABLES;
  return html`<section class="tables" data-place="tables">
		<h3>${words.memory.tables}${list.length === 0 ? html`<span class="aside">${words.memory.tablesNone}</span>` : nothing}</h3>
		<ul>
			${list.slice(0, MOST_TABLES).map((table) => {
        const level = levelName(scene.machine, table.level);
        const label = words.memory.tableOf({ ...table, level });
        return html`<li
					class="table"
					data-accent=${Math.max(0, names.indexOf(table.process)) % 8}
					data-place="table:${table.frame}"
					title=${label}
				>
					${tableName(table.frame, level, label)}
				</li>`;
      })}
			${rest > 0 ? html`<li class="aside">${words.memory.more(rest)}</li>` : nothing}
		</ul>
	</section>`;
}

/** @param {Scene} scene */
export function usage(scene) {
  const snapshot = totalsShown(scene);
  const { memory } = words;
  const committed = unitText(scaled(snapshot.memory.committed));
  const columns = Object.values(memory.usageColumns);
  const rows = snapshot.processes
    .slice(0, 16)
    .map((process) => [
      process.name,
      unitText(scaled(process.vsz)),
      unitText(scaled(process.rss)),
      unitText(scaled(Math.round(process.pss))),
      process.minor,
      process.major,
    ]);
  return html`<section class="usage">
		<h3>
			${memory.usage}
			<span class="aside" title=${memory.committedTitle}>${memory.committed(committed)}</span>
		</h3>
		${plainTable(memory.usage, columns, rows)}
	</section>`;
}
