/** @import {StepResult} from '../../bindings/engine.js' */

/** What a step cost, as figures that two machines can be compared by. Frame numbers are not among them: which frame a page gets is chance. */

/**
 * @typedef {object} Figures
 * @property {number} minor
 * @property {number} major
 * @property {number} hits
 * @property {number} misses
 * @property {number} evicted
 * @property {number} swapped
 * @property {number} refused
 */

/** @typedef {Figures & { ended: string, served: string }} Outcome */

/** @type {(keyof Figures)[]} */
export const FIGURES = ['minor', 'major', 'hits', 'misses', 'evicted', 'swapped', 'refused'];

/** @param {StepResult} step @param {string} kind */
const countOf = (step, kind) => step.events.filter((event) => event.kind === kind).length;

/** How it ended, where that is not well. @param {StepResult} step */
const endOf = ({ signal, errno }) => signal?.code ?? signal?.name ?? errno ?? '';

/** @param {StepResult} step @returns {Outcome} */
export function outcomeOf(step) {
  const served = step.events.findLast((event) => event.kind === 'fault-served');
  return {
    minor: step.minor,
    major: step.major,
    hits: step.tlb.hits,
    misses: step.tlb.misses,
    evicted: countOf(step, 'page-evicted') + countOf(step, 'swapped-out'),
    swapped: countOf(step, 'swapped-out'),
    refused: step.result === 'ok' ? 0 : 1,
    ended: endOf(step),
    served: served?.kind === 'fault-served' ? served.served : '',
  };
}

/** @param {Outcome | undefined} a @param {Outcome | undefined} b */
export const differ = (a, b) => JSON.stringify(a) !== JSON.stringify(b);

/** @param {Outcome[]} outcomes @param {number} position @returns {Figures} sums of the steps before it */
export function totalsOf(outcomes, position) {
  const sums = Object.fromEntries(FIGURES.map((name) => [name, 0]));
  for (const outcome of outcomes.slice(0, position)) {
    for (const name of FIGURES) sums[name] = (sums[name] ?? 0) + outcome[name];
  }
  return /** @type {any} */ (sums);
}
