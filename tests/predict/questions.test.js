// What is asked about a step, and what came true: against the engine, case by case.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { makeProblem } from '../../web/predict/problem.js';
import { questionsOf } from '../../web/predict/questions.js';
import { legendOf, optionText, reasonOf } from '../../web/predict/reasons.js';
import { layout, momentAt, momentsOf } from './moments.js';

/** @param {string} steps @param {number} [index] */
function askedAbout(steps, index = steps.split('\n').length - 1) {
  const questions = questionsOf(momentAt(`${layout}${steps}\n`, index));
  return Object.fromEntries(questions.map(({ kind, truth }) => [kind, truth]));
}

/** Steps, and what their last one's questions must find true. @type {[string, string, Record<string, string>][]} */
const cases = [
  [
    'an untouched page is written',
    'A: write 0x600000 1',
    { verdict: 'ok', served: 'zero-fill', same: 'absent' },
  ],
  ['an untouched page is read', 'A: read 0x600000', { verdict: 'ok', served: 'zero-page' }],
  ['a lent page is written', 'A: read 0x600000\nA: write 0x600000 1', { served: 'copy-on-write' }],
  ['a known page', 'A: write 0x600000 1\nA: read 0x600000 => tlb-hit', { tlb: 'hit', served: 'none' }],
  ['a gap', 'A: read 0x700000 => SEGV_MAPERR', { verdict: 'SEGV_MAPERR', served: 'refused' }],
  ['code is written', 'A: write 0x400000 1', { verdict: 'SEGV_ACCERR', served: 'refused', same: 'refused' }],
  ['past the end of a file', 'A: read 0x503000', { verdict: 'BUS_ADRERR', served: 'refused' }],
  ['an address that is not canonical', 'A: read 0x800000000000', { verdict: 'SI_KERNEL', value: 'refused' }],
  ['code in the page cache', 'A: exec 0x400000', { served: 'cache-hit' }],
  ['a file on the disk', 'A: read 0x500000 => major', { faults: 'major' }],
  ['below the stack', 'A: write 0x7fffffff9000 1 => stack-growth', { served: 'stack-growth', verdict: 'ok' }],
  ['one file, two processes', 'A: exec 0x400000\nB: exec 0x400000 => same-frame A:0x400000', { same: 'same' }],
  ['one number, two frames', 'A: write 0x600000 1\nB: write 0x600000 2', { same: 'other' }],
  [
    'the other’s value',
    'A: write 0x600000 "A"\nB: write 0x600000 "B"\nA: read 0x600000 => "A"',
    { value: '0x41' },
  ],
  [
    'a child writes',
    'A: write 0x600000 1\nA: C = fork()\nC: write 0x600000 2 => cow',
    { served: 'copy-on-write' },
  ],
  ['a sweep', 'A: write 0x600000..0x604000 by 1K 1', { faultCount: '4', verdict: 'ok' }],
  [
    'a sweep from a label asks for its pages, and for misses where the text does',
    'A: write [heap]..[heap]+8K by 64 1\nA: read [heap]..[heap]+16K by 64 => tlb-miss, minor',
    { missCount: '2', faultCount: '2' },
  ],
  ['mmap takes nothing', 'A: p = mmap(NULL, 16K, rw, private|anon)', { outcome: 'ok', taken: '0' }],
  [
    'fork copies nothing',
    'A: write 0x600000 1\nA: write 0x601000 1\nA: C = fork()',
    { outcome: 'ok', taken: '0' },
  ],
  [
    'munmap gives back what was there',
    'A: write 0x600000 1\nA: munmap(0x600000, 16K)',
    { outcome: 'ok', freed: '1' },
  ],
  ['a call fails', 'A: munmap(0x600001, 4K) => EINVAL', { outcome: 'EINVAL' }],
  [
    'an address comes back',
    'A: p = mmap(0x700000, 4K, rw, private|anon|fixed) => 0x700000',
    { returns: '0x700000' },
  ],
];

for (const [what, steps, wanted] of cases) {
  test(what, () => {
    const found = askedAbout(steps);
    for (const [kind, truth] of Object.entries(wanted)) assert.equal(found[kind], truth, kind);
  });
}

test('the pages of a sweep are offered, wherever and however it is written', () => {
  for (const range of [
    '0x600000..0x603000 by 64',
    '[heap]..[heap]+12K by 0x40',
    '[heap]+4032..[heap]+8K+64 by 64',
  ]) {
    const moment = momentAt(`${layout}A: write [heap]..[heap]+16K by 4K 1\nA: read ${range}\n`, 1);
    const [faults] = questionsOf(moment).filter(({ kind }) => kind === 'faultCount');
    const values = faults?.options.map(({ value }) => value);
    assert.deepEqual(values, ['0', '1', '3', String(moment.step.count)], range);
  }
});

test('a full machine makes room', () => {
  const small = layout.replace('frames 16', 'frames 4').replace('process B = A\n', '');
  const steps = [0, 1, 2, 3].map((page) => `A: write 0x60${page}000 1`).join('\n');
  const { moments } = momentsOf(`${small}${steps.replaceAll(' 1\n', ' 1 => ok, evict\n')} => ok, swap-out\n`);
  const found = moments.map(
    (moment) => questionsOf(moment).find(({ kind }) => kind === 'evict' || kind === 'victim')?.truth,
  );
  assert.equal(found[0], 'nothing');
  assert.equal(found.at(-1), 'A 0x7fffffffe000'); // nobody used the stack
});

test('where few pages are in memory, the one that goes is asked for, and the reason says what a policy goes by', () => {
  const text = readFileSync('web/lessons/17-page-taken-back.pagewalk', 'utf8');
  const { moments } = momentsOf(text);
  const moment = moments.find(({ step }) => step.text.includes('0x504000'));
  const question = questionsOf(moment).find(({ kind }) => kind === 'victim');
  assert.ok(question);
  assert.equal(question.truth, 'P 0x501000');
  assert.equal(
    reasonOf(question, 'P 0x503000', moment),
    'By the machine’s policy page 0x501000 went, which came in step 2, was used last in step 2 and is wanted again in step 8. ' +
      'Page 0x503000 stayed: it came in step 4, was used last in step 4 and is wanted again in step 16.',
  );
});

test('a note, a switch and a step of nobody have no question', () => {
  const { moments } = momentsOf(`${layout}note x\nswitch B\nA: exit()\nA: read 0x600000 => ESRCH\n`);
  assert.deepEqual(
    [0, 1, 3].map((index) => questionsOf(moments[index])),
    [[], [], []],
  );
});

const lessons = readdirSync('web/lessons').filter((name) => name.endsWith('.pagewalk'));
const texts = [
  ...lessons.map((name) => [name, readFileSync(`web/lessons/${name}`, 'utf8')]),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((seed) => [`problem ${seed}`, makeProblem(String(seed))]),
  ['the cases', `${layout}${cases.map(([, steps]) => steps).join('\n')}\n`],
];

for (const [name, text] of texts) {
  test(`${name}: each question has its answer, and each wrong answer its reason`, () => {
    const { moments, close } = momentsOf(text);
    let reasons = 0;
    for (const moment of moments) {
      const questions = questionsOf(moment);
      assert.ok(questions.length <= 4);
      for (const question of questions) {
        const where = `${moment.outline.text}: ${question.kind}`;
        const said = question.options.map((option) => optionText(option, question));
        assert.equal(new Set(said).size, said.length, `${where}: ${said}`);
        assert.ok(question.options.length >= 2, where);
        assert.ok(
          question.options.some(({ value }) => value === question.truth),
          where,
        );
        assert.match(legendOf(question, moment), /^\S.*\?$/, where);
        const given = new Set();
        for (const { value } of question.options.filter((one) => one.value !== question.truth)) {
          const reason = reasonOf(question, value, moment);
          assert.ok(!given.has(reason) || question.kind === 'returns', `${where}, ${value}: ${reason}`);
          given.add(reason);
          assert.match(reason, /^\S.{20,}[.!?”]$/s, `${where}, ${value}: ${reason}`);
          assert.doesNotMatch(reason, /undefined|null|NaN|\[object/, `${where}, ${value}: ${reason}`);
          reasons += 1;
        }
      }
    }
    assert.ok(reasons > 20);
    close();
  });
}

test('a reason is of what was answered and of what happened', () => {
  const moment = momentAt(`${layout}A: read 0x700000\n`, 0);
  const [verdict] = questionsOf(moment).filter(({ kind }) => kind === 'verdict');
  assert.ok(verdict);
  const ok = reasonOf(verdict, 'ok', moment);
  const refused = reasonOf(verdict, 'SEGV_ACCERR', moment);
  assert.notEqual(ok, refused);
  for (const reason of [ok, refused]) assert.match(reason, /no region of A holds 0x700000/);
  assert.match(refused, /forbids reading/);
});
