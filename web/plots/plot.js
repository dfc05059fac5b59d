import { html, nothing, svg } from 'lit';
import { plainTable } from '../components/lane.js';
import { words } from '../words.js';
import { labelsOf, nearest, pointsOf, rowsOf } from './scale.js';

/**
 * A plot of a few lines, as SVG in the page: it takes the page's colours, needs no library, and a table of the same
 * numbers stands behind it. A line is told from the others by its dashes as well as by its colour.
 */

/**
 * @typedef {object} Line
 * @property {string} name
 * @property {ArrayLike<number>} values one for each x
 */

/**
 * @typedef {object} Plot
 * @property {string} id
 * @property {string} title
 * @property {string} xName
 * @property {ArrayLike<number>} xs ascending
 * @property {Line[]} lines
 * @property {number[]} ticks of the y axis, from 0
 * @property {(value: number) => string} format of a value
 * @property {number | null} marked the x that stands for now
 * @property {boolean} [steps] whether a value holds until the next x
 * @property {(x: number) => void} [pick] called with the x that was clicked
 */

/** The picture's own units; it is scaled to the room that there is. */
const WIDTH = 320;
const HEIGHT = 124;
const BOX = { left: 46, right: 306, top: 8, bottom: 104 };
const COLUMNS = 260;
const MOST_ROWS = 400;
const MOST_LABELS = 6;

/** @param {Plot} plot */
function scales({ xs, ticks }) {
  const first = Number(xs[0] ?? 0);
  const last = Number(xs[xs.length - 1] ?? 1);
  const top = ticks.at(-1) ?? 1;
  const span = Math.max(1, last - first);
  return {
    x: (/** @type {number} */ value) => BOX.left + ((value - first) / span) * (BOX.right - BOX.left),
    y: (/** @type {number} */ value) => BOX.bottom - (value / top) * (BOX.bottom - BOX.top),
    xAt: (/** @type {number} */ at) => first + ((at - BOX.left) / (BOX.right - BOX.left)) * span,
  };
}

/** @param {Plot} plot @param {Line} line @param {ReturnType<typeof scales>} scale */
function pathOf({ xs, steps }, { values }, scale) {
  let path = '';
  for (const index of pointsOf(values, COLUMNS)) {
    const x = scale.x(Number(xs[index])).toFixed(1);
    const y = scale.y(Number(values[index])).toFixed(1);
    if (path === '') path = `M${x} ${y}`;
    else path += steps ? `H${x}V${y}` : `L${x} ${y}`;
  }
  return path;
}

/** @param {Plot} plot @param {ReturnType<typeof scales>} scale */
const axes = ({ ticks, format, xs }, scale) => svg`
	${ticks.map(
    (
      tick,
    ) => svg`<line class="grid" x1=${BOX.left} x2=${BOX.right} y1=${scale.y(tick)} y2=${scale.y(tick)}></line>
		<text class="tick" x=${BOX.left - 4} y=${scale.y(tick) + 3.5} text-anchor="end">${format(tick)}</text>`,
  )}
	${labelsOf(xs.length, MOST_LABELS).map(
    (at) =>
      svg`<text class="tick" x=${scale.x(Number(xs[at]))} y=${HEIGHT - 6} text-anchor="middle">${xs[at]}</text>`,
  )}`;

/** @param {Plot} plot @param {number | null} x @param {string} name @param {ReturnType<typeof scales>} scale */
function cursor({ lines, xs }, x, name, scale) {
  const at = x === null ? -1 : nearest(xs, x);
  if (at < 0) return nothing;
  const place = scale.x(Number(xs[at]));
  return svg`<line class=${name} x1=${place} x2=${place} y1=${BOX.top} y2=${BOX.bottom}></line>
		${lines.map(
      ({ values }, index) =>
        svg`<circle class=${name} data-line=${index} cx=${place} cy=${scale.y(Number(values[at] ?? 0))} r="3"></circle>`,
    )}`;
}

/** The x under the pointer. @param {PointerEvent | MouseEvent} event @param {Plot} plot */
function pointedX(event, plot) {
  const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
  const wanted = scales(plot).xAt(((event.clientX - box.left) / box.width) * WIDTH);
  return Number(plot.xs[nearest(plot.xs, wanted)] ?? 0);
}

/** @param {Plot} plot @param {number | null} x */
function valuesAt({ lines, xs, format }, x) {
  const at = x === null ? xs.length - 1 : nearest(xs, x);
  return lines.map(({ name, values }) => ({ name, text: at < 0 ? '' : format(Number(values[at] ?? 0)) }));
}

/** @param {Plot} plot @param {number | null} x */
const legend = (plot, x) => html`<ul class="legend-lines">
	${valuesAt(plot, x).map(
    ({ name, text }, index) => html`<li data-line=${index}>
			<svg viewBox="0 0 24 8" aria-hidden="true"><path d="M0 4H24"></path></svg>${name} <b>${text}</b>
		</li>`,
  )}
</ul>`;

/** @param {Plot} plot @param {number | null} x */
const sentence = (plot, x) =>
  words.plots.sentence({
    title: plot.title,
    xName: plot.xName,
    x: x ?? plot.xs[plot.xs.length - 1],
    values: valuesAt(plot, x).map(({ name, text }) => `${name} ${text}`),
  });

/** @param {Plot} plot */
const table = (plot) =>
  html`<div class="plot-table" tabindex="0" role="group" aria-label=${plot.title}>
		${plainTable(
      plot.title,
      [plot.xName, ...plot.lines.map(({ name }) => name)],
      rowsOf(plot.xs.length, MOST_ROWS).map((index) => [
        plot.xs[index],
        ...plot.lines.map(({ values }) => plot.format(Number(values[index] ?? 0))),
      ]),
    )}
	</div>`;

/**
 * @param {Plot} plot
 * @param {number | null} hovered
 * @param {(x: number | null) => void} hover
 */
function picture(plot, hovered, hover) {
  const scale = scales(plot);
  return html`<svg
		class="plot"
		viewBox="0 0 ${WIDTH} ${HEIGHT}"
		role="img"
		tabindex="0"
		aria-label=${sentence(plot, plot.marked)}
		@pointermove=${(/** @type {PointerEvent} */ event) => hover(pointedX(event, plot))}
		@pointerleave=${() => hover(null)}
		@click=${(/** @type {MouseEvent} */ event) => plot.pick?.(pointedX(event, plot))}
	>
		${axes(plot, scale)}
		${plot.lines.map((line, index) => svg`<path class="line" data-line=${index} d=${pathOf(plot, line, scale)}></path>`)}
		${cursor(plot, plot.marked, 'now', scale)} ${cursor(plot, hovered, 'there', scale)}
	</svg>`;
}

/**
 * @param {Plot} plot
 * @param {{ hovered: number | null, hover: (x: number | null) => void, asTable: boolean, toggle: () => void }} state
 */
export const plotFigure = (plot, { hovered, hover, asTable, toggle }) => html`<figure
	class="plot-figure"
	data-plot=${plot.id}
>
	<figcaption>
		<b>${plot.title}</b>${legend(plot, hovered ?? plot.marked)}
		<button
			type="button"
			class="quiet"
			aria-label=${asTable ? words.ui.asPictureOf(plot.title) : words.ui.asTableOf(plot.title)}
			@click=${toggle}
		>
			${asTable ? words.ui.asPicture : words.ui.asTable}
		</button>
	</figcaption>
	${asTable ? table(plot) : picture(plot, hovered, hover)}
</figure>`;
