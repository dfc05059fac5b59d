/// <reference types="vite/client" />
import wasmUrl from '../build/wasm/importers.wasm?url';

/** @import {ImportKind, ImportReport} from '../bindings/importers.js' */

/** The only file that knows the importers' module, which is fetched when something is first imported. */

async function open() {
  const [{ default: createImporters }, answer] = await Promise.all([import('#importers'), fetch(wasmUrl)]);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return createImporters({ wasmBinary: new Uint8Array(await answer.arrayBuffer()) });
}

/** @type {ReturnType<typeof open> | null} */
let opened = null;

/**
 * A scenario from what others print; nothing where the module cannot be had now.
 * @param {ImportKind} kind
 * @param {string} text
 * @returns {Promise<ImportReport | null>}
 */
export async function importText(kind, text) {
  opened ??= open();
  try {
    return JSON.parse((await opened).importText(kind, text));
  } catch {
    opened = null;
    return null;
  }
}
