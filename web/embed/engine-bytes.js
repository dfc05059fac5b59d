/**
 * The module's bytes, out of a script: a frame without an origin may load scripts from anywhere, but files only
 * from hosts that send CORS headers, and a page opened from a disk none at all.
 */

/** @returns {Promise<Uint8Array>} */
export async function fetchBytes() {
  const { default: packed } = await import('../../build/wasm/pagewalk.wasm?packed');
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}
