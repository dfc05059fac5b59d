import { hexValue } from './addresses.js';

/** @import {Explanation, Snapshot} from '../../bindings/engine.js' */
/** @import {Answers} from '../session.js' */

/** One address in every process: what the engine answers of each. */

/** @typedef {{ process: string, index: number, explanation: Explanation, byte: number | null }} Same `byte` at the address, null where it is in no frame */

/** Processes compared. */
const MOST = 6;

/**
 * @typedef {object} Moment
 * @property {Snapshot} snapshot
 * @property {number} position of the snapshot
 * @property {number} page bytes of a page of the machine
 * @property {string | null | undefined} acting the process of the step shown, which is always among those compared
 */

/** @param {Answers} answers @param {Explanation} explanation @param {number} position @param {number} page bytes */
function byteOf(answers, explanation, position, page) {
  const { frame } = explanation.backing;
  if (frame === null || explanation.page?.state !== 'present') return null;
  return answers.frameBytes(position, frame)[Number(hexValue(explanation.address) % BigInt(page))] ?? null;
}

/** @param {Answers} answers @param {Moment} moment @param {string} address @returns {Same[]} */
export function everywhereOf(answers, { snapshot, position, page, acting }, address) {
  const others = snapshot.processes.filter(({ alive, name }) => alive && name !== acting).slice(0, MOST - 1);
  return snapshot.processes.flatMap((process, index) => {
    if (!process.alive || (process.name !== acting && !others.includes(process))) return [];
    const explanation = answers.ask(position, process.name, address);
    if (!explanation || 'error' in explanation) return [];
    const byte = byteOf(answers, explanation, position, page);
    return [{ process: process.name, index, explanation, byte }];
  });
}
