import { svg } from 'lit';
import { encode } from 'uqr';

/** A link to be taken off a projector with a telephone. */

/** @param {string} link one path of all dark squares */
export function qrOf(link) {
  const { data, size } = encode(link, { ecc: 'L', border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x},${y}h1v1h-1z`] : [])))
    .join('');
  return { size, shape: svg`<path d=${path} />` };
}
