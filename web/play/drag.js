import { neighbours, pagesPulled } from '../edit/edges.js';
import { hexText, hexValue } from '../model/addresses.js';
import { store } from '../store.js';
import { adjust } from './late.js';
import { placeNow } from './steps.js';

/** @import {ProcessReport, RegionReport} from '../../bindings/engine.js' */
/** @import {Place} from '../edit/place.js' */

/**
 * A region's edge dragged by a pointer: it snaps to pages and stops at its neighbours. The text changes once, when
 * the pointer lets go; Escape leaves it as it was.
 */

/**
 * @typedef {object} Pulled
 * @property {string} process
 * @property {RegionReport} region
 * @property {'start' | 'end'} edge
 * @property {bigint} start as they would be
 * @property {bigint} end
 * @property {number} pull pixels that the edge was pulled outwards
 */

class Drag {
  /** @type {Pulled | null} */
  now = null;
  /** @type {AbortController | null} */
  #listening = null;

  /** @param {PointerEvent} event @param {string} name of the process @param {string} at start of the region @param {'start' | 'end'} edge */
  begin(event, name, at, edge) {
    if (event.button !== 0 || this.now) return;
    const handle = /** @type {HTMLElement} */ (event.currentTarget);
    // A motion under way ends first, and the region may be another then.
    const place = placeNow();
    const process = place?.processes.find((one) => one.name === name);
    const region = process?.regions.find((one) => one.start === at);
    if (!place || !process || !region) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const [start, end] = [hexValue(region.start), hexValue(region.end)];
    this.now = { process: process.name, region, edge, start, end, pull: 0 };
    this.#listen(handle, event, place, process);
    store.changed();
  }

  /** @param {HTMLElement} handle @param {PointerEvent} from @param {Place} place @param {ProcessReport} process */
  #listen(handle, from, place, process) {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    handle.addEventListener(
      'pointermove',
      (event) => this.#move(event.clientY - from.clientY, place, process),
      { signal },
    );
    handle.addEventListener('pointerup', () => this.#finish(place), { signal });
    handle.addEventListener('pointercancel', () => this.#end(), { signal });
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.#end();
      },
      { signal, capture: true },
    );
  }

  /** @param {number} down pixels from where the pointer went down @param {Place} place @param {ProcessReport} process */
  #move(down, place, process) {
    const { now } = this;
    if (!now) return;
    // High addresses stand at the top unless the columns are turned over.
    const up = store.lowFirst ? down : -down;
    const page = BigInt(place.machine.page);
    const by = pagesPulled(now.region, up, page) * page;
    const room = neighbours(process, now.region, place.machine);
    const edge = hexValue(now.region[now.edge]) + by;
    const [least, most] =
      now.edge === 'end'
        ? [hexValue(now.region.start) + page, room.above]
        : [room.below, hexValue(now.region.end) - page];
    const at = edge < least ? least : edge > most ? most : edge;
    this.now = { ...now, [now.edge]: at, pull: now.edge === 'end' ? up : -up };
    store.changed();
  }

  /** @param {Place} place */
  #finish(place) {
    const { now } = this;
    this.#end();
    if (!now) return;
    const { process, region, edge, start, end } = now;
    if (hexText(start) === region.start && hexText(end) === region.end) return;
    const change = edge === 'end' ? { end: hexText(end) } : { start: hexText(start) };
    adjust(place, process, region, change);
  }

  #end() {
    this.#listening?.abort();
    this.now = null;
    store.changed();
  }
}

export const drag = new Drag();
