/** @import {Explanation, LoadReport, MachineReport, Snapshot, StepOutline, StepResult} from '../../bindings/engine.js' */

/**
 * A step between the machine before it and after it.
 * @typedef {object} Moment
 * @property {StepOutline} outline
 * @property {StepResult} step
 * @property {Snapshot} before
 * @property {Snapshot} after
 * @property {MachineReport} machine
 * @property {(position: number, process: string, address: string) => Explanation | { error: string } | null} ask
 * @property {(position: number, frame: number) => Uint8Array} bytes of a frame
 * @property {number} steps of the whole text
 * @property {(index: number) => StepResult | null} peek at any of them
 * @property {{ process: string, address: string, value: string } | null} written what an earlier step wrote last
 */

/**
 * Whoever answers for a text: the page's engine, or a session in a test.
 * @typedef {object} Answering
 * @property {(index: number) => StepResult | null} step
 * @property {(index: number) => StepResult | null} peek
 * @property {(position: number) => Snapshot | null} snapshot
 * @property {Moment['ask']} ask
 * @property {(position: number, frame: number) => Uint8Array} frameBytes
 */

/** Steps looked back for what was written last. */
const MOST_LOOKED = 40;

/** @param {Answering} engine @param {number} index @returns {Moment['written']} */
function lastWritten(engine, index) {
  for (let at = index - 1; at >= Math.max(0, index - MOST_LOOKED); at -= 1) {
    const step = engine.peek(at);
    if (step?.op === 'write' && step.result === 'ok' && step.process && step.address && step.value) {
      return { process: step.process, address: step.address, value: step.value };
    }
  }
  return null;
}

/** @param {Answering} engine @param {LoadReport} report @param {number} index @returns {Moment | null} */
export function momentOf(engine, report, index) {
  const outline = report.steps[index];
  const before = engine.snapshot(index);
  const step = engine.step(index);
  const after = engine.snapshot(index + 1);
  if (!outline || !before || !step || !after) return null;
  return {
    outline,
    step,
    before,
    after,
    machine: report.machine,
    ask: (position, process, address) => engine.ask(position, process, address),
    bytes: (position, frame) => engine.frameBytes(position, frame),
    steps: report.steps.length,
    peek: (at) => engine.peek(at),
    written: lastWritten(engine, index),
  };
}
