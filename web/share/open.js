import { openDialog } from '../dialogs.js';

/** The dialog is loaded when somebody wants it. */
export async function openEmbedding() {
  await import('./snippet-dialog.js');
  openDialog('pw-embedding');
}
