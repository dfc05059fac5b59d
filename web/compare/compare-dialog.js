import '../styles/compare.css';
import { html, nothing } from 'lit';
import { Dialog } from '../components/dialog.js';
import { plainTable } from '../components/lane.js';
import { workingBar } from '../components/working.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { FIGURES, totalsOf } from './figures.js';
import { playPair } from './pair.js';
import { SETTINGS, settingOf, withSetting } from './variant.js';
import './sweep-view.js';

/** @import {Outcome} from './figures.js' */
/** @import {Pair} from './pair.js' */

/** Two machines on one scenario: what differs, step by step and in sum. */

const { compare } = words;

/** Steps listed around the position. */
const MOST_STEPS = 200;

/** @param {Outcome | undefined} outcome */
const outcomeText = (outcome) =>
  outcome
    ? compare.outcome({
        ...outcome,
        served: outcome.served
          ? /** @type {Record<string, string>} */ (words.kernel.kinds)[outcome.served]
          : '',
      })
    : words.ui.none;

class CompareDialog extends Dialog {
  setting = 'frames';
  value = '8';
  position = 0;
  /** @type {Pair | null} */
  pair = null;
  note = '';
  /** @type {{ done: number, count: number } | null} */
  working = null;
  #abort = new AbortController();

  get heading() {
    return compare.title;
  }

  open() {
    super.open();
    Object.assign(this, { pair: null, note: '', working: null });
  }

  closed() {
    this.#abort.abort();
    super.closed();
  }

  async run() {
    const { engine } = store;
    if (!engine) return;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    Object.assign(this, { pair: null, note: '' });
    const progress = (/** @type {number} */ done, /** @type {number} */ count) => {
      this.working = { done, count };
      this.requestUpdate();
    };
    const changed = withSetting(store.text, this.setting, this.value.trim());
    const pair = await playPair(engine, store.text, changed, { signal, progress });
    if (this.#abort.signal !== signal) return;
    this.working = null;
    if (!pair) this.note = compare.stopped;
    else if ('failed' in pair) this.note = compare.failed(pair.failed);
    else this.show(pair);
    this.requestUpdate();
  }

  /** @param {Pair} pair */
  show(pair) {
    this.pair = pair;
    this.position = pair.left.length;
    const { left, right, differing } = pair;
    const shorter = right.length < left.length ? ` ${compare.shorter(right.length)}` : '';
    this.note =
      (differing.length > 0
        ? compare.differ({ count: differing.length, first: Number(differing[0]) + 1 })
        : compare.same) + shorter;
  }

  /** @param {number} position */
  moveTo(position) {
    this.position = Math.max(0, Math.min(position, this.pair?.left.length ?? 0));
    this.requestUpdate();
  }

  /** To the end of the next step that differs, from the start again after the last. */
  nextDifference() {
    const { differing = [] } = this.pair ?? {};
    const next = differing.find((index) => index >= this.position) ?? differing[0];
    if (next !== undefined) this.moveTo(next + 1);
  }

  /** @param {string} setting */
  choose(setting) {
    this.setting = setting;
    const own = settingOf(store.text, setting);
    this.value = SETTINGS[setting]?.find((value) => value !== own) ?? '';
    this.requestUpdate();
  }

  form() {
    const settings = /** @type {Record<string, string>} */ (compare.settings);
    return html`<form
			class="change"
			@submit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        this.run();
      }}
		>
			<label class="pick"
				><span>${compare.change}</span
				><select
					id="compare-setting"
					@change=${(/** @type {Event} */ event) => this.choose(/** @type {HTMLSelectElement} */ (event.target).value)}
				>
					${Object.keys(SETTINGS).map((one) => html`<option value=${one} .selected=${one === this.setting}>${settings[one]}</option>`)}
				</select></label
			>
			<label class="pick"
				><span>${compare.to}</span
				><input
					type="text"
					id="compare-value"
					list="compare-values"
					required
					autocomplete="off"
					spellcheck="false"
					.value=${this.value}
					@input=${(/** @type {Event} */ event) => {
            this.value = /** @type {HTMLInputElement} */ (event.target).value;
          }}
			/></label>
			<datalist id="compare-values">
				${(SETTINGS[this.setting] ?? []).map((value) => html`<option value=${value}></option>`)}
			</datalist>
			<button type="submit">${compare.run}</button>
		</form>`;
  }

  progress() {
    return this.working ? workingBar(compare.working, this.working, () => this.#abort.abort()) : nothing;
  }

  /** @param {Pair} pair */
  controls({ left }) {
    return html`<div class="pair-controls">
			<button type="button" @click=${() => this.moveTo(this.position - 1)}>${compare.back}</button>
			<button type="button" @click=${() => this.moveTo(this.position + 1)}>${compare.step}</button>
			<button type="button" @click=${() => this.nextDifference()}>${compare.nextDifference}</button>
			<input
				type="range"
				id="compare-position"
				min="0"
				max=${left.length}
				aria-label=${compare.position}
				.value=${String(this.position)}
				@input=${(/** @type {Event} */ event) =>
          this.moveTo(Number(/** @type {HTMLInputElement} */ (event.target).value))}
			/>
			<output>${words.time.of({ position: this.position, count: left.length })}</output>
		</div>`;
  }

  get changedName() {
    return this.setting === 'machine' ? this.value : `${this.setting} ${this.value}`;
  }

  /** @param {Pair} pair */
  totals({ left, right }) {
    const [a, b] = [totalsOf(left, this.position), totalsOf(right, this.position)];
    const figures = /** @type {Record<string, string>} */ (compare.figures);
    const shown = FIGURES.map((name) => [figures[name], a[name], b[name], b[name] - a[name]]);
    return plainTable(
      compare.totals,
      [compare.columns.figure, compare.left, this.changedName, compare.columns.difference],
      shown.map(([name, one, other, more]) => [
        name,
        one,
        other,
        Number(more) === 0 ? '' : html`<b class="differs">${compare.more(Number(more))}</b>`,
      ]),
    );
  }

  /** @param {Pair} pair */
  steps({ texts, left, right, differing }) {
    const from = Math.max(0, this.position - MOST_STEPS);
    const rows = texts.slice(from, this.position).map((text, at) => {
      const index = from + at;
      if (/^note\b/.test(text)) return nothing;
      const other = differing.includes(index);
      return html`<tr data-differs=${other ? 'yes' : 'no'} aria-current=${index + 1 === this.position ? 'step' : 'false'}>
				<th scope="row">${index + 1}</th>
				<td><code>${text}</code></td>
				<td>${outcomeText(left[index])}</td>
				<td>${outcomeText(right[index])}</td>
				<td>${other ? html`<b class="differs">≠ <span class="sr">${compare.differs}</span></b>` : ''}</td>
			</tr>`;
    });
    const columns = [compare.columns.number, compare.columns.step, compare.left, this.changedName];
    return html`<div class="pair-steps" tabindex="0" role="group" aria-label=${compare.steps}>
			<table class="plain">
				<caption>${compare.steps}</caption>
				<thead>
					<tr>
						${columns.map((column) => html`<th scope="col">${column}</th>`)}
						<td></td>
					</tr>
				</thead>
				<tbody>
					${rows}
				</tbody>
			</table>
		</div>`;
  }

  content() {
    if (store.tellable < store.stepCount) return html`<p>${compare.closed}</p>`;
    return html`${this.form()} ${this.progress()}
			<p role="status" class="note">${this.note}</p>
			${
        this.pair
          ? html`<div class="pair">${this.controls(this.pair)} ${this.totals(this.pair)} ${this.steps(this.pair)}</div>`
          : nothing
      }
			<pw-sweep></pw-sweep>`;
  }
}

customElements.define('pw-compare', CompareDialog);
