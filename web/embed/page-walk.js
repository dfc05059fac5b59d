import { makeFragment, READ_LIMIT, TEXT_LIMIT } from '../link.js';

/** @import {Bare, EmbedMessage, HostMessage} from './protocol.js' */

/**
 * `<page-walk lesson="2">`, or with a scenario as its text: a thin element around the embed's frame, for pages of
 * others. It knows nothing of the engine; what it says and hears is protocol.d.ts.
 */

/** Where embed.html lies when nothing else is said: beside this script. */
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const beside = script?.src ? new URL('embed.html', script.src).href : null;

/** Attributes that are handed on as they are. */
const PASSED = ['theme', 'lang', 'predict'];
const FIRST_HEIGHT = '480';

class PageWalk extends HTMLElement {
  #frame = document.createElement('iframe');
  /** @type {string | null} a scenario too long for an address */
  #late = null;

  constructor() {
    super();
    const style = document.createElement('style');
    style.textContent = ':host{display:block}iframe{display:block;width:100%;border:0}';
    this.attachShadow({ mode: 'open' }).append(style, this.#frame);
  }

  connectedCallback() {
    window.addEventListener('message', this.#hear);
    this.#frame.title = this.title || 'Pagewalk';
    this.#frame.height = FIRST_HEIGHT;
    this.#frame.loading = 'lazy';
    this.#frame.allow = 'fullscreen; clipboard-write';
    const sandbox = this.getAttribute('sandbox');
    if (sandbox !== null) this.#frame.setAttribute('sandbox', sandbox);
    // While the page is read, the element is there before its text is.
    if (document.readyState !== 'loading') this.#open();
    else document.addEventListener('DOMContentLoaded', () => this.#open(), { once: true });
  }

  disconnectedCallback() {
    window.removeEventListener('message', this.#hear);
  }

  /** @returns {URL} */
  #address() {
    const written = this.getAttribute('src');
    const page = written ? new URL(written, document.baseURI).href : beside;
    if (!page) throw new Error('page-walk: src is missing, the address of embed.html');
    const address = new URL(page);
    // A sanitizer may let the attribute pass as the address it says it is, and this would run in the host's page.
    if (!/^(https?|file):$/.test(address.protocol)) throw new Error('page-walk: src is no address of a page');
    for (const name of PASSED) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    address.searchParams.set('height', 'auto');
    return address;
  }

  async #open() {
    const address = this.#address();
    address.hash = await this.#fragment();
    this.#frame.src = address.href;
  }

  /** @returns {Promise<string>} */
  async #fragment() {
    const step = this.getAttribute('step') ?? '0';
    const lesson = this.getAttribute('lesson');
    if (lesson !== null) return `x=${encodeURIComponent(lesson)}&at=${encodeURIComponent(step)}`;
    const fragment = await makeFragment(unindented(this.textContent ?? ''), Number(step));
    if (fragment.length <= READ_LIMIT) return fragment;
    this.#late = unindented(this.textContent ?? '').slice(0, TEXT_LIMIT);
    return makeFragment('');
  }

  /** @param {MessageEvent<EmbedMessage>} event */
  #hear = ({ source, data }) => {
    if (source !== this.#frame.contentWindow || data?.pagewalk !== 1) return;
    const { pagewalk, type, ...detail } = data;
    if (type === 'height' && Number.isFinite(data.height)) this.#frame.height = String(data.height);
    if (type === 'ready' && this.#late !== null) {
      const text = this.#late;
      this.#late = null;
      return this.setScenario(text, Number(this.getAttribute('step') ?? '0'));
    }
    this.dispatchEvent(new CustomEvent(`pagewalk:${type}`, { detail, bubbles: true }));
  };

  /** A sandboxed frame has no origin that could be named; nothing secret is said. @param {Bare<HostMessage>} message */
  #say(message) {
    this.#frame.contentWindow?.postMessage({ pagewalk: 1, ...message }, '*');
  }

  /** @param {number} step */
  seek(step) {
    this.#say({ type: 'seek', step });
  }

  play() {
    this.#say({ type: 'play' });
  }

  pause() {
    this.#say({ type: 'pause' });
  }

  /** @param {string} text @param {number} [step] */
  setScenario(text, step = 0) {
    this.#say({ type: 'setScenario', text, step });
  }
}

/** A scenario written between tags is indented with them, and that is not meant. @param {string} text */
function unindented(text) {
  const lines = text
    .replace(/^[ \t]*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const least = Math.min(...indents, 80);
  return `${lines.map((line) => line.slice(least)).join('\n')}\n`;
}

if (!customElements.get('page-walk')) customElements.define('page-walk', PageWalk);
