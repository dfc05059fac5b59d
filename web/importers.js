import { inChunks } from './chunks.js';
import { instanceOf } from './instance.js';
import { importersModule } from './wasm-modules.js';

/** @import {ImportKind, ImportReport, ImportersModule} from '../bindings/importers.js' */

/** The only file that runs the importers' module, which is fetched when something is first imported. */

/** Bytes of a file read at once. */
const PIECE = 1 << 20;

async function open() {
  const [{ default: createImporters }, compiled] = await Promise.all([import('#importers'), importersModule()]);
  return instanceOf(createImporters, compiled);
}

/** @type {ReturnType<typeof open> | null} */
let opened = null;

/**
 * A scenario from what others print; nothing where the module cannot be had now.
 * @param {ImportKind} kind
 * @param {string} text
 * @returns {Promise<ImportReport | null>}
 */
export const importText = (kind, text) => ask((module) => module.importText(kind, text));

/**
 * The same from a file, which is read in pieces: an address trace may be longer than memory.
 * @param {ImportKind} kind
 * @param {Blob} file
 * @param {{ signal: AbortSignal, progress: (done: number, count: number) => void }} how
 * @returns {Promise<ImportReport | null>} nothing, too, where it was stopped
 */
export const importFile = (kind, file, how) =>
  ask(async (module) => {
    const work = new module.Import(kind);
    const add = async (/** @type {number} */ index) => {
      const piece = file.slice(index * PIECE, (index + 1) * PIECE);
      work.add(new Uint8Array(await piece.arrayBuffer()));
    };
    try {
      const whole = await inChunks(Math.ceil(file.size / PIECE), add, how);
      return whole ? work.finish() : null;
    } finally {
      work.delete();
    }
  });

/**
 * A module that stopped is not asked again: the next question gets a fresh one.
 * @param {(module: ImportersModule) => string | Promise<string | null>} question
 * @returns {Promise<ImportReport | null>}
 */
async function ask(question) {
  opened ??= open();
  try {
    const answer = await question(await opened);
    return answer === null ? null : JSON.parse(answer);
  } catch {
    opened = null;
    return null;
  }
}
