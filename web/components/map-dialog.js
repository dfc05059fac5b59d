import { html } from 'lit';
import { mapOfFrames, mapOfRegion } from '../model/page-map.js';
import { store } from '../store.js';
import { countText, words } from '../words.js';
import { Dialog } from './dialog.js';
import '../styles/map.css';

/** @import {PageMap} from '../model/page-map.js' */

/**
 * All pages of a region, or all frames of the machine: a map with a pixel for each, and a closer look at some of them.
 * Which, an attribute tells: the page may set it before this file has come.
 */

/** Things in the closer look. */
const CLOSE = 64;

/** What is drawn for a look: the colour that its cells have at their edge. @type {Record<string, string>} */
const COLOURS = {
  anonymous: '--anonymous-edge',
  file: '--file-edge',
  shared: '--shared-edge',
  swap: '--swap-edge',
  zero: '--zero-edge',
  special: '--zero-edge',
};

/** @param {string} property @param {Element} within @returns {[number, number, number]} red, green, blue */
function colourOf(property, within) {
  const probe = document.createElement('i');
  probe.style.color = `var(${property})`;
  within.append(probe);
  const [red = 0, green = 0, blue = 0] =
    getComputedStyle(probe)
      .color.match(/[\d.]+/g)
      ?.map(Number) ?? [];
  probe.remove();
  return [red, green, blue];
}

/** About as wide as high, and a power of two, as addresses are. @param {number} count */
const widthOf = (count) => 2 ** Math.round(Math.log2(Math.sqrt(Math.max(1, count))));

class MapDialog extends Dialog {
  first = 0;
  /** @type {string[]} 'frames'; or a process, where its region starts, and an address in it */
  #of = [];

  /** Read once a drawing: null where it is gone, or where nothing is shown. @type {PageMap | null} */
  map = null;

  #read() {
    const { scene, answers } = store;
    if (!scene || !answers) return null;
    const [process = '', start = ''] = this.#of;
    return process === 'frames' && !start ? mapOfFrames(scene, answers) : mapOfRegion(scene, process, start);
  }

  willUpdate() {
    this.map = this.shown ? this.#read() : null;
  }

  open() {
    this.#of = (this.dataset.of ?? '').split(' ');
    super.open();
    const map = this.#read();
    this.goTo(map?.find(this.#of[2] ?? '') ?? 0, map?.count ?? 0);
  }

  get heading() {
    return this.map?.title ?? words.map.frames;
  }

  /** @param {number} index @param {number} count */
  goTo(index, count) {
    const last = Math.max(0, Math.ceil(count / CLOSE) - 1) * CLOSE;
    this.first = Math.min(last, Math.floor(index / CLOSE) * CLOSE);
    this.requestUpdate();
  }

  /** @param {PageMap} map @param {Event} event */
  typed(map, event) {
    const found = map.find(/** @type {HTMLInputElement} */ (event.target).value);
    if (found !== null) this.goTo(found, map.count);
  }

  /** @param {PageMap} map @param {MouseEvent} event */
  pressed(map, event) {
    const canvas = /** @type {HTMLCanvasElement} */ (event.currentTarget);
    const x = Math.floor((event.offsetX / canvas.clientWidth) * canvas.width);
    const y = Math.floor((event.offsetY / canvas.clientHeight) * canvas.height);
    this.goTo(Math.max(0, Math.min(map.count - 1, y * canvas.width + x)), map.count);
  }

  content() {
    const { map } = this;
    if (!map) return html`<p>${words.map.gone}</p>`;
    const { count, name } = map;
    const first = Math.min(this.first, Math.max(0, count - 1));
    const close = Array.from({ length: Math.min(CLOSE, count - first) }, (_, index) => first + index);
    return html`<canvas aria-hidden="true" @click=${(/** @type {MouseEvent} */ event) => this.pressed(map, event)}></canvas>
      <p class="map-where">
        <label>${words.map.goTo[map.of]} <input type="text" spellcheck="false" autocomplete="off" @input=${(/** @type {Event} */ event) => this.typed(map, event)} /></label>
        <input type="range" min="0" max=${Math.max(0, count - 1)} step=${CLOSE} .value=${String(first)} aria-label=${words.map.part} aria-valuetext=${name(first)}
          @input=${(/** @type {Event} */ event) => this.goTo(Number(/** @type {HTMLInputElement} */ (event.target).value), count)} />
      </p>
      <p class="aside" role="status">${words.map.shown({ from: name(first), to: name(close.at(-1) ?? first), count: countText(count) })}</p>
      <ul class="map-cells">
        ${close.map((index) => {
          const text = map.text(index);
          return html`<li class="cell" data-look=${map.look(index)} title=${text}><span aria-hidden="true">${map.short(index)}</span><span class="sr">${text}</span></li>`;
        })}
      </ul>`;
  }

  /** A pixel for each, and a mark at those of the closer look. */
  updated() {
    const canvas = this.querySelector('canvas');
    const { map } = this;
    const context = canvas?.getContext('2d');
    if (!canvas || !map || !context) return;
    const width = widthOf(map.count);
    canvas.width = width;
    canvas.height = Math.ceil(map.count / width);
    const pixels = context.createImageData(canvas.width, canvas.height);
    const none = colourOf('--rule', this);
    const colours = new Map(Object.entries(COLOURS).map(([look, name]) => [look, colourOf(name, this)]));
    for (let index = 0; index < map.count; index += 1) {
      pixels.data.set([...(colours.get(map.look(index)) ?? none), 255], index * 4);
    }
    context.putImageData(pixels, 0, 0);
    context.fillStyle = `rgb(${colourOf('--focus', this).join()})`;
    const [x, y] = [this.first % width, Math.floor(this.first / width)];
    for (const row of [y - 2, y - 1, y + 1, y + 2]) context.fillRect(x, row, Math.min(CLOSE, width), 1);
  }
}

customElements.define('pw-map', MapDialog);
