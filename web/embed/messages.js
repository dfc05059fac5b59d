import { TEXT_LIMIT } from '../link.js';

/** @import {Bare, EmbedMessage, HostMessage} from './protocol.js' */

/**
 * The border to the host page; the contract is protocol.d.ts. What comes in is a stranger's: it is taken from the
 * parent only, and only in the shapes that are known.
 */

const host = window.parent === window ? null : window.parent;

/**
 * Whom the address names as the host: anybody when it names none, nobody when what it names is no origin.
 * @param {string} query
 * @returns {string | null}
 */
export function originAsked(query) {
  const asked = new URLSearchParams(query).get('origin');
  if (asked === null) return '*';
  try {
    return new URL(asked).origin === asked ? asked : null;
  } catch {
    return null;
  }
}

const origin = originAsked(location.search);

/** @param {Bare<EmbedMessage>} message */
export function tell(message) {
  if (host && origin) host.postMessage({ pagewalk: 1, ...message }, origin);
}

/** Canvas, and what follows it, resize a frame for this message and no other. @param {number} height */
export function tellCanvas(height) {
  if (host && origin) host.postMessage({ subject: 'lti.frameResize', height }, origin);
}

/** @param {unknown} step */
const isStep = (step) => Number.isSafeInteger(step) && Number(step) >= 0;

/** @param {any} data anything at all @returns {HostMessage | null} */
export function commandOf(data) {
  if (data === null || typeof data !== 'object' || data.pagewalk !== 1) return null;
  const { type, step, text } = data;
  if (type === 'play' || type === 'pause') return { pagewalk: 1, type };
  if (type === 'seek') return isStep(step) ? { pagewalk: 1, type, step } : null;
  if (type !== 'setScenario' || typeof text !== 'string' || text.length > TEXT_LIMIT) return null;
  return { pagewalk: 1, type, text, step: isStep(step) ? step : 0 };
}

/** @param {(command: HostMessage) => void} obey */
export function listen(obey) {
  if (!host || !origin) return;
  window.addEventListener('message', (event) => {
    if (event.source !== host || (origin !== '*' && event.origin !== origin)) return;
    const command = commandOf(event.data);
    if (command) obey(command);
  });
}
