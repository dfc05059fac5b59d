import { lineOf } from '../edit/line.js';
import { placeAt } from '../edit/place.js';
import { stepPlan } from '../edit/plan.js';
import { store } from '../store.js';
import { player } from './player.js';

/** @import {Place} from '../edit/place.js' */
/** @import {Plan} from '../edit/plan.js' */

/** What a click does: a plan for the text, made for where the picture stands, and carried out. */

/** Where an act would happen now; a motion under way ends first. @returns {Place | null} null without an engine */
export function placeNow() {
  player.pause();
  const { report, position, text } = store;
  const snapshot = store.engine?.snapshot(position);
  return report && snapshot ? placeAt(text, report, snapshot, position) : null;
}

/** Carries a plan out, and plays the step that it adds. @param {Plan} plan */
export function carryOut({ text, steps }) {
  if (steps === 0) return store.editNow(text, store.position);
  store.set({ pinned: null, pointed: null }); // what was asked before is answered by what happens now
  store.editNow(text, store.position + steps - 1);
  player.forward();
}

/** A step behind the one that the picture shows. @param {string} line */
export function addStep(line) {
  const place = placeNow();
  if (place) carryOut(stepPlan(place, [lineOf(line)]));
}
