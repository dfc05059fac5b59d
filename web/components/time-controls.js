import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { player } from '../play/player.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { icons } from './icons.js';
import { stepWords } from './narration-bar.js';
import { Panel } from './panel.js';

const { time } = words;

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

/** Time, wherever a scenario plays: buttons, the scrubber, the count; whoever extends it adds the settings. */
export class TimeControls extends Panel {
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

  /** @returns {unknown} */
  settings() {
    return '';
  }

  render() {
    return html`<section class="timeline" id="timeline" aria-label=${time.label}>
			${this.buttons()} ${this.scrubber()} ${this.count()}
			<div class="settings">${this.settings()}</div>
		</section>`;
  }
}
