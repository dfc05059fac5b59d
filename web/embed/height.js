import { tell, tellCanvas } from './messages.js';

/**
 * As tall as what it shows, for a host that resizes the frame; without `height=auto` the embed fills the frame it
 * was given. It never shrinks while its width stays: text below must not jump at every step.
 */

export const fitsContent = () => new URLSearchParams(location.search).get('height') === 'auto';

/** @param {HTMLElement} element the embed */
export function tellHeight(element) {
  let [width, most, told] = [0, 0, 0];
  new ResizeObserver(() => {
    const box = element.getBoundingClientRect();
    if (box.width !== width) [width, most] = [box.width, 0];
    most = Math.max(most, Math.ceil(box.height));
    if (most === told) return;
    told = most;
    tell({ type: 'height', height: most });
    tellCanvas(most);
  }).observe(element);
}
