import { html, nothing } from 'lit';
import { TimeControls } from '../components/time-controls.js';
import { makeFragment } from '../link.js';
import { player } from '../play/player.js';
import { store } from '../store.js';
import { words } from '../words.js';

/** The page that this embed belongs to, in the same language and theme. */
function pageAddress() {
  const page = new URL('./', location.href);
  const asked = new URLSearchParams(location.search);
  for (const key of ['lang', 'theme', 'predict']) {
    const value = asked.get(key);
    if (value !== null) page.searchParams.set(key, value);
  }
  return page.href;
}

/** Leaves with what stands here now: the text, and the step shown. @param {Event} event */
async function followCurrent(event) {
  event.preventDefault();
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  player.pause();
  link.href = `${pageAddress()}#${await makeFragment(store.text, store.position)}`;
  link.removeEventListener('click', followCurrent);
  link.click();
  link.addEventListener('click', followCurrent);
}

class EmbedControls extends TimeControls {
  fullscreen() {
    if (!document.fullscreenEnabled) return nothing;
    const act = () =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    return html`<button type="button" class="quiet" data-control="fullscreen" @click=${act}>${words.embed.fullscreen}</button>`;
  }

  settings() {
    return html`${this.fullscreen()}<a class="open" target="_blank" rel="noopener" href=${pageAddress()}>${words.embed.open}</a>`;
  }

  firstUpdated() {
    this.querySelector('a.open')?.addEventListener('click', followCurrent);
  }
}

customElements.define('pw-embed-controls', EmbedControls);
