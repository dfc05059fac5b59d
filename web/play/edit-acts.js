import { openLate } from '../late-dialogs.js';
import { freshName } from '../model/edit.js';
import { drag } from './drag.js';
import { newProcess, showAddress, showCalls, showPalette } from './late.js';
import { showMap } from './late-map.js';
import { addStep, placeNow } from './steps.js';

/** All that the lanes offer on the page and not in an embed: changing the text, and what a dialog shows. */
export const editActs = {
  addStep,
  drag,
  fork: (/** @type {string} */ name) => {
    const place = placeNow();
    if (place) addStep(`${name}: ${freshName(place.names)} = fork()`);
  },
  newProcess,
  showAddress,
  showCalls,
  showPalette,
  showMap,
  showTable: (/** @type {number} */ frame) => {
    document.querySelector('pw-table')?.setAttribute('data-frame', String(frame));
    openLate('pw-table');
  },
};
