// What is right about a step, told from the command's answer alone: the page's own questions are judged by it.

/** @import {EngineEvent, StepResult} from '../../bindings/engine.js' */
/** @import {State} from './lesson-plays.js' */

/** @typedef {{ kind: string, legend: string, options: { value: string, text: string }[] }} Asked a question as it stands on the page */
/** @typedef {{ step: StepResult, before: State | undefined, after: State }} Played */

/** @param {StepResult} step @param {EngineEvent['kind']} kind @returns {any} */
const last = ({ events }, kind) => events.findLast((event) => event.kind === kind);

/** @param {StepResult} step @param {EngineEvent['kind']} kind */
const count = ({ events }, kind) => events.filter((event) => event.kind === kind).length;

/** @param {State} state @param {string | null} process */
const processIn = (state, process) => state.processes.find(({ name }) => name === process);

/** @param {Played} played */
function regionStart({ step, before, after }) {
  const grown = last(step, 'stack-grown');
  if (grown) return grown.from;
  const address = BigInt(step.address ?? 0);
  const regions = processIn(before ?? after, step.process)?.regions ?? [];
  const found = regions.find(({ start, end }) => BigInt(start) <= address && address < BigInt(end));
  return found?.start ?? 'none';
}

/** @param {StepResult} step */
function served(step) {
  if (step.signal) return 'refused';
  return last(step, 'stack-grown') ? 'stack-growth' : (last(step, 'fault-served')?.served ?? 'none');
}

/** @param {StepResult} step */
function faults(step) {
  if (step.signal) return 'refused';
  return step.major > 0 ? 'major' : step.minor > 0 ? 'minor' : 'none';
}

/** @param {StepResult} step */
function evicted(step) {
  if (count(step, 'swapped-out') > 0) return 'swap';
  return count(step, 'page-evicted') > 0 ? 'dropped' : 'nothing';
}

/** @param {StepResult} step */
function victim(step) {
  const { process, page } = last(step, 'page-evicted') ?? last(step, 'swapped-out');
  return `${process} ${page}`;
}

/** @param {StepResult} step */
const frame = (step) => step.translations.at(-1)?.frame ?? null;

/** "The same frame as A’s 0x602010?" @param {Played} played @param {Asked} asked */
function same({ step, after }, { legend }) {
  const [, process = '', address = ''] = /as (\S+)’s (0x[\da-f]+)/.exec(legend) ?? [];
  const page = (/** @type {string} */ one) => BigInt(one) & ~0xfffn;
  const theirs = processIn(after, process)?.pages.find((one) => page(one.address) === page(address))?.frame;
  if (frame(step) === null) return 'refused';
  if (theirs === undefined) return 'absent';
  return theirs === frame(step) ? 'same' : 'other';
}

/** @type {Record<string, (played: Played, asked: Asked) => string>} */
const truths = {
  verdict: ({ step }) => (step.signal ? (step.signal.code ?? step.signal.name) : 'ok'),
  outcome: ({ step }) => step.errno ?? 'ok',
  served: ({ step }) => served(step),
  region: (played) => regionStart(played),
  tlb: ({ step }) =>
    step.events.find(({ kind }) => /^tlb-(hit|miss)$/.test(kind))?.kind.slice('tlb-'.length) ?? '',
  missCount: ({ step }) => String(step.tlb.misses),
  faults: ({ step }) => faults(step),
  faultCount: ({ step }) => String(step.minor + step.major),
  same,
  value: ({ step }) => step.value ?? 'refused',
  evict: ({ step }) => evicted(step),
  victim: ({ step }) => victim(step),
  frame: ({ step }) => String(frame(step) ?? 'refused'),
  returns: ({ step }) => step.returns ?? '',
  taken: ({ step }) => String(count(step, 'frame-allocated')),
  freed: ({ step }) => String(count(step, 'frame-freed')),
};

/** The value of the option that came true. @param {Played} played @param {Asked} asked @returns {string} */
export function truthOf(played, asked) {
  const truth = truths[asked.kind]?.(played, asked);
  if (truth === undefined) throw new Error(`nobody here knows what is right about '${asked.kind}'`);
  return truth;
}
