/// <reference types="vite/client" />
import importersUrl from '../build/wasm/importers.wasm?url';
import engineUrl from '../build/wasm/pagewalk.wasm?url';

/** Where the modules come from: files beside the page. What is built to stand alone brings them itself. */

/** Compiled while it comes, where the host says that it is WebAssembly. @param {string} url @returns {Promise<WebAssembly.Module>} */
async function moduleAt(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  if (answer.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(answer);
  return WebAssembly.compile(await answer.arrayBuffer());
}

export const engineModule = () => moduleAt(engineUrl);
export const importersModule = () => moduleAt(importersUrl);
