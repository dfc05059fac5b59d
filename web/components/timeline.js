import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { openCompare } from '../compare/open.js';
import { openDialog } from '../dialogs.js';
import { player } from '../play/player.js';
import { setPlotting } from '../plots/open.js';
import { plotting } from '../plots/shown.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { icons } from './icons.js';
import { stepWords } from './narration-bar.js';
import { Panel } from './panel.js';

const { time } = words;

const SPEEDS = [0.25, 0.5, 1, 2, 4];

/** @param {string} label @param {unknown} icon @param {() => void} act @param {boolean} [off] @param {string} [name] */
const button = (label, icon, act, off = false, name = '') => html`<button
	type="button"
	class="control"
	data-control=${name}
	aria-label=${label}
	title=${label}
	aria-disabled=${off ? 'true' : 'false'}
	@click=${() => !off && act()}
>
	${icon}
</button>`;

class Timeline extends Panel {
  buttons() {
    const atStart = store.position === 0;
    const atEnd = store.position === store.stepCount && !store.midway;
    const playing = store.playing;
    return html`<div class="controls" role="group" aria-label=${time.label}>
			${button(time.first, icons.first, () => player.goTo(0), atStart, 'first')}
			${button(time.back, icons.back, () => player.back(), atStart, 'back')}
			${button(playing ? time.pause : time.play, playing ? icons.pause : icons.play, () => player.toggle(), false, 'play')}
			${button(time.step, icons.step, () => player.forward(), atEnd, 'step')}
			${button(time.last, icons.last, () => player.goTo(store.stepCount), atEnd, 'last')}
			${button(time.nextFault, icons.fault, () => player.nextFault(), atEnd, 'fault')}
		</div>`;
  }

  scrubber() {
    return html`<input
			type="range"
			class="scrubber"
			min="0"
			max=${store.stepCount}
			step="1"
			.value=${live(String(store.position))}
			aria-label=${time.scrub}
			aria-valuetext=${stepWords()}
			@input=${(/** @type {Event} */ event) =>
        player.goTo(Number(/** @type {HTMLInputElement} */ (event.target).value))}
		/>`;
  }

  count() {
    const events = store.midway ? time.event({ cursor: store.cursor, count: store.eventCount }) : '';
    return html`<output class="count"
			>${time.of({ position: store.position, count: store.stepCount })}<span class="aside">${events}</span></output
		>`;
  }

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
			<button type="button" class="quiet" @click=${() => openDialog('pw-log')}>${time.log}</button>
			<button
				type="button"
				class="quiet"
				id="open-plots"
				aria-expanded=${plotting.on ? 'true' : 'false'}
				@click=${() => setPlotting(!plotting.on)}
			>
				${words.plots.open}
			</button>
			<button type="button" class="quiet" id="open-compare" @click=${openCompare}>${words.compare.open}</button>`;
  }

  render() {
    return html`<section class="timeline" id="timeline" aria-label=${time.label}>
			${this.buttons()} ${this.scrubber()} ${this.count()}
			<div class="settings">${this.settings()}</div>
		</section>`;
  }
}

customElements.define('pw-timeline', Timeline);
