import { html } from 'lit';
import { words } from '../words.js';
import { icons } from './icons.js';
import { Panel } from './panel.js';

/**
 * A dialog of the browser's own: it keeps the focus, closes by Escape and gives the focus back. Its head is no `header`,
 * which would be a second banner of the page.
 */
export class Dialog extends Panel {
  shown = false;

  open() {
    if (this.querySelector('dialog')?.open) return;
    this.shown = true;
    this.requestUpdate();
    this.updateComplete.then(() => this.querySelector('dialog')?.showModal());
  }

  close() {
    this.querySelector('dialog')?.close();
  }

  closed() {
    this.shown = false;
    this.requestUpdate();
  }

  /** @returns {string} */
  get heading() {
    return '';
  }

  /** @returns {unknown} */
  content() {
    return '';
  }

  render() {
    return html`<dialog aria-label=${this.heading} @close=${() => this.closed()}>
			<div class="dialog-head">
				<h2>${this.heading}</h2>
				<button
					type="button"
					class="quiet icon-only"
					aria-label=${words.ui.close}
					@click=${() => this.close()}
				>
					${icons.close}
				</button>
			</div>
			${this.shown ? this.content() : ''}
		</dialog>`;
  }
}
