// The page waits for its words, so they must not wait for the page.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

const folder = new URL('../../web/words/', import.meta.url);

test('a file of words takes from files of words alone', () => {
  const files = readdirSync(folder);
  assert.ok(files.length >= 12);
  for (const file of files) {
    const text = readFileSync(new URL(file, folder), 'utf8').replace(/\/\*.*?\*\//gs, '');
    const taken = [...text.matchAll(/\bfrom '([^']+)'|\bimport\(?'([^']+)'/g)].map(
      ([, one, other]) => one ?? other,
    );
    for (const path of taken) assert.match(path ?? '', /^\.\/[\w-]+\.js$/, `${file} takes ${path}`);
  }
});
