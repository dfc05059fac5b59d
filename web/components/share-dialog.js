import { html, nothing } from 'lit';
import { MAKE_LIMIT, makeFragment, WARN_LENGTH } from '../link.js';
import { copyText } from '../share/copy.js';
import { download } from '../share/download.js';
import { openFile } from '../share/drop.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { Dialog } from './dialog.js';

const { share } = words;

/** A longer link makes squares too small for a telephone. */
const QR_LIMIT = 1200;

/** The page's own address, without what stands behind '#'. */
const pageAddress = () => location.href.replace(/#.*$/s, '');

class ShareDialog extends Dialog {
  /** @type {string | null} null while it is being made, or cannot be */
  link = null;
  note = '';
  /** @type {unknown} drawn when it was asked for */
  qr = nothing;
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
    this.qr = nothing;
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
    this.note = await copyText(this.link ?? '', this.querySelector('input'));
    this.requestUpdate();
  }

  /** The library is fetched with the first code. @param {string} link */
  async showQr(link) {
    const { qrView } = await import('../share/qr-view.js');
    this.qr = qrView(link);
    this.requestUpdate();
  }

  /** The dialog is no part of the picture. @param {'svg' | 'png'} kind */
  async savePicture(kind) {
    this.close();
    const { asPng, pictureAsSvg } = await import('../share/picture.js');
    const lanes = /** @type {HTMLElement | null} */ (document.querySelector('.lanes'));
    if (!lanes) return;
    const picture = pictureAsSvg(lanes);
    if (kind === 'svg') return download(picture.text, 'image/svg+xml', share.svgName);
    const png = await asPng(picture);
    if (png) download(png, 'image/png', share.pngName);
  }

  async saveSeries() {
    const { seriesAsCsv } = await import('../share/series-csv.js');
    download(seriesAsCsv(), 'text/csv', share.csvName);
  }

  /** @param {Event} event */
  pickFile(event) {
    const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
    this.close();
    if (file) openFile(file);
  }

  exports() {
    return html`<h3>${share.exports}</h3>
      <div class="exports">
        <button type="button" data-export="file" @click=${() => download(store.text, 'text/plain', share.fileName)}>${share.download}</button>
        <button type="button" data-export="svg" @click=${() => this.savePicture('svg')}>${share.asSvg}</button>
        <button type="button" data-export="png" @click=${() => this.savePicture('png')}>${share.asPng}</button>
        <button type="button" data-export="csv" @click=${() => this.saveSeries()}>${share.asCsv}</button>
      </div>
      <label class="open-file">${share.openFile} <input type="file" accept=".pagewalk,.txt,text/plain" @change=${(/** @type {Event} */ event) => this.pickFile(event)} /></label>`;
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
			<button type="button" @click=${() => this.copy()}>${share.copy}</button>
			${this.link.length > QR_LIMIT ? nothing : html`<button type="button" data-qr @click=${() => this.showQr(this.link ?? '')}>${share.qr}</button>`}
			${this.qr}`;
  }

  content() {
    return html`${this.linkField()}
			<p role="status" class="note">${this.note}</p>
			<label class="check"
				><input type="checkbox" .checked=${this.atStep} @change=${(/** @type {Event} */ event) => this.toggleAt(event)} />${share.at}</label
			>
			${this.exports()}`;
  }
}

customElements.define('pw-share', ShareDialog);
