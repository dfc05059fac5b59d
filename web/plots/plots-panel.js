import { html, nothing } from 'lit';
import { inChunks } from '../chunks.js';
import { Panel } from '../components/panel.js';
import { workingBar } from '../components/working.js';
import { player } from '../play/player.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { plotFigure } from './plot.js';
import { plotsOf, SERIES } from './series.js';
import { plotting } from './shown.js';

/** @import {Values} from './series.js' */

/**
 * The machine over its steps. The series come from the engine, PSS from its snapshots; a text that takes long is
 * played in pieces. Where questions wait, nothing beyond them is drawn.
 */

/** More positions than this have no line for PSS: each would be a snapshot of its own. */
const MOST_SNAPSHOTS = 2000;

class PlotsPanel extends Panel {
  /** @type {Values | null} */
  values = null;
  /** The text that `values` are of. */
  of = '';
  /** @type {number | null} position under the pointer, the same in every plot */
  hovered = null;
  /** @type {Set<string>} plots that stand as tables */
  tables = new Set();
  /** @type {{ done: number, count: number } | null} */
  working = null;
  stopped = false;
  #abort = new AbortController();

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#abort.abort();
  }

  /** Whether it was brought into sight since it was opened. */
  #revealed = false;

  updated() {
    if (!plotting.on) this.#revealed = false;
    if (plotting.on && store.settled && this.of !== store.loadedText) this.compute();
  }

  async compute() {
    const { engine } = store;
    if (!engine) return;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    Object.assign(this, { of: store.loadedText, values: null, working: null, stopped: false });
    const values = await this.#play(engine, store.stepCount, signal);
    if (this.#abort.signal !== signal) return; // another text came
    Object.assign(this, { values, working: null, stopped: values === null });
    this.requestUpdate();
    await this.updateComplete;
    if (!this.#revealed) this.scrollIntoView({ block: 'nearest' }); // below the lanes in a narrow window
    this.#revealed = true;
  }

  /** @param {import('../session.js').Engine} engine @param {number} steps @param {AbortSignal} signal @returns {Promise<Values | null>} */
  async #play(engine, steps, signal) {
    const pss = steps > MOST_SNAPSHOTS ? null : new Float64Array(steps + 1);
    const sum = (/** @type {number} */ position) =>
      engine.peekSnapshot(position)?.processes.reduce((all, process) => all + process.pss, 0) ?? 0;
    const done = await inChunks(
      steps + 1,
      (position) => {
        if (pss) pss[position] = sum(position);
        else if (position > 0) engine.peek(position - 1);
      },
      { signal, progress: (done, count) => this.#progress(done, count) },
    );
    if (!done) return null;
    const series = Object.fromEntries(SERIES.map((name) => [name, engine.series(name)]));
    return pss ? { ...series, pss } : series;
  }

  /** @param {number} done @param {number} count */
  #progress(done, count) {
    this.working = { done, count };
    this.requestUpdate();
  }

  cancel() {
    this.#abort.abort();
  }

  /** @param {string} id */
  toggle(id) {
    if (!this.tables.delete(id)) this.tables.add(id);
    this.requestUpdate();
  }

  body() {
    const { plots } = words;
    if (this.stopped) {
      return html`<p>${plots.stopped} <button type="button" @click=${() => this.compute()}>${plots.again}</button></p>`;
    }
    if (!this.values)
      return this.working ? workingBar(plots.working, this.working, () => this.cancel()) : nothing;
    const length = Math.min(store.tellable, store.stepCount) + 1;
    const hover = (/** @type {number | null} */ x) => {
      if (this.hovered === x) return;
      this.hovered = x;
      this.requestUpdate();
    };
    const all = plotsOf(this.values, length, store.position, (x) => player.goTo(x));
    return html`<div class="plots-row">
			${all.map((plot) =>
        plotFigure(plot, {
          hovered: this.hovered,
          hover,
          asTable: this.tables.has(plot.id),
          toggle: () => this.toggle(plot.id),
        }),
      )}
		</div>`;
  }

  render() {
    if (!plotting.on) return nothing;
    return html`<section class="plots" aria-label=${words.plots.label} data-state=${this.values ? 'ready' : 'working'}>
			${this.body()}
		</section>`;
  }
}

customElements.define('pw-plots', PlotsPanel);
