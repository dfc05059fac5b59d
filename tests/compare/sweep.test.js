// Sizes against costs: which machines are played, and what is seen in their figures.
import assert from 'node:assert/strict';
import test from 'node:test';
import { anomaliesOf, coincidingOf, planOf, rangeOf, sweepText } from '../../web/compare/sweep.js';
import { momentsOf } from '../predict/moments.js';

/** Belady's string (Belady, Nelson, Shedler 1969): FIFO faults 9 times with 3 places and 10 times with 4. */
const BELADY = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];
const text = `machine x86-64
  frames 32
  tlb 4
process A
  00600000-00606000 rw-p 00000000 [heap]
A: write 0x600000..0x606000 by 4K 1
${BELADY.map((page) => `A: read 0x60${page}000`).join('\n')}
`;

/** @param {string} policy @param {number} size */
function misses(policy, size) {
  const { moments, close } = momentsOf(sweepText(text, 'tlb', policy, size));
  const count = moments.slice(1).filter(({ step }) => step.tlb.misses > 0).length;
  close();
  return count;
}

test('every policy with every size, a policy at a time', () => {
  assert.deepEqual(planOf('tlb', 3, 4, ['fifo', 'lru']), [
    { policy: 'fifo', size: 3 },
    { policy: 'fifo', size: 4 },
    { policy: 'lru', size: 3 },
    { policy: 'lru', size: 4 },
  ]);
  assert.equal(planOf('frames', 1, 4096, ['fifo']).length, 64);
  assert.deepEqual(planOf('frames', 9, 3, ['fifo']), []);
});

test('the range follows from the text', () => {
  assert.deepEqual(rangeOf('machine x86-64\n  frames 8\n', 'frames'), [4, 12]);
  assert.deepEqual(rangeOf('machine x86-64\n  tlb 4 fifo\n', 'tlb'), [1, 4]);
  assert.deepEqual(rangeOf('', 'frames'), [4, 32]);
});

test('the texts are the same scenario on other machines', () => {
  assert.match(sweepText(text, 'tlb', 'fifo', 3), /\n {2}tlb 3 fifo\n/);
  assert.match(sweepText(text, 'frames', 'clock', 5), /\n {2}replace clock\n {2}frames 5\n/);
});

test('the engine’s TLB shows the anomaly of 1969 with FIFO, and none with LRU', () => {
  const points = ['fifo', 'lru'].flatMap((policy) =>
    [3, 4].map((size) => ({ policy, size, cost: misses(policy, size), message: '' })),
  );
  // The pages written last stand in the TLB when the string begins, so the figures differ from the paper's by those.
  assert.deepEqual(
    anomaliesOf(points).map(({ policy, smaller, larger }) => ({ policy, smaller, larger })),
    [{ policy: 'fifo', smaller: 3, larger: 4 }],
  );
});

test('an anomaly is a rise within one policy, and what cannot be played is none', () => {
  const point = (
    /** @type {string} */ policy,
    /** @type {number} */ size,
    /** @type {number | null} */ cost,
  ) => ({
    policy,
    size,
    cost,
    message: '',
  });
  const points = [
    point('a', 1, 9),
    point('a', 2, 9),
    point('b', 1, 10),
    point('b', 2, null),
    point('b', 3, 11),
  ];
  assert.deepEqual(anomaliesOf(points), []);
  assert.deepEqual(anomaliesOf([point('a', 3, 9), point('a', 4, 10), point('a', 5, 12)]), [
    { policy: 'a', smaller: 3, larger: 4, fewer: 9, more: 10 },
  ]);
  assert.deepEqual(coincidingOf([point('a', 1, 9), point('b', 1, 9), point('c', 1, 8)]), [['a', 'b']]);
});
