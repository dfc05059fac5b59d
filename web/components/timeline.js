import { html } from 'lit';
import { openLate } from '../late-dialogs.js';
import { setPlotting } from '../plots/open.js';
import { plotting } from '../plots/shown.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { TimeControls } from './time-controls.js';

const { time } = words;

const SPEEDS = [0.25, 0.5, 1, 2, 4];

class Timeline extends TimeControls {
  settings() {
    return html`<label class="check"
				><input
					type="checkbox"
					.checked=${store.microStep}
					@change=${(/** @type {Event} */ event) =>
            store.set({ microStep: /** @type {HTMLInputElement} */ (event.target).checked })}
				/>${time.micro}</label
			>
			<label class="pick"
				><span>${time.speed}</span
				><select
					@change=${(/** @type {Event} */ event) =>
            store.set({ speed: Number(/** @type {HTMLSelectElement} */ (event.target).value) })}
				>
					${SPEEDS.map((speed) => html`<option value=${speed} .selected=${speed === store.speed}>${time.speedOf(speed)}</option>`)}
				</select></label
			>
			<button type="button" class="quiet" @click=${() => openLate('pw-log')}>${time.log}</button>
			<button
				type="button"
				class="quiet"
				id="open-plots"
				aria-expanded=${plotting.on ? 'true' : 'false'}
				@click=${() => setPlotting(!plotting.on)}
			>
				${words.plots.open}
			</button>
			<button type="button" class="quiet" id="open-compare" @click=${() => openLate('pw-compare')}>${words.compare.open}</button>`;
  }
}

customElements.define('pw-timeline', Timeline);
