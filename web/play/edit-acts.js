import { freshName } from '../model/edit.js';
import { drag } from './drag.js';
import { newProcess, showAddress, showCalls, showPalette } from './late.js';
import { addStep, placeNow } from './steps.js';

/** All that the lanes offer for changing the text. */
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
};
