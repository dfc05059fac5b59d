import { html } from 'lit';
import { processesListed } from '../model/scene.js';
import { titleOf } from '../model/title.js';
import { actFromAnywhere, actOnKey } from '../play/keys.js';
import { lookAhead } from '../play/look-ahead.js';
import { motion } from '../play/motion.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { Panel } from './panel.js';
import './answers-bar.js';
import './kernel-lane.js';
import './memory-lane.js';
import './narration-bar.js';
import './page-head.js';
import './scenario-lane.js';
import './spaces-lane.js';
import './timeline.js';
import './translation-lane.js';

/** As many address spaces need more room. A class, and not `:has()`: that one is asked anew at every step. */
const CROWD = 3;

/** The page's frame: four lanes, what is said about them, the time line. */
class App extends Panel {
  firstUpdated() {
    const layer = /** @type {HTMLElement | null} */ (this.querySelector('.overlay'));
    if (layer) motion.attach(layer);
    actFromAnywhere();
  }

  /** Tells a test what the picture is of, so that none has to wait for a time. */
  updated() {
    const scene = store.scene;
    document.title = [titleOf(store.text), words.ui.name].filter(Boolean).join(' – ');
    this.dataset.state = store.failure ? 'failed' : store.settled ? 'ready' : 'loading';
    this.dataset.position = String(store.position);
    this.dataset.midway = store.midway ? 'yes' : 'no';
    this.dataset.busy = store.busy ? 'yes' : 'no';
    this.dataset.hash = scene?.after.hash ?? '';
    lookAhead();
  }

  render() {
    const waits = store.standingIn;
    const { scene } = store;
    const crowded = scene && !store.tables.has('spaces') && processesListed(scene).length >= CROWD;
    return html`${store.busy ? html`<div class="busy" aria-hidden="true"></div>` : ''}<pw-head></pw-head>
			<main class="player" tabindex="-1" aria-busy=${waits ? 'true' : 'false'} aria-label=${words.lanes.player} @keydown=${actOnKey}>
				<div class="lanes ${crowded ? 'crowded' : ''}">
					<pw-scenario></pw-scenario>
					<pw-spaces ?inert=${waits}></pw-spaces>
					<div class="middle" ?inert=${waits}><pw-translation></pw-translation><pw-kernel></pw-kernel></div>
					<pw-memory ?inert=${waits}></pw-memory>
				</div>
				<pw-predict></pw-predict>
				<pw-plots></pw-plots>
				<pw-answers ?inert=${waits}></pw-answers>
				<footer ?inert=${waits}>
					<pw-narration></pw-narration>
					<pw-timeline></pw-timeline>
				</footer>
				<pw-menu></pw-menu>
			</main>
			<pw-log></pw-log><pw-keys></pw-keys><pw-share></pw-share><pw-compare></pw-compare><pw-embedding></pw-embedding><pw-contents></pw-contents><pw-table></pw-table><pw-map></pw-map>
			<pw-form></pw-form>
			<div class="overlay" aria-hidden="true"></div>`;
  }
}

customElements.define('pw-app', App);
