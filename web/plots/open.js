import { store } from '../store.js';
import { plotting } from './shown.js';

/** Opens and closes the plots, which are loaded when somebody wants them. @param {boolean} on */
export async function setPlotting(on) {
  plotting.on = on;
  if (on) await import('./plots-panel.js');
  store.changed();
}
