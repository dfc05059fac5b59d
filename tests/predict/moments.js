// Every step of a text as the questions see it, from the engine as the page runs it.
import { momentOf } from '../../web/predict/moment.js';
import { loadEngine } from '../crossing/load.js';

const module = await loadEngine();

/** @param {string} text */
export function momentsOf(text) {
  const session = new module.Session();
  const report = JSON.parse(session.load(text));
  const read = (/** @type {number} */ index) => JSON.parse(session.step(index));
  const engine = {
    step: read,
    peek: read,
    snapshot: (/** @type {number} */ position) => JSON.parse(session.snapshot(position)),
    ask: (/** @type {number} */ position, /** @type {string} */ process, /** @type {string} */ address) =>
      JSON.parse(session.ask(position, process, address)),
    frameBytes: (/** @type {number} */ position, /** @type {number} */ frame) =>
      session.frameBytes(position, frame),
  };
  return {
    report,
    engine,
    moments: report.steps.flatMap((/** @type {any} */ _step, /** @type {number} */ index) => {
      const moment = momentOf(engine, report, index);
      return moment ? [moment] : [];
    }),
    close: () => session.delete(),
  };
}

/** @param {string} text @param {number} index of the step */
export function momentAt(text, index) {
  const { moments, report } = momentsOf(text);
  if (report.diagnostics.length > 0) throw new Error(JSON.stringify(report.diagnostics));
  return moments[index];
}

/** A machine and a layout that the cases share. */
export const layout = `machine x86-64
  frames 16
  tlb 4
  swap 4
file /bin/app 12K
file /data 6000 "hello"
  cold
process A
  00400000-00402000 r-xp 00000000 /bin/app
  00500000-00504000 rw-p 00000000 /data
  00600000-00604000 rw-p 00000000 [heap]
  7fffffffa000-7ffffffff000 rw-p 00000000 [stack]
process B = A
`;
