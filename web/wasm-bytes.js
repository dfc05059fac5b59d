/// <reference types="vite/client" />
import importersUrl from '../build/wasm/importers.wasm?url';
import engineUrl from '../build/wasm/pagewalk.wasm?url';

/** Where the modules' bytes come from: files beside the page. What is built to stand alone brings them itself. */

/** @param {string} url @returns {Promise<Uint8Array>} */
async function bytesAt(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

export const engineBytes = () => bytesAt(engineUrl);
export const importersBytes = () => bytesAt(importersUrl);
