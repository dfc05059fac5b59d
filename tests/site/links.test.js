// Links by the thousand: every scenario comes back as it was; a damaged one says why, and is no other scenario.
import assert from 'node:assert/strict';
import test from 'node:test';
import { makeFragment, readFragment } from '../../web/link.js';
import { makeProblem } from '../../web/predict/problem.js';
import { randomFrom } from '../../web/predict/random.js';

/** Scenarios, and damaged links. */
const MANY = 10_000;
/** Milliseconds that reading one link may take on a busy machine. */
const HANG = 5_000;

const extras = [
  '# ä ö ü – 漢字 🙂\n',
  '# <script>alert(1)</script>\n',
  'note "&=#Z%25+_-"\n',
  '\r\n\t# \0\n',
  '',
];

/** @param {number} seed */
const scenario = (seed) =>
  makeProblem(String(seed)) + (extras[seed % extras.length] ?? '').repeat(1 + (seed % 3));

test('text → link → text, unchanged', async () => {
  for (let seed = 1; seed <= MANY; seed += 1) {
    const text = scenario(seed);
    const opened = await readFragment(await makeFragment(text, seed % 12));
    assert.deepEqual(opened, { kind: 'text', text, at: seed % 12 });
  }
});

test('one damaged bit', async () => {
  const random = randomFrom('7');
  const outcomes = { same: 0, other: 0, why: 0, silent: 0 };
  let slowest = 0;
  for (let seed = 1; seed <= MANY; seed += 1) {
    const text = scenario(seed);
    const good = await makeFragment(text);
    const at = random.below(good.length);
    const flipped = String.fromCharCode(good.charCodeAt(at) ^ (1 << random.below(7)));
    const start = performance.now();
    const opened = await readFragment(good.slice(0, at) + flipped + good.slice(at + 1));
    slowest = Math.max(slowest, performance.now() - start);
    if (opened.kind === 'text') outcomes[opened.text === text ? 'same' : 'other'] += 1;
    else outcomes[opened.kind === 'bad' ? 'why' : 'silent'] += 1;
  }
  console.log(outcomes, `slowest ${slowest.toFixed(0)} ms`);
  assert.ok(outcomes.other < MANY / 100, `${outcomes.other} opened as another scenario`);
  assert.equal(outcomes.silent, 0);
  assert.ok(slowest < HANG);
});
