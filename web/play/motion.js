import { stopsOf } from '../model/path.js';
import { store } from '../store.js';
import { gesture } from './gestures.js';
import { drawPath, findPlaces, reveal } from './overlay.js';

/** @import {Stop} from '../model/path.js' */

/**
 * The token and the path it leaves. The path is drawn anew whenever the picture changes; the token only moves
 * while events play. Both lie on a layer above the page that takes no clicks and is not read out.
 */

const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');

/** The picture is of a question then, and the step's path would point at what it does not mean. */
const asking = () => store.pinned !== null && !store.midway;

class Motion {
  /** @type {HTMLElement | null} */
  #layer = null;
  #token = document.createElement('div');
  /** @type {Animation | null} */
  #moving = null;
  /** @type {{ x: number, y: number } | null} */
  #at = null;
  #asked = false;

  get wanted() {
    return !reduced.matches;
  }

  /** @param {HTMLElement} layer */
  attach(layer) {
    this.#layer = layer;
    this.#token.className = 'token';
    layer.append(this.#token);
    store.subscribe(() => this.redraw());
    window.addEventListener('resize', () => this.redraw());
    document.addEventListener('scroll', () => this.redraw(), { capture: true, passive: true });
  }

  /** Draws once the components have drawn: a frame later, and once for many changes. */
  redraw() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#draw();
    });
  }

  #seen = '';

  /** Whether the picture is of another moment than when it was last drawn: then the lanes scroll to it, once. */
  #moved() {
    const moment = `${store.opening} ${store.position} ${store.cursor}`;
    if (moment === this.#seen) return false;
    this.#seen = moment;
    return true;
  }

  #draw() {
    const scene = store.scene;
    if (!this.#layer) return;
    /** @type {Stop[]} */
    const stops = scene && !asking() ? stopsOf(scene) : [];
    const numbered = !store.midway;
    const found = findPlaces(stops);
    if (this.#moved()) {
      const last = found.at(-1);
      if (numbered && found[0]) reveal(found[0].element);
      if (last) reveal(last.element);
      if (scene?.current && store.midway && this.wanted) gesture(scene.current, this.#time);
    }
    const points = drawPath(this.#layer, found, numbered);
    const end = points.at(-1);
    this.#token.hidden = numbered || !end;
    if (end && !numbered) this.#place(end.x, end.y, stops.at(-1));
    else this.#at = null;
  }

  /** How long the next moves may take. */
  #time = 0;

  /** @param {number} time milliseconds an event has */
  follow(time) {
    this.#time = time;
  }

  /** @param {number} x @param {number} y @param {Stop | undefined} stop */
  #place(x, y, stop) {
    const process = store.outline?.process;
    const index = store.scene?.after.processes.findIndex(({ name }) => name === process) ?? -1;
    this.#token.dataset.accent = String(Math.max(0, index) % 8);
    this.#token.dataset.lane = stop?.place.lane ?? '';
    this.#token.textContent = process?.slice(0, 3) ?? '';
    const from = this.#at;
    this.#at = { x, y };
    const to = `translate(${x}px, ${y}px)`;
    this.#token.style.transform = to;
    if (!from || !this.wanted || (from.x === x && from.y === y)) return;
    this.#moving?.cancel();
    this.#moving = this.#token.animate(
      [{ transform: `translate(${from.x}px, ${from.y}px)` }, { transform: to }],
      { duration: Math.max(30, this.#time * 0.8), easing: 'ease-in-out' },
    );
  }
}

export const motion = new Motion();
