// The same text is the same machine natively and in the browser, in the very module that the page has loaded.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lessons, madeUp } from '../crossing/texts.js';
import { expect, open, test } from './pagewalk.js';

const command = fileURLToPath(new URL('../../build/bin/pagewalk', import.meta.url));

/** The hash at every position. @param {string} text @returns {string[]} */
function native(text) {
  const options = { input: text, encoding: /** @type {const} */ ('utf8'), maxBuffer: 1 << 28 };
  const lines = execFileSync(command, ['run', '-', '--json', '--states'], options).trim().split('\n');
  const reports = lines.map((line) => JSON.parse(line));
  return reports.filter(({ type }) => type === 'state').map(({ hash }) => hash);
}

test('every state has the same hash in Chromium as natively', async ({ page }) => {
  const texts = [...lessons().map(([, text]) => text), madeUp(11), madeUp(12)];
  await open(page);
  const hashes = await page.evaluate(async (given) => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    const glue = loaded.find((name) => /\/pagewalk[^/]*\.js$/.test(name)) ?? '';
    const wasm = loaded.find((name) => /\/pagewalk[^/]*\.wasm$/.test(name)) ?? '';
    const [{ default: createPagewalk }, answer] = await Promise.all([import(glue), fetch(wasm)]);
    const module = await createPagewalk({ wasmBinary: await answer.arrayBuffer() });
    return given.map((text) => {
      const session = new module.Session();
      session.load(text);
      const states = [];
      for (let position = 1; position <= session.stepCount(); ++position) {
        states.push(JSON.parse(session.snapshot(position)).hash);
      }
      session.delete();
      return states;
    });
  }, texts);
  for (const [index, text] of texts.entries()) {
    expect(hashes[index].length).toBeGreaterThan(5);
    expect(hashes[index]).toEqual(native(text));
  }
});
