// What a text says about outcomes is hidden, and nothing else.
import assert from 'node:assert/strict';
import test from 'node:test';
import { maskedText, tellingPart } from '../../web/predict/mask.js';

/** A line, and what of it stays. @type {[string, string][]} */
const lines = [
  ['A: write 0x602010 "A"   => minor=1', 'A: write 0x602010 "A"   '],
  ['A: write 0x602010 "=> ok"', 'A: write 0x602010 "=> ok"'],
  ['A: write 0x602010 "\\"" => ok', 'A: write 0x602010 "\\"" '],
  ['A: read 0x602010 # it gives "A"', 'A: read 0x602010 '],
  ['note It is refused.', 'note '],
  ['  note It is refused.', '  note '],
  ['note', 'note'],
  ['# The TLB knew it.', ''],
  ['process A', 'process A'],
  ['A: noteworthy = mmap(NULL, 4K, rw, private|anon)', 'A: noteworthy = mmap(NULL, 4K, rw, private|anon)'],
  ['', ''],
];

for (const [line, stays] of lines) {
  test(`hides what tells in: ${line}`, () => {
    const part = tellingPart(line);
    assert.equal(part ? line.slice(0, part.from) + line.slice(part.to) : line, stays);
  });
}

test('only from the line on that is asked about', () => {
  const text = '# a title\nA: read 1 => 0\nnote told\nB: read 2 => 0';
  assert.equal(maskedText(text, 3, '?'), '# a title\nA: read 1 => 0\nnote ?\nB: read 2 ?');
});
