import { html, nothing } from 'lit';
import { keepFocus } from '../dialogs.js';
import { findingsOf } from '../edit/check.js';
import { startValues } from '../edit/form.js';
import { isRefusal } from '../edit/plan.js';
import { addressOf } from '../edit/values.js';
import { scaled } from '../model/addresses.js';
import { carryOut } from '../play/steps.js';
import { store } from '../store.js';
import { unitText, words } from '../words.js';
import { Dialog } from './dialog.js';
import { fieldInput } from './form-fields.js';

/** @import {Diagnostic} from '../../bindings/engine.js' */
/** @import {Findings} from '../edit/check.js' */
/** @import {Field, Form, Values} from '../edit/form.js' */
/** @import {Plan, Refusal} from '../edit/plan.js' */

/** A form for one act: its fields, what the engine says about them, the lines that it would write. */

/** @param {Diagnostic} diagnostic */
const sentence = ({ message, hint }) =>
  [words.said(message), hint && words.editor.hint(words.said(hint))].filter(Boolean).join(' ');

class FormDialog extends Dialog {
  /** @type {Form | null} */
  form = null;
  /** @type {Values} */
  values = {};
  /** @type {Plan | Refusal | null} */
  plan = null;
  /** @type {Findings | null} */
  findings = null;

  get heading() {
    return this.form ? (words.edit.titles[this.form.act]?.(this.form.facts) ?? '') : '';
  }

  /** @param {Form} form */
  ask(form) {
    this.form = form;
    this.values = startValues(form.fields);
    this.consider();
    this.open();
    this.updateComplete.then(() =>
      /** @type {HTMLElement | null} */ (this.querySelector('.fields input'))?.focus(),
    );
  }

  closed() {
    super.closed();
    this.form = null;
  }

  /** @param {string} name @param {string} value */
  answer(name, value) {
    this.values = { ...this.values, [name]: value };
    this.consider();
    this.requestUpdate();
  }

  /** What the act would write, and what the engine finds wrong in it. */
  consider() {
    const plan = this.form?.plan(this.values) ?? null;
    this.plan = plan;
    this.findings = null;
    if (!plan || isRefusal(plan)) return;
    const before = store.report?.diagnostics ?? [];
    this.findings = findingsOf(plan, before, store.engine?.diagnose(plan.text) ?? []);
  }

  /** @param {string} field */
  problem(field) {
    const { plan, findings } = this;
    if (plan && isRefusal(plan)) return plan.field === field ? (words.edit.problems[plan.problem] ?? '') : '';
    const found = findings?.fields.get(field);
    return found ? sentence(found) : '';
  }

  get good() {
    return this.findings?.good ?? false;
  }

  /** To the control that is to blame, a choice as well: what is wrong describes it, and is read out with it. */
  focusProblem() {
    const fields = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('.field')]);
    const wrong = fields.find((field) => field.querySelector('.problem')?.textContent?.trim());
    /** @type {HTMLElement | null | undefined} */ (wrong?.querySelector('input, select'))?.focus();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const { plan } = this;
    if (!this.good || !plan || isRefusal(plan)) {
      this.focusProblem();
      return;
    }
    this.close();
    carryOut(plan);
    keepFocus();
  }

  fields() {
    const asking = {
      values: this.values,
      page: BigInt(store.report?.machine.page ?? 4096),
      problem: (/** @type {string} */ name) => this.problem(name),
      answer: (/** @type {string} */ name, /** @type {string} */ value) => this.answer(name, value),
    };
    const asked = (this.form?.fields ?? []).filter(({ when }) => !when || when(this.values));
    return asked.map((field) => fieldInput(field, asking));
  }

  /** The size that two typed edges make. */
  size() {
    const [start, end] = [addressOf(this.values.start ?? ''), addressOf(this.values.end ?? '')];
    if (start === null || end === null || end <= start) return '';
    const pages = Number((end - start) / BigInt(store.report?.machine.page ?? 4096));
    return words.edit.sizeOf({ size: unitText(scaled(end - start)), pages });
  }

  /** @param {Plan} plan */
  lines({ written, where, notes }) {
    return html`<p class="where">${words.edit.where[where]({ position: store.position, count: written.length })}</p>
      <pre class="lines"><code>${written.map(({ line }) => `${line.text}\n`)}</code></pre>
      ${notes.map((note) => html`<p class="aside">${words.edit.notes[note]}</p>`)}`;
  }

  /** What no field is to blame for. */
  others() {
    const { plan, findings } = this;
    const known = new Set(this.form?.fields.map(({ name }) => name));
    if (plan && isRefusal(plan)) return known.has(plan.field) ? [] : [words.edit.problems[plan.problem] ?? ''];
    const elsewhere = [...(findings?.fields ?? [])].filter(([field]) => !known.has(field));
    return [
      ...elsewhere.map(([, diagnostic]) => sentence(diagnostic)),
      ...(findings?.others ?? []).map((one) =>
        words.editor.problemAt({ line: one.line, message: sentence(one) }),
      ),
    ];
  }

  content() {
    const { plan } = this;
    const size = this.size();
    return html`<form class="edit-form" novalidate @submit=${(/** @type {Event} */ event) => this.submit(event)}>
      <div class="fields">${this.fields()}</div>
      ${size ? html`<p class="aside" data-size>${size}</p>` : nothing}
      <div class="outcome" aria-live="polite">
        ${plan && !isRefusal(plan) ? this.lines(plan) : nothing}
        ${this.others().map((text) => html`<p class=${this.findings ? 'problem' : 'aside'}>${text}</p>`)}
      </div>
      <p class="buttons">
        <button type="submit" class="primary" aria-disabled=${this.good ? 'false' : 'true'}>${words.edit.doIt}</button>
        <button type="button" @click=${() => this.close()}>${words.ui.cancel}</button>
      </p>
    </form>`;
  }
}

customElements.define('pw-form', FormDialog);
