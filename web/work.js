import { store } from './store.js';

/**
 * Long work that the page shows, and whoever waits can stop.
 * @template T
 * @param {string} said what is done
 * @param {(work: { signal: AbortSignal, progress: (done: number, count: number) => void, cancel: () => void }) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function shownWork(said, act) {
  const stop = new AbortController();
  const cancel = () => stop.abort();
  const result = await act({
    signal: stop.signal,
    progress: (done, count) => store.set({ work: { said, done, count, cancel } }),
    cancel,
  });
  if (store.work) store.set({ work: null });
  return result;
}
