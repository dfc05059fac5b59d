import { store } from '../store.js';
import { placesInPage } from './overlay.js';

/** @import {EngineEvent} from '../../bindings/engine.js' */

/**
 * How a thing comes into the picture: a copied frame moves out of the one it was copied from, a child's address space out
 * of its parent's, and regions grow, part and join. The events say what; the stills are the same without.
 */

/** The least that is seen, and the longest that nobody waits for, in milliseconds. */
const SHORTEST = 80;
const LONGEST = 700;

/** @param {Element | null | undefined} from @param {Element | null | undefined} to @returns {Keyframe[]} */
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

/** @param {...string} names @returns {(HTMLElement | undefined)[]} */
function placed(...names) {
  const places = placesInPage(new Set(names));
  return names.map((name) => places.get(name));
}

/** @param {EngineEvent} event @returns {[Element | null | undefined, Keyframe[]]} what moves, and how */
function gestureOf(event) {
  const process = store.outline?.process;
  if (event.kind === 'fault-served' && event.from_frame !== null) {
    const [from, copy] = placed(`frame:${event.from_frame}`, `frame:${event.frame}`);
    return [copy, outOf(from, copy)];
  }
  if (event.kind === 'forked') {
    const heads = placed(`space:${process}`, `space:${event.child}`);
    const [parent, child] = heads.map((head) => head?.closest('section'));
    return [child, outOf(parent, child)];
  }
  const frames = REGION[event.kind];
  if (!frames) return [null, []];
  const start = event.kind === 'stack-grown' ? event.to : 'start' in event ? event.start : '';
  return [placed(`region:${process}:${start}`)[0], frames];
}

/** @param {EngineEvent} event that was just shown @param {number} time milliseconds that it has */
export function gesture(event, time) {
  const [element, frames] = gestureOf(event);
  if (!element || frames.length === 0) return;
  const duration = Math.max(SHORTEST, Math.min(LONGEST, time * 2));
  element.animate(frames, { duration, easing: 'ease-out' });
}
