// One line of the machine changed, and nothing else.
import assert from 'node:assert/strict';
import test from 'node:test';
import { settingOf, withSetting } from '../../web/compare/variant.js';

const text = `# A title
machine x86-64 # the usual
  frames 8 # few
  # swap none
  tlb 16 4-way lru

process A
  frames-like 1
A: read 0x1000
`;

test('a line that is there is replaced', () => {
  assert.equal(withSetting(text, 'frames', '4'), text.replace('  frames 8 # few', '  frames 4'));
  assert.equal(withSetting(text, 'tlb', '2 fifo'), text.replace('  tlb 16 4-way lru', '  tlb 2 fifo'));
  assert.equal(
    withSetting(text, 'machine', 'arm64'),
    text.replace('machine x86-64 # the usual', 'machine arm64'),
  );
});

test('a line that is not there is put below the header', () => {
  assert.equal(withSetting(text, 'swap', '4'), text.replace('usual\n', 'usual\n  swap 4\n'));
});

test('a text without a machine gets one, behind its title', () => {
  assert.equal(
    withSetting('# T\n\nprocess A\n', 'frames', '4'),
    '# T\n\nmachine x86-64\n  frames 4\nprocess A\n',
  );
  assert.equal(withSetting('', 'machine', 'arm64'), '\nmachine arm64');
});

test('what the text says of a setting', () => {
  assert.equal(settingOf(text, 'frames'), '8');
  assert.equal(settingOf(text, 'tlb'), '16 4-way lru');
  assert.equal(settingOf(text, 'machine'), 'x86-64');
  assert.equal(settingOf(text, 'swap'), '');
  assert.equal(settingOf('process A\n', 'frames'), '');
});
