import { html } from 'lit';
import { store } from '../store.js';
import { words } from '../words.js';
import { pageCache, swap, tables, usage } from './backing.js';
import { backingTables } from './backing-tables.js';
import { everywhere } from './everywhere.js';
import { frameGrid, frameTable } from './frame-grid.js';
import { laneHead } from './lane.js';
import { Panel } from './panel.js';

/** @import {Scene} from '../model/scene.js' */

const looks = /** @type {const} */ (['anonymous', 'file', 'shared', 'swap', 'zero', 'none']);

const legend = () => html`<ul class="legend" aria-label=${words.memory.legend}>
	${looks.map((look) => html`<li><i data-look=${look}></i>${words.backing[look]}</li>`)}
</ul>`;

/** @param {Scene} scene */
const picture = (scene) =>
  html`${everywhere(scene)} ${frameGrid(scene)} ${legend()} ${pageCache(scene)} ${swap(scene)} ${tables(scene)}
	${usage(scene)}`;

/** @param {Scene} scene */
const asTable = (scene) =>
  html`${everywhere(scene)} ${frameTable(scene)} ${backingTables(scene)} ${usage(scene)}`;

class MemoryLane extends Panel {
  render() {
    const scene = store.scene;
    return html`<section class="lane memory" aria-labelledby="lane-memory">
			${laneHead('memory')}
			<div class="lane-body" tabindex="0" role="group" aria-labelledby="lane-memory">
				${!scene ? '' : store.tables.has('memory') ? asTable(scene) : picture(scene)}
			</div>
		</section>`;
  }
}

customElements.define('pw-memory', MemoryLane);
