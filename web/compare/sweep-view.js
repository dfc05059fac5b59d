import { html, nothing } from 'lit';
import { inChunks } from '../chunks.js';
import { Panel } from '../components/panel.js';
import { workingBar } from '../components/working.js';
import { plotFigure } from '../plots/plot.js';
import { ticksTo } from '../plots/scale.js';
import { store } from '../store.js';
import { countText, words } from '../words.js';
import { stopOf } from './pair.js';
import { anomaliesOf, coincidingOf, POLICIES, planOf, rangeOf, sweepText } from './sweep.js';

/** @import {Plot} from '../plots/plot.js' */
/** @import {Axis, Point} from './sweep.js' */

/** A size against what it costs: a plot, its table, and where more room made it worse. */

const { compare } = words;

/** @type {Axis[]} */
const AXES = ['frames', 'tlb'];

class SweepView extends Panel {
  /** @type {Axis} */
  axis = 'frames';
  /** @type {Set<string>} */
  policies = new Set(['fifo', 'lru']);
  range = rangeOf(store.text, 'frames');
  /** @type {Point[]} */
  points = [];
  /** The axis that `points` are of. @type {Axis} */
  of = 'frames';
  note = '';
  asTable = false;
  /** @type {number | null} */
  hovered = null;
  /** @type {{ done: number, count: number } | null} */
  working = null;
  #abort = new AbortController();

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#abort.abort();
  }

  /** @param {Axis} axis */
  choose(axis) {
    this.axis = axis;
    this.policies = new Set(axis === 'frames' ? ['fifo', 'lru'] : ['lru', 'fifo']);
    this.range = rangeOf(store.text, axis);
    this.requestUpdate();
  }

  /** Plays the text on one machine. @param {{ policy: string, size: number }} machine @returns {Point} */
  play({ policy, size }) {
    const session = store.engine?.beside();
    const report = session?.load(sweepText(store.text, this.of, policy, size)) ?? null;
    const message = stopOf(report);
    const count = report?.steps.length ?? 0;
    const names = this.of === 'frames' ? ['minor', 'major'] : ['tlb_misses'];
    const cost = message
      ? null
      : names.reduce((sum, name) => sum + Number(session?.series(name)[count] ?? 0), 0);
    session?.close();
    return { policy, size, cost, message };
  }

  async draw() {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const plan = planOf(this.axis, this.range[0], this.range[1], [...this.policies]);
    Object.assign(this, { points: [], note: '', of: this.axis });
    /** @type {Point[]} */
    const points = [];
    const act = (/** @type {number} */ index) => {
      const machine = plan[index];
      if (machine) points.push(this.play(machine));
    };
    const progress = (/** @type {number} */ done, /** @type {number} */ count) => {
      this.working = { done, count };
      this.requestUpdate();
    };
    const done = await inChunks(plan.length, act, { signal, progress });
    if (this.#abort.signal !== signal) return;
    Object.assign(this, { working: null, points: done ? points : [], note: done ? '' : compare.stopped });
    this.requestUpdate();
  }

  /** @returns {Plot} */
  get plot() {
    const sizes = [...new Set(this.points.map(({ size }) => size))];
    const lines = [...new Set(this.points.map(({ policy }) => policy))].map((policy) => ({
      name: policy,
      values: sizes.map(
        (size) => this.points.find((one) => one.policy === policy && one.size === size)?.cost ?? 0,
      ),
    }));
    return {
      id: 'sweep',
      title: compare.plotTitles[this.of],
      xName: compare.xNames[this.of],
      xs: sizes,
      lines,
      ticks: ticksTo(Math.max(1, ...this.points.map(({ cost }) => cost ?? 0)), 4),
      format: countText,
      marked: null,
    };
  }

  findings() {
    const unplayable = this.points.filter(({ cost }) => cost === null);
    const anomalies = anomaliesOf(this.points);
    const sentences = [
      ...anomalies.map((one) => compare.belady({ ...one, axis: this.of })),
      ...(anomalies.length === 0 && unplayable.length < this.points.length ? [compare.noBelady] : []),
      ...coincidingOf(this.points).map((names) => compare.coincide(names)),
      ...unplayable.slice(0, 3).map((one) => compare.unplayable(one)),
    ];
    return html`<div role="status">
			<ul class="findings">${sentences.map((one) => html`<li>${one}</li>`)}</ul>
		</div>`;
  }

  /** @param {string} id @param {string} label @param {0 | 1} end */
  bound(id, label, end) {
    return html`<label class="pick"
			><span>${label}</span
			><input
				type="number"
				id=${id}
				min="1"
				max="4096"
				required
				.value=${String(this.range[end])}
				@input=${(/** @type {Event} */ event) => {
          this.range[end] = Number(/** @type {HTMLInputElement} */ (event.target).value);
        }}
		/></label>`;
  }

  form() {
    return html`<form
			class="change"
			@submit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        this.draw();
      }}
		>
			<label class="pick"
				><span>${compare.axis}</span
				><select
					id="sweep-axis"
					@change=${(/** @type {Event} */ event) => this.choose(/** @type {Axis} */ (/** @type {HTMLSelectElement} */ (event.target).value))}
				>
					${AXES.map((axis) => html`<option value=${axis} .selected=${axis === this.axis}>${compare.axes[axis]}</option>`)}
				</select></label
			>
			${this.bound('sweep-from', compare.from, 0)} ${this.bound('sweep-to', compare.upTo, 1)}
			<fieldset class="policies">
				<legend class="sr">${compare.policies}</legend>
				${POLICIES[this.axis].map((policy) => this.policy(policy))}
			</fieldset>
			<button type="submit">${compare.draw}</button>
		</form>`;
  }

  /** @param {string} policy */
  policy(policy) {
    return html`<label class="check"
			><input
				type="checkbox"
				value=${policy}
				.checked=${this.policies.has(policy)}
				@change=${() => {
          if (!this.policies.delete(policy)) this.policies.add(policy);
          this.requestUpdate();
        }}
			/>${policy}</label
		>`;
  }

  progress() {
    return this.working ? workingBar(compare.working, this.working, () => this.#abort.abort()) : nothing;
  }

  figure() {
    if (this.points.length === 0) return nothing;
    const state = {
      hovered: this.hovered,
      hover: (/** @type {number | null} */ x) => {
        if (this.hovered === x) return;
        this.hovered = x;
        this.requestUpdate();
      },
      asTable: this.asTable,
      toggle: () => {
        this.asTable = !this.asTable;
        this.requestUpdate();
      },
    };
    return html`${plotFigure(this.plot, state)} ${this.findings()}`;
  }

  render() {
    return html`<section class="sweep" aria-label=${compare.sweep}>
			<h3>${compare.sweep}</h3>
			<p class="aside">${compare.sweepHint}</p>
			${this.form()} ${this.progress()}
			<p role="status" class="note">${this.note}</p>
			${this.figure()}
		</section>`;
  }
}

customElements.define('pw-sweep', SweepView);
