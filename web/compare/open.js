import { openDialog } from '../dialogs.js';

/** The comparison is loaded when somebody wants it. */
export async function openCompare() {
  await import('./compare-dialog.js');
  openDialog('pw-compare');
}
