import { html, nothing } from 'lit';
import '../components/kernel-lane.js';
import '../components/memory-lane.js';
import '../components/narration-bar.js';
import { Panel } from '../components/panel.js';
import '../components/spaces-lane.js';
import '../components/translation-lane.js';
import { titleOf } from '../model/title.js';
import { motion } from '../play/motion.js';
import { actOn, TIME_KEYS } from '../play/time-keys.js';
import { store } from '../store.js';
import { words } from '../words.js';
import './controls.js';
import { fitsContent, tellHeight } from './height.js';
import { problem } from './problem.js';

const actOnKey = actOn(TIME_KEYS);

/** The embed's frame: the picture, what is said about it, the questions, time. */
class Embed extends Panel {
  firstUpdated() {
    const layer = /** @type {HTMLElement | null} */ (this.querySelector('.overlay'));
    if (layer) motion.attach(layer);
    if (fitsContent()) tellHeight(this);
  }

  /** Tells a test what the picture is of, as the page does. */
  updated() {
    document.title = [titleOf(store.text), words.ui.name].filter(Boolean).join(' – ');
    this.dataset.state = store.failure ? 'failed' : store.settled ? 'ready' : 'loading';
    this.dataset.position = String(store.position);
    this.dataset.midway = store.midway ? 'yes' : 'no';
    this.dataset.hash = store.scene?.after.hash ?? '';
  }

  banner() {
    const text = problem(words.embed.mistake);
    return text ? html`<div class="banner" role="alert"><p>${text}</p></div>` : nothing;
  }

  render() {
    return html`<main class="player" tabindex="-1" aria-label=${words.lanes.player} data-fit=${fitsContent() ? 'content' : 'frame'} @keydown=${actOnKey}>
      <h1 class="sr">${titleOf(store.text) || words.ui.untitled}</h1>
      ${this.banner()}
      <div class="lanes">
        <pw-spaces></pw-spaces>
        <div class="middle"><pw-translation></pw-translation><pw-kernel></pw-kernel></div>
        <pw-memory></pw-memory>
      </div>
      <pw-predict></pw-predict>
      <footer>
        <pw-narration></pw-narration>
        <pw-embed-controls ?inert=${store.standingIn}></pw-embed-controls>
      </footer>
    </main>
    <div class="overlay" aria-hidden="true"></div>`;
  }
}

customElements.define('pw-embed', Embed);
