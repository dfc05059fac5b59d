// The goals of the lessons: each can be reached, is not reached from the start, and not by what comes near.
// node tests/goals/goals.mjs PATH/TO/pagewalk
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { trials } from './solutions.js';

const command = process.argv[2];
if (!command) {
  console.error('usage: node tests/goals/goals.mjs PATH/TO/pagewalk');
  process.exit(2);
}

/** @param {string[]} words @param {string} [input] */
const ask = (words, input = '') => spawnSync(resolve(command), words, { input, encoding: 'utf8' });

/** @type {string[]} */
const failures = [];
/** @param {boolean} good @param {string} what */
function expect(good, what) {
  if (!good) failures.push(what);
}

/** What is below the head, so that an edit cannot mean a condition. @param {string} text */
const bodyOf = (text) => text.replace(/^(?:#.*\n)+/, '');

/** @param {string} path @param {string} text */
const hold = (path, text) => ask(['goal', path, '-'], text);

/** @param {string} path @param {string} text */
function judgeHead(path, text) {
  const name = basename(path);
  const head = text.slice(0, -bodyOf(text).length);
  const [, sentence = ''] = /^# Goal: (.+)$/m.exec(head) ?? [];
  expect(
    /^[a-z].*\.$/.test(sentence) && sentence.length <= 140,
    `${name}: its goal is a sentence: '${sentence}'`,
  );
  expect(/^# Watch: /m.test(head), `${name}: it says what to watch`);
  const conditions = head.match(/^# Reached when: /gm)?.length ?? 0;
  expect(conditions >= 1 && conditions <= 3, `${name}: it has one to three conditions, and not ${conditions}`);
  const checked = ask(['check', path]);
  expect(checked.status === 0, `${name}: ${checked.stdout}`);
}

/** @param {string} path @param {string} text */
function judgeTrials(path, text) {
  const name = basename(path, '.pagewalk');
  const { solutions, misses } = trials[name] ?? { solutions: [], misses: [] };
  expect(solutions.length > 0 && misses.length > 0, `${name}: it has a solution and a near miss`);
  const body = bodyOf(text);
  const untouched = hold(path, body);
  expect(untouched.status === 1, `${name}: as it stands ${untouched.stdout}`);
  for (const [index, solution] of solutions.entries()) {
    const answer = hold(path, solution(body));
    expect(answer.status === 0, `${name}: solution ${index + 1}: ${answer.stdout}${answer.stderr}`);
  }
  for (const { edit, because } of misses) {
    const answer = hold(path, edit(body));
    expect(answer.status === 1 && answer.stdout.includes(': got '), `${name}: ${because}: ${answer.stdout}`);
    expect(
      !/error in line \d/.test(answer.stdout),
      `${name}: ${because}: a mistake of the language: ${answer.stdout}`,
    );
  }
}

/** What the command says of several texts, and of what is no goal. @param {string} path @param {string} text */
function judgeCommand(path, text) {
  const [solution] = trials[basename(path, '.pagewalk')].solutions;
  const two = ask(['goal', path, path, '-'], solution(bodyOf(text)));
  expect(two.status === 1, 'one text of two that does not reach the goal is enough for 1');
  expect(two.stdout.startsWith(`${path}: the goal is not reached\n`), `each text has its line: ${two.stdout}`);
  expect(two.stdout.endsWith('\n-: the goal is reached\n'), `each text has its line: ${two.stdout}`);
  const own = hold(path, '# Goal: think.\n# Reached when: free >= 0\n');
  expect(own.status === 1, 'a text is not held to a goal of its own');
  const none = ask(['goal', '-', path], '# Goal: think.\nmachine x86-64\n');
  expect(none.status === 2 && none.stderr.includes('has no goal'), `words alone are wrong use: ${none.stderr}`);
  expect(ask(['goal', path]).status === 2, 'a goal and nothing to hold against it is wrong use');
  expect(ask(['goal', path, 'no/such/file']).status === 2, 'a file that is not there is wrong use');
}

const folder = join(import.meta.dirname, '../../web/lessons');
const lessons = readdirSync(folder)
  .sort()
  .map((file) => ({ path: join(folder, file), text: readFileSync(join(folder, file), 'utf8') }));
for (const { path, text } of lessons) {
  judgeHead(path, text);
  judgeTrials(path, text);
}
judgeCommand(lessons[0].path, lessons[0].text);
for (const failure of failures) console.log(`FAIL ${failure}`);
console.log(`goals: ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
