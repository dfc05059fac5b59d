import { TEXT_LIMIT } from '../link.js';
import { openText } from '../opening.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { importLarge } from './import-file.js';

/** A file from the visitor's disk, by a button or dropped on the page. The draft stays until something is written. */

/** @param {File} file */
export async function openFile(file) {
  if (file.size > TEXT_LIMIT) return importLarge(file);
  try {
    const bytes = await file.arrayBuffer();
    openText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    store.set({ banner: words.banners.fileNotText });
  }
}

/** @param {DragEvent} event */
const holdsFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;

export function takeDroppedFiles() {
  document.addEventListener('dragover', (event) => {
    if (holdsFile(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!holdsFile(event) || !file) return;
    event.preventDefault();
    openFile(file);
  });
}
