// The module is built for browsers, where it fetches its own bytes. In Node they are handed to it.
import { readFile } from 'node:fs/promises';
import createPagewalk from '#engine';
import createImporters from '#importers';

/** @param {string} name */
const bytesOf = (name) => readFile(new URL(`../../build/wasm/${name}.wasm`, import.meta.url));

export const loadEngine = async () => createPagewalk({ wasmBinary: await bytesOf('pagewalk') });
export const loadImporters = async () => createImporters({ wasmBinary: await bytesOf('importers') });
