import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Panel } from '../components/panel.js';
import { player } from '../play/player.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { quiz } from './quiz.js';
import { legendOf, optionText } from './reasons.js';
import { resultList, resultSummary } from './results.js';
import { isAnswer, rootSentence } from './walk.js';

/** @import {Asked, How} from './quiz.js' */
/** @import {Question} from './questions.js' */

/** The questions before a step, and after it what was right and why. */

const { predict } = words;

/** @type {How[]} */
const HOWS = ['choose', 'walk', 'lecture'];

/** @param {Question} question @param {Asked} asked */
const choices = (question, asked) => html`<fieldset data-question=${question.kind}>
	<legend>${legendOf(question, asked.moment)}</legend>
	${question.options.map(
    (option) => html`<label class="choice"
			><input type="radio" name=${question.kind} value=${option.value} required />
			<span>${optionText(option, question)}</span></label
		>`,
  )}
</fieldset>`;

/** The same for a whole room: nothing to press, letters to call out. @param {Question} question @param {Asked} asked */
const lettered = (question, asked) => html`<section class="lettered" data-question=${question.kind}>
	<h3>${legendOf(question, asked.moment)}</h3>
	<ol>
		${question.options.map((option) => html`<li>${optionText(option, question)}</li>`)}
	</ol>
</section>`;

/** @param {Asked} asked */
function walkForm({ fields, explanation, moment }) {
  if (fields.length === 0 || !explanation) return nothing;
  const root = moment.before.processes.find(({ name }) => name === explanation.process)?.root ?? '';
  return html`<fieldset class="by-hand">
		<legend>${predict.walk.title}</legend>
		<p class="aside" id="by-hand-hint">${rootSentence(explanation, moment.machine, root)} ${predict.walk.hint}</p>
		${fields.map(
      ({ id, label }) => html`<label
				>${label}<input
					type="text"
					name=${id}
					required
					autocomplete="off"
					spellcheck="false"
					aria-describedby="by-hand-hint"
					@input=${(/** @type {Event} */ event) => sayWhetherNumber(/** @type {HTMLInputElement} */ (event.target))}
			/></label>`,
    )}
	</fieldset>`;
}

/** @param {HTMLInputElement} input */
const sayWhetherNumber = (input) =>
  input.setCustomValidity(input.value && !isAnswer(input.value) ? predict.walk.notNumber : '');

class PredictPanel extends Panel {
  /** What the focus was last moved for, so that it is moved once. */
  #told = '';

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    this.play(Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, String(value)])));
  }

  /** Answers, and lets the step play. @param {Record<string, string> | null} given */
  play(given) {
    this.querySelector('section')?.focus();
    quiz.answer(given);
    player.forward();
  }

  /** Whether the focus was in here before what had it was drawn anew. */
  #held = false;

  willUpdate() {
    this.#held = this.contains(document.activeElement);
  }

  /** The keyboard goes on where it was: into a question that stops it, and to the button behind a result. */
  updated() {
    const { open } = quiz;
    const now = open ? `asks ${open.index} ${quiz.asks}` : this.shown ? `says ${this.shown.asked.index}` : '';
    if (now === this.#told) return;
    this.#told = now;
    const target = this.querySelector(open ? 'form input, form button' : 'button.next');
    const focused = document.activeElement;
    if (!now && this.#held && !this.contains(focused)) return this.#giveAway();
    const here = this.#held || (focused?.closest('.player') && !focused.closest('pw-scenario, pw-answers'));
    if (now && here) /** @type {HTMLElement | null} */ (target)?.focus();
  }

  /** Where nothing is asked, whoever went on by a button of this panel can go on by the one of the time line. */
  #giveAway() {
    /** @type {HTMLElement | null} */ (document.querySelector('#timeline [data-control=step]'))?.focus();
  }

  /** What was answered about the step shown, once its motion is over. */
  get shown() {
    return quiz.done && !store.midway && store.position === quiz.done.asked.index + 1 ? quiz.done : null;
  }

  /** @param {Asked} asked */
  form(asked) {
    const lecture = quiz.how === 'lecture';
    const { index, moment } = asked;
    const address = moment.step.address;
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event)}>
			<h2>
				${predict.before(index + 1)} <code>${moment.outline.text}</code>
				${address && !moment.outline.text.includes(address) ? html`<small>${predict.at(address)}</small>` : nothing}
			</h2>
			<div class="questions">
				${asked.questions.map((question) => (lecture ? lettered : choices)(question, asked))} ${walkForm(asked)}
			</div>
			<div class="acts">
				${
          lecture
            ? html`<button type="button" class="answer" @click=${() => this.play(null)}>${predict.show}</button>`
            : html`<button type="submit" class="answer">${predict.answer}</button>
							<button type="button" class="quiet" @click=${() => this.play(null)}>${predict.skip}</button>`
        }
				${this.settings()}
			</div>
		</form>`;
  }

  settings() {
    const { right, asked } = quiz.score;
    const score = asked > 0 ? predict.score({ right, asked }) : predict.scoreNone;
    return html`<output class="score">${quiz.how === 'lecture' ? '' : score}</output>
			<label class="pick"
				><span>${predict.how}</span
				><select
					class="how"
					@change=${(/** @type {Event} */ event) =>
            quiz.choose(/** @type {How} */ (/** @type {HTMLSelectElement} */ (event.target).value))}
				>
					${HOWS.map((how) => html`<option value=${how} .selected=${how === quiz.how}>${predict.hows[how]}</option>`)}
				</select></label
			>
			<button type="button" class="quiet again" @click=${() => quiz.forget()}>${predict.again}</button>`;
  }

  result() {
    const { shown } = this;
    return html`<div role="status" class="said">
				${shown ? html`<p class="summary">${resultSummary(shown, quiz.how)}</p>${resultList(shown, quiz.how)}` : nothing}
			</div>
			<div class="acts">
				${
          shown && store.position < store.stepCount
            ? html`<button type="button" class="next" @click=${() => player.forward()}>${predict.next}</button>`
            : nothing
        }
				${this.settings()}
			</div>`;
  }

  render() {
    document.documentElement.dataset.lecture = quiz.on && quiz.how === 'lecture' ? 'yes' : 'no';
    if (!quiz.on) return nothing;
    const { open } = quiz;
    return html`<section class="predict" tabindex="-1" aria-label=${predict.label}>
			${open ? keyed(`${store.opening} ${open.index} ${quiz.how}`, this.form(open)) : this.result()}
		</section>`;
  }
}

customElements.define('pw-predict', PredictPanel);
