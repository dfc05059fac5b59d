import { bytesOf, distance, hexText, hexValue } from '../model/addresses.js';
import { holderOf, regionAt } from './facts.js';

/** @import {Facts} from './facts.js' */
/** @import {Moment} from './moment.js' */
/** @import {Option, Question} from './questions.js' */

/**
 * Questions about an access. Each gives its options and which of them came true, or null where it would be
 * idle. Which options there are follows from the machine before the step, so that the list itself does not tell;
 * what came true is always among them.
 */

/** Regions offered besides the right one. */
const MOST_REGIONS = 6;

/** From here on an address may be thought to be none that a table can hold. */
const HIGH = 1n << 40n;

/** Pages below a stack at which one may think of it. */
const NEAR_STACK = 256;

/** @param {Option[]} options @param {string} truth @returns {Option[]} the truth among them, nothing twice */
export function withTruth(options, truth) {
  const all = options.some(({ value }) => value === truth) ? options : [...options, { value: truth }];
  return all.filter(({ value }, index) => all.findIndex((one) => one.value === value) === index);
}

/** @param {string[]} values @returns {Option[]} */
export const plain = (values) => values.map((value) => ({ value }));

/** @param {Moment} moment @param {Facts} facts @returns {Question} */
export function verdictQuestion({ before }, { verdict, address }) {
  const values = ['ok', 'SEGV_MAPERR', 'SEGV_ACCERR', 'BUS_ADRERR'];
  if (hexValue(address) >= HIGH) values.push('SI_KERNEL');
  if (before.memory.free === 0) values.push('SIGKILL');
  return { kind: 'verdict', options: withTruth(plain(values), verdict), truth: verdict };
}

/** @param {Moment} moment @param {Facts} facts @returns {Question} */
export function regionQuestion({ before }, { process, address, region }) {
  const all = before.processes.find(({ name }) => name === process)?.regions ?? [];
  const far = (/** @type {{ start: string }} */ one) => {
    const away = distance(address, one.start);
    return away < 0n ? -away : away;
  };
  const near = all.toSorted((a, b) => (far(a) < far(b) ? -1 : 1));
  const offered = near.filter((one, index) => index < MOST_REGIONS || one.start === region);
  const options = offered
    .toSorted((a, b) => (hexValue(a.start) < hexValue(b.start) ? -1 : 1))
    .map(({ start, end, label, perms }) => ({ value: start, region: { start, end, label, perms } }));
  return { kind: 'region', options: [...options, { value: 'none' }], truth: region ?? 'none' };
}

/** Whether an address is where a stack is, or could grow to. @param {Moment} moment @param {Facts} facts */
function nearStack({ before, machine }, { process, address }) {
  const regions = before.processes.find(({ name }) => name === process)?.regions ?? [];
  const reach = BigInt(NEAR_STACK * machine.page);
  return regions.some(
    ({ label, start, end }) =>
      label === '[stack]' && hexValue(address) < hexValue(end) && hexValue(address) + reach >= hexValue(start),
  );
}

/** Ways to serve a fault that this machine and this access could meet. @param {Moment} moment @param {Facts} facts */
function likelyServed(moment, facts) {
  const { before } = moment;
  const { op } = facts;
  const regions = before.processes.flatMap((process) => process.regions);
  const files = regions.some(({ file }) => file !== null);
  return [
    'none',
    ...(op === 'exec' ? [] : ['zero-fill']),
    ...(op === 'read' ? ['zero-page'] : []),
    ...(op === 'write' ? ['copy-on-write'] : []),
    ...(op === 'write' && before.processes.length > 1 ? ['reuse-writable'] : []),
    ...(files ? ['cache-hit', 'page-in'] : []),
    ...(before.memory.swap.slots > 0 ? ['swap-in'] : []),
    ...(nearStack(moment, facts) ? ['stack-growth'] : []),
    'refused',
  ];
}

/** @param {Moment} moment @param {Facts} facts @returns {Question} */
export function servedQuestion(moment, facts) {
  const options = withTruth(plain(likelyServed(moment, facts)), facts.served);
  return { kind: 'served', options, truth: facts.served };
}

/** @param {Facts} facts @returns {Question | null} */
export function tlbQuestion({ tlb }) {
  return tlb && { kind: 'tlb', options: plain(['hit', 'miss']), truth: tlb };
}

/** @param {Moment} moment @returns {Question} */
export function faultsQuestion({ step }) {
  const counted = step.major > 0 ? 'major' : step.minor > 0 ? 'minor' : 'none';
  const truth = step.signal ? 'refused' : counted;
  return { kind: 'faults', options: plain(['none', 'minor', 'major', 'refused']), truth };
}

/** Another living process that has a region at the same number. @param {Moment} moment @param {Facts} facts */
function neighbourOf({ before }, { process, address }) {
  const other = before.processes.find(
    ({ name, alive }) => alive && name !== process && regionAt(before, name, address),
  );
  return other ? { process: other.name, address } : null;
}

/**
 * Whether it reaches the frame that somebody else has there.
 * @param {Moment} moment
 * @param {Facts} facts
 * @param {{ process: string, address: string } | null} [written] whom the text compares with
 * @returns {Question | null}
 */
export function sameQuestion(moment, facts, written = null) {
  const other = written ?? neighbourOf(moment, facts);
  if (!other) return null;
  const explanation = moment.ask(moment.step.index + 1, other.process, other.address);
  if (!explanation || 'error' in explanation) return null;
  const theirs = explanation.backing.frame;
  const { frame } = facts;
  const truth = frame === null ? 'refused' : theirs === null ? 'absent' : theirs === frame ? 'same' : 'other';
  return {
    kind: 'same',
    options: plain(['same', 'other', 'absent', 'refused']),
    truth,
    other: { ...other, address: explanation.address, frame: theirs, backing: explanation.backing.kind },
  };
}

/** The bytes that a process has at an address before the step, as a number. @param {Moment} moment @param {string} process @param {string} address @param {number} size */
function bytesBefore({ step, before, machine, bytes }, process, address, size) {
  const page = BigInt(machine.page);
  const offset = Number(hexValue(address) % page);
  const pages = before.processes.find(({ name }) => name === process)?.pages ?? [];
  const there = pages.find((one) => hexValue(one.address) === hexValue(address) - BigInt(offset));
  if (there?.frame === undefined) return null;
  const found = bytes(step.index, there.frame).slice(offset, offset + size);
  return hexText([...found].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n));
}

/** What a read gives: what others have at the same number are the tempting answers. @param {Moment} moment @param {Facts} facts @returns {Question | null} */
export function valueQuestion(moment, facts) {
  const { step, before } = moment;
  if (step.op !== 'read' || (step.size ?? 1) > 8) return null;
  const size = step.size ?? 1;
  /** @type {Option[]} */
  const others = before.processes.flatMap(({ name, alive }) => {
    const value = alive && name !== facts.process ? bytesBefore(moment, name, facts.address, size) : null;
    return value === null || hexValue(value) === 0n ? [] : [{ value, size, of: name }];
  });
  const truth = step.value ?? 'refused';
  const options = [...others.slice(0, 2), ...lastWritten(moment, size), { value: '0x0', size }];
  const offered = withTruth([...options, { value: 'refused' }], truth).map((one) => ({ ...one, size }));
  return { kind: 'value', options: orderedValues(offered), truth };
}

/** By number, so that the place in the list says nothing. @param {Option[]} options */
const orderedValues = (options) =>
  options.toSorted((a, b) => {
    if (a.value === 'refused' || b.value === 'refused') return a.value === 'refused' ? 1 : -1;
    return hexValue(a.value) < hexValue(b.value) ? -1 : 1;
  });

/** What was written last anywhere, where it fits in. @param {Moment} moment @param {number} size @returns {Option[]} */
function lastWritten({ written }, size) {
  if (
    !written ||
    bytesOf(written.value, 8)
      .slice(size)
      .some((byte) => byte !== 0)
  )
    return [];
  return [{ value: written.value, size, by: written.process, at: written.address }];
}

/** Which frame it reaches, by number. @param {Moment} moment @param {Facts} facts @returns {Question} */
export function frameQuestion({ before, machine }, { page, process, frame }) {
  const had = before.processes.find(({ name }) => name === process)?.pages ?? [];
  const own = had.find((one) => one.address === page)?.frame;
  const neighbours = had.filter((one) => one.address !== page && one.frame !== undefined).slice(-1);
  const free = [];
  for (let number = 0; number < machine.frames && free.length < 2; number += 1) {
    if (holderOf(before, number).kind === 'free') free.push(number);
  }
  const numbers = [own, ...free, ...neighbours.map((one) => one.frame), before.memory.zero_frame];
  const values = numbers.filter((one) => one !== undefined).slice(0, 4);
  const truth = frame === null ? 'refused' : String(frame);
  const sorted = withTruth(plain(values.map(String)), truth)
    .filter(({ value }) => value !== 'refused')
    .toSorted((a, b) => Number(a.value) - Number(b.value));
  return { kind: 'frame', options: [...sorted, { value: 'refused' }], truth };
}
