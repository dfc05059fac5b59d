import { html, nothing } from 'lit';
import { keepFocus } from '../dialogs.js';
import { Panel } from './panel.js';

/** What can be done with the thing that was clicked: a menu beside it, in the browser's top layer. */

/** @import {Group, Item, Menu} from '../dialogs.js' */

/** Pixels between the menu and the window's edge. */
const MARGIN = 6;

class MenuHost extends Panel {
  /** @type {Menu | null} */
  menu = null;

  /** @returns {HTMLElement | null} */
  get box() {
    return this.querySelector('.menu');
  }

  /** @param {Menu} menu @param {DOMRect} at */
  async show(menu, at) {
    this.menu = menu;
    this.requestUpdate();
    await this.updateComplete;
    this.box?.showPopover();
    this.put(at);
    this.items()[0]?.focus();
  }

  /** Below what it belongs to, or above where there is no room; never outside the window. @param {DOMRect} at */
  put(at) {
    const { box } = this;
    if (!box) return;
    const { width, height } = box.getBoundingClientRect();
    const below = at.bottom + 2;
    const top = below + height + MARGIN <= innerHeight ? below : at.top - height - 2;
    box.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
    box.style.left = `${Math.max(MARGIN, Math.min(at.left, innerWidth - width - MARGIN))}px`;
  }

  /** @returns {HTMLElement[]} */
  items() {
    return [...this.querySelectorAll('button')];
  }

  /** @param {Item} item */
  choose(item) {
    this.box?.hidePopover();
    item.act();
    keepFocus();
  }

  /** The menu's keys are its own: none of them is the player's. @param {KeyboardEvent} event */
  move(event) {
    event.stopPropagation();
    const items = this.items();
    const now = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const steps = {
      ArrowDown: now + 1,
      ArrowRight: now + 1,
      ArrowUp: now - 1,
      ArrowLeft: now - 1,
      Home: 0,
      End: -1,
    };
    const next = /** @type {Record<string, number>} */ (steps)[event.key];
    if (event.key === 'Tab') return this.box?.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  }

  /** @param {Item} item */
  item(item) {
    return html`<button
      type="button"
      role=${item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked=${item.checked === undefined ? nothing : String(item.checked)}
      tabindex="-1"
      data-item=${item.name ?? nothing}
      @click=${() => this.choose(item)}
    >
      ${item.label}
    </button>`;
  }

  /** @param {Group} group */
  group({ label, items, row }) {
    return html`<div role="group" aria-label=${label} class=${row ? 'row' : ''}>
      <p aria-hidden="true">${label}</p>
      <div class="items">${items.map((item) => this.item(item))}</div>
    </div>`;
  }

  render() {
    const { menu } = this;
    return html`<div
      class="menu"
      popover="auto"
      role="menu"
      aria-label=${menu?.title ?? ''}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.move(event)}
    >
      ${menu ? html`<h2 aria-hidden="true">${menu.title}</h2>${menu.groups.map((group) => this.group(group))}` : nothing}
    </div>`;
  }
}

customElements.define('pw-menu', MenuHost);
