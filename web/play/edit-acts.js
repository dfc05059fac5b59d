import { openLateOf } from '../late-dialogs.js';
import { freshName } from '../model/edit.js';
import { drag } from './drag.js';
import { newProcess, showAddress, showCalls, showPalette } from './late.js';
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
  showFrames: () => openLateOf('pw-map', 'frames'),
  showTable: (/** @type {number} */ frame) => openLateOf('pw-table', String(frame)),
};
