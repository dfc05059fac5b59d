import { openLate } from '../late-dialogs.js';
import { accessAsked, callsOfAsked, editAsked, showSetUp } from './late.js';
import { actOn, actUnfocused, TIME_KEYS } from './time-keys.js';

/** The page's keys: those of time, and those that ask, edit and open. */
export const actOnKey = actOn({
  ...TIME_KEYS,
  a: () => document.getElementById('ask-address')?.focus(),
  l: () => openLate('pw-log'),
  e: () => editAsked(),
  r: () => accessAsked('read'),
  w: () => accessAsked('write'),
  x: () => accessAsked('exec'),
  c: () => callsOfAsked(),
  s: () => showSetUp(null),
  '?': () => openLate('pw-keys'),
});

/** Until something has the focus there is time all the same. */
export const actFromAnywhere = () => document.addEventListener('keydown', actUnfocused(TIME_KEYS));
