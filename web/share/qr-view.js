import { html } from 'lit';
import { words } from '../words.js';
import { qrOf } from './qr.js';

/** @param {string} link */
export function qrView(link) {
  const { size, shape } = qrOf(link);
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${words.share.qrOf} shape-rendering="crispEdges">${shape}</svg>`;
}
