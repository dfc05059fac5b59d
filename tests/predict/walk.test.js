// The walk by hand is the walk that the engine makes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { isAnswer, isRight, walkFields } from '../../web/predict/walk.js';
import { layout, momentsOf } from './moments.js';

/** @param {string} text @param {number} position @param {string} address */
function fieldsAt(text, position, address) {
  const { engine, report } = momentsOf(text);
  return walkFields(engine.ask(position, 'A', address), report.machine);
}

test('a page that is there: four indices, four frames, one physical address', () => {
  const text = `${layout}A: write 0x602010 "x"\n`;
  const { engine } = momentsOf(text);
  const step = engine.step(0);
  const reads = step.events.filter((/** @type {any} */ event) => event.kind === 'walk').slice(-4);
  const truths = fieldsAt(text, 1, '0x602010').map(({ truth }) => truth);
  const frames = [...reads.slice(1).map((/** @type {any} */ read) => read.table), step.translations[0].frame];
  assert.deepEqual(truths, [
    ...reads.map((/** @type {any} */ read) => String(read.index)),
    ...frames.map(String),
    step.translations[0].physical,
  ]);
  assert.deepEqual(truths.slice(0, 4), ['0', '0', '3', '2']);
});

test('a page that is not: the walk ends, and there is no physical address', () => {
  const fields = fieldsAt(`${layout}A: write 0x602010 "x"\n`, 0, '0x602010');
  assert.equal(fields.at(-1)?.truth, '-');
  assert.equal(fields.at(-2)?.truth, '-');
  assert.match(fields.at(-2)?.reason ?? '', /not present/);
});

test('a machine of two levels', () => {
  const text = `machine custom
  page 256
  split 4/4/8
  frames 8
process A
  0100-0300 rw-p 00000000 [heap]
A: write 0x210 1
`;
  const fields = fieldsAt(text, 1, '0x210');
  assert.deepEqual(
    fields.map(({ truth }) => truth),
    ['0', '2', '10', '1', '0x110'],
  );
  assert.ok(fields.every(({ reason }) => /\d.*\.$/.test(reason)));
});

test('an address that no table can hold is not walked', () => {
  assert.deepEqual(fieldsAt(layout, 0, '0x800000000000'), []);
});

test('numbers are read in the ways that people write them', () => {
  const field = { id: 'x', label: 'x', truth: '26', reason: '' };
  for (const typed of ['26', '0x1a', '0X1A', '0b11010', ' 26 ', '0x1_a'])
    assert.ok(isRight(field, typed), typed);
  for (const typed of ['27', '-', '']) assert.ok(!isRight(field, typed), typed);
  for (const typed of ['', 'frame 3', '1a', '--']) assert.ok(!isAnswer(typed), typed);
  assert.ok(isRight({ ...field, truth: '-' }, '-'));
});
