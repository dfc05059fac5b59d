// What is recorded when the site is built is what the engine answers, and survives being written down.
import assert from 'node:assert/strict';
import test from 'node:test';
import { atMeeting, atStart, record } from '../../web/record.js';
import { Recorded } from '../../web/recorded.js';
import { Engine } from '../../web/session.js';
import { loadEngine } from './load.js';
import { lessons } from './texts.js';

const engine = new Engine(await loadEngine(), loadEngine);

/** @param {string} question @param {Engine} of */
function answerOf(question, of) {
  const [kind, first, second, third] = question.split(' ');
  if (kind === 'snapshot') return of.peekSnapshot(Number(first));
  if (kind === 'step') return of.peek(Number(first));
  if (kind === 'frames') return of.frames(Number(first));
  if (kind === 'bytes') return of.frameBytes(Number(first), Number(second));
  assert.equal(kind, 'ask');
  return of.ask(Number(first), second ?? '', third ?? '');
}

for (const [name, text] of lessons()) {
  for (const positionsOf of [atStart, atMeeting]) {
    test(`${name}, ${positionsOf.name}`, () => {
      const recorded = new Recorded(JSON.parse(JSON.stringify(record(engine, text, positionsOf))));
      const fresh = engine.beside();
      assert.deepEqual(recorded.report, fresh.load(text));
      assert.equal(recorded.text, text);
      for (const position of recorded.positions) {
        assert.ok(recorded.holds(position));
        assert.equal(recorded.snapshot(position)?.position, position);
        assert.ok(recorded.frames(position).some((word) => word > 0));
      }
      for (const [question, answer] of recorded.kept)
        assert.deepEqual(answer, answerOf(question, fresh), question);
      assert.equal(recorded.holds(10_000), false);
      assert.equal(recorded.snapshot(10_000), null);
      fresh.close();
    });
  }
}
