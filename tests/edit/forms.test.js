// Every form begins with answers that work, and its line is what the fields say.
import assert from 'node:assert/strict';
import test from 'node:test';
import { addForm } from '../../web/edit/add-region.js';
import { callForm, trialOfCalls } from '../../web/edit/calls.js';
import { findingsOf } from '../../web/edit/check.js';
import { startValues } from '../../web/edit/form.js';
import { fileForm, processForm } from '../../web/edit/header-forms.js';
import { machineForm } from '../../web/edit/machine-form.js';
import { KINDS } from '../../web/edit/palette.js';
import { gapsOf } from '../../web/edit/place-free.js';
import { isRefusal } from '../../web/edit/plan.js';
import { stepped } from '../../web/edit/values.js';
import { loaded, mapsOf, mistakes, placeIn } from './bench.js';

/** @import {Form, Values} from '../../web/edit/form.js' */
/** @import {Place} from '../../web/edit/place.js' */

const text = `machine x86-64
  frames 64
  swap 8

file /bin/app 16K
file /data/notes 16K

process A
  00400000-00401000 r-xp 00000000 /bin/app
  00602000-00606000 rw-p 00000000 [heap]
  7ffffffde000-7ffffffff000 rw-p 00000000 [stack]

A: write 0x602010 "A"
A: fd = open("/data/notes", O_RDWR)
`;

/** @param {Form} form @param {Values} [answers] */
function filled(form, answers = {}) {
  const plan = form.plan({ ...startValues(form.fields), ...answers });
  assert.ok(!isRefusal(plan), JSON.stringify(plan));
  return plan;
}

/** @param {Place} place */
const first = (place) => /** @type {any} */ (place.processes[0]);

/** @param {{ written: { line: { text: string } }[] }} plan */
const lines = ({ written }) => written.map(({ line }) => line.text);

/** Known to this engine, as the page finds out. */
function knownCalls() {
  const trial = trialOfCalls();
  const bad = new Set(loaded(trial.text).report.diagnostics.map(({ line }) => line - 1));
  return trial.calls.flatMap((call, index) => (call && !bad.has(index) ? [call] : []));
}

test('each call works as its form proposes it', () => {
  const calls = knownCalls();
  assert.ok(calls.length > 25);
  const place = placeIn(text, -1);
  for (const call of calls) {
    const plan = filled(callForm(place, first(place), call, null));
    const { report, step } = loaded(plan.text);
    assert.deepEqual(report.diagnostics, [], call.name);
    assert.equal(step(2).op, call.name);
    assert.equal(step(2).errno, null, lines(plan)[0]);
  }
});

test('an argument that is wrong is said at its field', () => {
  const place = placeIn(text, -1);
  const mprotect = /** @type {any} */ (knownCalls().find(({ name }) => name === 'mprotect'));
  const form = callForm(place, first(place), mprotect, null);
  for (const [field, value] of [
    ['addr', 'nowhere'],
    ['length', '8X'],
    ['length', ''],
  ]) {
    const plan = filled(form, { [field]: value });
    const found = findingsOf(plan, [], loaded(plan.text).report.diagnostics);
    assert.equal(found.good, false);
    assert.deepEqual([...found.fields.keys()], [field]);
  }
});

test('what was wrong before is not held against an act', () => {
  const broken = `${text}A: nonsense\n`;
  const place = placeIn(broken, -1);
  const munmap = /** @type {any} */ (knownCalls().find(({ name }) => name === 'munmap'));
  const plan = filled(callForm(place, first(place), munmap, null));
  const before = loaded(broken).report.diagnostics;
  assert.equal(before.length, 1);
  assert.equal(findingsOf(plan, before, loaded(plan.text).report.diagnostics).good, true);
  assert.ok(plan.text.endsWith('A: munmap(0x602000, 16K)\nA: nonsense\n'));
});

test('a fixed mmap of a file has all its arguments, a plain one few', () => {
  const place = placeIn(text, -1);
  const mmap = /** @type {any} */ (knownCalls().find(({ name }) => name === 'mmap'));
  const form = callForm(place, first(place), mmap, null);
  assert.deepEqual(lines(filled(form)), ['A: m = mmap(NULL, 16K, rw, private|anon)']);
  const file = { flags: 'shared', fd: '"/bin/app"', offset: '4K', result: '' };
  assert.deepEqual(lines(filled(form, file)), ['A: mmap(NULL, 16K, rw, shared, "/bin/app", 4K)']);
});

test('each kind of region can be added, to a layout and by a call, to a full process and to an empty one', () => {
  for (const [base, process] of [
    [text, 'A'],
    [text.replace(/ {2}[0-9a-f]+-.*\n/g, '').replace(/A: .*\n/g, ''), 'A'],
  ]) {
    for (const position of [0, -1]) {
      const place = placeIn(base, position);
      for (const kind of KINDS) {
        const plan = filled(addForm(place, first(place), kind, null));
        const { report, step } = loaded(plan.text);
        assert.deepEqual(report.diagnostics, [], kind);
        const before = mapsOf(base, process, position).join('\n');
        assert.notEqual(mapsOf(plan.text, process, position).join('\n'), before, `${kind}\n${plan.text}`);
        if (plan.steps > 0) assert.equal(step(report.steps.length - 1).errno, null);
      }
    }
  }
});

test('a region that is added to a gap lies in it', () => {
  const place = placeIn(text, 0);
  const process = first(place);
  for (const gap of gapsOf(process, place.machine)) {
    for (const kind of KINDS) {
      const form = addForm(place, process, kind, gap);
      const bytes = 33n * 4096n;
      if (gap.end - gap.start < bytes) continue;
      const { start = '', end = '' } = startValues(form.fields);
      assert.ok(
        BigInt(start) >= gap.start && BigInt(end) <= gap.end,
        `${kind} in ${gap.start.toString(16)}: ${start}`,
      );
      assert.deepEqual(mistakes(filled(form).text), []);
    }
  }
});

test('small machines have room for what is proposed', () => {
  const tiny = 'machine custom\n  split 3/3/6\n  frames 8\nprocess A\n  00000040-000000c0 rw-p\n';
  const place = placeIn(tiny, 0);
  for (const kind of KINDS.filter((one) => one !== 'stack')) {
    assert.deepEqual(mistakes(filled(addForm(place, first(place), kind, null)).text), [], kind);
  }
});

test('shared memory of two processes is one file', () => {
  const two = `${text}process B\n`;
  let now = two;
  for (const name of ['A', 'B']) {
    const place = placeIn(now, 0);
    const process = /** @type {any} */ (place.processes.find((one) => one.name === name));
    now = filled(addForm(place, process, 'sharedMemory', null)).text;
  }
  assert.equal(now.match(/^file \/dev\/shm\/pool/gm)?.length, 1);
  assert.deepEqual(mistakes(now), []);
  const { snapshot } = loaded(now);
  const files = snapshot(0).processes.map(({ regions }) => regions.find(({ perms }) => perms === 'rw-s')?.file);
  assert.deepEqual(files, ['/dev/shm/pool', '/dev/shm/pool']);
});

test('an empty text grows a machine, a file, a process, a region, a step', () => {
  let now = '';
  now = filled(machineForm(placeIn(now, 0)), { frames: '8', tlb: '4' }).text;
  now = filled(fileForm(placeIn(now, 0)), { path: '/bin/hello', size: '12K' }).text;
  now = filled(processForm(placeIn(now, 0)), { name: 'P' }).text;
  const place = placeIn(now, 0);
  now = filled(addForm(place, first(place), 'code', null)).text;
  assert.equal(
    now,
    `machine x86-64
  frames 8
  tlb 4

file /bin/hello 12K

process P
  00400000-00401000 r-xp 00000000 /bin/hello
`,
  );
  const fork = /** @type {any} */ (knownCalls().find(({ name }) => name === 'fork'));
  const done = filled(callForm(placeIn(now, 0), first(placeIn(now, 0)), fork, null)).text;
  assert.equal(done, `${now}\nP: A = fork()\n`);
});

test('headers go where they belong in a text that has steps already', () => {
  const place = placeIn('# Title\nprocess A\nA: brk(0)\n', 1);
  const now = filled(fileForm(place), { path: '/f', size: '4K', content: 'hi', kind: 'cold' }).text;
  assert.equal(now, '# Title\nfile /f 4K "hi"\n  cold\n\nprocess A\nA: brk(0)\n');
  const machine = filled(machineForm(placeIn(now, 1)), { swap: '4' }).text;
  assert.equal(
    machine,
    '# Title\nmachine x86-64\n  swap 4\n\nfile /f 4K "hi"\n  cold\n\nprocess A\nA: brk(0)\n',
  );
  const second = filled(processForm(placeIn(machine, 1)), { name: 'B', copyOf: 'A' }).text;
  assert.ok(second.endsWith('process A\nprocess B = A\n\nA: brk(0)\n'), second);
  assert.deepEqual(mistakes(second), []);
});

test('each setting of the machine changes its line, and no other', () => {
  const place = placeIn(text, 0);
  const others = {
    arch: 'x86-64-la57',
    frames: '32',
    tlb: '8',
    ways: '4-way',
    policy: 'fifo',
    asid: 'off',
    swap: '4',
  };
  const more = {
    overcommit: 'never',
    'zero-page': 'off',
    'read-ahead': '8',
    'stack-limit': '1M',
    'fault-around': '16',
    seed: '2',
    signals: 'fatal',
  };
  const still = { replace: 'fifo', huge: 'on' };
  for (const [field, value] of Object.entries({ ...others, ...more, ...still })) {
    const plan = filled(machineForm(place), { [field]: value });
    assert.equal(plan.written.length, 1, field);
    assert.deepEqual(mistakes(plan.text), [], field);
    const changed = plan.text.split('\n').filter((line) => !text.split('\n').includes(line));
    assert.equal(changed.length, 1);
    // What was written is read back into the same field.
    assert.equal(startValues(machineForm(placeIn(plan.text, 0)).fields)[field], value);
  }
  assert.deepEqual(machineForm(place).plan(startValues(machineForm(place).fields)), {
    field: '',
    problem: 'unchanged',
  });
});

test('a machine becomes a custom one, and another again', () => {
  const plain = 'machine x86-64\n  frames 8 # few\nprocess A\n';
  const custom = filled(machineForm(placeIn(plain, 0)), { arch: 'custom', split: '10/10/12' }).text;
  assert.equal(custom, 'machine custom\n  frames 8 # few\n  split 10/10/12\nprocess A\n');
  assert.equal(
    filled(machineForm(placeIn(custom, 0)), { arch: 'x86-64', frames: '4' }).text,
    plain.replace('frames 8', 'frames 4'),
  );
});

test('− and + move a value by what it counts', () => {
  for (const [stepping, text, less, more] of /** @type {const} */ ([
    ['address', '0x602000', '0x601000', '0x603000'],
    ['address', '602000', '0x601000', '0x603000'],
    ['size', '8K', '4K', '12K'],
    ['size', '0', '0', '4K'],
    ['double', '64', '32', '128'],
    ['double', '0', '0', '1'],
    ['double', '12', '8', '16'],
    ['one', '7', '6', '8'],
    ['one', '0x602010', '0x60200f', '0x602011'],
    ['address', 'NULL', 'NULL', 'NULL'],
  ])) {
    assert.deepEqual(
      [stepped(stepping, text, -1, 4096n), stepped(stepping, text, 1, 4096n)],
      [less, more],
      text,
    );
  }
});
