import { LitElement } from 'lit';
import { store } from '../store.js';

/**
 * A part of the page that draws itself from the store. No shadow tree: the token crosses all lanes and has to
 * find places in them, and one stylesheet serves all.
 */
export class Panel extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.stop = store.subscribe(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.();
  }
}
