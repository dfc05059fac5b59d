import { plain } from './access-questions.js';
import { countOf } from './facts.js';

/** @import {StepResult} from '../../bindings/engine.js' */
/** @import {Moment} from './moment.js' */
/** @import {Question} from './questions.js' */

/** Questions about what has to leave memory: which page, where there are few to choose from; else of what kind. */

/** @typedef {{ process: string, page: string }} Holder a page of a process */
/** @typedef {Holder & { came: number | null, used: number | null, next: number | null }} Past steps, counted from 1 */

/** Among more pages than these one can only guess. */
const MOST_PAGES = 5;

/** The reason looks through all steps of the text. */
const MOST_STEPS = 200;

/** @param {Holder} holder */
const nameOf = ({ process, page }) => `${process} ${page}`;

/** Pages in memory that could go. @param {Moment} moment @returns {Holder[]} */
const pagesPresent = ({ before }) =>
  before.processes.flatMap(({ name, pages }) =>
    pages
      .filter(({ state, frame }) => state === 'present' && frame !== before.memory.zero_frame)
      .map(({ address }) => ({ process: name, page: address })),
  );

/** @param {Moment} moment @returns {Question | null} null where more than one goes, or there are too many to choose from */
function victimQuestion(moment) {
  if (moment.steps > MOST_STEPS) return null;
  const gone = moment.step.events.filter(({ kind }) => kind === 'page-evicted' || kind === 'swapped-out');
  const victim = /** @type {Holder | undefined} */ (/** @type {unknown} */ (gone[0]));
  const present = pagesPresent(moment);
  const options = present.map((holder) => ({ value: nameOf(holder), holder }));
  if (!victim || gone.length > 1 || options.length < 2 || options.length > MOST_PAGES) return null;
  const truth = nameOf(victim);
  return options.some(({ value }) => value === truth) ? { kind: 'victim', options, truth } : null;
}

/** @param {Moment} moment @returns {Question} */
function kindOfEviction({ step }) {
  const truth =
    countOf(step, 'swapped-out') > 0 ? 'swap' : countOf(step, 'page-evicted') > 0 ? 'dropped' : 'nothing';
  return { kind: 'evict', options: plain(['nothing', 'swap', 'dropped']), truth };
}

/** What has to leave memory for it. @param {Moment} moment @returns {Question} */
export const evictQuestion = (moment) => victimQuestion(moment) ?? kindOfEviction(moment);

/** @param {StepResult} step @param {Holder} holder */
const uses = (step, { process, page }) =>
  step.process === process && step.translations.some((one) => one.page === page);

/** @param {StepResult} step @param {Holder} holder */
const brings = (step, { process, page }) =>
  step.process === process && step.events.some((event) => event.kind === 'fault-served' && event.page === page);

/** What a policy could go by: when a page came, when it was used last, and when it is wanted again. @param {Moment} moment @param {Holder} holder @returns {Past} */
export function pastOf({ step, steps, peek }, holder) {
  const past = { ...holder, came: null, used: null, next: null };
  for (let index = 0; index < steps; index += 1) {
    const one = peek(index);
    if (!one || index === step.index) continue;
    const number = index + 1;
    if (index < step.index && brings(one, holder)) Object.assign(past, { came: number });
    if (!uses(one, holder)) continue;
    if (index < step.index) Object.assign(past, { used: number });
    else return Object.assign(past, { next: number });
  }
  return past;
}
