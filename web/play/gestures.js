import { store } from '../store.js';

/** @import {EngineEvent} from '../../bindings/engine.js' */

/**
 * How a thing comes into the picture: a copied frame moves out of the one it was copied from, a child's address space out
 * of its parent's, and regions grow, part and join. The events say what; the stills are the same without.
 */

/** The least that is seen, and the longest that nobody waits for, in milliseconds. */
const SHORTEST = 80;
const LONGEST = 700;

/** @param {string} name @returns {HTMLElement | null} */
const placed = (name) => document.querySelector(`[data-place~="${CSS.escape(name)}"]`);

/** @param {HTMLElement | null} from @param {HTMLElement | null} to @returns {Keyframe[]} */
function outOf(from, to) {
  if (!from || !to || from === to) return [];
  const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
  return [{ transform: `translate(${a.left - b.left}px, ${a.top - b.top}px)` }, { transform: 'none' }];
}

/** @type {Record<string, Keyframe[]>} */
const REGION = {
  'region-mapped': [{ transform: 'scaleY(0.2)', opacity: 0.2 }, { transform: 'none' }],
  'stack-grown': [{ transform: 'scaleY(0.7)', transformOrigin: 'bottom' }, { transform: 'none' }],
  'region-split': [{ transform: 'translateY(-60%)' }, { transform: 'none' }],
  'region-merged': [{ transform: 'scaleY(0.5)' }, { transform: 'none' }],
  'region-changed': [{ opacity: 0.2 }, { opacity: 1 }],
};

/** @param {EngineEvent} event @returns {[HTMLElement | null, Keyframe[]]} what moves, and how */
function gestureOf(event) {
  if (event.kind === 'fault-served' && event.from_frame !== null && event.frame !== null) {
    const copy = placed(`frame:${event.frame}`);
    return [copy, outOf(placed(`frame:${event.from_frame}`), copy)];
  }
  if (event.kind === 'forked') {
    const [parent, child] = [store.outline?.process, event.child].map(
      (name) => placed(`space:${name}`)?.closest('section') ?? null,
    );
    return [child ?? null, outOf(parent ?? null, child ?? null)];
  }
  const frames = REGION[event.kind];
  if (!frames) return [null, []];
  const start = event.kind === 'stack-grown' ? event.to : 'start' in event ? event.start : '';
  return [placed(`region:${store.outline?.process}:${start}`), frames];
}

/** @param {EngineEvent} event that was just shown @param {number} time milliseconds that it has */
export function gesture(event, time) {
  const [element, frames] = gestureOf(event);
  if (!element || frames.length === 0) return;
  const duration = Math.max(SHORTEST, Math.min(LONGEST, time * 2));
  element.animate(frames, { duration, easing: 'ease-out' });
}
