import { TEXT_FIELD } from './time-keys.js';

/**
 * Undo and redo from wherever the focus is, as in the editor, whose own keys act only within it. A field has an undo of
 * its own, and what stands in a dialog is not yet written.
 */

/** @typedef {{ undo: () => void, redo: () => void }} Undoing */

/** @param {KeyboardEvent} event @returns {keyof Undoing | null} */
function meantBy({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (ctrlKey === metaKey || altKey) return null;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key === 'y' && ctrlKey ? 'redo' : null;
}

/** @param {() => Undoing | null} editor */
export function undoFromAnywhere(editor) {
  document.addEventListener('keydown', (event) => {
    const meant = meantBy(event);
    const { target } = event;
    if (!meant || event.defaultPrevented || !(target instanceof Element)) return;
    if (target.closest(`${TEXT_FIELD}, dialog`)) return;
    const undoing = editor();
    if (!undoing) return;
    event.preventDefault();
    undoing[meant]();
  });
}
