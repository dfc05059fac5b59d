import { withUnchanged } from './model/unchanged.js';

/** @import {Diagnostic, Explanation, GoalReport, LoadReport, PagewalkModule, RawSession, Snapshot, StepResult} from '../bindings/engine.js' */

/** Questions about a scenario and their answers, as plain values. What stopped comes out as a value too. */

/** @typedef {{ reason: 'unreachable' | 'unsupported' | 'stopped', detail: string }} EngineFailure */

/** @param {unknown} error @returns {string} */
export const detailOf = (error) => (error instanceof Error ? error.message : String(error));

/** How many snapshots, steps and answers are kept: the two ends of this step and the next, and what the pointer went over. */
const KEPT = 64;

/**
 * The answers about one text, kept by their questions. The engine asks its session for those that it has not;
 * another that stands in for it (recorded.js) has to do with what it was given.
 */
export class Answers {
  /** @type {Map<string, unknown>} */
  kept = new Map();

  /**
   * @template T
   * @param {(session: RawSession) => T} _read
   * @returns {T | null}
   */
  attempt(_read) {
    return null;
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

  /** @param {number} position @returns {Snapshot | null} */
  snapshot(position) {
    return this.keep(`snapshot ${position}`, (session) =>
      withUnchanged(JSON.parse(session.snapshot(position)), this.#nearby(position)),
    );
  }

  /** @param {number} position @returns {(Snapshot | null)[]} of the moments before and after, where they are kept */
  #nearby(position) {
    return [position - 1, position + 1].map(
      (at) => /** @type {any} */ (this.kept.get(`snapshot ${at}`) ?? null),
    );
  }

  /** @param {number} index @returns {StepResult | null} */
  step(index) {
    return this.keep(`step ${index}`, (session) => JSON.parse(session.step(index)));
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

  /** Plays to the end. @returns {GoalReport | null} of a text that has a goal */
  goal() {
    return this.keep('goal', (session) => JSON.parse(session.goal()));
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

/** One session, with the answers it gave last. */
export class Engine extends Answers {
  /** @type {EngineFailure | null} */
  failure = null;
  /** The longest that one question about this text took, in milliseconds. */
  slowest = 0;

  /** @param {PagewalkModule} module @param {() => Promise<PagewalkModule>} restart */
  constructor(module, restart) {
    super();
    this.module = module;
    this.restart = restart;
    /** @type {RawSession | null} */
    this.session = new module.Session();
    this.version = module.version();
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

  /** Like step(), but leaves what is kept alone: for looking through many. @param {number} index @returns {StepResult | null} */
  peek(index) {
    return this.attempt((session) => JSON.parse(session.step(index)));
  }

  /** Like snapshot(), but leaves what is kept alone. @param {number} position @returns {Snapshot | null} */
  peekSnapshot(position) {
    return this.attempt((session) => JSON.parse(session.snapshot(position)));
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
}
