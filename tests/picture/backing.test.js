// In the middle of a step a slot, or a page of the cache, changes with the event that names it, and with no other.
import assert from 'node:assert/strict';
import test from 'node:test';
import { filesShown, swapShown } from '../../web/model/backing-shown.js';
import { loaded } from '../edit/bench.js';

/** @import {EngineEvent} from '../../bindings/engine.js' */
/** @import {Scene} from '../../web/model/scene.js' */

const text = `machine x86-64
  frames 12
  swap 8

file /data/notes 8K

process A
  00600000-00606000 rw-p 00000000 [heap]
  10000000-10002000 rw-s 00000000 /data/notes

A: write 0x10000000 "note"
A: msync(0x10000000, 8K, sync)
A: write 0x600000..0x606000 1
A: madvise(0x600000, 24K, pageout)
A: read 0x600000
A: read 0x601000
`;

/** A step's pictures, one an event. @param {number} index @returns {Scene[]} */
function scenesOf(index) {
  const { report, snapshot, step } = loaded(text);
  assert.deepEqual(report.diagnostics, []);
  const [before, after, played] = [snapshot(index), snapshot(index + 1), step(index)];
  return Array.from({ length: played.events.length + 1 }, (_, cursor) => ({
    machine: report.machine,
    position: index + 1,
    stepCount: report.steps.length,
    before,
    after,
    step: played,
    shown: played.events.slice(0, cursor),
    complete: false,
    current: played.events[cursor - 1] ?? null,
  }));
}

/** Every event of the text beside what a part of the picture was before it and after it. @param {(scene: Scene) => unknown} part */
const changes = (part) =>
  [0, 1, 2, 3, 4, 5].flatMap((index) => {
    const scenes = scenesOf(index);
    return scenes.slice(1).flatMap((scene, at) => {
      const [was, now] = [part(/** @type {Scene} */ (scenes[at])), part(scene)].map((one) =>
        JSON.stringify(one),
      );
      return was === now ? [] : [/** @type {EngineEvent} */ (scene.current)];
    });
  });

test('a slot fills with the event that swaps its page out, and empties with the one that brings it back', () => {
  const events = changes((scene) => swapShown(scene).used);
  assert.deepEqual(new Set(events.map(({ kind }) => kind)), new Set(['swapped-out', 'swapped-in']));
  assert.equal(events.filter(({ kind }) => kind === 'swapped-out').length, 6);
  assert.equal(events.filter(({ kind }) => kind === 'swapped-in').length, 2);
});

test('the mark of a changed page goes when it is written back', () => {
  const dirty = (/** @type {Scene} */ scene) =>
    filesShown(scene).map(({ pages }) => pages.map((page) => page.dirty));
  const events = changes(dirty);
  assert.ok(events.some(({ kind }) => kind === 'page-written-back'));
});

test('a complete picture is the machine after the step', () => {
  for (const index of [0, 1, 2, 3, 4, 5]) {
    const scene = { .../** @type {Scene} */ (scenesOf(index).at(-1)), complete: true };
    assert.deepEqual(swapShown(scene), scene.after.memory.swap);
    assert.deepEqual(filesShown(scene), scene.after.memory.files);
  }
});
