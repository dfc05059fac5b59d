import { html } from 'lit';
import { store } from '../store.js';
import { words } from '../words.js';

/** @param {string} lane */
function toggle(lane) {
  const tables = new Set(store.tables);
  if (!tables.delete(lane)) tables.add(lane);
  store.set({ tables });
}

/**
 * A lane's heading, with the switch between picture and table.
 * @param {'spaces' | 'hardware' | 'kernel' | 'memory'} lane
 * @param {unknown} [aside]
 */
export function laneHead(lane, aside = '') {
  const asTable = store.tables.has(lane);
  return html`<header class="lane-head">
		<h2 id="lane-${lane}">${words.lanes[lane]}</h2>
		<span class="aside">${aside}</span>
		<button
			type="button"
			class="quiet"
			data-table=${lane}
			aria-label=${asTable ? words.ui.asPictureOf(words.lanes[lane]) : words.ui.asTableOf(words.lanes[lane])}
			@click=${() => toggle(lane)}
		>
			${asTable ? words.ui.asPicture : words.ui.asTable}
		</button>
	</header>`;
}

/** A table longer than this helps nobody, and the browser least. */
const MOST_ROWS = 500;

/**
 * A plain table, for whoever cannot see the picture. Of a long one the last row says how many more there are.
 * @param {string} caption
 * @param {string[]} columns
 * @param {unknown[][]} rows
 */
export const plainTable = (caption, columns, rows) => html`<table class="plain">
	<caption>
		${caption}
	</caption>
	<thead>
		<tr>
			${columns.map((column) => html`<th scope="col">${column}</th>`)}
		</tr>
	</thead>
	<tbody>
		${rows.slice(0, MOST_ROWS).map(
      (row) => html`<tr>
				${row.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}
			</tr>`,
    )}
		${rows.length > MOST_ROWS ? html`<tr><td colspan=${columns.length}>${words.memory.more(rows.length - MOST_ROWS)}</td></tr>` : ''}
	</tbody>
</table>`;
