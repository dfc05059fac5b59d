import { openLate } from '../late-dialogs.js';

/** Shows all pages of a region, or all frames. @param {string} of 'frames'; or a process, where its region starts, and an address in it */
export function showMap(of) {
  document.querySelector('pw-map')?.setAttribute('data-of', of);
  openLate('pw-map');
}
