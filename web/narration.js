import { bytesOf, distance, hexValue, printable, scaled } from './model/addresses.js';
import { rootRegister } from './model/entry-bits.js';
import { levelName } from './model/levels.js';
import { capital } from './model/title.js';
import { unitText, words } from './words.js';

/** @import {EngineEvent, MachineReport, StepOutline, StepResult} from '../bindings/engine.js' */

/** A step as one sentence, which is caption, live region and log alike; an event as one sentence. */

/** @template {EngineEvent['kind']} K @typedef {Extract<EngineEvent, { kind: K }>} EventOf */

/**
 * @template {EngineEvent['kind']} K
 * @param {StepResult} step
 * @param {K} kind
 * @returns {EventOf<K> | undefined} the last of its kind
 */
const lastOf = (step, kind) =>
  /** @type {EventOf<K> | undefined} */ (step.events.findLast((event) => event.kind === kind));

/**
 * Bytes as a person would write them in a scenario: "A" where they print, else the number.
 * @param {string | null} value
 * @param {number | null} size
 */
export function valueText(value, size) {
  if (value === null) return '';
  const bytes = bytesOf(value, size ?? 1);
  if (bytes.length > 0 && bytes.every(printable)) return `"${String.fromCharCode(...bytes)}"`;
  return hexValue(value) < 1000n ? hexValue(value).toString() : value;
}

/** A small number as people count, an address as it is written. @param {string | null} value */
const numberText = (value) => (value !== null && hexValue(value) < 4096n ? hexValue(value).toString() : value);

/** @param {string} start @param {string} end */
const sizeText = (start, end) => unitText(scaled(distance(start, end)));

/**
 * Both questions were answered with yes, and yet the access ends in SEGV_MAPERR: a guard that madvise put there.
 * @param {EngineEvent[]} events
 */
export function isGuarded(events) {
  const at = events.findLastIndex(({ kind }) => kind === 'page-fault');
  const since = at < 0 ? [] : events.slice(at);
  return (
    since.some(({ kind }) => kind === 'access-allowed') &&
    since.some((event) => event.kind === 'signal' && event.code === 'SEGV_MAPERR')
  );
}

/** As far below a stack as the gap that it keeps (Linux's stack_guard_gap, in bytes). */
const NEAR_A_STACK = 256n * 4096n;

/** Why the stack did not grow, where the address was meant for it: next to it. @param {StepResult} step */
function refusedGrowth(step) {
  const refused = lastOf(step, 'stack-refused');
  const stack = lastOf(step, 'region-missing')?.above;
  if (!refused || !stack) return null;
  return distance(refused.address, stack) <= NEAR_A_STACK ? refused.reason : null;
}

/** @param {StepResult} step */
function signalSentence(step) {
  const signal = step.signal;
  if (!signal) return words.steps.refused({ errno: step.errno });
  const refused = lastOf(step, 'access-refused');
  return words.steps.signal({
    op: step.op,
    process: step.process,
    name: signal.name,
    code: signal.code,
    perms: refused?.perms ?? null,
    guarded: isGuarded(step.events),
    fatal: lastOf(step, 'signal')?.fatal ?? false,
    stack: refusedGrowth(step),
  });
}

/** Pages of [vdso] and its kin are the kernel's own, which no frame of the model holds. @param {StepResult} step @param {{ served: string }} last */
const standsIn = (step, last) =>
  last.served === 'zero-page' && (lastOf(step, 'region-found')?.label.startsWith('[v') ?? false);

/** @param {StepResult} step */
function servedSentence(step) {
  const last = lastOf(step, 'fault-served');
  if (!last) return null;
  const count = step.events.filter((event) => event.kind === 'fault-served').length;
  const facts = {
    served: standsIn(step, last) ? 'kernel-page' : last.served,
    frame: last.frame,
    from: last.from_frame,
    major: last.major,
    shared: lastOf(step, 'access-allowed')?.perms.endsWith('s') ?? false,
    grown: lastOf(step, 'stack-grown') !== undefined,
    count,
  };
  return count > 1 ? words.steps.servedTwice(facts) : words.steps.served(facts);
}

/** @param {StepResult} step */
function accessOutcome(step) {
  if (step.result !== 'ok') return signalSentence(step);
  const served = servedSentence(step);
  if (served) return served;
  const frame = step.translations.at(-1)?.frame ?? '?';
  return step.tlb.misses > 0 ? words.steps.walked({ frame }) : words.steps.hit({ frame });
}

/** @param {StepResult} step */
function accessSentence(step) {
  const { process, op, address, count, minor, major } = step;
  if ((count ?? 1) > 1) {
    const facts = { process, op, address, count, minor, major, ...step.tlb };
    return words.steps.sweep(facts) + (step.signal ? ` ${capital(signalSentence(step))}` : '');
  }
  const value = valueText(step.value, step.size);
  const got = op === 'read' && step.result === 'ok' && value ? value : null;
  const put = writtenText(step.text) ?? value;
  return words.steps.access({ process, op, address, value: put, got, outcome: accessOutcome(step) });
}

/** What the text says is written: 63 is not "?" there; a sweep names its stride first. @param {string} text */
function writtenText(text) {
  const [, put] = /: write \S+ (?:by \S+ )?(.+)$/.exec(text) ?? [];
  return put?.startsWith('0x') && hexValue(put) < 1000n ? numberText(put) : put;
}

/** What had to leave memory so that the access found a frame. @param {StepResult} step */
function roomSentence(step) {
  const gone = step.events.filter((event) => event.kind === 'swapped-out' || event.kind === 'page-evicted');
  const last = gone.at(-1);
  if (!last || step.kind !== 'access' || lastOf(step, 'events-omitted')) return '';
  const swapped = gone.filter(({ kind }) => kind === 'swapped-out').length;
  return words.steps.room({ slot: null, ...last, count: gone.length, swapped });
}

/** One munmap may take several regions. @param {StepResult} step @param {EventOf<'region-unmapped'>} last */
function unmappedFacts(step, last) {
  const gone = step.events.filter((event) => event.kind === 'region-unmapped');
  const bytes = gone.reduce((sum, { start, end }) => sum + distance(start, end), 0n);
  return { ...last, count: gone.length, size: unitText(scaled(bytes)) };
}

/** What a call did to the regions, by the event that says most. @param {StepResult} step */
function regionOutcome(step) {
  const steps = words.steps;
  const value = step.returns;
  const mapped = lastOf(step, 'region-mapped');
  const gone = lastOf(step, 'region-unmapped');
  if (mapped) {
    const size = sizeText(mapped.start, mapped.end);
    if (gone && step.op === 'mremap') return steps.moved({ ...mapped, size, from: gone.start });
    if (step.op === 'mremap') return steps.stretched({ start: value, size });
    const filled = lastOf(step, 'frame-allocated') !== undefined;
    const facts = { ...mapped, size, value, filled };
    return value === mapped.start ? steps.mapped(facts) : steps.grown(facts);
  }
  if (gone) {
    return step.op === 'mremap'
      ? steps.shrunk({ ...gone, size: sizeText(gone.start, gone.end) })
      : steps.unmapped(unmappedFacts(step, gone));
  }
  const changed = lastOf(step, 'region-changed');
  return changed ? steps.changed(changed) : null;
}

/** Calls on files and on what is in memory. @param {StepResult} step */
function resultOutcome(step) {
  const steps = words.steps;
  const { op, vector, returns } = step;
  const count = Number(hexValue(returns));
  if (vector !== null) {
    return steps.residency({ vector, pages: vector.length, resident: vector.replaceAll('0', '').length });
  }
  if (['open', 'memfd_create', 'shm_open'].includes(op)) return steps.descriptor(count);
  if (op === 'pread' || op === 'pwrite') {
    const got = step.value === null ? '' : valueText(step.value, step.size ?? count);
    return steps.transferred({ op, count, got });
  }
  return null;
}

/** What a call did to pages: how often each kind of event happened. @param {StepResult} step @returns {string[]} */
function effectsOf(step) {
  if (lastOf(step, 'events-omitted')) return [];
  const effects = Object.entries(words.steps.effects).flatMap(([kind, say]) => {
    const count = step.events.filter((event) => event.kind === kind).length;
    return count > 0 ? [say(count)] : [];
  });
  return effects;
}

/** A call that returns nothing but 0: what it means, and what it did to pages. @param {StepResult} step */
function quietOutcome(step) {
  const { steps } = words;
  const { op, text } = step;
  const [, last = ''] = /,\s*(?:MADV_)?(\w+)\)$/i.exec(text) ?? [];
  const advice = op === 'madvise' ? last.toLowerCase() : '';
  const meaning = op === 'madvise' ? steps.advised[advice] : steps.calls[op];
  const effects = effectsOf(step);
  if (effects.length === 0) return meaning ?? steps.idle[advice || op] ?? steps.done;
  return meaning ? steps.didAnd({ meaning, effects }) : steps.did(effects);
}

/** malloc and free: what the allocator did, by the calls that it made. @param {StepResult} step */
function allocatorOutcome(step) {
  const { steps } = words;
  const called = new Set(step.events.flatMap((event) => (event.kind === 'call' ? [event.name] : [])));
  if (step.op === 'malloc')
    return steps.allocated({ pointer: step.returns, mapped: called.has('mmap'), grown: called.has('brk') });
  if (/free\((NULL|0|0x0)\)$/.test(step.text)) return steps.nothingBack;
  return steps.allocatedBack({ unmapped: called.has('munmap'), trimmed: called.has('brk') });
}

/** @param {StepResult} step */
function callOutcome(step) {
  const steps = words.steps;
  const { errno, op, process, returns, child } = step;
  const aborted = lastOf(step, 'aborted');
  if (aborted) return steps.aborted({ ...aborted, fatal: lastOf(step, 'exited') !== undefined });
  if (step.signal) return signalSentence(step);
  if (errno) return steps.fails({ errno, op });
  const forked = lastOf(step, 'forked');
  if (forked) return steps.forked({ ...forked, process });
  const cloned = lastOf(step, 'cloned');
  if (cloned) return steps.cloned(cloned);
  const executed = lastOf(step, 'executed');
  if (executed) return steps.executed(executed);
  if (child) return steps.forkedMany({ child, process });
  if (op === 'malloc' || op === 'free') return allocatorOutcome(step);
  if (lastOf(step, 'exited')) return steps.exited(process ?? '');
  const said = regionOutcome(step) ?? resultOutcome(step);
  if (said !== null) return said;
  if (op === 'brk' && returns) return steps.atBreak(returns);
  if (returns && hexValue(returns) !== 0n) return steps.returns(numberText(returns) ?? '');
  return quietOutcome(step);
}

/** @param {StepResult} step @param {MachineReport} machine */
function switchSentence(step, machine) {
  const event = lastOf(step, 'context-switch');
  if (!event) return words.steps.plain(step.text);
  return words.steps.switched({ ...event, register: rootRegister(machine.arch) });
}

/** A step of a process that has ended, or that vfork has suspended. @param {StepResult} step */
function idleSentence({ process, errno, text }) {
  const say = errno === 'ESRCH' ? words.steps.gone : words.steps.waits;
  return say({ process, errno, text: text.replace(/^[^:]*:\s*/, '') });
}

/** "note TEXT" → TEXT. @param {string} text */
const noteText = (text) => text.replace(/^note\s+/, '');

/** "A: buf = mmap(…)" → "mmap(…)". @param {string} text */
const callText = (text) => text.replace(/^[^:]*:\s*/, '').replace(/^[\w.-]+\s*=\s*/, '');

/** @param {StepResult} step @param {MachineReport} machine */
function plainSentence(step, machine) {
  if (step.errno !== null && ['ESRCH', 'EAGAIN'].includes(step.errno) && step.events.length === 0)
    return idleSentence(step);
  switch (step.kind) {
    case 'note':
      return noteText(step.text);
    case 'access':
    case 'trace':
      return step.address ? accessSentence(step) : words.steps.plain(step.text);
    case 'call':
      return words.steps.call({ process: step.process, call: callText(step.text), outcome: callOutcome(step) });
    case 'switch':
      return switchSentence(step, machine);
    default:
      return words.steps.plain(step.text);
  }
}

/** @param {StepResult} step @param {MachineReport} machine @returns {string} */
export function stepSentence(step, machine) {
  const killed = lastOf(step, 'out-of-memory');
  const unmet = step.expectations.filter((expectation) => !expectation.met);
  return (
    plainSentence(step, machine) +
    roomSentence(step) +
    (killed ? words.steps.killed(killed) : '') +
    unmet.map((expectation) => words.steps.unmet(expectation)).join('')
  );
}

/** The sentence of a step that was not played yet. @param {StepOutline} outline */
export const outlineSentence = (outline) =>
  outline.kind === 'note' ? noteText(outline.text) : words.steps.plain(outline.text);

/** @param {EngineEvent} event @param {MachineReport} machine @returns {string} */
export function eventSentence(event, machine) {
  const say = /** @type {(facts: Record<string, any>) => string} */ (words.events[event.kind]);
  if (!say) return event.kind;
  const level = 'level' in event ? levelName(machine, event.level) : '';
  const number = event.kind === 'return' ? numberText(event.value) : null;
  return say({ ...event, levelName: level, number });
}
