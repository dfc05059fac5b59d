import { stepWords } from '../components/narration-bar.js';
import { titleOf } from '../model/title.js';
import { player } from '../play/player.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { listen, tell } from './messages.js';
import { show } from './opening.js';
import { problem } from './problem.js';

/** @import {HostMessage} from './protocol.js' */

/** What the host hears, and what it may ask for. */

/** @param {HostMessage} command */
function obey(command) {
  if (command.type === 'play') return store.playing || player.play();
  if (command.type === 'pause') return player.pause();
  if (command.type === 'seek') return player.goTo(command.step);
  show(command.text, 'link', command.step ?? 0);
  tellReady();
}

function tellReady() {
  tell({
    type: 'ready',
    title: titleOf(store.text),
    step: store.position,
    steps: store.stepCount,
    language: words.code,
    problem: problem(({ message }) => message),
  });
}

let told = '';

/** Once for each position of each text, when its motion is over. */
function tellStep() {
  const now = `${store.opening} ${store.position}`;
  if (now === told || store.midway || !store.report) return;
  told = now;
  tell({ type: 'step', step: store.position, steps: store.stepCount, sentence: stepWords() });
}

/** @param {'answer' | 'score'} type */
function passOn(type) {
  window.addEventListener(`pagewalk:${type}`, (event) =>
    tell({ type, .../** @type {CustomEvent} */ (event).detail }),
  );
}

/** To be called when the scenario stands. */
export function meetHost() {
  tellReady();
  tellStep();
  store.subscribe(tellStep);
  passOn('answer');
  passOn('score');
  listen(obey);
}
