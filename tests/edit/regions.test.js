// Acts on regions: on the layout they change its lines, later they add the call that does it, and the engine agrees.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { isRefusal } from '../../web/edit/plan.js';
import {
  adjustRegion,
  deleteRegion,
  mergeRegion,
  moveRegion,
  splitRegion,
} from '../../web/edit/region-acts.js';
import { loaded, mapsOf, mistakes, placeIn } from './bench.js';

/** @import {Place} from '../../web/edit/place.js' */
/** @import {Plan, Refusal} from '../../web/edit/plan.js' */

const text = `# Two
machine x86-64
  frames 16

file /bin/app 12K

process A
  00400000-00401000 r-xp 00000000 /bin/app # code
  00401000-00403000 rw-p 00001000 /bin/app
  00602000-00606000 rw-p 00000000 [heap]
  00700000-00702000 rw-p 00000000
  7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
process B = A

A: write 0x602010 "A"
`;

/** @param {Place} place @param {string} process @param {string} start */
const regionAt = (place, process, start) =>
  /** @type {any} */ (
    place.processes.find(({ name }) => name === process)?.regions.find((one) => one.start === start)
  );

/** @param {Plan | Refusal} answer @returns {Plan} */
function plan(answer) {
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  assert.deepEqual(mistakes(answer.text), []);
  return answer;
}

/** What is in `after` and was not in `before`. @param {string} before @param {string} after */
function newLines(before, after) {
  const old = before.split('\n');
  return after.split('\n').filter((line) => !old.includes(line));
}

/** An act at the start, and at the end; each is [new lines of the text, lines of maps then]. @param {(place: Place, region: any) => Plan | Refusal} act @param {string} start */
function both(act, start) {
  return [0, -1].map((position) => {
    const place = placeIn(text, position);
    const done = plan(act(place, regionAt(place, 'A', start)));
    return { lines: newLines(text, done.text), maps: mapsOf(done.text, 'A', position), steps: done.steps };
  });
}

test('a region grows: its line is longer, or mremap and brk make it so', () => {
  const [layout, call] = both(
    (place, region) => adjustRegion(place, 'A', region, { end: '0x704000' }),
    '0x700000',
  );
  assert.deepEqual(layout?.lines, ['  00700000-00704000 rw-p 00000000']);
  assert.deepEqual(call?.lines, ['A: mremap(0x700000, 8K, 16K)']);
  assert.deepEqual(call?.maps, layout?.maps);
  const heap = both((place, region) => adjustRegion(place, 'A', region, { end: '0x608000' }), '0x602000');
  assert.deepEqual(heap[0]?.lines, ['  00602000-00608000 rw-p 00000000 [heap]']);
  assert.deepEqual(heap[1]?.lines, ['A: brk(0x608000)']);
  assert.deepEqual(heap[1]?.maps, heap[0]?.maps);
});

test('a region shrinks at either edge, and grows downwards', () => {
  for (const [start, change, line] of /** @type {const} */ ([
    ['0x700000', { end: '0x701000' }, 'A: munmap(0x701000, 4K)'],
    ['0x700000', { start: '0x701000' }, 'A: munmap(0x700000, 4K)'],
    ['0x700000', { start: '0x6ff000' }, 'A: mmap(0x6ff000, 4K, rw, private|anon|fixed_noreplace)'],
    ['0x7ffffffde000', { start: '0x7ffffffdc000' }, 'A: write 0x7ffffffdc000 0'],
  ])) {
    const [layout, call] = both((place, region) => adjustRegion(place, 'A', region, change), start);
    assert.deepEqual(call?.lines, [line]);
    assert.deepEqual(call?.maps, layout?.maps);
  }
});

test('rights change by a letter, or by mprotect', () => {
  const [layout, call] = both(
    (place, region) => adjustRegion(place, 'A', region, { rights: 'none' }),
    '0x700000',
  );
  assert.deepEqual(layout?.lines, ['  00700000-00702000 ---p 00000000']);
  assert.deepEqual(call?.lines, ['A: mprotect(0x700000, 8K, none)']);
  assert.deepEqual(call?.maps, layout?.maps);
});

test('sharing and backing change by a line, or by another mapping in its place', () => {
  const shared = { sharing: 's', backing: 'file', path: '/bin/app', offset: '0x1000' };
  const [layout, call] = both((place, region) => adjustRegion(place, 'A', region, shared), '0x700000');
  assert.deepEqual(layout?.lines, ['  00700000-00702000 rw-s 00001000 /bin/app']);
  assert.deepEqual(call?.lines, ['A: mmap(0x700000, 8K, rw, shared|fixed, "/bin/app", 0x1000)']);
  assert.deepEqual(call?.maps, layout?.maps);
  const [own, mapped] = both(
    (place, region) => adjustRegion(place, 'A', region, { backing: 'anonymous' }),
    '0x401000',
  );
  assert.deepEqual(mapped?.lines, ['A: mmap(0x401000, 8K, rw, private|anon|fixed)']);
  assert.deepEqual(mapped?.maps, own?.maps);
});

test('a region moves', () => {
  const [layout, call] = both((place, region) => moveRegion(place, 'A', region, '0x800000'), '0x700000');
  assert.deepEqual(layout?.lines, ['  00800000-00802000 rw-p 00000000']);
  assert.deepEqual(call?.lines, ['A: mremap(0x700000, 8K, 8K, maymove|fixed, 0x800000)']);
  assert.deepEqual(call?.maps, layout?.maps);
});

test('a region is split, and the parts are one again', () => {
  const halves = { at: '0x402000', rights: 'r' };
  const [layout, call] = both((place, region) => splitRegion(place, 'A', region, halves), '0x401000');
  assert.deepEqual(layout?.lines, [
    '  00401000-00402000 rw-p 00001000 /bin/app',
    '  00402000-00403000 r--p 00002000 /bin/app',
  ]);
  assert.deepEqual(call?.lines, ['A: mprotect(0x402000, 4K, r)']);
  assert.deepEqual(call?.maps, layout?.maps);
  for (const position of [0, -1]) {
    const place = placeIn(text, position);
    const split = plan(splitRegion(place, 'A', regionAt(place, 'A', '0x401000'), halves)).text;
    const now = placeIn(split, position);
    const process = /** @type {any} */ (now.processes[0]);
    const merged = plan(mergeRegion(now, process, regionAt(now, 'A', '0x401000'))).text;
    assert.deepEqual(mapsOf(merged, 'A', position), mapsOf(text, 'A', position));
  }
});

test('the heap keeps its break when its line is split', () => {
  const place = placeIn(text, 0);
  const split = plan(
    splitRegion(place, 'A', regionAt(place, 'A', '0x602000'), { at: '0x604000', rights: 'r' }),
  );
  assert.ok(split.text.includes('  brk 0x606000\n'));
  assert.equal(loaded(split.text).snapshot(0).processes[0]?.brk, loaded(text).snapshot(0).processes[0]?.brk);
});

test('a region goes', () => {
  const [layout, call] = both((place, region) => deleteRegion(place, 'A', region), '0x700000');
  assert.deepEqual(layout?.lines, []);
  assert.deepEqual(call?.lines, ['A: munmap(0x700000, 8K)']);
  assert.deepEqual(call?.maps, layout?.maps);
});

test('what stands around an edit stays: comments, other lines', () => {
  const place = placeIn(text, 0);
  const done = plan(adjustRegion(place, 'A', regionAt(place, 'A', '0x400000'), { rights: 'r' }));
  assert.equal(done.text, text.replace('r-xp 00000000 /bin/app # code', 'r--p 00000000 /bin/app # code'));
  assert.deepEqual(done.notes, ['copied']);
});

test('a copy has its lines written out when one of them changes', () => {
  const place = placeIn(text, 0);
  const done = plan(deleteRegion(place, 'B', regionAt(place, 'B', '0x700000')));
  assert.ok(done.notes.includes('writtenOut'));
  assert.deepEqual(mapsOf(done.text, 'A', 0), mapsOf(text, 'A', 0));
  assert.deepEqual(
    mapsOf(done.text, 'B', 0),
    mapsOf(text, 'B', 0).filter((line) => !line.startsWith('00700000')),
  );
});

test('what no line can say is refused at its field', () => {
  const place = placeIn(text, -1);
  const region = regionAt(place, 'A', '0x700000');
  assert.deepEqual(adjustRegion(place, 'A', region, { end: '0x701001' }), {
    field: 'end',
    problem: 'wholePages',
  });
  assert.deepEqual(adjustRegion(place, 'A', region, { end: 'x' }), { field: 'end', problem: 'address' });
  assert.deepEqual(adjustRegion(place, 'A', region, { end: '0x700000' }), {
    field: 'end',
    problem: 'endsBefore',
  });
  assert.deepEqual(adjustRegion(place, 'A', region, {}), { field: '', problem: 'unchanged' });
  assert.deepEqual(splitRegion(place, 'A', region, { at: '0x701000', rights: 'rw' }), {
    field: 'rights',
    problem: 'sameRights',
  });
});

// Every region of every lesson, at the start and at the end: no act makes a mistake in the text, each is one line
// at the end, and the layout's acts do exactly what they say.
const folder = new URL('../../web/lessons/', import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.pagewalk'))) {
  test(`every region of ${name} takes every act`, () => {
    const lesson = readFileSync(new URL(name, folder), 'utf8');
    for (const position of [0, -1]) {
      const place = placeIn(lesson, position);
      for (const process of place.processes.filter(({ alive }) => alive)) {
        for (const region of process.regions.filter(({ backing }) => backing !== 'special')) {
          const other = region.perms.startsWith('r') ? 'none' : 'r';
          const changed = plan(adjustRegion(place, process.name, region, { rights: other }));
          const gone = plan(deleteRegion(place, process.name, region));
          if (position === 0) {
            const left = process.maps.filter(
              (line) => !line.startsWith(region.start.slice(2).padStart(8, '0')),
            );
            assert.deepEqual(mapsOf(gone.text, process.name, 0), left);
          } else {
            assert.deepEqual([changed.steps, gone.steps], [1, 1]);
            assert.equal(gone.text.split('\n').length, lesson.split('\n').length + 1);
          }
        }
      }
    }
  });
}
