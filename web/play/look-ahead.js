import { store } from '../store.js';

/**
 * What the next step will ask of the engine is asked while nobody waits: a press then finds the answers ready. Not
 * where it may take long, for then the page would be busy with what nobody wanted. The session stands a step ahead
 * after it: whoever asks about the step shown lets it play again from the keyframe before.
 */

let asked = false;

function look() {
  asked = false;
  const { engine, position, stepCount } = store;
  if (!engine || !store.settled || position >= stepCount || store.mayTakeLong(position + 1)) return;
  engine.step(position); // which leaves the session behind the step, where the snapshot is
  engine.snapshot(position + 1);
}

/** To be called when a picture was drawn. Where the browser cannot say when it is idle, nothing is asked. */
export function lookAhead() {
  if (asked || !globalThis.requestIdleCallback) return;
  asked = true;
  requestIdleCallback(look);
}
