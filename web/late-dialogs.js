import { openDialog } from './dialogs.js';

/** Dialogs that are loaded when somebody wants them. */

export async function openEmbedding() {
  await import('./share/snippet-dialog.js');
  openDialog('pw-embedding');
}

export async function openCompare() {
  await import('./compare/compare-dialog.js');
  openDialog('pw-compare');
}

export async function openContents() {
  await import('./components/contents-dialog.js');
  openDialog('pw-contents');
}
