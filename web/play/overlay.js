/** @import {Stop} from '../model/path.js' */

/** Finds the places of a path in the page and draws them: the line, and in a still picture the numbers. */

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {{ x: number, y: number, small: boolean, number: number, element: HTMLElement }} Point `small`: the mark begins at x, else it ends there */

/**
 * Places of the page by their names; an element may stand for several. One look through all is faster than a selector
 * for each name.
 * @param {Set<string>} wanted
 * @returns {Map<string, HTMLElement>}
 */
export function placesInPage(wanted) {
  /** @type {Map<string, HTMLElement>} */
  const places = new Map();
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-place]'))) {
    const names = element.getAttribute('data-place') ?? '';
    for (const name of names.includes('\n') ? names.split('\n') : [names]) {
      if (wanted.has(name) && !places.has(name)) places.set(name, element);
    }
  }
  return places;
}

/** The part of a lane that is in sight: a place scrolled out of it is drawn at its edge. @param {HTMLElement} element */
function sight(element) {
  const body = element.closest('.lane-body') ?? element.closest('.lane') ?? document.documentElement;
  return body.getBoundingClientRect();
}

/** A place narrower than this is marked at its corner, a wider one in the gutter before it: no mark may cover words. */
const SMALL = 120;
/** A mark with two numbers. */
const WIDEST = 40;

/**
 * Headings that begin at a lane's edge, where there is no gutter: the mark goes below the register and the name
 * of a process, and to the free end of a heading of the memory lane.
 * @type {{ what: string, at: (box: DOMRect) => { x: number, y: number } }[]}
 */
const HEADING = [
  { what: '.root', at: (box) => ({ x: box.right, y: box.bottom + 6 }) },
  { what: '.space > header', at: (box) => ({ x: box.left + box.width / 2, y: box.bottom }) },
  { what: '.memory section', at: (box) => ({ x: box.right, y: box.top + 10 }) },
];

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.max(low, Math.min(high, value));

/** @param {HTMLElement} element @param {number} number @returns {Point} */
function pointOf(element, number) {
  const box = element.getBoundingClientRect();
  const view = sight(element);
  if (element.matches('.lane-body'))
    return { x: view.left + 30, y: view.top + 12, small: true, number, element };
  const under = HEADING.find((heading) => element.matches(heading.what));
  if (under) return { ...under.at(box), small: false, number, element };
  const narrow = box.width < SMALL;
  const small = narrow && box.right + WIDEST < view.right;
  const x = small ? box.right - 8 : narrow ? box.right + 4 : box.left - 4;
  const y = narrow ? box.top + (small ? 2 : -1) : box.top + Math.min(box.height / 2, 12);
  return {
    x: clamp(x, view.left + (small ? 8 : 22), view.right - (narrow ? 0 : 8)),
    y: clamp(y, view.top + 4, view.bottom - 4),
    small,
    number,
    element,
  };
}

/** @typedef {{ element: HTMLElement, number: number }} Found a stop's place as it stands in the page */

/** @param {Stop[]} stops @returns {Found[]} */
export function findPlaces(stops) {
  if (stops.length === 0) return [];
  const places = placesInPage(new Set(stops.flatMap(({ place }) => place.at)));
  return stops.flatMap(({ place, number }) => {
    const name = place.at.find((one) => places.has(one));
    const element = name === undefined ? undefined : places.get(name);
    return element ? [{ element, number }] : [];
  });
}

/** A curve that leaves and enters sideways, as the lanes lie. @param {Point[]} points */
function curve(points) {
  return points
    .map(({ x, y }, index) => {
      const from = points[index - 1];
      if (!from) return `M${x},${y}`;
      const bend = (x - from.x) / 2;
      return `C${from.x + bend},${from.y} ${x - bend},${y} ${x},${y}`;
    })
    .join(' ');
}

/** @param {Point[]} points @returns {HTMLElement[]} one badge a place, with all numbers it has */
function badges(points) {
  /** @type {Map<HTMLElement, Point & { numbers: number[] }>} */
  const byElement = new Map();
  for (const point of points) {
    const known = byElement.get(point.element);
    if (known) known.numbers.push(point.number);
    else byElement.set(point.element, { ...point, numbers: [point.number] });
  }
  return [...byElement.values()].map(({ x, y, small, numbers }) => {
    const badge = document.createElement('span');
    badge.className = small ? 'badge small' : 'badge';
    badge.textContent = numbers.length > 3 ? `${numbers[0]}–${numbers.at(-1)}` : numbers.join(' ');
    badge.style.transform = `translate(${x}px, ${y}px)`;
    return badge;
  });
}

/** @param {HTMLElement} layer */
function pathIn(layer) {
  const found = layer.querySelector('path');
  if (found) return found;
  const picture = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  picture.append(path);
  layer.prepend(picture);
  return path;
}

/** Marks the places that the path goes through, and the one where it stands. @param {Point[]} points @param {boolean} complete */
function markPlaces(points, complete) {
  const marks = new Map(points.map(({ element }) => [element, 'passed']));
  const last = points.at(-1);
  if (last && !complete) marks.set(last.element, 'here');
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-on-path]'))) {
    if (!marks.has(element)) element.removeAttribute('data-on-path');
  }
  for (const [element, mark] of marks) {
    if (element.dataset.onPath !== mark) element.dataset.onPath = mark;
  }
}

/** Brings a place into sight within its lane; the page itself is never scrolled. @param {HTMLElement} element */
export function reveal(element) {
  const body = element.closest('.lane-body');
  if (!body) return;
  const view = body.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const over = view.top + HEADROOM - box.top;
  const under = box.bottom - view.bottom + 4;
  if (over > 0) body.scrollTop -= over;
  else if (under > 0) body.scrollTop += Math.min(under, -over);
  if (box.left < view.left) body.scrollLeft -= view.left + SIDE - box.left;
  else if (box.right > view.right) body.scrollLeft += box.right + SIDE - view.right;
}

/** A column's heading sticks to the lane's top and hides what is under it. */
const HEADROOM = 40;
const SIDE = 16;

/**
 * All places are measured before anything is drawn: one layout, however many there are.
 * @param {HTMLElement} layer
 * @param {Found[]} found
 * @param {boolean} complete
 * @returns {Point[]}
 */
export function drawPath(layer, found, complete) {
  const points = found.map(({ element, number }) => pointOf(element, number));
  pathIn(layer).setAttribute('d', curve(points));
  for (const badge of layer.querySelectorAll('.badge')) badge.remove();
  if (complete) layer.append(...badges(points));
  markPlaces(points, complete);
  return points;
}
