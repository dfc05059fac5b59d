// What crosses is a copy, and what is loaded again is given back.
import assert from 'node:assert/strict';
import test from 'node:test';
import { loadEngine } from './load.js';
import { madeUp, small } from './texts.js';

const module = await loadEngine();

test('typed arrays are fresh copies, and outlive the growth of memory', () => {
  const session = new module.Session();
  session.load(small);
  const words = session.frames(1);
  const bytes = session.frameBytes(1, 1);
  const minor = session.series('minor');
  const kept = { words: [...words], bytes: [...bytes], minor: [...minor] };
  words.fill(0);
  assert.deepEqual([...session.frames(1)], kept.words);
  words.set(kept.words);

  const large = new module.Session();
  large.load(
    'machine x86-64\n  frames 1048576\nprocess A\n  10000000-18000000 rw-p 0\nA: write 0x10000000..0x18000000 by 4K 1\n',
  );
  assert.equal(large.frames(1).length / 4 > 1_048_576, true);
  large.delete();

  assert.deepEqual([...words], kept.words);
  assert.deepEqual([...bytes], kept.bytes);
  assert.deepEqual([...minor], kept.minor);
  assert.deepEqual([...session.frames(1)], kept.words);
  session.delete();
});

test('two hundred texts in a row take no more memory than twenty', async () => {
  const own = await loadEngine();
  const session = new own.Session();
  const playAll = (/** @type {number} */ from, /** @type {number} */ to) => {
    for (let seed = from; seed < to; ++seed) {
      session.load(madeUp(seed % 20));
      session.snapshot(session.stepCount());
      session.series('rss');
      session.ask(3, 'A', '0x602000');
    }
  };
  const size = () => /** @type {any} */ (own).HEAPU8.length;
  playAll(1, 21);
  const before = size();
  assert.ok(before > 0);
  playAll(21, 201);
  assert.equal(size(), before);
  session.delete();
});
