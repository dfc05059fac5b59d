// What a visitor's browser has to load, compressed as a static host compresses it, from what stands in dist/.
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import test from 'node:test';
import { assets, namedIn, read, total, weight } from './dist.js';

/** Kilobytes of 1000 that the first picture may cost, all counted. */
const BEFORE_THE_PICTURE = 110;
/** What may come before something can be played: the picture, the engine and its glue. */
const BEFORE_THE_FIRST_STEP = 250;

/** Files that a module cannot run without. @param {string} module */
function importsOf(module) {
  const text = read(module).toString();
  const written = [...text.matchAll(/(?:\bimport|\bfrom)\s*["'`](\.[^"'`]+)["'`]/g)].map(
    ([, path]) => path ?? '',
  );
  return written.map((path) => posix.join(posix.dirname(module), path));
}

/** A page, and everything that its first picture waits for. @param {string} page */
function beforeThePicture(page) {
  const found = new Set([page]);
  const open = namedIn(page).filter((path) => /\.(js|css|svg)$/.test(path));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    if (path.endsWith('.js')) open.push(...importsOf(path));
  }
  return [...found];
}

/** @param {string} path */
const isModule = (path) => path.endsWith('.js');

const first = beforeThePicture('index.html');

test('the first picture stands after few bytes, in few files', () => {
  const modules = first.filter(isModule).length;
  assert.ok(modules >= 2 && modules <= 3, first.join());
  assert.ok(total(first) < BEFORE_THE_PICTURE, `${total(first)} kB: ${first.join(', ')}`);
});

test('the picture waits neither for the engine nor for the editor', () => {
  assert.equal(assets(/^codemirror.*\.js$/).length, 1);
  assert.equal(assets(/^pagewalk.*\.wasm$/).length, 1);
  assert.deepEqual(
    first.filter((path) => /codemirror|pagewalk/.test(path)),
    [],
  );
});

test('the engine comes with little more', () => {
  const engine = assets(/^pagewalk.*\.(js|wasm)$/);
  assert.equal(engine.length, 2);
  const all = total([...first, ...engine]);
  assert.ok(all < BEFORE_THE_FIRST_STEP, `${all} kB`);
});

test('a lesson with its first picture is a small file of its own', () => {
  const lessons = assets(/^\d\d[a-z]?-.*\.js$/);
  assert.ok(lessons.length >= 20);
  for (const lesson of lessons) assert.ok(weight(lesson) < 8, `${lesson}: ${weight(lesson)} kB`);
});
