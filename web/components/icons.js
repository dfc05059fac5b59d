import { html, svg } from 'lit';

/** Icons of the time line, drawn so that no font has to have them. */

/** @param {unknown} shape */
const icon = (shape) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shape}</svg>`;

export const icons = {
  first: icon(svg`<path d="M3 3h2v10H3zM13 3v10L6 8z" />`),
  back: icon(svg`<path d="M11 3v10L4 8z" />`),
  play: icon(svg`<path d="M4 2.5v11l9-5.5z" />`),
  pause: icon(svg`<path d="M4 3h3v10H4zM9 3h3v10H9z" />`),
  step: icon(svg`<path d="M5 3v10l7-5z" />`),
  last: icon(svg`<path d="M11 3h2v10h-2zM3 3v10l7-5z" />`),
  fault: icon(svg`<path d="M3 2v10l6-5zM8 11h6v2H8zM10 2h2v7h-2z" />`),
  undo: icon(svg`<path d="M6 2 1.5 6.5 6 11V8h3a2.5 2.5 0 0 1 0 5H6v1.8h3A4.4 4.4 0 0 0 9 6H6z" />`),
  redo: icon(
    svg`<path d="M10 2l4.5 4.500L10 11V8H7a2.500 2.500 0 0 0 0 5h3v1.800H7A4.400 4.400 0 0 1 7 6h3z" />`,
  ),
  close: icon(
    svg`<path d="M3.500 2.400 8 6.900l4.500-4.500 1.100 1.100L9.100 8l4.500 4.500-1.100 1.100L8 9.100l-4.500 4.500-1.100-1.100L6.900 8 2.400 3.500z" />`,
  ),
};
