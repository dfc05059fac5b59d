import { openDialog } from './dialogs.js';
import { store } from './store.js';
import { words } from './words.js';

/** Dialogs come when somebody wants them; those that many want, when the page has nothing else to do. */

const LOAD = {
  'pw-log': () => import('./components/log-dialog.js'),
  'pw-keys': () => import('./components/keys-dialog.js'),
  'pw-share': () => import('./components/share-dialog.js'),
  'pw-contents': () => import('./components/contents-dialog.js'),
  'pw-embedding': () => import('./share/snippet-dialog.js'),
  'pw-table': () => import('./components/table-dialog.js'),
  'pw-map': () => import('./components/map-dialog.js'),
  'pw-compare': () => import('./compare/compare-dialog.js'),
};

/** @typedef {keyof typeof LOAD} LateDialog */

/** What keeps a visitor's work has to be there when the network no longer is. @type {LateDialog[]} */
const SOON = ['pw-share', 'pw-keys', 'pw-log'];

/** Counts what was asked for: a dialog that comes late does not open over what was done since. */
let asked = 0;

/** @param {LateDialog} name of its element */
export async function openLate(name) {
  asked += 1;
  const [mine, focus] = [asked, document.activeElement];
  try {
    await LOAD[name]();
  } catch {
    return store.set({ banner: words.banners.dialog });
  }
  if (mine !== asked || focus !== document.activeElement) return;
  if (store.banner === words.banners.dialog) store.set({ banner: null });
  openDialog(name);
}

/** A dialog of one thing among many, which its element is told before it comes. @param {'pw-table' | 'pw-map'} name @param {string} of */
export function openLateOf(name, of) {
  document.querySelector(name)?.setAttribute('data-of', of);
  return openLate(name);
}

export function fetchDialogs() {
  const load = () => {
    for (const name of SOON) LOAD[name]().catch(() => {});
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(load);
  else setTimeout(load, 1000);
}
