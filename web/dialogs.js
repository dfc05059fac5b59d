/** @import {Form} from './edit/form.js' */

/** @typedef {{ label: string, act: () => void, checked?: boolean, off?: boolean, name?: string }} Item */
/** @typedef {{ label: string, items: Item[], row?: boolean }} Group `row`: short items beside one another */
/** @typedef {{ title: string, groups: Group[] }} Menu */

/** @typedef {HTMLElement & { open(): void }} DialogHost */
/** @typedef {HTMLElement & { ask(form: Form): void }} FormHost */
/** @typedef {HTMLElement & { show(menu: Menu, at: DOMRect): void }} MenuHost */

/** Opens one of the page's dialogs by its element's name. @param {import('./late-dialogs.js').LateDialog} name */
export function openDialog(name) {
  /** @type {DialogHost | null} */ (document.querySelector(name))?.open();
}

/** @param {Form} form */
export function openForm(form) {
  /** @type {FormHost | null} */ (document.querySelector('pw-form'))?.ask(form);
}

/** @param {Menu} menu @param {DOMRect} at what it belongs to */
export function openMenu(menu, at) {
  /** @type {MenuHost | null} */ (document.querySelector('pw-menu'))?.show(menu, at);
}

/** Where the keys of time act, whatever has the focus in it. */
export function focusPlayer() {
  /** @type {HTMLElement | null} */ (document.querySelector('main.player'))?.focus();
}

/** After an act that took away what had the focus, the focus stays among the address spaces. */
export function keepFocus() {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    /** @type {HTMLElement | null} */ (document.querySelector('.spaces .lane-body'))?.focus();
  });
}
