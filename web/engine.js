import { fetchBytes } from './engine-bytes.js';

/** @import {Diagnostic, Explanation, ImportKind, ImportReport, LoadReport, PagewalkModule, RawSession, Snapshot, StepResult} from '../bindings/engine.js' */

/**
 * The only file that knows what the wasm module offers. Plain values come out of it; what the module cannot give, for
 * want of the file or because it stopped, comes out as a value too.
 */

/** @typedef {{ reason: 'unreachable' | 'unsupported' | 'stopped', detail: string }} EngineFailure */

/** @param {unknown} error @returns {string} */
const detailOf = (error) => (error instanceof Error ? error.message : String(error));

/** @returns {Promise<Engine | EngineFailure>} */
export async function openEngine() {
  if (typeof WebAssembly !== 'object') return { reason: 'unsupported', detail: '' };
  try {
    const [{ default: createPagewalk }, wasmBinary] = await Promise.all([import('#engine'), fetchBytes()]);
    const start = () => createPagewalk({ wasmBinary });
    return new Engine(await start(), start);
  } catch (error) {
    return { reason: 'unreachable', detail: detailOf(error) };
  }
}

/** How many snapshots, steps and answers are kept: the two ends of a step, and what the pointer went over. */
const KEPT = 32;

/** One session, with the answers it gave last. */
export class Engine {
  /** @param {PagewalkModule} module @param {() => Promise<PagewalkModule>} restart */
  constructor(module, restart) {
    this.module = module;
    this.restart = restart;
    this.module = module;
    /** @type {RawSession | null} */
    this.session = new module.Session();
    this.version = module.version();
    /** @type {EngineFailure | null} */
    this.failure = null;
    /** @type {Map<string, unknown>} */
    this.kept = new Map();
    /** The longest that one question about this text took, in milliseconds. */
    this.slowest = 0;
  }

  /**
   * An exception out of C++ reaches here as a bare number, an abort as a RuntimeError. Either way the module's
   * memory can no longer be trusted, so the session is dropped.
   * @template T
   * @param {(session: RawSession) => T} read
   * @returns {T | null}
   */
  attempt(read) {
    if (!this.session) return null;
    const start = performance.now();
    try {
      return read(this.session);
    } catch (error) {
      this.failure = { reason: 'stopped', detail: detailOf(error) };
      this.session = null;
      return null;
    } finally {
      this.slowest = Math.max(this.slowest, performance.now() - start);
    }
  }

  /**
   * @template T
   * @param {string} key
   * @param {(session: RawSession) => T} read
   * @returns {T | null}
   */
  keep(key, read) {
    const found = this.kept.get(key);
    if (found !== undefined) return /** @type {T} */ (found);
    const value = this.attempt(read);
    if (value === null) return null;
    if (this.kept.size >= KEPT) this.kept.delete([...this.kept.keys()][0] ?? '');
    this.kept.set(key, value);
    return value;
  }

  /** Another session beside this one, for another text. Whoever asked for it closes it. @returns {Engine} */
  beside() {
    return new Engine(this.module, this.restart);
  }

  close() {
    this.session?.delete();
    this.session = null;
  }

  /** A fresh module after a stop. @returns {Promise<void>} */
  async revive() {
    if (this.session) return;
    try {
      this.module = await this.restart();
      this.session = new this.module.Session();
      this.failure = null;
    } catch (error) {
      this.failure = { reason: 'unreachable', detail: detailOf(error) };
    }
  }

  /** @param {string} text @returns {LoadReport | null} */
  load(text) {
    this.kept.clear();
    this.slowest = 0;
    return this.attempt((session) => JSON.parse(session.load(text)));
  }

  /** A scenario from what others print. @param {ImportKind} kind @param {string} text @returns {ImportReport | null} */
  importText(kind, text) {
    return this.attempt(() => JSON.parse(this.module.importText(kind, text)));
  }

  /** What is wrong in another text; the one that is open stays. @param {string} text @returns {Diagnostic[]} */
  diagnose(text) {
    const found = this.attempt(() => {
      const trial = new this.module.Session();
      /** @type {LoadReport} */
      const report = JSON.parse(trial.load(text));
      trial.delete();
      return report.diagnostics;
    });
    return found ?? [];
  }

  /** @param {number} position @returns {Snapshot | null} */
  snapshot(position) {
    return this.keep(`snapshot ${position}`, (session) => JSON.parse(session.snapshot(position)));
  }

  /** @param {number} index @returns {StepResult | null} */
  step(index) {
    return this.keep(`step ${index}`, (session) => JSON.parse(session.step(index)));
  }

  /** Like step(), but leaves what is kept alone: for looking through many. @param {number} index @returns {StepResult | null} */
  peek(index) {
    return this.attempt((session) => JSON.parse(session.step(index)));
  }

  /** Like snapshot(), but leaves what is kept alone. @param {number} position @returns {Snapshot | null} */
  peekSnapshot(position) {
    return this.attempt((session) => JSON.parse(session.snapshot(position)));
  }

  /**
   * @param {number} position
   * @param {string} process
   * @param {string} address
   * @returns {Explanation | { error: string } | null}
   */
  ask(position, process, address) {
    return this.keep(`ask ${position} ${process} ${address}`, (session) =>
      JSON.parse(session.ask(position, process, address)),
    );
  }

  /** @param {number} position @returns {Uint32Array} four words a frame */
  frames(position) {
    return this.keep(`frames ${position}`, (session) => session.frames(position)) ?? new Uint32Array();
  }

  /** @param {number} position @param {number} frame @returns {Uint8Array} */
  frameBytes(position, frame) {
    const key = `bytes ${position} ${frame}`;
    return this.keep(key, (session) => session.frameBytes(position, frame)) ?? new Uint8Array();
  }

  /** @param {string} name of Series @returns {Float64Array} */
  series(name) {
    return this.keep(`series ${name}`, (session) => session.series(name)) ?? new Float64Array();
  }
}
