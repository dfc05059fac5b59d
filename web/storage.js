/**
 * localStorage that may not be there: in a sandboxed frame even reading the property throws, and a full or
 * forbidden store throws on writing. The page then goes on without it.
 */

/** @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    return window.localStorage.getItem(`pagewalk.${key}`);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value @returns {boolean} whether it was kept */
export function remember(key, value) {
  try {
    window.localStorage.setItem(`pagewalk.${key}`, value);
    return true;
  } catch {
    return false;
  }
}
