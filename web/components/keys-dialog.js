import { html } from 'lit';
import { words } from '../words.js';
import { Dialog } from './dialog.js';

class KeysDialog extends Dialog {
  get heading() {
    return words.keys.title;
  }

  content() {
    return html`<p>${words.keys.where}</p>
			<dl class="keys">
				${words.keys.list.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}
			</dl>`;
  }
}

customElements.define('pw-keys', KeysDialog);
