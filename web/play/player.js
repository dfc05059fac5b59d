import { inChunks } from '../chunks.js';
import { ALL, store } from '../store.js';
import { words } from '../words.js';
import { shownWork } from '../work.js';
import { motion } from './motion.js';

/**
 * Time: plays a step event by event, and the steps one after another. Any control pressed in the middle of a
 * motion finishes that motion at once, then does its own work.
 */

/** A step's motion should last about this long, in milliseconds, whatever it holds. */
const STEP_TIME = 3800;
const SHORTEST_EVENT = 40;
const LONGEST_EVENT = 340;
/** What a sweep of thousands of events may take: several events share a picture then. */
const LONGEST_STEP = 8000;
/** The still picture after a step, before the next one plays. */
const REST = 700;
/** The same where nothing moves: there has to be time to read. */
const STILL_REST = 2600;

class Player {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #end = Number.POSITIVE_INFINITY;

  /** @param {() => void} next @param {number} time */
  #later(next, time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(next, time / store.speed);
  }

  /** Ends the motion under way: the step stands complete. */
  finish() {
    this.#still();
    if (store.midway) store.set({ cursor: ALL });
  }

  #still() {
    clearTimeout(this.#timer);
    store.moving = false;
  }

  pause() {
    this.finish();
    if (store.playing) store.set({ playing: false });
  }

  /** @param {number} [end] position to stop at */
  play(end = Number.POSITIVE_INFINITY) {
    this.finish();
    if (store.position >= store.stepCount) store.moveTo(0);
    if (store.stepCount === 0) return;
    this.#end = end;
    store.set({ playing: true });
    this.#playStep();
  }

  toggle() {
    if (store.playing) this.pause();
    else this.play();
  }

  /**
   * Goes on at once; before what may take long, once the page has drawn a sign that it works.
   * @param {number} position where `act` leads to
   * @param {() => void} act
   */
  #announced(position, act) {
    if (!store.busy && !store.mayTakeLong(position)) return act();
    this.#waiting.push(act);
    if (store.busy) return;
    store.set({ busy: true });
    requestAnimationFrame(() => setTimeout(() => this.#work()));
  }

  /** @type {(() => void)[]} what was asked for since the sign went up */
  #waiting = [];

  #work() {
    store.set({ busy: false });
    for (const act of this.#waiting.splice(0)) act();
  }

  /** The next step, or with micro-steps the next event. */
  forward() {
    if (store.microStep) return this.microStep();
    this.pause();
    this.#announced(store.position + 1, () => this.#playStep());
  }

  back() {
    if (store.microStep && store.midway) return this.microBack();
    this.goTo(store.position - 1);
  }

  /** @param {number} position */
  goTo(position) {
    this.pause();
    this.#announced(position, () => store.moveTo(position));
  }

  microStep() {
    this.#still();
    if (store.playing) store.set({ playing: false });
    if (store.midway) return store.set({ cursor: Math.floor(store.cursor) + 1 });
    if (store.position >= store.stepCount) return;
    store.moveTo(store.position + 1, 1);
  }

  microBack() {
    this.#still();
    if (store.playing) store.set({ playing: false });
    const cursor = store.midway ? store.cursor : store.eventCount;
    if (cursor > 1) return store.set({ cursor: cursor - 1 });
    store.moveTo(store.position - 1);
  }

  /** To the end of the next step that faults, whether served or refused; to the end where none does. */
  async nextFault() {
    this.pause();
    const { position, stepCount, engine, loadedText } = store;
    if (!engine) return;
    /** @type {number | null} */
    let found = null;
    const whole = await shownWork(words.time.nextFault, ({ signal, progress, cancel }) => {
      const look = (/** @type {number} */ index) => {
        const step = engine.peek(position + index);
        if (!step || (!step.signal && step.minor + step.major === 0)) return;
        found = position + index + 1;
        cancel();
      };
      return inChunks(stepCount - position, look, { signal, progress });
    });
    const end = found ?? (whole ? stepCount : null);
    if (end !== null && store.loadedText === loadedText && store.position === position) store.moveTo(end);
  }

  /** Moves one step on, with its motion where motion is wanted. */
  #playStep() {
    if (store.position >= store.stepCount) return store.set({ playing: false });
    if (!motion.wanted) {
      if (store.moveTo(store.position + 1)) this.#rest(STILL_REST);
      return;
    }
    store.moving = true;
    if (store.moveTo(store.position + 1, 0)) this.#playEvent();
    else this.#still();
  }

  #playEvent() {
    const count = store.eventCount;
    if (store.cursor >= count) return this.#finishStep();
    const each = Math.min(LONGEST_EVENT, Math.max(SHORTEST_EVENT, STEP_TIME / count));
    const stride = Math.max(1, Math.ceil((count * each) / LONGEST_STEP));
    store.set({ cursor: Math.min(count, store.cursor + stride) });
    motion.follow(each / store.speed);
    this.#later(() => this.#playEvent(), each);
  }

  #finishStep() {
    this.#still();
    store.set({ cursor: ALL });
    this.#rest(store.eventCount === 0 ? STILL_REST : REST);
  }

  /** @param {number} time */
  #rest(time) {
    if (!store.playing) return;
    if (store.position >= Math.min(this.#end, store.stepCount)) return store.set({ playing: false });
    this.#later(() => this.#announced(store.position + 1, () => store.playing && this.#playStep()), time);
  }
}

export const player = new Player();
