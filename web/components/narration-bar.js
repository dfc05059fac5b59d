import { html, nothing } from 'lit';
import { claimOf } from '../model/title.js';
import { eventSentence, stepSentence } from '../narration.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { Panel } from './panel.js';

/** The sentence: of the step, or in the middle of one, of the event. */

/** @returns {string} */
export function stepWords() {
  const step = store.step;
  if (store.trouble) return '';
  if (!store.report) return words.ui.loading;
  return step ? stepSentence(step, store.report.machine) : words.steps.start(store.stepCount);
}

/** @returns {string} */
function sentence() {
  const current = store.midway ? store.scene?.current : null;
  if (current && store.report) return eventSentence(current, store.report.machine);
  const claim = store.report && store.position === 0 ? claimOf(store.text) : '';
  return [claim, stepWords()].filter(Boolean).join(' ');
}

class NarrationBar extends Panel {
  /** What the live region says: nothing while the picture plays by itself. */
  spoken = '';

  /** Only what changes by a person's own hand is spoken. */
  speak() {
    if (!store.playing && !store.moving) this.spoken = sentence();
    return this.spoken;
  }

  render() {
    const process = store.midway ? store.outline?.process : (store.step?.process ?? null);
    const index = store.scene?.after.processes.findIndex(({ name }) => name === process) ?? -1;
    const signal = !store.midway && store.step?.signal;
    return html`<section class="narration" data-accent=${index < 0 ? nothing : index % 8} data-result=${store.step?.result ?? nothing}>
			<p class="caption ${signal ? 'signal' : ''}" dir="auto">${sentence()}</p>
			<p class="sr" role="status" aria-live="polite">${this.speak()}</p>
		</section>`;
  }
}

customElements.define('pw-narration', NarrationBar);
