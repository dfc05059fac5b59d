// Answers in the few characters that a learning system has for them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { read, written } from '../../web/report/suspended.js';

const ROOM = 4096;
const answers = { 0: { right: 2, asked: 3 }, 1: { right: 0, asked: 0 }, 4: { right: 11, asked: 12 } };

test('what was written comes back', () => {
  const data = written('1a2b.5f', answers);
  assert.equal(data, '1 1a2b.5f 2300....bc');
  assert.deepEqual(read(data, '1a2b.5f'), answers);
  assert.deepEqual(read(written('1a2b.5f', {}).trim(), '1a2b.5f'), {});
});

test('it has room, however long the scenario is', () => {
  const many = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [index, { right: 99, asked: 99 }]),
  );
  const data = written('1a2b.5f', many);
  assert.ok(data.length <= ROOM);
  assert.ok(Object.keys(read(data, '1a2b.5f') ?? {}).length > 2000);
});

test('what is another text’s, or no answers at all, is none', () => {
  const others = [
    '',
    'null',
    '2 1a2b.5f 23',
    '1 1a2b.60 23',
    '1 1a2b.5f 2',
    '1 1a2b.5f 2!',
    '1 1a2b.5f .2',
    '{"__proto__":1}',
  ];
  for (const data of others) assert.equal(read(data, '1a2b.5f'), null, data);
  assert.deepEqual(read('1 1a2b.5f 93', '1a2b.5f'), { 0: { right: 3, asked: 3 } });
});
