import { processForm } from '../edit/header-forms.js';
import { freshName } from '../model/edit.js';
import { drag } from './drag.js';
import { askedRegion, askWith, showAddress, showCalls, showPalette } from './menus.js';
import { addStep } from './steps.js';

/** All that the lanes offer for changing the text. */
export const editActs = {
  addStep,
  askNewProcess: () => askWith(processForm),
  drag,
  showAddress,
  showCalls: (/** @type {string} */ name, /** @type {Event} */ event) =>
    showCalls(name, askedRegion(name), event),
  fork: (/** @type {string} */ name, /** @type {string[]} */ names) =>
    addStep(`${name}: ${freshName(names)} = fork()`),
  showPalette,
};
