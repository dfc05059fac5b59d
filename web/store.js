import { carriedPosition } from './model/edit.js';
import { toldWhole } from './model/scene.js';
import { Engine } from './session.js';

/** @import {Explanation, LoadReport, StepOutline, StepResult} from '../bindings/engine.js' */
/** @import {Scene} from './model/scene.js' */
/** @import {Recorded} from './recorded.js' */
/** @import {Answers, EngineFailure} from './session.js' */

/**
 * Page = f(text, position). The scenario text is the only state; what else stands here is how it is looked
 * at. Everything that is drawn is read from the engine for that text and position.
 */

/** @typedef {{ process: string, address: string }} Asked */

/** How long a pause in typing is, in milliseconds. */
const TYPING_PAUSE = 150;

/** Milliseconds of work after which a page seems to hang. */
const NOTICED = 150;

/** The number of events shown that stands for all of them. */
export const ALL = Number.POSITIVE_INFINITY;

export class Store {
  text = '';
  position = 0;
  /** Events of the current step that the picture shows. */
  cursor = ALL;
  microStep = false;
  speed = 1;
  playing = false;
  /** Whether the events of a step follow one another by themselves. */
  moving = false;
  /** Whether the engine is about to work for long; the page says so before. */
  busy = false;
  /** Whether low addresses stand at the top. */
  lowFirst = false;
  /** @type {Asked | null} what was clicked or typed: stays */
  pinned = null;
  /** @type {Asked | null} what the pointer or focus is on: passes */
  pointed = null;
  /** @type {Set<string>} lanes that stand as tables */
  tables = new Set();
  /** @type {string | null} a sentence above the page: what is wrong with a link, a store, the engine */
  banner = null;
  /** @type {{ said: string, done: number, count: number, cancel: () => void } | null} long work that can be stopped */
  work = null;
  /** Whether a question about the next step is open: nothing may tell what that step does. */
  quizzing = false;
  /** The position up to which outcomes may be told; questions about what comes are not answered by the page. */
  tellable = Number.POSITIVE_INFINITY;
  /** How far time may go on the way to a position: questions before a step stop it. @type {(position: number) => number} */
  limit = (position) => position;
  /** @type {Engine | null} */
  engine = null;
  /** What the first picture stands on until the engine is there. @type {Recorded | null} */
  recorded = null;
  /** @type {EngineFailure | null} */
  failure = null;
  /** @type {LoadReport | null} */
  report = null;
  /** The text that `report` is about; behind `text` while somebody types. */
  loadedText = '';
  /** What the text is, for the menu: a lesson's name, 'draft', 'before' or 'link'. */
  source = '';
  /** Counts the texts opened, so that an editor can tell another text from an edit. */
  opening = 0;
  /** Where the visitor last chose to be; an error on the way to it must not forget it. */
  wanted = 0;

  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {Set<(text: string) => void>} */
  #editListeners = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /** @param {() => void} listener @returns {() => void} stops it */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Called with each text that a person made, not with those that were opened. @param {(text: string) => void} listener */
  onEdit(listener) {
    this.#editListeners.add(listener);
  }

  changed() {
    for (const listener of this.#listeners) listener();
  }

  /** @param {Engine | EngineFailure} engine */
  attach(engine) {
    const { recorded } = this;
    if (engine instanceof Engine) {
      this.engine = engine;
      this.recorded = null;
    } else {
      this.failure = engine;
    }
    this.load();
    if (recorded) this.#adopt(recorded);
  }

  /** The engine answered this once already, when the site was built: the picture goes on with the same values. @param {Recorded} recorded */
  #adopt({ text, report, kept }) {
    const { engine } = this;
    if (!engine || !this.report || text !== this.loadedText) return;
    for (const [question, answer] of kept) engine.kept.set(question, answer);
    if (JSON.stringify(report.machine) === JSON.stringify(this.report.machine))
      this.report = { ...this.report, machine: report.machine };
  }

  /** Whatever the picture is read from. @returns {Answers | null} */
  get answers() {
    return this.engine ?? this.recorded;
  }

  /** Why the engine does not answer, where it does not. @returns {EngineFailure | null} */
  get trouble() {
    return this.failure ?? this.engine?.failure ?? null;
  }

  /** Whether the picture stands, but nothing can be done with it yet. */
  get standingIn() {
    return this.engine === null && this.recorded !== null;
  }

  /**
   * Opens another text: nothing of the old one stays.
   * @param {string} text
   * @param {string} source
   * @param {number} [position]
   * @param {Recorded | null} [recorded] what was answered about it already
   */
  open(text, source, position = 0, recorded = null) {
    this.source = source;
    this.text = text;
    this.opening += 1;
    this.position = 0;
    this.wanted = position;
    this.cursor = ALL;
    this.playing = false;
    this.pinned = null;
    this.pointed = null;
    this.loadedText = text;
    if (!this.engine) this.#showRecorded(recorded?.holds(position) ? recorded : null);
    this.load();
    if (recorded) this.#adopt(recorded);
  }

  /** @param {Recorded | null} recorded */
  #showRecorded(recorded) {
    this.recorded = recorded;
    this.report = recorded?.report ?? null;
    this.position = recorded ? this.wanted : 0;
  }

  /** An edit by a person. Loaded when the typing pauses. @param {string} text */
  edit(text) {
    if (text === this.text) return;
    this.text = text;
    this.playing = false;
    for (const listener of this.#editListeners) listener(text);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.load(), TYPING_PAUSE);
    this.changed();
  }

  /** An edit by a button: loaded at once, and the picture moves to `position`. @param {string} text @param {number} position */
  editNow(text, position) {
    this.edit(text);
    this.load();
    this.moveTo(position);
  }

  /** Whether the picture is of the text as it stands. */
  get current() {
    return this.loadedText === this.text && this.report !== null;
  }

  /** Whether there is nothing to be waited for. */
  get settled() {
    const kept = this.loadedText === this.text && this.failure !== null;
    return kept || (this.current && this.engine !== null);
  }

  load() {
    clearTimeout(this.#pause);
    if (!this.engine) return this.changed();
    if (this.engine.failure) return this.#revive();
    const text = this.text;
    const old = this.report;
    this.report = this.engine.load(text);
    if (this.report && old) {
      const steps = this.report.steps;
      this.wanted = carriedPosition(this.loadedText, old.steps, this.wanted, text, steps);
    }
    this.loadedText = text;
    this.position = Math.min(this.wanted, this.stepCount);
    this.cursor = ALL;
    this.pointed = null;
    if (this.pinned && 'error' in (this.explain(this.pinned) ?? {})) this.pinned = null; // of a process that is gone
    this.changed();
  }

  /** The engine stopped on an earlier text: a fresh one gets the next. */
  async #revive() {
    const engine = this.engine;
    await engine?.revive();
    if (engine && !engine.failure) this.load();
  }

  /**
   * Whether going to a position may take long enough to be noticed: it plays a sweep, or something about this
   * text took long before.
   * @param {number} position
   */
  mayTakeLong(position) {
    const [from, to] = [Math.min(position, this.position), Math.max(position, this.position)];
    const sweeps = this.report?.steps.slice(Math.max(0, from - 1), to).some(({ text }) => text.includes('..'));
    return sweeps || (this.engine?.slowest ?? 0) > NOTICED;
  }

  get stepCount() {
    return this.report?.steps.length ?? 0;
  }

  /** @returns {number | null} the line from which on the text must not tell what will happen */
  get maskedFrom() {
    return this.report?.steps[this.tellable]?.line ?? null;
  }

  /** @returns {StepOutline | null} the step that led to the position */
  get outline() {
    return this.report?.steps[this.position - 1] ?? null;
  }

  /** @returns {StepResult | null} */
  get step() {
    return this.position > 0 ? (this.answers?.step(this.position - 1) ?? null) : null;
  }

  /**
   * The step that the picture is of. A note comments on what stands there: it takes nothing away.
   * @returns {StepResult | null}
   */
  get pictured() {
    const steps = this.report?.steps ?? [];
    let index = this.position - 1;
    while (index > 0 && steps[index]?.kind === 'note') index -= 1;
    return index >= 0 ? (this.answers?.step(index) ?? null) : null;
  }

  /** @returns {number} */
  get eventCount() {
    return this.step?.events.length ?? 0;
  }

  /** Whether the picture stands in the middle of a step. */
  get midway() {
    return this.cursor < this.eventCount;
  }

  /**
   * @param {number} position
   * @param {number} [cursor] events shown; all of them unless given
   * @returns {boolean} whether time went there; a question may have stopped it before
   */
  moveTo(position, cursor = ALL) {
    if (this.standingIn && !this.recorded?.holds(position)) {
      this.set({ playing: false });
      return false;
    }
    const wanted = Math.max(0, Math.min(position, this.stepCount));
    this.position = this.limit(wanted);
    const there = this.position === wanted;
    this.wanted = this.position;
    this.cursor = there ? cursor : ALL;
    if (!there) this.playing = false;
    this.pointed = null;
    this.changed();
    return there;
  }

  /** @param {Partial<Pick<Store, 'cursor' | 'microStep' | 'speed' | 'lowFirst' | 'playing' | 'busy' | 'pinned' | 'pointed' | 'banner' | 'work' | 'tables'>>} settings */
  set(settings) {
    Object.assign(this, settings);
    this.changed();
  }

  /** @returns {Scene | null} null while there is no engine */
  get scene() {
    const { answers, report, pictured: step } = this;
    if (!answers || !report) return null;
    const position = step ? step.index + 1 : this.position;
    const after = answers.snapshot(position);
    const before = position > 0 ? answers.snapshot(position - 1) : after;
    if (!after || !before) return null;
    const events = step?.events ?? [];
    const shown = this.midway ? events.slice(0, this.cursor) : toldWhole(events);
    return {
      machine: report.machine,
      position,
      stepCount: this.stepCount,
      before,
      after,
      step,
      shown,
      complete: !this.midway,
      current: shown.at(-1) ?? null,
    };
  }

  /** The address that the three answers are about: pointed at, else pinned, else the step's own. @returns {Asked | null} */
  get asked() {
    const { pointed, pinned, pictured: step } = this;
    if (pointed ?? pinned) return pointed ?? pinned;
    if (step?.process && step.address) return { process: step.process, address: step.address };
    return null;
  }

  /** In the middle of a step the answer is the one before it. @param {Asked} asked @returns {Explanation | { error: string } | null} */
  explain({ process, address }) {
    if (this.quizzing) return null;
    return this.answers?.ask(this.midway ? this.position - 1 : this.position, process, address) ?? null;
  }
}

export const store = new Store();
