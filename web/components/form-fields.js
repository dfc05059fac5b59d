import { html, nothing } from 'lit';
import { flagsIn, toggled } from '../edit/form.js';
import { stepped } from '../edit/values.js';
import { words } from '../words.js';

/** @import {Field, Values} from '../edit/form.js' */

/** The fields of a form, each a control of the browser's own. */

/**
 * What a field needs to draw itself.
 * @typedef {object} Asking
 * @property {Values} values
 * @property {bigint} page bytes
 * @property {(name: string) => string} problem what is wrong there; '' when nothing is
 * @property {(name: string, value: string) => void} answer
 */

/** Choices of more than this many stand in a menu. */
const RADIOS = 4;

/** @param {Field} field */
const labelOf = ({ name, label }) => label ?? words.edit.fields[name] ?? name;

/** @param {string} name @param {string} value */
const optionText = (name, value) => words.edit.options[name]?.[value] ?? value;

/** @param {Event} event */
const valueIn = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;

/** @param {Field} field @param {Asking} asking */
function problemOf({ name }, { problem }) {
  const text = problem(name);
  return html`<span class="problem" id="problem-${name}">${text}</span>`;
}

/** @param {Field} field @param {Asking} asking @param {1 | -1} direction */
function stepBy({ name, stepping }, { values, page, answer }, direction) {
  if (stepping) answer(name, stepped(stepping, values[name] ?? '', direction, page));
}

/** @param {Field} field @param {Asking} asking @param {1 | -1} direction */
function stepButton(field, asking, direction) {
  const label = labelOf(field);
  return html`<button
    type="button"
    class="step"
    tabindex="-1"
    aria-label=${direction > 0 ? words.edit.more(label) : words.edit.less(label)}
    @click=${() => stepBy(field, asking, direction)}
  >
    ${direction > 0 ? '+' : '−'}
  </button>`;
}

/** Arrow keys move the value too. @param {KeyboardEvent} event @param {Field} field @param {Asking} asking */
function stepKey(event, field, asking) {
  if (!field.stepping || !/^Arrow(Up|Down)$/.test(event.key)) return;
  event.preventDefault();
  stepBy(field, asking, event.key === 'ArrowUp' ? 1 : -1);
}

/** @param {Field} field @param {Asking} asking */
function suggestions(field, { values, answer }) {
  const { name, suggestions: offered = [] } = field;
  const others = offered.filter((value) => value !== values[name]);
  if (others.length === 0) return nothing;
  return html`<span class="suggestions">
    ${others.map(
      (value) => html`<button
        type="button"
        class="chip"
        aria-label=${words.edit.take({ value, field: labelOf(field) })}
        @click=${() => answer(name, value)}
      >
        ${value}
      </button>`,
    )}
  </span>`;
}

/** @param {Field} field @param {Asking} asking */
function textInput(field, asking) {
  const { name, stepping } = field;
  return html`<div class="field" data-field=${name}>
    <label for="field-${name}">${labelOf(field)}</label>
    <span class="entry">
      ${stepping ? stepButton(field, asking, -1) : nothing}
      <input
        id="field-${name}"
        type="text"
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        aria-invalid=${asking.problem(name) ? 'true' : 'false'}
        aria-describedby="problem-${name}"
        .value=${asking.values[name] ?? ''}
        @input=${(/** @type {Event} */ event) => asking.answer(name, valueIn(event))}
        @keydown=${(/** @type {KeyboardEvent} */ event) => stepKey(event, field, asking)}
      />
      ${stepping ? stepButton(field, asking, 1) : nothing}
    </span>
    ${suggestions(field, asking)} ${problemOf(field, asking)}
  </div>`;
}

/** @param {Field} field @param {Asking} asking @param {unknown} choices */
const group = (field, asking, choices) => html`<fieldset
  class="field"
  data-field=${field.name}
  aria-describedby="problem-${field.name}"
>
  <legend>${labelOf(field)}</legend>
  <span class="choices">${choices}</span>
  ${problemOf(field, asking)}
</fieldset>`;

/** @param {Field} field @param {Asking} asking */
function radios(field, asking) {
  const { name, options = [] } = field;
  const choices = options.map(
    (value) => html`<label class="check"
      ><input
        type="radio"
        name="field-${name}"
        value=${value}
        .checked=${asking.values[name] === value}
        @change=${() => asking.answer(name, value)}
      />${optionText(name, value)}</label
    >`,
  );
  return group(field, asking, choices);
}

/** @param {Field} field @param {Asking} asking */
function boxes(field, asking) {
  const { name, kind } = field;
  const all = kind === 'rights' ? ['r', 'w', 'x'] : (field.options ?? []);
  const value = asking.values[name] ?? '';
  const chosen = flagsIn(kind, value);
  const choices = all.map(
    (flag) => html`<label class="check"
      ><input
        type="checkbox"
        value=${flag}
        .checked=${chosen.includes(flag)}
        @change=${() => asking.answer(name, toggled(field, value, flag))}
      />${optionText(kind === 'rights' ? 'rights' : name, flag)}</label
    >`,
  );
  return group(field, asking, choices);
}

/** @param {Field} field @param {Asking} asking */
const select = (field, asking) => html`<div class="field" data-field=${field.name}>
  <label for="field-${field.name}">${labelOf(field)}</label>
  <select
    id="field-${field.name}"
    aria-describedby="problem-${field.name}"
    @change=${(/** @type {Event} */ event) => asking.answer(field.name, valueIn(event))}
  >
    ${(field.options ?? []).map(
      (value) =>
        html`<option value=${value} .selected=${value === asking.values[field.name]}>
          ${optionText(field.name, value)}
        </option>`,
    )}
  </select>
  ${problemOf(field, asking)}
</div>`;

/** @param {Field} field @param {Asking} asking */
export function fieldInput(field, asking) {
  if (field.kind === 'text') return textInput(field, asking);
  if (field.kind !== 'choice') return boxes(field, asking);
  return (field.options ?? []).length > RADIOS ? select(field, asking) : radios(field, asking);
}
