// The states that the page is looked at in: where each begins, and the event that makes it one.
import { readFileSync } from 'node:fs';
import { loadEngine, loadImporters } from '../crossing/load.js';

/** @import {EngineEvent, StepResult} from '../../bindings/engine.js' */

/**
 * @typedef {object} State
 * @property {string} name
 * @property {string} text
 * @property {number} position
 * @property {number} [cursor] events shown of the step that leads there; all of them unless given
 * @property {string} [query]
 */

const module = await loadEngine();
const importers = await loadImporters();

/** @param {string} name */
const lesson = (name) => readFileSync(new URL(`../../web/lessons/${name}.pagewalk`, import.meta.url), 'utf8');

/** @param {string} text @returns {StepResult[]} */
function stepsOf(text) {
  const session = new module.Session();
  session.load(text);
  const steps = Array.from({ length: session.stepCount() }, (_, index) => JSON.parse(session.step(index)));
  session.delete();
  return steps;
}

/** @param {string} kind @returns {(event: EngineEvent) => boolean} */
const is = (kind) => (event) => event.kind === kind;

/** @param {EngineEvent} event */
const isSwitch = (event) => event.kind === 'context-switch' && event.from !== null;

/** @param {string} served @returns {(event: EngineEvent) => boolean} */
const serves = (served) => (event) => event.kind === 'fault-served' && event.served === served;

/** The first step that is no sweep in which it happens. @param {string} text @param {(event: EngineEvent) => boolean} test */
function stepWith(text, test) {
  const found = stepsOf(text).find(({ count, events }) => (count ?? 1) <= 1 && events.some(test));
  if (!found) throw new Error('no step of this text leads to the state');
  return found;
}

/** @param {string} name @param {string} from @param {(event: EngineEvent) => boolean} test @returns {State} */
function after(name, from, test) {
  const text = lesson(from);
  return { name, text, position: stepWith(text, test).index + 1 };
}

/** In the middle of the step. @param {string} name @param {string} from @param {(event: EngineEvent) => boolean} test @param {(event: EngineEvent) => boolean} [shown] @returns {State} */
function amid(name, from, test, shown = test) {
  const text = lesson(from);
  const { events, index } = stepWith(text, test);
  return { name, text, position: index + 1, cursor: events.findIndex(shown) + 1 };
}

/** A real process with hundreds of regions. */
function bigLayout() {
  const maps = readFileSync(new URL('../import/captured/chromium.maps', import.meta.url), 'utf8');
  const { text } = JSON.parse(importers.importText('maps', maps));
  return text;
}

const hitText = lesson('01-one-access');
const hit = stepsOf(hitText).find(({ tlb, address }) => address !== null && tlb.hits > 0 && tlb.misses === 0);

/** @type {State[]} */
export const states = [
  { name: 'rest', text: lesson('02-one-address-two-processes'), position: 0 },
  { name: 'hit', text: hitText, position: (hit?.index ?? -1) + 1 },
  after('zero-fill', '02-one-address-two-processes', serves('zero-fill')),
  after('cow', '14-private-and-shared-after-fork', serves('copy-on-write')),
  amid('cow-amid', '14-private-and-shared-after-fork', serves('copy-on-write')),
  after('segv', '02-one-address-two-processes', is('signal')),
  amid('segv-amid', '02-one-address-two-processes', is('signal'), is('access-refused')),
  after('bus', '16-memory-mapped-file', is('backing-missing')),
  after('swap-in', '08c-swap-and-thrashing', is('swapped-in')),
  after('fork', '14-private-and-shared-after-fork', is('forked')),
  after('switch', '06-context-switch', isSwitch),
  { name: 'big', text: bigLayout(), position: 0 },
  { name: 'predict', text: lesson('02-one-address-two-processes'), position: 0, query: '?predict' },
];
