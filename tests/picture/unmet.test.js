// Where the editor marks an expectation that does not hold: behind the arrow, whatever else the line has.
import assert from 'node:assert/strict';
import test from 'node:test';
import { unmetIn } from '../../web/model/unmet.js';

/** @param {string} line @returns {string[]} what is marked of the line */
function marked(line) {
  const step = /** @type {any} */ ({
    line: 2,
    expectations: [
      { text: 'ok', met: true, actual: '' },
      { text: 'minor', met: false, actual: 'ok' },
    ],
  });
  const bytes = new TextEncoder().encode(line);
  return unmetIn(step, `process A\n${line}\n`, ({ text }) => ` ${text} `).map((mark) => {
    assert.equal(mark.line, 2);
    assert.equal(mark.message, 'minor');
    return new TextDecoder().decode(bytes.slice(mark.column - 1, mark.column - 1 + mark.length));
  });
}

test('what stands behind the arrow is marked, and no comment', () => {
  assert.deepEqual(marked('A: read 0x1 => ok, minor'), ['ok, minor']);
  assert.deepEqual(marked('A: read 0x1 =>  minor  # was => "A"'), ['minor']);
  assert.deepEqual(marked('A: read 0x1 => "a=>b#", minor'), ['"a=>b#", minor']);
  assert.deepEqual(marked('A: write 0x1 "ä=>" => minor'), ['minor']);
  assert.deepEqual(marked('A: read 0x1'), ['A: read 0x1']);
});

test('nothing is marked of a step that meets its expectations, and of none', () => {
  assert.deepEqual(unmetIn(null, '', String), []);
  assert.deepEqual(unmetIn(/** @type {any} */ ({ line: 1, expectations: [] }), 'A: x', String), []);
});
