import { html } from 'lit';
import { distance, scaled } from '../model/addresses.js';
import { regionLook } from '../model/column.js';
import { stateText } from '../model/page-text.js';
import { processesShown } from '../model/scene.js';
import { editing } from '../play/editing.js';
import { store } from '../store.js';
import { unitText, words } from '../words.js';
import { laneHead, plainTable } from './lane.js';
import { Panel } from './panel.js';
import { spaceColumn } from './space-column.js';

/** @import {PageReport, ProcessReport, RegionReport} from '../../bindings/engine.js' */
/** @import {Scene} from '../model/scene.js' */

/** @param {PageReport[]} pages @param {RegionReport} region */
function pageList(pages, region) {
  const own = pages.filter(
    ({ address }) => BigInt(address) >= BigInt(region.start) && BigInt(address) < BigInt(region.end),
  );
  return own
    .slice(0, 32)
    .map((page) => `${page.address}: ${stateText(page)}`)
    .join('; ');
}

/** @param {ProcessReport} process */
const tableRows = (process) =>
  process.regions.map((region) => [
    process.name,
    region.start,
    region.end,
    region.perms,
    region.label || words.spaces.nameless,
    unitText(scaled(distance(region.start, region.end))),
    unitText(scaled(region.rss * 1024)),
    words.backing[regionLook(region)],
    pageList(process.pages, region),
  ]);

/** @param {Scene} scene */
function spacesTable(scene) {
  const rows = processesShown(scene).flatMap(tableRows);
  return plainTable(words.spaces.caption, Object.values(words.spaces.columns), rows);
}

/** Textbooks draw both ways. */
function direction() {
  const { spaces } = words;
  const now = store.lowFirst ? spaces.lowFirst : spaces.highFirst;
  return html`<button
		type="button"
		class="quiet"
		data-control="direction"
		aria-label=${spaces.direction(now)}
		@click=${() => store.set({ lowFirst: !store.lowFirst })}
	>
		${now}
	</button>`;
}

class SpacesLane extends Panel {
  render() {
    const scene = store.scene;
    const processes = scene ? processesShown(scene) : [];
    return html`<section class="lane spaces" aria-labelledby="lane-spaces">
			${laneHead('spaces', direction())}
			<div class="lane-body" tabindex="0" role="group" aria-labelledby="lane-spaces" data-place="spaces">
				${
          processes.length === 0 && scene
            ? html`<p class="empty">${words.spaces.nobody}</p>
							<p>
								<button type="button" @click=${() => editing.acts?.newProcess()}>${words.edit.menu.newProcess}</button>
							</p>`
            : scene && store.tables.has('spaces')
              ? spacesTable(scene)
              : html`<div class="columns">
									${processes.map((process, index) => scene && spaceColumn(process, index, scene))}
								</div>`
        }
			</div>
		</section>`;
  }
}

customElements.define('pw-spaces', SpacesLane);
