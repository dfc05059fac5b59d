import { distance, hexText, hexValue } from '../model/addresses.js';
import { withTruth } from './access-questions.js';
import { countOf, lastEvent } from './facts.js';

/** @import {Moment} from './moment.js' */
/** @import {Option, Question} from './questions.js' */

/** Questions about a system call: how it ends, and what it does to frames at once. */

/** Errors worth thinking of, a call. @type {Record<string, string[]>} */
const LIKELY_ERRORS = {
  mmap: ['ENOMEM', 'EINVAL', 'EEXIST'],
  munmap: ['EINVAL', 'ENOMEM'],
  mprotect: ['ENOMEM', 'EACCES', 'EINVAL'],
  mremap: ['EFAULT', 'ENOMEM', 'EINVAL'],
  brk: ['ENOMEM'],
  madvise: ['EINVAL', 'ENOMEM'],
  mlock: ['ENOMEM', 'EPERM'],
  fork: ['ENOMEM', 'EAGAIN'],
};

/** @param {string} value @returns {Option} */
const option = (value) => ({ value });

/** @param {Moment} moment @returns {Question} */
export function outcomeQuestion({ step }) {
  const truth = step.errno ?? 'ok';
  const errors = LIKELY_ERRORS[step.op] ?? ['EINVAL', 'ENOMEM'];
  return { kind: 'outcome', options: withTruth(['ok', ...errors].map(option), truth), truth };
}

/** Pages of the region that a call makes. @param {Moment} moment */
function pagesMade({ step, machine }) {
  const mapped = lastEvent(step, 'region-mapped');
  return mapped ? Number(distance(mapped.start, mapped.end) / BigInt(machine.page)) : 0;
}

/** Pages that the process has in memory. @param {Moment} moment */
const pagesPresent = ({ step, before }) =>
  before.processes
    .find(({ name }) => name === step.process)
    ?.pages.filter(({ state, frame }) => state === 'present' && frame !== before.memory.zero_frame).length ?? 0;

/** How many frames for data a call takes: most people expect more. @param {Moment} moment @returns {Question | null} */
export function takenQuestion(moment) {
  const { step } = moment;
  const pages = step.op === 'fork' ? pagesPresent(moment) : pagesMade(moment);
  if (step.errno || pages === 0) return null;
  const truth = String(countOf(step, 'frame-allocated'));
  const options = withTruth(['0', '1', String(pages)].map(option), truth);
  options.sort((a, b) => Number(a.value) - Number(b.value));
  return options.length < 2 ? null : { kind: 'taken', options, truth };
}

/** How many frames a call gives back. @param {Moment} moment @returns {Question | null} */
export function freedQuestion(moment) {
  const { step, machine } = moment;
  const gone = lastEvent(step, 'region-unmapped');
  if (step.errno || !gone) return null;
  const pages = Number(distance(gone.start, gone.end) / BigInt(machine.page));
  const truth = String(countOf(step, 'frame-freed'));
  const options = withTruth(['0', '1', String(pages)].map(option), truth);
  options.sort((a, b) => Number(a.value) - Number(b.value));
  return options.length < 2 ? null : { kind: 'freed', options, truth, pages };
}

/** What a call gives back, where that is an address. @param {Moment} moment @returns {Question | null} */
export function returnsQuestion({ step, machine }) {
  const value = hexValue(step.returns);
  if (step.errno || value < BigInt(machine.page)) return null;
  const page = BigInt(machine.page);
  const [, asked] = /\((0x[\da-f_]+)/i.exec(step.text) ?? [];
  const near = [value - page, value + page, ...(asked ? [hexValue(asked.replaceAll('_', ''))] : [])];
  const values = [0n, ...near].map((one) => hexText(one));
  const options = withTruth(values.map(option), hexText(value));
  options.sort((a, b) => (hexValue(a.value) < hexValue(b.value) ? -1 : 1));
  return { kind: 'returns', options, truth: hexText(value) };
}
