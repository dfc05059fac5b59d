// The same text is the same machine natively and as WebAssembly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from './load.js';
import { lessons, madeUp, small } from './texts.js';

const command = fileURLToPath(new URL('../../build/bin/pagewalk', import.meta.url));
const module = await loadEngine();

const texts = [['a small text', small], ...lessons()];
for (let seed = 100; seed < 106; ++seed) texts.push([`seed ${seed}`, madeUp(seed)]);

for (const [name, text] of texts) {
  test(`${name}: every line of run --json --states is what the module answers`, () => {
    const options = { input: text, encoding: /** @type {const} */ ('utf8'), maxBuffer: 1 << 28 };
    const lines = execFileSync(command, ['run', '-', '--json', '--states'], options).trim().split('\n');
    const session = new module.Session();
    session.load(text);
    const count = session.stepCount();
    assert.equal(lines.length, 2 * count + 1);
    for (let index = 0; index < count; ++index) {
      assert.equal(session.step(index), lines[2 * index]);
      assert.equal(session.snapshot(index + 1), lines[2 * index + 1]);
    }
    const final = JSON.parse(lines[2 * count]);
    assert.equal(JSON.parse(session.snapshot(count)).hash, final.hash);
    session.delete();
  });
}
