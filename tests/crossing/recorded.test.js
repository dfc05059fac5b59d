// What is recorded when the site is built is what the engine answers, and survives being written down.
import assert from 'node:assert/strict';
import test from 'node:test';
import { atMeeting, atStart, record } from '../../web/record.js';
import { Recorded } from '../../web/recorded.js';
import { Engine } from '../../web/session.js';
import { Store } from '../../web/store.js';
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

/** The picture with the engine there. @param {string} text @param {number} position */
function sceneOf(text, position) {
  const store = new Store();
  store.attach(engine);
  store.open(text, '', position);
  return store.scene;
}

for (const [name, text] of lessons()) {
  for (const positionsOf of [atStart, atMeeting]) {
    test(`${name}, ${positionsOf.name}`, () => {
      const recorded = new Recorded(JSON.parse(JSON.stringify(record(engine, text, positionsOf))));
      const fresh = engine.beside();
      assert.deepEqual(recorded.report, fresh.load(text));
      assert.equal(recorded.text, text);
      for (const position of recorded.positions) {
        const stored = new Store();
        stored.open(text, '', position, recorded);
        assert.equal(stored.position, position);
        assert.ok(stored.scene);
        assert.deepEqual(stored.scene, sceneOf(text, position));
      }
      for (const [question, answer] of recorded.kept)
        assert.deepEqual(answer, answerOf(question, fresh), question);
      assert.equal(recorded.holds(10_000), false);
      assert.equal(recorded.snapshot(10_000), null);
      fresh.close();
    });
  }
}

test('the engine goes on with the recorded values, as long as it is their text', () => {
  const [[, text] = ['', '']] = lessons();
  const recorded = new Recorded(JSON.parse(JSON.stringify(record(engine, text))));
  const store = new Store();
  store.open(text, '', 0, recorded);
  const stood = store.scene;
  const fresh = engine.beside();
  store.attach(fresh);
  assert.equal(store.scene?.after, stood?.after);
  assert.equal(store.scene?.machine, stood?.machine);
  store.open('process A\n  1000-2000 rw-p 0\n', '', 0, recorded);
  assert.deepEqual(
    store.scene?.after.processes.map(({ name }) => name),
    ['A'],
  );
  assert.notEqual(store.scene?.after.hash, stood?.after.hash);
  fresh.close();
});
