/// <reference types="vite/client" />
import wasmUrl from '../build/wasm/pagewalk.wasm?url';

/** Where the module's bytes come from: a file beside the page. What is built to stand alone brings them itself. */

/** @returns {Promise<Uint8Array>} */
export async function fetchBytes() {
  const answer = await fetch(wasmUrl);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
