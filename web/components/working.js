import { html } from 'lit';
import { words } from '../words.js';

/** How far long work is, and the button that stops it. @param {string} said @param {{ done: number, count: number }} working @param {() => void} cancel */
export const workingBar = (said, { done, count }, cancel) => html`<p class="working">
	<label>${said}<progress max=${count} value=${done}></progress></label>
	<button type="button" @click=${cancel}>${words.ui.cancel}</button>
</p>`;
