// Every kind of event of the contract has a place in the picture and a sentence in the catalogue.
import { readFileSync } from 'node:fs';
import { PLACES, placeOf, STANDING } from '../../web/model/places.js';
import { eventSentence } from '../../web/narration.js';
import { en } from '../../web/words/en.js';
import { expect, open, test } from './pagewalk.js';

const contract = readFileSync(new URL('../../bindings/engine.d.ts', import.meta.url), 'utf8');
const union = contract.slice(
  contract.indexOf('export type EngineEvent'),
  contract.indexOf('export type FaultKind'),
);
const kinds = [...union.matchAll(/E<\s*'([a-z-]+)'/g)].map(([, kind]) => kind);

const machine = {
  levels: [{ name: 'PT', bits: 9, shift: 12 }],
};
const where = { process: 'A', address: '0x602010' };

/** An event with every field that any kind has. @param {string} kind */
const eventOf = (kind) =>
  /** @type {any} */ ({
    kind,
    page: '0x602000',
    frame: 3,
    asid: 1,
    level: 1,
    table: 33,
    index: 2,
    entry: '0x3067',
    present: true,
    address: '0x602010',
    physical: '0x3010',
    start: '0x602000',
    end: '0x606000',
    perms: 'rw-p',
    was: 'r--p',
    label: '[heap]',
    process: 'A',
    from: '0x7000',
    to: '0x6000',
    root: '0x21000',
    file: '/f',
    file_page: 1,
    file_pages: 1,
    slot: 2,
    victim: 'B',
    child: 'C',
    entries: 4,
    shared_frames: 2,
    count: 7,
    served: 'zero-fill',
    access: 'read',
    cause: 'not-present',
    name: 'SIGSEGV',
    code: 'SEGV_MAPERR',
    purpose: 'anonymous',
    at: '0x604000',
    from_frame: null,
    value: '0x0',
    errno: null,
    reason: 'limit',
    shares: 'thread',
    same_memory: false,
    op: 'read',
    size: 1,
    badness: 9,
    resident: 5,
    swapped: 1,
    tables: 3,
    overcommitted: false,
    below: null,
    above: null,
  });

test('the contract names its kinds', () => {
  expect(kinds.length).toBeGreaterThan(35);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test('each kind has a place, and ends in one that always stands', () => {
  expect(Object.keys(PLACES).sort()).toEqual([...kinds].sort());
  const standing = Object.values(STANDING).flat();
  for (const kind of kinds) {
    const { lane, at } = placeOf(eventOf(kind), where);
    expect(Object.keys(STANDING), kind).toContain(lane);
    expect(standing, kind).toContain(at.at(-1));
  }
});

test('each kind has a sentence, with no hole in it', () => {
  expect(Object.keys(en.events).sort()).toEqual([...kinds].sort());
  for (const kind of kinds) {
    const sentence = eventSentence(eventOf(kind), /** @type {any} */ (machine));
    expect(sentence, kind).toMatch(/^.{12,}\.$/);
    expect(sentence, kind).not.toMatch(/undefined|null|NaN|\[object/);
  }
});

test('each way of serving a fault has its words', () => {
  const line = /export type FaultKind =([^;]*);/s.exec(contract)?.[1] ?? '';
  const served = [...line.matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind ?? '');
  expect(served.length).toBeGreaterThan(8);
  expect(Object.keys(en.kernel.kinds).sort()).toEqual([...served].sort());
  for (const kind of served) {
    expect(en.steps.served({ served: kind, frame: 3, from: 2, major: false })).toContain('frame 3');
  }
});

test('each reason why the stack may not grow has its words', () => {
  const line = /E<'stack-refused', \{ address: Hex; reason: ([^}]*)\}>/.exec(contract)?.[1] ?? '';
  const reasons = [...line.matchAll(/'([a-z-]+)'/g)].map(([, reason]) => reason ?? '');
  expect(reasons.length).toBeGreaterThan(3);
  for (const reason of reasons) {
    expect(en.kernel.stackNo(reason)).not.toContain(reason === 'limit' ? ': limit' : reason);
  }
});

test('the places that always stand do stand', async ({ page }) => {
  await open(page);
  for (const place of Object.values(STANDING).flat()) {
    await expect(page.locator(`[data-place~="${place}"]`).first(), place).toBeAttached();
  }
});
