import { framesShown } from './model/frames.js';
import { meeting } from './model/meeting.js';
import { Store } from './store.js';

/** @import {StepOutline} from '../bindings/engine.js' */
/** @import {Recording} from './recorded.js' */
/** @import {Engine} from './session.js' */
/** @import {Asked} from './store.js' */

/** Asks the engine what a picture asks, and writes down the answers. Run when the site is built, and by tests. */

/** One address in every process, and the bytes of the frames behind it. @param {Store} store @param {Asked} asked */
function askEverywhere(store, { address }) {
  const { engine, position, scene } = store;
  for (const { name } of scene?.after.processes ?? []) {
    for (const at of new Set([position, scene?.position ?? position])) {
      const explanation = engine?.ask(at, name, address);
      if (!explanation || 'error' in explanation || explanation.backing.frame === null) continue;
      engine?.frameBytes(at, explanation.backing.frame);
    }
  }
}

/** @param {Engine} engine @param {string} text @param {number} position */
function askAt(engine, text, position) {
  const store = new Store();
  store.attach(engine);
  store.open(text, '', position);
  const { scene, asked, step } = store;
  if (!scene || (position > 0 && !step)) throw new Error(`no picture at position ${position}`);
  framesShown(scene, (at) => engine.frames(at));
  if (asked) askEverywhere(store, asked);
}

/** @param {[string, unknown]} answer @returns {[string, unknown]} */
const plain = ([question, value]) => [
  question,
  ArrayBuffer.isView(value) ? Array.from(/** @type {any} */ (value)) : value,
];

/** @type {(steps: StepOutline[]) => number[]} */
export const atStart = () => [0];

/** The start, and where the opening stops: nothing moves for those who want no motion. @type {typeof atStart} */
export const atMeeting = (steps) => [0, meeting(steps)];

/** @param {Engine} engine @param {string} text @param {typeof atStart} [positionsOf] @returns {Recording} */
export function record(engine, text, positionsOf = atStart) {
  const report = engine.load(text);
  if (!report) throw new Error('the engine does not answer');
  const positions = positionsOf(report.steps);
  /** @type {Map<string, unknown>} */
  const answers = new Map();
  for (const position of positions) {
    askAt(engine, text, position);
    for (const [question, value] of engine.kept) answers.set(question, value);
  }
  return { text, report, positions, answers: [...answers].map(plain) };
}
