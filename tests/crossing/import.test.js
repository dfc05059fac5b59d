// The importers through the module: what others print goes in, a scenario or a reason comes out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine, loadImporters } from './load.js';

const module = await loadEngine();
const importers = await loadImporters();
/** @param {import('../../bindings/importers.js').ImportKind} kind @param {string} text */
const imported = (kind, text) => JSON.parse(importers.importText(kind, text));

const samples = {
  maps: '00400000-00401000 r-xp 00000000 fe:00 11 /bin/app\n',
  smaps: '00400000-00401000 r-xp 00000000 fe:00 11 /bin/app\nRss: 4 kB\nAnonymous: 0 kB\n',
  pmap: 'Address Perm Offset Device Inode Size Rss Mapping\n00400000 r-xp 00000000 fe:00 11 4 4 app\n',
  strace: 'brk(NULL) = 0x5000000\nbrk(0x5001000) = 0x5001000\n',
  lackey: ' L 00400000,8\n',
};

for (const [kind, text] of Object.entries(samples)) {
  test(`${kind} becomes a scenario that loads without a mistake`, () => {
    const report = imported(/** @type {any} */ (kind), text);
    assert.deepEqual(report.diagnostics, []);
    const session = new module.Session();
    assert.deepEqual(JSON.parse(session.load(report.text)).diagnostics, []);
    assert.equal(session.stepCount(), kind === 'maps' ? 0 : 1);
    session.delete();
  });
}

test('the pieces in which a text comes do not matter', () => {
  for (const [kind, text] of Object.entries(samples)) {
    const work = new importers.Import(/** @type {any} */ (kind));
    for (const byte of new TextEncoder().encode(text)) work.add(new Uint8Array([byte]));
    assert.equal(JSON.parse(work.finish()).text, imported(/** @type {any} */ (kind), text).text);
    work.delete();
  }
});

test('what is none of it comes out as a mistake with its place', () => {
  for (const kind of Object.keys(samples)) {
    const report = imported(/** @type {any} */ (kind), 'once upon a time\n');
    assert.equal(report.text, '');
    assert.equal(report.diagnostics.at(-1)?.severity, 'error');
  }
  assert.match(imported(/** @type {any} */ ('strase'), '').diagnostics[0].hint, /strace/);
});
