import { store } from '../store.js';
import { words } from '../words.js';
import { plotting } from './shown.js';

/** Opens and closes the plots, which are loaded when somebody wants them. @param {boolean} on */
export async function setPlotting(on) {
  plotting.on = on;
  try {
    if (on) await import('./plots-panel.js');
  } catch {
    plotting.on = false;
    return store.set({ banner: words.banners.dialog });
  }
  store.changed();
}
