// What an embed has to load before its picture stands, compressed as a static host compresses it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { assets, namedIn, read, total, weight } from './dist.js';

/** Kilobytes of 1000, all counted. */
const BUDGET = 90;

const first = ['embed.html', ...namedIn('embed.html')];
const lessons = assets(/^embed-\d\d[a-z]?-.*\.js$/);
const heaviest = Math.max(...lessons.map(weight));

test('a lesson’s picture stands in an embed after few bytes', () => {
  assert.ok(lessons.length >= 20);
  assert.ok(first.some((path) => path.endsWith('.css')) && first.length >= 4, first.join());
  const sum = total(first) + heaviest;
  console.log(`${sum.toFixed(1)} kB before the picture, ${heaviest.toFixed(1)} kB of it the heaviest lesson`);
  assert.ok(sum <= BUDGET, `${sum} kB: ${first.join(', ')}`);
});

test('no script of an embed is a module, nor needs CORS headers', () => {
  assert.doesNotMatch(read('embed.html').toString(), /type="module"|crossorigin/);
  for (const name of assets(/^embed-.*\.js$/)) {
    const text = read(name).toString();
    assert.doesNotMatch(text, /\bimport\s*[("'`{]|\bexport\s*[{*]|import\.meta/, name);
  }
});
