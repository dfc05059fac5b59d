import { numberOf } from '../edit/values.js';
import { hexValue } from '../model/addresses.js';
import { plain, withTruth } from './access-questions.js';

/** @import {Facts} from './facts.js' */
/** @import {Moment} from './moment.js' */
/** @import {Question} from './questions.js' */

/** Questions about a sweep, which is many accesses in one step: what is asked is a number. */

/** Pages that the accesses of a sweep go to. @param {Moment} moment @param {Facts} facts */
function pagesOf({ step, machine }, { address }) {
  const [, written] = /\bby\s+(\w+)/.exec(step.text) ?? [];
  const stride = numberOf(written ?? '') ?? BigInt(step.size ?? 1);
  const page = BigInt(machine.page);
  const accesses = BigInt(step.count ?? 1);
  if (stride >= page) return Number(accesses);
  const first = hexValue(address);
  return Number((first + (accesses - 1n) * stride) / page - first / page) + 1;
}

/** @param {string} kind @param {Moment} moment @param {Facts} facts @param {number} count that came true @returns {Question} */
function countQuestion(kind, moment, facts, count) {
  const accesses = moment.step.count ?? 0;
  const pages = pagesOf(moment, facts);
  const truth = String(count);
  const options = withTruth(plain(['0', '1', String(pages), String(accesses)]), truth);
  options.sort((a, b) => Number(a.value) - Number(b.value));
  return { kind, options, truth, accesses, pages };
}

/** How many faults its accesses take. @param {Moment} moment @param {Facts} facts */
export const faultCountQuestion = (moment, facts) =>
  countQuestion('faultCount', moment, facts, moment.step.minor + moment.step.major);

/** How many of its lookups the TLB cannot answer. @param {Moment} moment @param {Facts} facts */
export const missCountQuestion = (moment, facts) =>
  countQuestion('missCount', moment, facts, moment.step.tlb.misses);
