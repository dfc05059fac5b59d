/**
 * What an embed and the page around it say to each other, with `postMessage`. Every message is a plain object
 * with `pagewalk: 1`, the version of this contract: types and keys may be added, never renamed or removed.
 *
 * The embed speaks to `window.parent` and to nobody else, and hears only it. A host compares `event.source` with
 * the frame's `contentWindow`: the origin of a sandboxed frame is the text "null", which every such frame has.
 * With `?origin=https://host.example` in its address an embed speaks to that origin only and hears it only.
 */

interface Message<Type extends string> {
  pagewalk: 1;
  type: Type;
}

/** The embed stands and obeys. Sent again after `setScenario`. */
export interface Ready extends Message<'ready'> {
  title: string;
  step: number; // steps played: 0 is the machine before the first
  steps: number;
  language: string;
  problem: string | null; // a sentence: what is wrong with the link or the text, as far as anything is
}

/** How tall the embed would like to be, in CSS pixels. Sent only with `?height=auto`. */
export interface Height extends Message<'height'> {
  height: number;
}

/** The picture stands after this many steps. */
export interface Step extends Message<'step'> {
  step: number;
  steps: number;
  sentence: string; // what happened, in the embed's language
}

/** A question was answered. */
export interface Answer extends Message<'answer'> {
  step: number; // counts from 1
  text: string; // the step as it is written
  kind: string; // which question
  answered: string | null;
  truth: string;
  right: boolean;
}

/** The score after a step whose questions were answered or skipped. */
export interface Score extends Message<'score'> {
  right: number;
  asked: number;
  skipped: number;
  step: number; // counts from 1
  steps: number;
}

/** From the embed to its host. */
export type EmbedMessage = Ready | Height | Step | Answer | Score;

/** Goes to a step at once. What is outside the scenario ends at its ends; a question on the way stops it. */
export interface Seek extends Message<'seek'> {
  step: number;
}

/** Plays from where the picture stands, or from the start when it stands at the end. */
export type Play = Message<'play'>;

export type Pause = Message<'pause'>;

/** Shows another scenario. At most 256 KiB of text; longer ones are ignored, as is whatever is not understood. */
export interface SetScenario extends Message<'setScenario'> {
  text: string;
  step?: number;
}

/** A message as it is handed to whoever sends it. */
export type Bare<Said> = Said extends unknown ? Omit<Said, 'pagewalk'> : never;

/** From the host to the embed. */
export type HostMessage = Seek | Play | Pause | SetScenario;
