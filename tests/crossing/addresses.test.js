// 64-bit numbers cross as text, whole; mistakes cross as values.
import assert from 'node:assert/strict';
import test from 'node:test';
import { loadEngine } from './load.js';

const module = await loadEngine();

const high = [
  '0xffff800000001000',
  '0xffffffffffffffff',
  '0x8000000000000000',
  '0x800000000000',
  '0x7fffffffffff',
  '0x9007199254740993', // 2^53 + 1 in decimal digits: no number of JavaScript's
];

test('high addresses come back as they went in', () => {
  for (const address of high) {
    const session = new module.Session();
    const report = JSON.parse(session.load(`process A\nA: read ${address}\nA: x = brk(${address})\n`));
    assert.deepEqual(report.diagnostics, []);
    assert.ok(report.steps[0].text.endsWith(address));
    assert.equal(JSON.parse(session.ask(0, 'A', address)).address, address);
    const step = JSON.parse(session.step(0));
    assert.equal(step.address, address);
    const { signal } = step;
    assert.equal(signal.name, 'SIGSEGV');
    assert.equal(signal.address, signal.code === 'SI_KERNEL' ? null : address);
    session.delete();
  }
});

test('64-bit values are written, read and returned whole', () => {
  const session = new module.Session();
  session.load(`process A
  00600000-00601000 rw-p 00000000
A: write 0x600000 0xfedcba9876543210:8
A: read 0x600000 8
A: failed = munmap(1, 1)
`);
  assert.equal(JSON.parse(session.step(0)).value, '0xfedcba9876543210');
  assert.equal(JSON.parse(session.step(1)).value, '0xfedcba9876543210');
  assert.equal(JSON.parse(session.step(2)).errno, 'EINVAL');
  const { bindings } = JSON.parse(session.snapshot(3));
  assert.deepEqual(bindings, [{ name: 'failed', value: '0xffffffffffffffff' }]);
  session.delete();
});

test('mistakes are values', () => {
  const session = new module.Session();
  for (const text of ['nonsense', 'machine', '\0', '\ud800', '"', 'A'.repeat(300_000), 'machine custom\n']) {
    const report = JSON.parse(session.load(text));
    assert.ok(report.diagnostics.length > 0, text.slice(0, 20));
    assert.equal(session.stepCount(), 0);
    JSON.parse(session.snapshot(0));
  }
  session.load('process A\n');
  for (const [process, address] of [
    ['B', '0'],
    ['A', 'nonsense'],
    ['A', ''],
    ['', ''],
    ['A', '0x1g'],
    ['A', '1 2'],
  ]) {
    const answer = JSON.parse(session.ask(0, process, address));
    assert.deepEqual(Object.keys(answer), ['error']);
    assert.ok(answer.error.length > 0);
  }
  assert.equal(session.step(0), 'null');
  assert.equal(session.step(4_000_000_000), 'null');
  session.delete();
});
