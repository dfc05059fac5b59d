/**
 * The part of the page's address that says what is shown. A link that no longer says so is taken out: a reload, and
 * whoever copies the address, must get what stands here.
 * @param {string} fragment with its '#', or ''
 */
export function setFragment(fragment) {
  if (location.hash === fragment) return;
  try {
    history.replaceState(history.state, '', location.pathname + location.search + fragment);
  } catch {
    // An opaque origin may not rewrite its address; the draft is kept all the same.
  }
}
