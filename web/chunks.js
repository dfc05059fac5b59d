/**
 * Long work in pieces: the page draws and hears the keys between them, shows how far it is, and can stop it.
 */

/** How long one piece may hold the page up, in milliseconds. */
const PIECE = 40;

/** After this long, in milliseconds, the page says that it works. */
export const NOTICED = 200;

const breath = () => new Promise((resolve) => setTimeout(resolve));

/**
 * @param {number} count
 * @param {(index: number) => void | Promise<void>} act
 * @param {{ signal: AbortSignal, progress?: (done: number, count: number) => void }} how `progress` hears only of what takes long
 * @returns {Promise<boolean>} false when it was stopped
 */
export async function inChunks(count, act, { signal, progress }) {
  const start = performance.now();
  let piece = start;
  for (let index = 0; index < count; index += 1) {
    if (signal.aborted) return false;
    await act(index);
    const now = performance.now();
    if (now - piece < PIECE) continue;
    if (now - start > NOTICED) progress?.(index + 1, count);
    await breath();
    piece = performance.now();
  }
  return !signal.aborted;
}
