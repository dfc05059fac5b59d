/** @import {StepOutline} from '../../bindings/engine.js' */

/**
 * Where an opening stops: at the first step that finds another frame behind the same number, and the note on
 * it. What follows is the visitor's to play.
 * @param {StepOutline[]} steps
 * @returns {number} a position
 */
export function meeting(steps) {
  const met = steps.findIndex(({ expectations }) =>
    expectations.some((text) => text.startsWith('other-frame')),
  );
  if (met < 0) return steps.length;
  return steps[met + 1]?.kind === 'note' ? met + 2 : met + 1;
}
