import { html, nothing } from 'lit';
import { Dialog } from '../components/dialog.js';
import { LANGUAGES } from '../language.js';
import { lessonNamed } from '../lessons.js';
import { MAKE_LIMIT, makeFragment } from '../link.js';
import { titleOf } from '../model/title.js';
import { store } from '../store.js';
import { THEMES } from '../theme.js';
import { words } from '../words.js';
import { copyText } from './copy.js';
import { download } from './download.js';
import { SNIPPETS } from './snippets.js';

/** @import {Embedding} from './snippets.js' */

const { embedding: said } = words;

/** A page opened from a disk has no embed beside it. */
const hasSite = () => location.protocol !== 'file:';

/** @returns {string | null} the lesson's name, where what stands here is an unchanged lesson */
const lessonShown = () => lessonNamed(store.source)?.name ?? null;

/** A file of this site. @param {string} path */
const siteFile = (path) => new URL(path, location.href);

class EmbedDialog extends Dialog {
  kind = 'html';
  theme = 'auto';
  language = words.code;
  predict = false;
  height = 480;
  /** @type {Embedding | null} null while it is being made */
  made = null;
  note = '';

  get heading() {
    return said.title;
  }

  open() {
    super.open();
    this.note = '';
    this.make();
  }

  /** @returns {Record<string, string>} what stands in the query */
  options() {
    const { theme, language, predict } = this;
    return { theme, lang: language, ...(predict ? { predict: '' } : {}) };
  }

  async make() {
    const lesson = lessonShown();
    const step = String(store.position);
    const address = siteFile('embed.html');
    for (const [key, value] of Object.entries(this.options())) address.searchParams.set(key, value);
    address.hash = lesson ? `x=${lesson}&at=${step}` : await makeFragment(store.text, store.position);
    this.made = {
      address: address.href,
      script: siteFile('page-walk.js').href,
      title: said.frame(titleOf(store.text) || words.ui.untitled),
      height: this.height,
      attributes: { ...(lesson ? { lesson } : {}), step, ...this.options() },
      text: lesson ? null : store.text,
    };
    this.requestUpdate();
  }

  /** @param {Partial<Pick<EmbedDialog, 'kind' | 'theme' | 'language' | 'predict' | 'height'>>} change */
  change(change) {
    Object.assign(this, change, { note: '' });
    this.make();
  }

  /** @param {string} code */
  async copy(code) {
    this.note = await copyText(code, this.querySelector('textarea'));
    this.requestUpdate();
  }

  /** The self-contained page, made for what stands here. @param {boolean} packed as a SCORM package */
  async save(packed) {
    try {
      const answer = await fetch(siteFile('pagewalk.html'));
      if (!answer.ok) throw new Error(String(answer.status));
      const page = await answer.text();
      const link = await makeFragment(store.text, packed ? 0 : store.position);
      const { madeFor, scormPackage } = await import('./scorm-package.js');
      const title = titleOf(store.text) || words.ui.untitled;
      if (packed)
        download(
          /** @type {BlobPart} */ (scormPackage(page, { title, link })),
          'application/zip',
          said.scormFile,
        );
      else
        download(
          madeFor(page, this.predict ? { link, predict: 'choose' } : { link }),
          'text/html',
          said.pageFile,
        );
    } catch {
      this.note = said.unreachable;
      this.requestUpdate();
    }
  }

  /** @param {string} label @param {string} name @param {Record<string, string>} options @param {string} chosen @param {(value: string) => void} choose */
  pick(label, name, options, chosen, choose) {
    return html`<label class="pick"
      ><span>${label}</span
      ><select name=${name} @change=${(/** @type {Event} */ event) => choose(valueIn(event))}>
        ${Object.entries(options).map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
      </select></label
    >`;
  }

  settings() {
    const themes = Object.fromEntries(THEMES.map((theme) => [theme, words.ui.themes[theme]]));
    return html`<div class="embed-settings">
      ${this.pick(said.where, 'kind', said.kinds, this.kind, (kind) => this.change({ kind }))}
      ${this.pick(words.ui.theme, 'theme', themes, this.theme, (theme) => this.change({ theme }))}
      ${this.pick(words.ui.language, 'language', LANGUAGES, this.language, (language) => this.change({ language }))}
      ${this.pick(said.height, 'height', said.heights, String(this.height), (height) => this.change({ height: Number(height) }))}
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.predict}
          @change=${(/** @type {Event} */ event) => this.change({ predict: /** @type {HTMLInputElement} */ (event.target).checked })}
        />${words.predict.on}</label
      >
    </div>`;
  }

  /** Escape closes the dialog in the preview too, unless something in it was open. @param {HTMLIFrameElement} preview */
  hearKeys(preview) {
    preview.contentWindow?.addEventListener('keydown', (event) => {
      const open = preview.contentDocument?.querySelector('dialog[open], [popover]:popover-open');
      if (event.key === 'Escape' && !event.defaultPrevented && !open) this.close();
    });
  }

  /** @param {Embedding} made */
  snippet(made) {
    const code = SNIPPETS[this.kind]?.(made) ?? '';
    if (made.text !== null && made.address.length > MAKE_LIMIT) return html`<p>${words.share.tooLong}</p>`;
    return html`<p class="aside">${said.hints[this.kind]}</p>
      <textarea readonly rows="5" aria-label=${said.snippet} spellcheck="false" .value=${code}></textarea>
      <button type="button" data-copy @click=${() => this.copy(code)}>${said.copy}</button>
      <h3>${said.preview}</h3>
      <iframe
        src=${made.address}
        title=${made.title}
        width="100%"
        height=${made.height}
        @load=${(/** @type {Event} */ event) => this.hearKeys(/** @type {HTMLIFrameElement} */ (event.target))}
      ></iframe>`;
  }

  content() {
    return html`${hasSite() ? this.settings() : html`<p>${said.offline}</p>`}
      ${hasSite() && this.made ? this.snippet(this.made) : nothing}
      <p role="status" class="note">${this.note}</p>
      ${
        hasSite()
          ? html`<h3>${said.files}</h3>
            <p class="aside">${said.filesHint}</p>
            <button type="button" data-save="page" @click=${() => this.save(false)}>${said.savePage}</button>
            <button type="button" data-save="scorm" @click=${() => this.save(true)}>${said.saveScorm}</button>`
          : nothing
      }`;
  }
}

/** @param {Event} event */
const valueIn = (event) => /** @type {HTMLSelectElement} */ (event.target).value;

customElements.define('pw-embedding', EmbedDialog);
