/** @typedef {HTMLElement & { open(): void }} DialogHost */

/** Opens one of the page's dialogs by its element's name. @param {'pw-log' | 'pw-keys' | 'pw-share' | 'pw-compare'} name */
export function openDialog(name) {
  /** @type {DialogHost | null} */ (document.querySelector(name))?.open();
}
