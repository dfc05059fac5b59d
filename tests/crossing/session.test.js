// Every member of the contract's RawSession, as the module has it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { loadEngine } from './load.js';
import { small } from './texts.js';

const contract = readFileSync(new URL('../../bindings/engine.d.ts', import.meta.url), 'utf8');
const module = await loadEngine();

function opened(text = small) {
  const session = new module.Session();
  const report = JSON.parse(session.load(text));
  return { session, report };
}

test('the module has the members of the contract, and no other', () => {
  const body = contract.match(/export interface RawSession \{(.*?)\n\}/s)?.[1] ?? '';
  const promised = [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name).sort();
  const prototype = module.Session.prototype;
  const kept = new Set(['constructor', 'clone', 'isAliasOf', 'deleteLater', 'isDeleted']); // Embind's own
  const names = new Set([
    ...Object.getOwnPropertyNames(prototype),
    ...Object.getOwnPropertyNames(Object.getPrototypeOf(prototype)),
  ]);
  assert.deepEqual([...names].filter((name) => !kept.has(name)).sort(), promised);
  assert.match(module.version(), /^\d+\.\d+\.\d+$/);
});

test('load answers diagnostics, steps and the machine', () => {
  const { session, report } = opened();
  assert.deepEqual(report.diagnostics, []);
  assert.equal(report.steps.length, session.stepCount());
  assert.equal(report.machine.arch, 'x86-64');
  assert.equal(report.machine.frames, 32);
  session.delete();
});

test('snapshots and steps are numbered, positions beyond the end mean the end', () => {
  const { session } = opened();
  const count = session.stepCount();
  for (let index = 0; index < count; ++index) {
    assert.equal(JSON.parse(session.snapshot(index)).position, index);
    assert.equal(JSON.parse(session.step(index)).index, index);
  }
  assert.equal(JSON.parse(session.snapshot(count + 5)).position, count);
  assert.equal(JSON.parse(session.snapshot(0xffffffff)).position, count);
  session.delete();
});

test('ask changes nothing', () => {
  const { session } = opened();
  const before = session.snapshot(5);
  for (const address of ['0x602010', 'buf+8', '[heap]', '[stack]-4096']) {
    assert.equal(JSON.parse(session.ask(5, 'A', address)).process, 'A');
  }
  assert.equal(session.snapshot(5), before);
  session.delete();
});

test('frames are four words each, frameBytes a page, series a value a position', () => {
  const { session, report } = opened();
  const end = session.stepCount();
  const words = session.frames(end);
  assert.ok(words instanceof Uint32Array);
  const snapshot = JSON.parse(session.snapshot(end));
  assert.equal(words.length % 4, 0);
  assert.equal(words[0], 3);
  const kinds = Array.from({ length: words.length / 4 }, (_, frame) => words[4 * frame]);
  assert.equal(kinds.slice(1, 33).filter((kind) => kind === 0).length, snapshot.memory.free);
  assert.equal(kinds.filter((kind) => kind === 4).length, snapshot.memory.tables.length);

  const { frame } = JSON.parse(session.step(0)).translations[0];
  const bytes = session.frameBytes(1, frame);
  assert.ok(bytes instanceof Uint8Array);
  assert.equal(bytes.length, report.machine.page);
  assert.equal(bytes[0x10], 'A'.charCodeAt(0));
  assert.equal(session.frameBytes(1, 1_000_000).length, 0);

  const series = contract.match(/export interface Series \{(.*?)\n\}/s)?.[1] ?? '';
  for (const [, name] of series.matchAll(/^ {2}(\w+): Float64Array/gm)) {
    const values = session.series(name);
    assert.ok(values instanceof Float64Array, name);
    assert.equal(values.length, end + 1, name);
  }
  assert.equal(session.series('nonsense').length, 0);
  session.delete();
});

test('the text printed is the text loaded', () => {
  const { session } = opened();
  const printed = session.print();
  const again = opened(printed);
  assert.equal(again.session.print(), printed);
  assert.equal(again.session.snapshot(99), session.snapshot(99));
  session.delete();
  again.session.delete();
});

test('sessions live side by side, and can be deleted', () => {
  const one = opened();
  const two = opened('process Z\n  1000-2000 rw-p 0\nZ: write 0x1000 1\n');
  const before = one.session.snapshot(4);
  two.session.snapshot(1);
  assert.equal(one.session.snapshot(4), before);
  two.session.delete();
  assert.throws(() => two.session.stepCount());
  assert.equal(one.session.snapshot(4), before);
  one.session.delete();
});
