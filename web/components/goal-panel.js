import { html, nothing } from 'lit';
import { focusPlayer } from '../dialogs.js';
import { openLate } from '../late-dialogs.js';
import { LESSON_LANGUAGE } from '../lesson-files.js';
import { lessons } from '../lessons.js';
import { capital } from '../model/title.js';
import { chooseLesson } from '../opening.js';
import { atTheEnd, languageAtHand, lessonAtHand, noteGoal } from '../progress.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { Panel } from './panel.js';

/** @import {GoalReport} from '../../bindings/engine.js' */

const { course: said } = words;

/** Below the text: what it asks its reader to bring about, whether that is so, and the way to the next lesson. */
class GoalPanel extends Panel {
  /** Held where the text ends, for all of it has been played there already. @returns {GoalReport | null} */
  get report() {
    const open = store.report?.goal?.conditions.length && !store.quizzing && store.maskedFrom === null;
    return open && atTheEnd() ? (store.engine?.goal() ?? null) : null;
  }

  #hadFocus = false;
  /** @type {GoalReport | null} the one that was seen to last: the page changes often, and a goal is reached once */
  #noted = null;
  /** Whoever looks at what is missing sees it again after the next try. */
  #open = false;

  /** @param {Event} event */
  toggled(event) {
    this.#open = /** @type {HTMLDetailsElement} */ (event.target).open;
  }

  willUpdate() {
    this.#hadFocus = this.contains(document.activeElement);
  }

  updated() {
    if (this.#hadFocus && !this.contains(document.activeElement)) focusPlayer(); // what had it is gone
    const { report } = this;
    if (report?.reached && report !== this.#noted) noteGoal();
    this.#noted = report;
  }

  /** The focus leaves the button, which leads elsewhere from now on. @param {string} name */
  go(name) {
    chooseLesson(name);
    focusPlayer();
  }

  /** @param {GoalReport['conditions'][number]} condition */
  condition({ text, met, actual, mistake }) {
    return html`<li class=${met ? 'met' : 'open'}><code>${text}</code> ${met ? said.met : said.now({ actual: words.said(mistake || actual) })}</li>`;
  }

  /** @param {GoalReport} report */
  verdict(report) {
    return html`<details .open=${this.#open} @toggle=${(/** @type {Event} */ event) => this.toggled(event)}>
			<summary>${report.reached ? said.reached : said.notYet}</summary>
			<p class="aside">${said.held}</p>
			<ul>${report.conditions.map((condition) => this.condition(condition))}</ul>
		</details>`;
  }

  goal() {
    const goal = store.report?.goal;
    if (!goal) return nothing;
    const { report } = this;
    return html`<div class="goal" data-reached=${report ? (report.reached ? 'yes' : 'no') : nothing}>
			<p><b>${said.goal}</b> <span dir="auto" lang=${languageAtHand() ?? nothing}>${capital(goal.sentence)}</span></p>
			${report ? this.verdict(report) : nothing}
			<p class="sr" role="status">${report?.reached ? said.reached : ''}</p>
		</div>`;
  }

  next() {
    const lesson = atTheEnd() && store.stepCount > 0 ? lessonAtHand() : null;
    if (!lesson) return nothing;
    const next = lessons[lessons.indexOf(lesson) + 1];
    if (!next)
      return html`<p class="over">${said.over} <button type="button" class="quiet" @click=${() => openLate('pw-contents')}>${said.open}</button></p>`;
    return html`<button
			type="button"
			data-control="next-lesson"
			@click=${() => this.go(next.name)}
		>${said.next} <span lang=${LESSON_LANGUAGE}>${next.title}</span></button>`;
  }

  render() {
    return html`${this.goal()}${this.next()}`;
  }
}

customElements.define('pw-goal', GoalPanel);
