import { store } from '../store.js';

/**
 * What the next step will ask of the engine is asked while nobody waits: a press then finds the answers ready. Not
 * where it may take long, for then the page would be busy with what nobody wanted.
 */

let asked = false;

function look() {
  asked = false;
  const { engine, position, stepCount } = store;
  if (!engine || !store.settled || position >= stepCount || store.mayTakeLong(position + 1)) return;
  engine.snapshot(position + 1);
  engine.step(position);
}

/** To be called when a picture was drawn. Where the browser cannot say when it is idle, nothing is asked. */
export function lookAhead() {
  if (asked || !globalThis.requestIdleCallback) return;
  asked = true;
  requestIdleCallback(look);
}
