// The module is built for browsers, where it fetches its own bytes. In Node they are handed to it.
import { readFile } from 'node:fs/promises';
import createPagewalk from '#engine';

export async function loadEngine() {
  const wasm = new URL('../../build/wasm/pagewalk.wasm', import.meta.url);
  return createPagewalk({ wasmBinary: await readFile(wasm) });
}
