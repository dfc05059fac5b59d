import { store } from '../store.js';

/** Whether the plots stand in the page. They are loaded when somebody wants them. */
export const plotting = { on: false };

/** @param {boolean} on */
export async function setPlotting(on) {
  plotting.on = on;
  if (on) await import('./plots-panel.js');
  store.changed();
}
