/** @import {EngineEvent} from '../../bindings/engine.js' */
/** @import {Scene} from './scene.js' */

/**
 * The kernel's ladder as the shown events have it: each rung is still open, or has its answer. A sweep has
 * many faults; the picture is of the last.
 */

/** @template {EngineEvent['kind']} K @typedef {Extract<EngineEvent, { kind: K }>} Of */

/**
 * @typedef {object} Ladder
 * @property {Of<'page-fault'> | null} fault
 * @property {Of<'region-found'> | Of<'region-missing'> | Of<'stack-grown'> | Of<'stack-refused'> | null} region
 * @property {Of<'access-allowed'> | Of<'access-refused'> | null} allowed
 * @property {Of<'backing-missing'> | null} missing
 * @property {Of<'fault-served'> | null} served
 * @property {Of<'signal'> | null} signal
 * @property {EngineEvent[]} calls what a call did, in order
 */

/** @returns {Ladder} */
const empty = () => ({
  fault: null,
  region: null,
  allowed: null,
  missing: null,
  served: null,
  signal: null,
  calls: [],
});

/** What a system call, or a fault that pushed others out, says beside the ladder. */
const CALL_KINDS = new Set([
  'call',
  'return',
  'forked',
  'cloned',
  'resumed',
  'executed',
  'aborted',
  'exited',
  'out-of-memory',
  'region-mapped',
  'region-unmapped',
  'region-split',
  'region-merged',
  'region-changed',
  'tlb-flush',
  'page-written-back',
  'page-evicted',
  'swapped-out',
  'events-omitted',
]);

/** @param {Ladder} ladder @param {EngineEvent} event */
function climb(ladder, event) {
  switch (event.kind) {
    case 'page-fault':
      Object.assign(ladder, empty(), { calls: ladder.calls, fault: event });
      break;
    case 'region-found':
    case 'region-missing':
    case 'stack-grown':
    case 'stack-refused':
      ladder.region = event;
      break;
    case 'access-allowed':
    case 'access-refused':
      ladder.allowed = event;
      break;
    case 'backing-missing':
      ladder.missing = event;
      break;
    case 'fault-served':
      ladder.served = event;
      break;
    case 'signal':
      ladder.signal = event;
      break;
    default:
      if (CALL_KINDS.has(event.kind)) ladder.calls.push(event);
  }
}

/** @param {Scene} scene @returns {Ladder} */
export function ladderOf(scene) {
  const ladder = empty();
  for (const event of scene.shown) climb(ladder, event);
  return ladder;
}
