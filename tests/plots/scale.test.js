// Round axes, enough points, the nearest step.
import assert from 'node:assert/strict';
import test from 'node:test';
import { byteTicksTo, labelsOf, nearest, pointsOf, rowsOf, ticksTo } from '../../web/plots/scale.js';

test('ticks are round, begin at 0 and reach the highest value', () => {
  assert.deepEqual(ticksTo(0), [0, 1]);
  assert.deepEqual(ticksTo(1), [0, 1]);
  assert.deepEqual(ticksTo(6), [0, 2, 4, 6]);
  assert.deepEqual(ticksTo(7), [0, 5, 10]);
  assert.deepEqual(ticksTo(2900), [0, 1000, 2000, 3000]);
  for (const most of [3, 17, 99, 1234, 1e6]) {
    const ticks = ticksTo(most);
    assert.ok(Number(ticks.at(-1)) >= most);
    assert.ok(ticks.length <= 5, `${most}: ${ticks}`);
  }
});

test('ticks of bytes are powers of two', () => {
  assert.deepEqual(byteTicksTo(172032), [0, 65536, 131072, 196608]);
  assert.deepEqual(byteTicksTo(0), [0, 1024]);
});

test('few points are all drawn; of many the ends, and every peak', () => {
  assert.deepEqual(pointsOf([3, 1, 2], 10), [0, 1, 2]);
  const values = new Float64Array(10_001).map((_, index) => (index === 4321 ? 99 : index % 7));
  const drawn = pointsOf(values, 100);
  assert.ok(drawn.length <= 202);
  assert.ok(drawn.includes(0) && drawn.includes(10_000) && drawn.includes(4321));
  assert.deepEqual(
    drawn,
    drawn.toSorted((a, b) => a - b),
  );
});

test('the nearest x', () => {
  assert.equal(nearest([4, 8, 16], 5.9), 0);
  assert.equal(nearest([4, 8, 16], 13), 2);
  assert.equal(nearest([], 1), -1);
});

test('a long table keeps its first and last row', () => {
  assert.deepEqual(rowsOf(3, 400), [0, 1, 2]);
  const rows = rowsOf(10_001, 400);
  assert.ok(rows.length <= 401);
  assert.deepEqual([rows[0], rows.at(-1)], [0, 10_000]);
});

test('the labels of an axis do not crowd at its end', () => {
  assert.deepEqual(labelsOf(1, 6), [0]);
  assert.deepEqual(labelsOf(5, 6), [0, 1, 2, 3, 4]);
  assert.deepEqual(labelsOf(16, 6), [0, 3, 6, 9, 12, 15]);
  assert.deepEqual(labelsOf(17, 6), [0, 3, 6, 9, 12, 16]);
  assert.deepEqual(labelsOf(9001, 6), [0, 1501, 3002, 4503, 6004, 7505, 9000]);
});
