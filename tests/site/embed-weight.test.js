// What an embed has to load before its picture stands, compressed as a static host compresses it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../dist');

/** Kilobytes of 1000, all counted. */
const BUDGET = 90;

/** @param {string} path */
const weight = (path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length / 1000;

const page = readFileSync(join(dist, 'embed.html'), 'utf8');
const first = [
  'embed.html',
  ...[...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path ?? ''),
];
const lessons = readdirSync(join(dist, 'assets')).filter((name) => /^embed-\d\d[a-z]?-.*\.js$/.test(name));
const heaviest = Math.max(...lessons.map((name) => weight(`assets/${name}`)));

test('a lesson’s picture stands in an embed after few bytes', () => {
  assert.ok(lessons.length >= 20);
  assert.ok(first.some((path) => path.endsWith('.css')) && first.length >= 4, first.join());
  const sum = first.reduce((all, path) => all + weight(path), heaviest);
  console.log(`${sum.toFixed(1)} kB before the picture, ${heaviest.toFixed(1)} kB of it the heaviest lesson`);
  assert.ok(sum <= BUDGET, `${sum} kB: ${first.join(', ')}`);
});

test('no script of an embed is a module, nor needs CORS headers', () => {
  assert.doesNotMatch(page, /type="module"|crossorigin/);
  const scripts = readdirSync(join(dist, 'assets')).filter((name) => /^embed-.*\.js$/.test(name));
  for (const name of scripts) {
    const text = readFileSync(join(dist, 'assets', name), 'utf8');
    assert.doesNotMatch(text, /\bimport\s*[("'`{]|\bexport\s*[{*]|import\.meta/, name);
  }
});
