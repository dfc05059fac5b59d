import { readFile } from 'node:fs/promises';
import { claimOf, titleOf } from '../model/title.js';
import { atMeeting, atStart, record } from '../record.js';
import { Engine } from '../session.js';

/** @import {Plugin} from 'vite' */

/**
 * Scenario files as modules: `?title` is the title, `?claim` what it claims, `?recording` the text with the engine's answers about its first
 * picture (web/recorded.js), `?opening` the same with the picture at which the opening stops. It is the engine of
 * build/wasm that answers, the one that the site ships.
 */

async function startModule() {
  const glue = new URL('../../build/wasm/pagewalk.js', import.meta.url);
  const { default: createPagewalk } = await import(glue.href);
  return createPagewalk({ wasmBinary: await readFile(new URL('./pagewalk.wasm', glue)) });
}

/** @type {Promise<Engine> | undefined} */
let engine;

async function startEngine() {
  engine ??= startModule().then((module) => new Engine(module, startModule));
  return engine;
}

/** @type {Record<string, (text: string) => unknown>} */
const ANSWERS = {
  title: titleOf,
  claim: claimOf,
  recording: async (text) => record(await startEngine(), text, atStart),
  opening: async (text) => record(await startEngine(), text, atMeeting),
};

/** Browsers read JSON in a string faster than the same as an expression. @param {unknown} value */
const moduleOf = (value) => `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;

/** @returns {Plugin} */
export const recordedScenarios = () => ({
  name: 'recorded-scenarios',
  enforce: 'pre',
  async load(id) {
    const [file = '', query = ''] = id.split('?');
    const answer = ANSWERS[query];
    if (!file.endsWith('.pagewalk') || !answer) return null;
    this.addWatchFile(file);
    return moduleOf(await answer(await readFile(file, 'utf8')));
  },
});
