import { writable } from './xml.js';

/**
 * The picture as it stands in the page, as one SVG: the lanes without the text, with the path over them. It is the
 * page's own markup inside `foreignObject`, so it is drawn by browsers, and by what draws as they do.
 */

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Every rule that draws the page, without those of the editor. */
const rules = () =>
  [...document.styleSheets]
    .flatMap((sheet) =>
      [...sheet.cssRules].map(({ cssText }) => cssText).filter((text) => !text.includes('.cm-')),
    )
    .join('\n');

/** @param {HTMLElement} lanes the page's @returns {{ copy: HTMLElement, left: number }} `left`: what the text took */
function withoutText(lanes) {
  const copy = /** @type {HTMLElement} */ (lanes.cloneNode(true));
  const text = lanes.querySelector('pw-scenario');
  copy.querySelector('pw-scenario')?.remove();
  const { display, gridTemplateColumns } = getComputedStyle(lanes);
  if (display !== 'grid' || !text) return { copy, left: 0 };
  copy.style.gridTemplateColumns = gridTemplateColumns.split(' ').slice(1).join(' ');
  return { copy, left: text.getBoundingClientRect().width };
}

/** The path and its numbers, which lie above the whole window. @param {number} x @param {number} y */
function pathAt(x, y) {
  const overlay = /** @type {HTMLElement} */ (document.querySelector('.overlay')?.cloneNode(true));
  overlay.setAttribute(
    'style',
    `position:absolute;inset:auto;left:${-x}px;top:${-y}px;width:${innerWidth}px;height:${innerHeight}px`,
  );
  return overlay;
}

/** @param {number} width @param {number} height */
function canvasOf(width, height) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  const { theme } = document.documentElement.dataset;
  const { fontSize } = getComputedStyle(document.documentElement);
  svg.setAttribute('data-theme', theme ?? 'auto');
  svg.setAttribute('style', `font-size:${fontSize}`); // what rem means in there
  return svg;
}

/** @param {HTMLElement} lanes @returns {{ text: string, width: number, height: number }} */
export function pictureAsSvg(lanes) {
  const box = lanes.getBoundingClientRect();
  const { copy, left } = withoutText(lanes);
  const [width, height] = [Math.ceil(box.width - left), Math.ceil(box.height)];
  const svg = canvasOf(width, height);
  const inside = document.createElementNS(SVG, 'foreignObject');
  inside.setAttribute('width', '100%');
  inside.setAttribute('height', '100%');
  const body = /** @type {HTMLElement} */ (document.createElementNS(XHTML, 'div'));
  const { fontFamily, fontSize, lineHeight, color, backgroundColor } = getComputedStyle(document.body);
  const font = `${fontSize}/${lineHeight} ${fontFamily.replaceAll('"', "'")}`;
  const ground = getComputedStyle(document.documentElement).backgroundColor || backgroundColor;
  body.setAttribute(
    'style',
    `position:relative;overflow:hidden;height:${height}px;font:${font};color:${color};background:${ground}`,
  );
  copy.style.height = `${height}px`;
  const style = document.createElementNS(XHTML, 'style');
  style.textContent = rules();
  body.append(style, copy, pathAt(box.left + left, box.top));
  inside.append(body);
  svg.append(inside);
  return { text: writable(new XMLSerializer().serializeToString(svg)), width, height };
}

/** For slides: more dots than the screen has. */
const SCALE = 2;

/** @param {{ text: string, width: number, height: number }} picture @returns {Promise<Blob | null>} */
export async function asPng({ text, width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
