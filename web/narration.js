import { bytesOf, distance, hexValue, printable, scaled } from './model/addresses.js';
import { levelName } from './model/levels.js';
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

/** @param {string} start @param {string} end */
const sizeText = (start, end) => unitText(scaled(distance(start, end)));

/** @param {StepResult} step */
function signalSentence(step) {
  const signal = step.signal;
  if (!signal) return words.steps.refused({ errno: step.errno });
  const refused = lastOf(step, 'access-refused');
  return words.steps.signal({
    op: step.op,
    name: signal.name,
    code: signal.code,
    perms: refused?.perms ?? null,
  });
}

/** @param {StepResult} step */
function servedSentence(step) {
  const last = lastOf(step, 'fault-served');
  if (!last) return null;
  const count = step.events.filter((event) => event.kind === 'fault-served').length;
  const facts = {
    served: last.served,
    frame: last.frame,
    from: last.from_frame,
    major: last.major,
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
    return words.steps.sweep(facts) + (step.signal ? ` ${signalSentence(step)}` : '');
  }
  const value = valueText(step.value, step.size);
  const got = op === 'read' && step.result === 'ok' && value ? value : null;
  return words.steps.access({ process, op, address, value, got, outcome: accessOutcome(step) });
}

/** What a call did, by the event that says most. @param {StepResult} step */
function callOutcome(step) {
  const steps = words.steps;
  if (step.errno) return steps.fails(step.errno);
  const forked = lastOf(step, 'forked');
  if (forked) return steps.forked({ ...forked, process: step.process });
  if (lastOf(step, 'exited')) return steps.exited(step.process ?? '');
  const mapped = lastOf(step, 'region-mapped');
  const value = step.returns;
  if (mapped) {
    const facts = { ...mapped, size: sizeText(mapped.start, mapped.end), value };
    return value === mapped.start ? steps.mapped(facts) : steps.grown(facts);
  }
  const gone = lastOf(step, 'region-unmapped');
  if (gone) return steps.unmapped({ ...gone, size: sizeText(gone.start, gone.end) });
  const changed = lastOf(step, 'region-changed');
  if (changed) return steps.changed(changed);
  return value && hexValue(value) !== 0n ? steps.returns(value) : steps.done;
}

/** @param {StepResult} step */
function switchSentence(step) {
  const event = lastOf(step, 'context-switch');
  return event ? words.steps.switched(event) : words.steps.plain(step.text);
}

/** "note TEXT" → TEXT. @param {string} text */
const noteText = (text) => text.replace(/^note\s+/, '');

/** "A: buf = mmap(…)" → "mmap(…)". @param {string} text */
const callText = (text) => text.replace(/^[^:]*:\s*/, '').replace(/^[\w.-]+\s*=\s*/, '');

/** @param {StepResult} step */
function plainSentence(step) {
  switch (step.kind) {
    case 'note':
      return noteText(step.text);
    case 'access':
    case 'trace':
      return step.address ? accessSentence(step) : words.steps.plain(step.text);
    case 'call':
      return words.steps.call({ process: step.process, call: callText(step.text), outcome: callOutcome(step) });
    case 'switch':
      return switchSentence(step);
    default:
      return words.steps.plain(step.text);
  }
}

/** @param {StepResult} step @returns {string} */
export function stepSentence(step) {
  const killed = lastOf(step, 'out-of-memory');
  const unmet = step.expectations.filter((expectation) => !expectation.met);
  return (
    plainSentence(step) +
    (killed ? words.steps.killed(killed.victim) : '') +
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
  return say({ ...event, levelName: level });
}
