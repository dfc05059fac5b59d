import { words } from '../words.js';

/** @import {PageReport} from '../../bindings/engine.js' */

/** Where a page is, in words and as short as a cell needs it. */

/** @param {PageReport | undefined} page */
export function stateText(page) {
  if (!page) return words.spaces.absent;
  if (page.state === 'guard') return words.spaces.guard;
  if (page.state === 'swapped') return words.spaces.inSlot(page.slot ?? 0);
  return page.frame === undefined ? words.spaces.absent : words.spaces.inFrame(page.frame);
}

/** @param {PageReport | undefined} page */
export function cellText(page) {
  if (!page) return '·';
  if (page.state === 'guard') return '✕';
  return page.state === 'swapped' ? `s${page.slot}` : (page.frame ?? '·');
}
