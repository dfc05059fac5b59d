import { html, nothing } from 'lit';
import { importText } from '../importers.js';
import { pastedKind } from '../model/pasted.js';
import { unmetIn } from '../model/unmet.js';
import { showSetUp } from '../play/late.js';
import { undoFromAnywhere } from '../play/undo-keys.js';
import { maskedText } from '../predict/mask.js';
import { sayWhyNot } from '../share/import-file.js';
import { store } from '../store.js';
import { words } from '../words.js';
import './goal-panel.js';
import { icons } from './icons.js';
import { Panel } from './panel.js';

/** @import {Diagnostic} from '../../bindings/engine.js' */
/** @import {ImportKind} from '../../bindings/importers.js' */
/** @import {Editor} from '../editor/codemirror.js' */

/** Milliseconds without another problem after which the one there is is spoken. */
const SPEECH_PAUSE = 1000;

/** Problems listed below the editor; each leads to its line. */
const MOST_PROBLEMS = 6;

/** The same mistake many times in one line is one problem. @param {Diagnostic[]} diagnostics */
function problemsOf(diagnostics) {
  /** @type {Map<string, Diagnostic & { count: number }>} */
  const problems = new Map();
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.line} ${diagnostic.message}`;
    const known = problems.get(key);
    if (known) known.count += 1;
    else problems.set(key, { ...diagnostic, count: 1 });
  }
  return [...problems.values()];
}

/** Without its hint. @param {Diagnostic} diagnostic */
const problemText = (diagnostic) =>
  words.editor.problemAt({ ...diagnostic, message: words.said(diagnostic.message) });

class ScenarioLane extends Panel {
  /** @type {Editor | null} */
  editor = null;
  /** What the editor was last told, so that it is told only news. */
  told = { opening: -1, marks: '' };

  /** The text as it stands, for a test that has to see all of it: the editor draws only what is in sight. */
  get text() {
    return store.text;
  }

  firstUpdated() {
    undoFromAnywhere(() => this.editor);
  }

  #asked = false;

  /** Once the picture can be played: until then, and where the editor cannot be loaded, the textarea stands. */
  async #loadEditor() {
    const host = /** @type {HTMLElement | null} */ (this.querySelector('.editor-host'));
    if (this.#asked || !host || !(store.engine || store.failure)) return;
    this.#asked = true;
    try {
      const { createEditor } = await import('../editor/codemirror.js');
      const field = this.querySelector('textarea');
      const caret = field && field === document.activeElement ? field.selectionStart : null;
      this.editor = createEditor(host, store.text, (text) => store.edit(text));
      if (caret !== null) this.editor.takeOver(caret);
      this.told = { opening: store.opening, marks: '' };
      this.requestUpdate();
    } catch {
      this.editor = null;
    }
  }

  /** @returns {Diagnostic[]} */
  get diagnostics() {
    return store.report?.diagnostics ?? [];
  }

  updated() {
    this.#loadEditor();
    this.#speak();
    const { editor } = this;
    if (!editor) return;
    const fresh = this.told.opening !== store.opening;
    editor.setText(store.text, fresh);
    if (fresh) editor.toTop();
    this.told.opening = store.opening;
    if (!store.current) return;
    const line = store.outline?.line ?? null;
    const { maskedFrom } = store;
    const step = store.midway || store.quizzing ? null : store.step;
    const diagnostics = [...this.diagnostics, ...unmetIn(step, store.text, words.steps.unmet)];
    const marks = JSON.stringify([line, diagnostics, maskedFrom, maskedFrom !== null && store.text]);
    if (marks === this.told.marks) return;
    this.told.marks = marks;
    this.#mark(maskedFrom !== null, () => {
      editor.setMarks({ line, diagnostics, maskedFrom });
      if (line !== null) editor.reveal(line);
    });
  }

  #frame = 0;
  #pause = 0;

  /** The editor takes its time: the picture is painted first, unless something must not be read. @param {boolean} atOnce @param {() => void} mark */
  #mark(atOnce, mark) {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#pause);
    if (atOnce) return mark();
    this.#frame = requestAnimationFrame(() => {
      this.#pause = window.setTimeout(mark);
    });
  }

  /** @param {Event} event */
  typed(event) {
    store.edit(/** @type {HTMLTextAreaElement} */ (event.target).value);
  }

  /** @param {Diagnostic & { count: number }} diagnostic */
  problem(diagnostic) {
    const said = problemText(diagnostic);
    const text = diagnostic.count > 1 ? words.editor.times({ text: said, count: diagnostic.count }) : said;
    return html`<li class=${diagnostic.severity}>
			<button type="button" class="quiet" @click=${() => this.editor?.goTo(diagnostic.line)}>
				${text}${diagnostic.hint ? html` <span class="hint">${words.editor.hint(words.said(diagnostic.hint))}</span>` : nothing}
			</button>
		</li>`;
  }

  /** The first problem, for whoever does not see the list: said when the typing has paused, and not again when it moves. */
  #spoken = { problem: '', said: '', pause: 0 };

  #speak() {
    const first = this.diagnostics[0];
    const problem = first ? first.message + first.hint : '';
    const spoken = this.#spoken;
    if (problem === spoken.problem) return;
    spoken.problem = problem;
    clearTimeout(spoken.pause);
    spoken.pause = window.setTimeout(() => {
      spoken.said = first ? problemText(first) : '';
      this.requestUpdate();
    }, SPEECH_PAUSE);
  }

  status() {
    const { diagnostics } = this;
    if (!store.report) return nothing;
    if (diagnostics.length === 0) return html`<p class="aside">${words.editor.clean(store.stepCount)}</p>`;
    const kind = pastedKind(store.loadedText);
    const stop = diagnostics.find(({ severity }) => severity === 'error');
    return html`<p class="aside">
				${words.editor.problems(diagnostics.length)}${stop ? words.editor.shownUpTo(stop.line) : ''}
			</p>
			${kind ? this.pasted(kind) : nothing}
			<ul class="problems">
				${problemsOf(diagnostics)
          .slice(0, MOST_PROBLEMS)
          .map((problem) => this.problem(problem))}
			</ul>`;
  }

  /** @param {ImportKind} kind */
  pasted(kind) {
    const { editor: said } = words;
    return html`<p class="pasted">
			${said.pasted[kind]}
			<button type="button" @click=${() => this.convert(kind)}>${said.convert}</button>
		</p>`;
  }

  /** What was pasted becomes the scenario that it tells of: one edit, one undo. @param {ImportKind} kind */
  async convert(kind) {
    const pasted = store.text;
    const report = await importText(kind, pasted);
    if (!report?.text) sayWhyNot(report);
    else if (store.text === pasted) {
      store.editNow(report.text, 0);
      await this.updateComplete; // the button that had the focus is gone
      /** @type {HTMLElement | null} */ (document.querySelector('.spaces .lane-body'))?.focus();
    }
  }

  /** @param {string} label @param {unknown} icon @param {() => void} act */
  button(label, icon, act) {
    return html`<button type="button" class="quiet icon-only" aria-label=${label} title=${label} @click=${act}>
			${icon}
		</button>`;
  }

  render() {
    const { editor } = this;
    return html`<section class="lane scenario" aria-labelledby="lane-scenario">
			<header class="lane-head">
				<h2 id="lane-scenario">${words.lanes.scenario}</h2>
				<span class="aside"></span>
				<button
					type="button"
					class="quiet"
					aria-haspopup="menu"
					aria-label=${words.edit.setUpOf}
					data-control="set-up"
					@click=${showSetUp}
				>
					${words.edit.setUp}
				</button>
				${
          editor
            ? html`${this.button(words.editor.undo, icons.undo, () => editor.undo())}
							${this.button(words.editor.redo, icons.redo, () => editor.redo())}`
            : nothing
        }
			</header>
			<div class="lane-body">
				<div class="editor-host"></div>
				${
          editor
            ? nothing
            : html`<textarea
								aria-label=${words.editor.label}
								spellcheck="false"
								?readonly=${store.maskedFrom !== null}
								.value=${store.maskedFrom === null ? store.text : maskedText(store.text, store.maskedFrom, words.predict.cover)}
								@input=${(/** @type {Event} */ event) => this.typed(event)}
							></textarea>`
        }
			</div>
			<div class="editor-status" role="group" aria-label=${words.editor.label}>${this.status()}<p class="sr" role="status">${this.#spoken.said}</p></div>
			<pw-goal></pw-goal>
		</section>`;
  }
}

customElements.define('pw-scenario', ScenarioLane);
