import { distance, hexValue } from '../model/addresses.js';
import { stepSentence, valueText } from '../narration.js';
import { words } from '../words.js';
import { pastOf } from './eviction-questions.js';
import { factsOf, holderOf } from './facts.js';
import { reasons } from './reason-words.js';

/** @import {Moment} from './moment.js' */
/** @import {Option, Question} from './questions.js' */

/**
 * The words of questions and options, and why an answer was wrong: what it would have needed, and what was the
 * case instead. The facts are the engine's; the catalogue only says them.
 */

const { predict } = words;

/** @typedef {Record<string, any>} Said facts for a sentence */

/** @param {Option | undefined} option @param {Question} question */
export function optionText(option, question) {
  if (!option) return '';
  const { value, region, size, holder } = option;
  if (holder) return predict.pageOption(holder);
  if (question.kind === 'region') return region ? predict.regionOption(region) : predict.options.region.none;
  if (question.kind === 'value' && value !== 'refused') return valueText(value, size ?? 1);
  if (question.kind === 'frame' && value !== 'refused') return predict.frameOption(Number(value));
  const said = /** @type {Record<string, Record<string, string>>} */ (predict.options)[question.kind];
  return said?.[value] ?? (/^E[A-Z]/.test(value) ? predict.fails(value) : value);
}

/** @param {Question} question @param {Moment} moment @returns {string} */
export function legendOf(question, moment) {
  const { step } = moment;
  const say = /** @type {Record<string, (f: Said) => string>} */ (predict.legends)[question.kind];
  return say?.({ ...step, other: question.other ?? null }) ?? question.kind;
}

/** @param {Question} question @param {string} value */
const optionOf = (question, value) => question.options.find((one) => one.value === value);

/** Where an address stands to a region that does not hold it. @param {string} address @param {{ start: string, end: string }} region */
const sideOf = (address, { start, end }) =>
  hexValue(address) < hexValue(start)
    ? { side: 'below', by: distance(address, start) }
    : { side: 'above', by: distance(end, address) };

/** What only some kinds of questions have to say about an answer. @param {Question} question @param {string} answered @param {Moment} moment @returns {Said} */
function ownFacts(question, answered, moment) {
  const { step, before } = moment;
  const chosen = optionOf(question, answered);
  switch (question.kind) {
    case 'region': {
      const region = chosen?.region ?? null;
      const right = optionOf(question, question.truth)?.region ?? null;
      return { chosen: region, right, ...(region && step.address ? sideOf(step.address, region) : {}) };
    }
    case 'value':
      return {
        origin: chosen?.of ? 'other' : chosen?.by ? 'written' : answered === '0x0' ? 'zero' : answered,
        ...chosen,
        value: optionText(chosen, question),
        got: optionText(optionOf(question, question.truth), question),
      };
    case 'frame':
      return answered === 'refused'
        ? {}
        : { chosen: Number(answered), holder: holderOf(before, Number(answered)) };
    case 'missCount':
      return { lookups: step.tlb, entries: moment.machine.tlb.entries, ways: moment.machine.tlb.ways };
    case 'victim': {
      const right = optionOf(question, question.truth)?.holder;
      return {
        stayed: chosen?.holder && pastOf(moment, chosen.holder),
        went: right && pastOf(moment, right),
      };
    }
    case 'outcome':
      return { means: answered === 'ok' ? '' : words.steps.fails({ errno: answered, op: step.op }) };
    default:
      return {};
  }
}

/** @param {Question} question @param {string} answered @param {Moment} moment @returns {Said} */
function factsFor(question, answered, moment) {
  const { step, before, machine } = moment;
  return {
    ...step,
    ...(factsOf(moment) ?? {}),
    answered,
    truth: question.truth,
    other: question.other ?? null,
    accesses: question.accesses ?? 0,
    pages: question.pages ?? 0,
    free: before.memory.free,
    evicted: step.events.find(({ kind }) => kind === 'swapped-out' || kind === 'page-evicted') ?? null,
    said: stepSentence({ ...step, expectations: [] }, machine),
    ...ownFacts(question, answered, moment),
  };
}

/** Why an answer that did not come true was wrong. @param {Question} question @param {string} answered @param {Moment} moment @returns {string} */
export function reasonOf(question, answered, moment) {
  const say = /** @type {Record<string, (f: Said) => string>} */ (reasons)[question.kind];
  return say?.(factsFor(question, answered, moment)) ?? '';
}
