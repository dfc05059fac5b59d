import {
  faultsQuestion,
  frameQuestion,
  regionQuestion,
  sameQuestion,
  servedQuestion,
  tlbQuestion,
  valueQuestion,
  verdictQuestion,
} from './access-questions.js';
import { freedQuestion, outcomeQuestion, returnsQuestion, takenQuestion } from './call-questions.js';
import { evictQuestion } from './eviction-questions.js';
import { factsOf } from './facts.js';
import { faultCountQuestion, missCountQuestion } from './sweep-questions.js';

/** @import {StepOutline} from '../../bindings/engine.js' */
/** @import {Facts} from './facts.js' */
/** @import {Moment} from './moment.js' */

/**
 * Which questions a step is worth. What the text expects behind `=>` comes first, for its author meant that to
 * be thought about; then the usual ones, until there are enough.
 */

/**
 * @typedef {object} Option
 * @property {string} value
 * @property {{ start: string, end: string, label: string, perms: string }} [region]
 * @property {number} [size] bytes of a value
 * @property {string} [of] the process that has this value at the same number
 * @property {string} [by] the process that wrote it elsewhere
 * @property {string} [at] and where
 * @property {{ process: string, page: string }} [holder] a page
 */

/**
 * @typedef {object} Question
 * @property {string} kind
 * @property {Option[]} options
 * @property {string} truth value of the option that came true
 * @property {{ process: string, address: string, frame: number | null, backing: string }} [other] compared with
 * @property {number} [accesses] of a sweep
 * @property {number} [pages] of a region that goes; that a sweep goes to
 */

/** Questions a step has where its text says nothing; expectations may make it four. */
const USUAL = 3;
const MOST = 4;

/** Kinds that an expectation asks for, the first that fits. @type {[RegExp, string][]} */
const EXPECTED = [
  [/^(same|other)-frame\b/, 'same'],
  [/^tlb-/, 'tlb'],
  [/^(minor|major)\b/, 'faults'],
  [/^(cow|zero-page|stack-growth|swap-in)$/, 'served'],
  [/^(swap-out|evict)$/, 'evict'],
  [/^frame=/, 'frame'],
  [/^(ok|SIG\w+|SEGV_\w+|BUS_\w+|SI_\w+)\b/, 'verdict'],
  [/^E[A-Z0-9]+$/, 'outcome'],
  [/./, 'value'],
];

/** @param {string} text of an expectation */
const expectedKind = (text) => EXPECTED.find(([pattern]) => pattern.test(text))?.[1] ?? 'verdict';

/** "same-frame A:0x602010" → whom and where. @param {string[]} expectations */
function comparedWith(expectations) {
  for (const text of expectations) {
    const [, process, address] = /^(?:same|other)-frame\s+([^:\s]+):(\S+)$/.exec(text) ?? [];
    if (process && address) return { process, address };
  }
  return null;
}

/** @param {Moment} moment @param {Facts} facts @returns {Record<string, () => Question | null>} */
const accessKinds = (moment, facts) => ({
  verdict: () => verdictQuestion(moment, facts),
  outcome: () => verdictQuestion(moment, facts),
  served: () => servedQuestion(moment, facts),
  region: () => regionQuestion(moment, facts),
  tlb: () => tlbQuestion(facts),
  faults: () => faultsQuestion(moment),
  value: () => valueQuestion(moment, facts),
  same: () => sameQuestion(moment, facts, comparedWith(moment.outline.expectations)),
  evict: () => evictQuestion(moment),
  frame: () => frameQuestion(moment, facts),
});

/** @param {Moment} moment @param {Facts} facts @returns {Record<string, () => Question | null>} */
const sweepKinds = (moment, facts) => ({
  faults: () => faultCountQuestion(moment, facts),
  tlb: () => missCountQuestion(moment, facts),
  verdict: () => verdictQuestion(moment, facts),
  evict: () => evictQuestion(moment),
});

/** @param {Moment} moment @returns {Record<string, () => Question | null>} */
const callKinds = (moment) => ({
  verdict: () => outcomeQuestion(moment),
  outcome: () => outcomeQuestion(moment),
  value: () => returnsQuestion(moment) ?? outcomeQuestion(moment),
  taken: () => takenQuestion(moment),
  freed: () => freedQuestion(moment),
});

/** Kinds that any access is asked about. One number in two processes is what the page is about, so it comes early. */
const ACCESS_USUAL = ['verdict', 'served', 'same', 'value', 'region'];
const SWEEP_USUAL = ['faults', 'verdict'];
const CALL_USUAL = ['outcome', 'taken', 'freed'];

/** Kinds that come in the order in which an access travels. */
const ORDER = [
  'region',
  'verdict',
  'outcome',
  'returns',
  'tlb',
  'missCount',
  'faults',
  'faultCount',
  'served',
  'evict',
  'victim',
  'frame',
];

/** Two ways to ask one thing: one of them is enough where the text does not want both. @type {Record<string, string>} */
const INSTEAD = { served: 'faults' };

/** A sweep is many accesses; so is what a range names. @param {StepOutline} outline */
const isSweep = ({ text }) => /\.\./.test(text);

/** Whether a step may have questions, known before it is played. @param {StepOutline} outline */
export const mayAsk = ({ kind }) => kind === 'access' || kind === 'call';

/** @param {Moment} moment */
function kindsOf(moment) {
  const { outline, step } = moment;
  if (outline.kind === 'call') return { kinds: callKinds(moment), usual: CALL_USUAL };
  const facts = factsOf(moment);
  if (!facts) return null;
  return isSweep(outline) || (step.count ?? 1) > 1
    ? { kinds: sweepKinds(moment, facts), usual: SWEEP_USUAL }
    : { kinds: accessKinds(moment, facts), usual: ACCESS_USUAL };
}

/** @param {Question} question */
const place = ({ kind }) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);

/** The questions of a step. @param {Moment} moment @returns {Question[]} */
export function questionsOf(moment) {
  if (!mayAsk(moment.outline) || moment.step.errno === 'ESRCH') return [];
  const found = kindsOf(moment);
  if (!found) return [];
  const written = moment.outline.expectations.map(expectedKind);
  /** @type {Question[]} */
  const questions = [];
  const add = (/** @type {string} */ kind) => {
    const question = found.kinds[kind]?.();
    if (question && !questions.some((one) => one.kind === question.kind)) questions.push(question);
  };
  for (const kind of written) if (questions.length < MOST) add(kind);
  for (const kind of found.usual) {
    const told = questions.some((one) => one.kind === INSTEAD[kind]);
    if (questions.length < USUAL && !told) add(kind);
  }
  return questions.toSorted((a, b) => place(a) - place(b));
}
