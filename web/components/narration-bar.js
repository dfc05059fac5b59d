import { html, nothing } from 'lit';
import { own as ownText } from '../model/own-language.js';
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

/** @typedef {{ said: string, own?: boolean }} Part own: in the words of the text on the page */

/** @returns {Part[]} */
function sentence() {
  const current = store.midway ? store.scene?.current : null;
  if (current && store.report) return [{ said: eventSentence(current, store.report.machine) }];
  const claim = store.report && store.position === 0 ? claimOf(store.text) : '';
  const step = { said: stepWords(), own: store.step?.kind === 'note' };
  return claim ? [{ said: claim, own: true }, step] : [step];
}

/** @param {Part[]} parts */
const shown = (parts) =>
  parts.map(
    ({ said, own }, at) =>
      html`${at > 0 ? ' ' : ''}${own ? html`<span lang=${ownText.language() ?? nothing}>${said}</span>` : said}`,
  );

class NarrationBar extends Panel {
  /** What the live region says: nothing while the picture plays by itself. @type {Part[]} */
  spoken = [];

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
			<p class="caption ${signal ? 'signal' : ''}" dir="auto">${shown(sentence())}</p>
			<p class="sr" role="status" aria-live="polite">${shown(this.speak())}</p>
		</section>`;
  }
}

customElements.define('pw-narration', NarrationBar);
