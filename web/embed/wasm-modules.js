/**
 * The modules, out of scripts: a frame without an origin may load scripts from anywhere, but files only
 * from hosts that send CORS headers, and a page opened from a disk none at all.
 */

/** @param {Promise<{ default: string }>} script @returns {Promise<WebAssembly.Module>} */
async function inflated(script) {
  const { default: packed } = await script;
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

export const engineModule = () => inflated(import('../../build/wasm/pagewalk.wasm?packed'));
export const importersModule = () => inflated(import('../../build/wasm/importers.wasm?packed'));
