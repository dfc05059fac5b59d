import { plural } from './en-numbers.js';

/** English words of the questions before a step and of their answers. */

/** @typedef {Record<string, any>} Facts */

export const predict = {
  on: 'Predict',
  label: 'Prediction',
  before: (/** @type {number} */ number) => `Step ${number}: what will happen?`,
  at: (/** @type {string} */ address) => `address ${address}`,
  answer: 'Answer',
  skip: 'Skip',
  next: 'Go on',
  show: 'Show the answer',
  again: 'Start over',
  incomplete: 'Answer every question, or skip the step.',
  waits: 'An address can be asked again once the question is answered.',
  cover: '…',
  hidden: 'hidden until the step is played',
  right: 'right',
  wrong: 'not so',
  score: (/** @type {Facts} */ f) => `${f.right} of ${f.asked} right`,
  scoreNone: 'no answer yet',
  yours: (/** @type {string} */ answer) => `You said: ${answer}.`,
  itWas: (/** @type {string} */ truth) => `${truth}.`,
  answers: 'The answers',
  was: (/** @type {string} */ answer) => `It was: ${answer}.`,
  allRight: 'All right.',
  skipped: 'Skipped.',
  how: 'How',
  hows: { choose: 'choose an answer', walk: 'walk by hand too', lecture: 'lecture' },
  newProblem: 'A fresh problem',
  problem: (/** @type {string} */ seed) => `Problem ${seed}`,
  problems: 'Problems',

  legends: {
    verdict: () => 'How does it end?',
    outcome: () => 'What does the call answer?',
    served: () => 'What does the kernel have to do?',
    region: (/** @type {Facts} */ f) => `Which region of ${f.process} holds it?`,
    tlb: () => 'Does the TLB know the page?',
    faults: () => 'Which fault is counted?',
    missCount: () => 'How often does the TLB miss?',
    faultCount: () => 'How many faults?',
    same: (/** @type {Facts} */ f) => `The same frame as ${f.other?.process}’s ${f.other?.address}?`,
    value: () => 'What is read?',
    evict: () => 'What has to leave memory?',
    victim: () => 'Which page has to leave memory?',
    frame: () => 'Which frame does it reach?',
    returns: () => 'Which address is returned?',
    taken: () => 'How many frames are taken now?',
    freed: () => 'How many frames come free?',
  },

  options: {
    verdict: {
      ok: 'it goes well',
      SEGV_MAPERR: 'SIGSEGV, SEGV_MAPERR',
      SEGV_ACCERR: 'SIGSEGV, SEGV_ACCERR',
      BUS_ADRERR: 'SIGBUS, BUS_ADRERR',
      SI_KERNEL: 'SIGSEGV without an address',
      SIGKILL: 'SIGKILL',
    },
    outcome: { ok: 'it goes through' },
    served: {
      none: 'nothing: no fault',
      'zero-fill': 'give a fresh frame of zeros',
      'zero-page': 'lend the shared zeros',
      'copy-on-write': 'copy the page',
      'cache-hit': 'map it from the page cache',
      'page-in': 'read it from the disk',
      'swap-in': 'read it from swap',
      'reuse-writable': 'make its frame writable',
      'stack-growth': 'let the stack grow',
      spurious: 'nothing but refresh the entry',
      refused: 'refuse it',
    },
    region: { none: 'none' },
    tlb: { hit: 'yes, a hit', miss: 'no, a miss' },
    faults: { none: 'none', minor: 'a minor one', major: 'a major one', refused: 'none: it is refused' },
    missCount: {},
    faultCount: {},
    same: {
      same: 'yes, the same',
      other: 'no, another',
      absent: 'there is none to compare',
      refused: 'it reaches no frame',
    },
    value: { refused: 'nothing: it is refused' },
    evict: { nothing: 'nothing', swap: 'a page, to swap', dropped: 'a page of a file, dropped' },
    victim: {},
    frame: { refused: 'none: it is refused' },
    returns: {},
    taken: {},
    freed: {},
  },
  regionOption: (/** @type {Facts} */ f) => `${f.start} ${f.perms} ${f.label}`.trim(),
  pageOption: (/** @type {Facts} */ f) => `page ${f.page} of ${f.process}`,
  frameOption: (/** @type {number} */ frame) => `frame ${frame}`,
  fails: (/** @type {string} */ errno) => errno,

  walk: {
    title: 'The walk by hand',
    hint: 'Indices and frames as numbers, decimal or 0x; “-” where there is none.',
    root: (/** @type {Facts} */ f) => `${f.register} holds ${f.root}, so the walk begins in frame ${f.frame}.`,
    index: (/** @type {string} */ level) => `${level} index`,
    offset: 'Offset',
    entry: (/** @type {Facts} */ f) => `${f.level} entry ${f.entry}: frame`,
    physical: 'Physical address',
    notNumber: 'A number, decimal or 0x, or “-”.',
    reasons: {
      index: (/** @type {Facts} */ f) =>
        `The ${f.level} index is bits ${f.high} to ${f.low} of ${f.address}, ${f.binary} in binary: ${f.truth}.`,
      offset: (/** @type {Facts} */ f) =>
        `The offset is the lowest ${plural(f.bits, 'bit', 'bits')} of ${f.address}: ${f.truth}.`,
      entry: (/** @type {Facts} */ f) =>
        `Bits ${f.high} to ${f.low} of ${f.entry} are the frame’s number: ${f.truth}.`,
      absent: (/** @type {Facts} */ f) =>
        `The lowest bit of ${f.entry} is 0: the entry is not present and names no frame.`,
      physical: (/** @type {Facts} */ f) =>
        `Frame ${f.frame} begins at ${f.base}, and the offset is ${f.offset}: ${f.truth}.`,
      noPhysical: 'The walk ended at an entry that is not present, so there is no physical address yet.',
    },
  },
};

/** @typedef {typeof predict} PredictWords */
