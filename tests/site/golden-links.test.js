// Links that were given away have to open for ever, to the same text: golden-links.json holds one of each kind, from the
// page, from the command and from other makers of zlib. A link is added there, and none is changed.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readFragment } from '../../web/link.js';
import { makeProblem } from '../../web/predict/problem.js';

/** @import {Opened} from '../../web/link.js' */

const golden = JSON.parse(readFileSync(new URL('golden-links.json', import.meta.url), 'utf8'));

/** @param {Opened} opened @returns {string | null} */
function textOf(opened) {
  if (opened.kind === 'problem') return makeProblem(opened.seed);
  return opened.kind === 'text' ? opened.text : null;
}

/** As golden-links.json has it: a hash in place of the text. @param {Opened} opened */
function known(opened) {
  const { text: _, ...facts } = /** @type {any} */ (opened);
  const text = textOf(opened);
  return text === null ? facts : { ...facts, sha256: createHash('sha256').update(text).digest('hex') };
}

for (const { link, ...expected } of golden) {
  test(`#${link.slice(0, 60)}`, async () => {
    assert.deepEqual(known(await readFragment(`#${link}`)), expected);
  });
}

test('every kind is there, more than once', () => {
  for (const kind of ['text', 'lesson', 'problem', 'none'])
    assert.ok(golden.filter((/** @type {Opened} */ one) => one.kind === kind).length > 1, kind);
});
