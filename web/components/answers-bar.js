import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { answersOf, wouldDetail, wouldText } from '../model/answers.js';
import { reveal } from '../play/overlay.js';
import { addStep } from '../play/steps.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { icons } from './icons.js';
import { Panel } from './panel.js';

/** @import {Explanation} from '../../bindings/engine.js' */
/** @import {Asked} from '../store.js' */

const { answers } = words;

/** @typedef {'read' | 'write' | 'exec'} Access */
const accesses = /** @type {Access[]} */ (['read', 'write', 'exec']);

/** @param {Access} access @param {Explanation} explanation */
function addAccess(access, { process, address }) {
  addStep(`${process}: ${access} ${address}${access === 'write' ? ' 1' : ''}`);
}

/** @param {Access} access @param {Explanation} explanation */
function wouldButton(access, explanation) {
  const would = explanation.would[access];
  const masked = store.maskedFrom !== null; // it would tell what the next step does
  const what = masked ? '' : wouldText(would);
  const label = masked
    ? answers.addOf(answers.ops[access])
    : answers.wouldOf({ op: answers.ops[access], what: wouldDetail(would) });
  return html`<button
		type="button"
		class="would"
		data-access=${access}
		data-result=${masked ? nothing : would.result === 'ok' ? 'ok' : 'no'}
		aria-label=${label}
		title=${label}
		@click=${() => addAccess(access, explanation)}
	>
		<b>${answers.ops[access]}</b> <span>${what}</span>
	</button>`;
}

/** @param {Explanation} explanation */
const answerList = (explanation) => html`<dl class="answers">
		${answersOf(explanation).map(
      ({ key, question, answer }) => html`<div data-answer=${key}>
				<dt>${question}</dt>
				<dd title=${answer}>${answer}</dd>
			</div>`,
    )}
	</dl>
	<div class="woulds" role="group" aria-label=${answers.would}>
		${accesses.map((access) => wouldButton(access, explanation))}
	</div>`;

/** @param {Asked} asked */
function liesInRegion(asked) {
  const explanation = store.explain(asked);
  return explanation !== null && 'region' in explanation && explanation.region !== null;
}

/**
 * Addresses stand in the lanes without their 0x, so a bare number that no region holds, but one does in base 16, means
 * that.
 * @param {string} process @param {string} address as typed
 */
function meant(process, address) {
  if (!/^[0-9a-f]{4,16}$/i.test(address) || liesInRegion({ process, address })) return address;
  const hex = `0x${address}`;
  return liesInRegion({ process, address: hex }) ? hex : address;
}

/** Where the first region begins that has a text in its name. @param {string} process @param {string} text */
function regionNamed(process, text) {
  const regions = store.scene?.after.processes.find(({ name }) => name === process)?.regions ?? [];
  const wanted = text.toLowerCase();
  return regions.find(({ label }) => label.toLowerCase().includes(wanted))?.start ?? null;
}

/** @returns {string[]} the processes of the picture */
const processNames = () => store.scene?.after.processes.map(({ name }) => name) ?? [];

class AnswersBar extends Panel {
  /** Whose address will be asked, chosen before there is one: in the text that stood then. */
  #chosen = { process: '', opening: 0 };

  get process() {
    const names = processNames();
    const { process, opening } = this.#chosen;
    const chosen = opening === store.opening && names.includes(process) ? process : null;
    return store.asked?.process ?? chosen ?? store.scene?.after.running ?? names[0] ?? '';
  }

  /** @param {Partial<Asked>} change */
  ask(change) {
    if (change.process) this.#chosen = { process: change.process, opening: store.opening };
    const process = change.process ?? this.process;
    const address = (change.address ?? store.asked?.address ?? '').trim();
    store.set({ pinned: address ? { process, address: meant(process, address) } : null, pointed: null });
  }

  /** Goes from a part of a region's name to where it begins. @param {Event} event */
  find(event) {
    event.preventDefault();
    const { asked } = store;
    const answer = asked && store.explain(asked);
    if (!answer || !('error' in answer)) return;
    const found = regionNamed(asked.process, asked.address);
    if (!found) return;
    this.ask({ address: found });
    requestAnimationFrame(() => {
      const shown = document.querySelector('pw-spaces .asked');
      if (shown instanceof HTMLElement) reveal(shown);
    });
  }

  /** @param {string[]} names @param {Asked | null} asked */
  form(names, asked) {
    return html`<form class="ask" @submit=${(/** @type {Event} */ event) => this.find(event)}>
			<label>
				<span class="sr">${answers.process}</span>
				<select
					id="ask-process"
					@change=${(/** @type {Event} */ event) => this.ask({ process: typedIn(event) })}
				>
					${names.map((name) => html`<option value=${name} .selected=${live(name === this.process)}>${name}</option>`)}
				</select>
			</label>
			<label>
				<span class="sr">${answers.ask}</span>
				<input
					id="ask-address"
					type="text"
					spellcheck="false"
					autocomplete="off"
					placeholder="0x602010"
					title=${answers.hint}
					.value=${asked?.address ?? ''}
					@input=${(/** @type {Event} */ event) => this.ask({ address: typedIn(event) })}
				/>
			</label>
			${
        store.pinned
          ? html`<button
							type="button"
							class="quiet icon-only"
							aria-label=${answers.unpin}
							title=${answers.unpin}
							@click=${() => store.set({ pinned: null })}
						>
							${icons.close}
						</button>`
          : nothing
      }
		</form>`;
  }

  render() {
    const names = processNames();
    const asked = store.asked;
    const explanation = asked ? store.explain(asked) : null;
    const index = names.indexOf(this.process);
    return html`<section class="answers-bar" data-accent=${Math.max(0, index) % 8} aria-label=${answers.ask}>
			${this.form(names, asked)}
			${
        !explanation
          ? html`<p class="empty">${store.quizzing ? words.predict.waits : answers.prompt}</p>`
          : 'error' in explanation
            ? html`<p class="empty" data-answer="error">${words.said(explanation.error)}</p>`
            : answerList(explanation)
      }
		</section>`;
  }
}

/** @param {Event} event */
const typedIn = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;

customElements.define('pw-answers', AnswersBar);
