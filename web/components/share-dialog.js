import { html, nothing } from 'lit';
import { MAKE_LIMIT, makeFragment, WARN_LENGTH } from '../link.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { Dialog } from './dialog.js';

const { share } = words;

/** Offers the text as a file; works without a server. @param {string} text */
function download(text) {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  anchor.download = share.fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}

/** The page's own address, without what stands behind '#'. */
const pageAddress = () => location.href.replace(/#.*$/s, '');

class ShareDialog extends Dialog {
  /** @type {string | null} null while it is being made, or cannot be */
  link = null;
  note = '';
  atStep = true;

  get heading() {
    return share.title;
  }

  open() {
    super.open();
    this.make();
  }

  async make() {
    this.link = null;
    this.note = '';
    try {
      const fragment = await makeFragment(store.text, this.atStep ? store.position : null);
      const link = `${pageAddress()}#${fragment}`;
      if (link.length > MAKE_LIMIT) this.note = share.tooLong;
      else this.link = link;
      if (link.length > WARN_LENGTH && this.link) this.note = share.long;
    } catch {
      this.note = share.unable;
    }
    this.requestUpdate();
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.link ?? '');
      this.note = share.copied;
    } catch {
      this.note = share.notCopied;
      this.querySelector('input')?.select();
    }
    this.requestUpdate();
  }

  /** @param {Event} event */
  toggleAt(event) {
    this.atStep = /** @type {HTMLInputElement} */ (event.target).checked;
    this.make();
  }

  linkField() {
    if (this.link === null) return nothing;
    return html`<label class="link"
				>${share.link}<input id="share-link" type="text" readonly .value=${this.link} /></label
			>
			<p class="aside">${share.length(this.link.length)}</p>
			<button type="button" @click=${() => this.copy()}>${share.copy}</button>`;
  }

  content() {
    return html`${this.linkField()}
			<p role="status" class="note">${this.note}</p>
			<label class="check"
				><input type="checkbox" .checked=${this.atStep} @change=${(/** @type {Event} */ event) => this.toggleAt(event)} />${share.at}</label
			>
			<button type="button" @click=${() => download(store.text)}>${share.download}</button>`;
  }
}

customElements.define('pw-share', ShareDialog);
