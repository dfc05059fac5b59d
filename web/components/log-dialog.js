import { html, nothing } from 'lit';
import { own } from '../model/own-language.js';
import { eventSentence, stepSentence } from '../narration.js';
import { player } from '../play/player.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { Dialog } from './dialog.js';
import { plainTable } from './lane.js';

/** @import {StepResult} from '../../bindings/engine.js' */

/** The last steps; more is a file's job, not a dialog's. */
const MOST_STEPS = 100;
const MOST_EVENTS = 500;

class LogDialog extends Dialog {
  get heading() {
    return words.log.title;
  }

  /** @param {number} index */
  stepRow(index) {
    const step = store.engine?.peek(index);
    const machine = store.report?.machine;
    if (!step || !machine) return '';
    return html`<li value=${index + 1} aria-current=${index + 1 === store.position ? 'step' : 'false'}>
			<button type="button" class="quiet" lang=${(step.kind === 'note' ? own.language() : undefined) ?? nothing} @click=${() => player.goTo(index + 1)}>${stepSentence(step, machine)}</button>
		</li>`;
  }

  steps() {
    const from = Math.max(0, store.position - MOST_STEPS);
    const rows = Array.from({ length: store.position - from }, (_, index) => this.stepRow(from + index));
    return html`<h3>${words.log.steps}</h3>
			${from > 0 ? html`<p>${words.log.later(from)}</p>` : ''}
			${rows.length === 0 ? html`<p>${words.log.empty}</p>` : html`<ol class="log">${rows}</ol>`}`;
  }

  /** @param {StepResult} step */
  events(step) {
    const machine = store.report?.machine;
    if (!machine) return '';
    const rows = step.events
      .slice(0, MOST_EVENTS)
      .map((event, index) => [index + 1, event.kind, eventSentence(event, machine)]);
    return plainTable(words.log.events, Object.values(words.log.columns), rows);
  }

  content() {
    const step = store.step;
    return html`${this.steps()} ${step ? this.events(step) : ''}`;
  }
}

customElements.define('pw-log', LogDialog);
