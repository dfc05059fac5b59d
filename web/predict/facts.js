import { hexValue, pageStart, within } from '../model/addresses.js';

/** @import {EngineEvent, RegionReport, Snapshot, StepResult} from '../../bindings/engine.js' */
/** @import {Moment} from './moment.js' */

/** What a step found and did, as plain facts that questions, answers and reasons are made from. */

/** How the access ended, in one word: 'ok' or the code of its signal. @typedef {string} Verdict */

/**
 * @typedef {object} Facts
 * @property {string} process
 * @property {string} op
 * @property {string} address
 * @property {string} page
 * @property {Verdict} verdict
 * @property {string} served how the last fault was served; 'none' without a fault, 'refused' after a signal
 * @property {number | null} frame that the access reached
 * @property {number | null} from frame that was copied
 * @property {boolean} major
 * @property {'hit' | 'miss' | null} tlb what the first lookup gave
 * @property {boolean} flushed whether a switch emptied the TLB in this step
 * @property {boolean} guarded
 * @property {string | null} region start of the one that holds the address
 * @property {string} label
 * @property {string} perms
 * @property {string} backing of the region
 * @property {string | null} file behind the region
 * @property {string | null} stackStart where a stack ended that grew over the address
 * @property {string | null} tlbOwner another process whose translation of this page the TLB holds
 */

/**
 * @template {EngineEvent['kind']} K
 * @param {StepResult} step
 * @param {K} kind
 * @returns {Extract<EngineEvent, { kind: K }> | undefined}
 */
export const lastEvent = (step, kind) =>
  /** @type {any} */ (step.events.findLast((event) => event.kind === kind));

/** @param {StepResult} step */
function servedBy(step) {
  if (step.signal) return 'refused';
  if (lastEvent(step, 'stack-grown')) return 'stack-growth'; // what it got then is a frame of zeros
  return lastEvent(step, 'fault-served')?.served ?? 'none';
}

/** @param {StepResult} step @returns {'hit' | 'miss' | null} */
function firstLookup(step) {
  const lookup = step.events.find(({ kind }) => kind === 'tlb-hit' || kind === 'tlb-miss');
  if (!lookup) return null;
  return lookup.kind === 'tlb-hit' ? 'hit' : 'miss';
}

/** @param {Snapshot} at @param {string} process @param {string} address @returns {RegionReport | null} */
export function regionAt(at, process, address) {
  const regions = at.processes.find(({ name }) => name === process)?.regions ?? [];
  return regions.find(({ start, end }) => within(address, start, end)) ?? null;
}

/** The region that answers for the address, the stack that grew over it among them. @param {Moment} moment @param {string} process @param {string} address */
function answeringRegion({ step, before, after }, process, address) {
  const region = regionAt(before, process, address);
  if (region) return { region, grownFrom: null };
  const grown = lastEvent(step, 'stack-grown');
  if (!grown) return { region: null, grownFrom: null };
  const now = regionAt(after, process, address);
  const was = before.processes.find(({ name }) => name === process)?.regions ?? [];
  return { region: was.find(({ end }) => end === now?.end) ?? null, grownFrom: grown.from };
}

/** @param {StepResult} step */
function isGuarded(step) {
  return lastEvent(step, 'signal')?.code === 'SEGV_MAPERR' && lastEvent(step, 'access-allowed') !== undefined;
}

/** Facts of an access; null for a step that is none, or that had nobody to make it. @param {Moment} moment @returns {Facts | null} */
export function factsOf(moment) {
  const { step, before, machine } = moment;
  const { process, address, signal } = step;
  if (step.kind !== 'access' || !process || !address) return null;
  const { region, grownFrom } = answeringRegion(moment, process, address);
  const served = lastEvent(step, 'fault-served');
  const page = pageStart(address, machine.page);
  const owner = before.tlb.find((entry) => entry.page === page && entry.process !== process);
  return {
    process,
    op: step.op,
    address,
    page,
    verdict: signal ? (signal.code ?? signal.name) : 'ok',
    served: servedBy(step),
    frame: step.translations.at(-1)?.frame ?? null,
    from: served?.from_frame ?? null,
    major: served?.major ?? false,
    tlb: firstLookup(step),
    flushed: lastEvent(step, 'context-switch')?.flushed ?? false,
    guarded: isGuarded(step),
    region: region?.start ?? null,
    label: region?.label ?? '',
    perms: region?.perms ?? '',
    backing: region?.backing ?? '',
    file: region?.file ?? null,
    stackStart: grownFrom,
    tlbOwner: owner?.process ?? null,
  };
}

/** What a frame held before the step, for a sentence. @param {Snapshot} before @param {number} frame */
export function holderOf(before, frame) {
  if (frame === before.memory.zero_frame) return { kind: 'zero' };
  const table = before.memory.tables.find((one) => one.frame === frame);
  if (table) return { kind: 'table', process: table.process };
  for (const { name, pages } of before.processes) {
    const page = pages.find((one) => one.frame === frame);
    if (page) return { kind: 'page', process: name, address: page.address };
  }
  const file = before.memory.files.find(({ pages }) => pages.some((page) => page.frame === frame));
  return file ? { kind: 'cache', file: file.name } : { kind: 'free' };
}

/** @param {StepResult} step @param {EngineEvent['kind']} kind */
export const countOf = (step, kind) => step.events.filter((event) => event.kind === kind).length;

/** Whether a number stands for the same as another text of it ("0x0A" and "10"). @param {string} a @param {string} b */
export const sameNumber = (a, b) => hexValue(a) === hexValue(b);
