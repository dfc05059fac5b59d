import { everywhereOf } from '../model/everywhere.js';
import { store } from '../store.js';

/**
 * What the next step will ask of the engine is asked while nobody waits: a press then finds the answers ready. Not
 * where it may take long, for then the page would be busy with what nobody wanted. The session goes a step ahead and
 * back: both moments are drawn, the one before while the step is under way.
 */

let asked = false;

function look() {
  asked = false;
  const { engine, report, position, stepCount } = store;
  if (!engine || !report || !store.settled || position >= stepCount || store.mayTakeLong(position + 1)) return;
  const { page } = report.machine;
  const step = engine.step(position); // which leaves the session behind the step, where the snapshot is
  for (const at of [position + 1, position]) {
    const snapshot = engine.snapshot(at);
    if (!snapshot || !step?.address) continue;
    everywhereOf(engine, { snapshot, position: at, page, acting: step.process }, step.address);
  }
}

/** To be called when a picture was drawn. Where the browser cannot say when it is idle, nothing is asked. */
export function lookAhead() {
  if (asked || !globalThis.requestIdleCallback) return;
  asked = true;
  requestIdleCallback(look);
}
