import { importersBytes } from './wasm-bytes.js';

/** @import {ImportKind, ImportReport} from '../bindings/importers.js' */

/** The only file that runs the importers' module, which is fetched when something is first imported. */

async function open() {
  const [{ default: createImporters }, wasmBinary] = await Promise.all([
    import('#importers'),
    importersBytes(),
  ]);
  return createImporters({ wasmBinary });
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
