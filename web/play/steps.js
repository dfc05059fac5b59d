import { insertStep } from '../model/edit.js';
import { store } from '../store.js';

/** What a click does becomes a line of the text, behind the step that the picture shows. @param {string} line */
export function addStep(line) {
  const steps = store.report?.steps ?? [];
  const position = store.position;
  store.editNow(insertStep(store.text, steps, position, line), position + 1);
}
