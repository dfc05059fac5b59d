import type { Answer, Height, Ready, Score, Step } from '../embed/protocol.js';

export type * from '../embed/protocol.js';

type Detail<Message> = Omit<Message, 'pagewalk' | 'type'>;

export interface PageWalkElement extends HTMLElement {
  seek(step: number): void;
  play(): void;
  pause(): void;
  setScenario(text: string, step?: number): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'page-walk': PageWalkElement;
  }

  interface HTMLElementEventMap {
    'pagewalk:ready': CustomEvent<Detail<Ready>>;
    'pagewalk:height': CustomEvent<Detail<Height>>;
    'pagewalk:step': CustomEvent<Detail<Step>>;
    'pagewalk:answer': CustomEvent<Detail<Answer>>;
    'pagewalk:score': CustomEvent<Detail<Score>>;
  }
}
