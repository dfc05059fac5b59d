// A seed is one problem, everywhere and for ever, and every problem is worth answering.
import assert from 'node:assert/strict';
import test from 'node:test';
import { makeProblem } from '../../web/predict/problem.js';
import { questionsOf } from '../../web/predict/questions.js';
import { nameOf } from '../../web/predict/score.js';
import { momentsOf } from './moments.js';

test('these problems never change: their links are out', () => {
  const names = ['1', '7', '123456789'].map((seed) => nameOf(makeProblem(seed)));
  assert.deepEqual(names, ['cbd91693.24a', 'c82d321a.25a', '1f43c414.24d']);
});

test('every seed gives a scenario without mistakes, of mixed fate', () => {
  const texts = new Set();
  for (let seed = 1; seed <= 60; seed += 1) {
    const text = makeProblem(String(seed));
    texts.add(text.replace(/^.*\n/, ''));
    const { report, moments, close } = momentsOf(text);
    assert.deepEqual(report.diagnostics, [], `seed ${seed}`);
    assert.ok(moments.length >= 8 && moments.length <= 11, `seed ${seed}: ${moments.length} steps`);
    const questions = moments.map((moment) => questionsOf(moment));
    assert.ok(
      questions.every((asked) => asked.length >= 2),
      `seed ${seed}`,
    );
    const truths = (/** @type {string} */ kind) =>
      new Set(questions.flat().flatMap((one) => (one.kind === kind ? [one.truth] : [])));
    assert.ok(truths('verdict').size >= 2, `seed ${seed}: something is refused`);
    assert.ok(truths('served').size >= 4, `seed ${seed}: faults of many kinds`);
    close();
  }
  assert.equal(texts.size, 60);
});
