// Golden tests of the command: node tests/golden/run.mjs PATH/TO/pagewalk [--update] [NAME…]
//
// Each *.golden beside this file is one case, as case.mjs describes it. Beside the command's own tasks (run,
// check, explain, print, steps) there are views of `run --json`: maps, smaps, pages, memory, vectors, kills and `events LINE`.
// Whatever scenario is met here, in a case, a lesson or a document, is also printed and read back; lessons and
// the fenced scenarios of the documents have to keep their expectations. --update writes what the command
// answers into the cases: read the difference before you keep it. JSON is laid out in lines, its keys in their order.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { expand, fencedScenarios, parseCase, printCase } from './case.mjs';
import * as views from './views.mjs';

const here = import.meta.dirname;
const root = join(here, '../..');
const given = process.argv.slice(2);
const update = given.includes('--update');
const [command, ...wanted] = given.filter((argument) => !argument.startsWith('--'));
if (!command) {
  console.error('usage: node tests/golden/run.mjs PATH/TO/pagewalk [--update] [NAME…]');
  process.exit(2);
}

// --- asking the command ---------------------------------------------------------------------------

/** @param {string[]} words @param {string} scenario */
function ask([task, ...words], scenario) {
  const answer = spawnSync(resolve(command), [task, '-', ...words], {
    input: scenario,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  // A task that is refused reads no scenario: the pipe to it breaks, and nothing is wrong.
  if (answer.error && answer.status === null) throw answer.error;
  return answer;
}

/** @param {{ status: number | null, signal: string | null }} answer */
const ending = ({ status, signal }) =>
  status === 0 ? [] : [status === null ? `[killed by ${signal}]` : `[exit ${status}]`];

/** @param {string[]} words @param {string} scenario */
function tellPlainly(words, scenario) {
  const answer = ask(words, scenario);
  const told = answer.stdout.startsWith('{')
    ? objectsOf(answer.stdout)
        .map((object) => views.layOut(object))
        .join('\n')
    : answer.stdout.replace(/[ \t]+$/gm, '');
  return [answer.stderr + told, ...ending(answer)];
}

/** @param {string} stdout */
const objectsOf = (stdout) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** @param {string} scenario @param {(steps: any[], final: any) => string[]} show */
function tellView(scenario, show) {
  const answer = ask(['run', '--json'], scenario);
  const objects = objectsOf(answer.stdout);
  return [...show(objects.slice(0, -1), objects.at(-1)), ...ending(answer)];
}

/** What a task answers, as a case has it. @param {string} task @param {string} scenario */
function tell(task, scenario) {
  const words = task.split(' ');
  const answer = {
    maps: () => tellView(scenario, (_, final) => views.maps(final)),
    smaps: () => tellView(scenario, (_, final) => views.smaps(final)),
    pages: () => tellView(scenario, (_, final) => views.pages(final)),
    memory: () => tellView(scenario, (_, final) => views.memory(final)),
    vectors: () => tellView(scenario, (steps) => views.vectors(steps)),
    kills: () => tellView(scenario, (steps) => views.kills(steps)),
    events: () => tellView(scenario, (steps) => views.events(steps, Number(words[1]))),
  }[words[0] === 'events' ? 'events' : task];
  return (answer ? answer() : tellPlainly(words, scenario))
    .map((part) => part.trimEnd())
    .filter(Boolean)
    .join('\n');
}

// --- the tests ------------------------------------------------------------------------------------

/** The lines that only one of two texts has, in their order. @param {string} expected @param {string} actual */
function difference(expected, actual) {
  const [old, now] = [expected.split('\n'), actual.split('\n')];
  const lines = [];
  let [at, there] = [0, 0];
  while (at < old.length || there < now.length) {
    const kept = old.indexOf(now[there], at);
    const found = now.indexOf(old[at], there);
    if (kept === at && there < now.length) [at, there] = [at + 1, there + 1];
    else if (at < old.length && (found < 0 || there === now.length)) lines.push(`    - ${old[at++]}`);
    else lines.push(`    + ${now[there++]}`);
  }
  return lines.slice(0, 40);
}

/** Printing is a projection, and what was printed plays the same. @param {string} scenario */
function roundTrip(scenario) {
  const once = ask(['print'], scenario);
  if (once.status !== 0) return []; // a text with mistakes: its case says which
  const twice = ask(['print'], once.stdout);
  if (twice.status !== 0 || twice.stdout !== once.stdout) {
    return [
      '  printed and read back it is another text:',
      ...difference(once.stdout, twice.stderr + twice.stdout),
    ];
  }
  const plays = (text) => ask(['run'], text).stdout.replace(/^ *\d+/gm, '');
  const [original, printed] = [plays(scenario), plays(once.stdout)];
  return original === printed ? [] : ['  printed it plays differently:', ...difference(original, printed)];
}

/** @param {string} path */
function goldenErrors(path) {
  const golden = parseCase(readFileSync(path, 'utf8'));
  const scenario = expand(golden.scenario);
  const answers = golden.blocks.map(({ task }) => ({ task, expected: tell(task, scenario) }));
  if (update) writeFileSync(path, printCase({ scenario: golden.scenario, blocks: answers }));
  const errors = update
    ? []
    : golden.blocks.flatMap(({ task, expected }, index) =>
        expected === answers[index].expected
          ? []
          : [`  === ${task}`, ...difference(expected, answers[index].expected)],
      );
  if (golden.blocks.length === 0) errors.push('  the case asks for nothing: it has no line "=== TASK"');
  return [...errors, ...roundTrip(scenario)];
}

/** @param {string} scenario */
function keepsItsWord(scenario) {
  const answer = ask(['check'], scenario);
  const told = (answer.stderr + answer.stdout).trimEnd().split('\n');
  return [...(answer.status === 0 ? [] : told.map((line) => `    ${line}`)), ...roundTrip(scenario)];
}

/** @param {string} folder @param {string} ending @returns {string[]} */
const filesIn = (folder, ending) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(root, folder, name));

/** A command that breaks off, or answers no JSON, fails its case and stops no other. @param {Test} test */
function errorsOf({ errors }) {
  try {
    return errors();
  } catch (error) {
    return [`  ${error instanceof Error ? error.message : error}`];
  }
}

/** @typedef {{ name: string, errors: () => string[] }} Test */

/** @type {Test[]} */
const tests = [
  ...filesIn('tests/golden', '.golden').map((path) => ({
    name: basename(path, '.golden'),
    errors: () => goldenErrors(path),
  })),
  ...filesIn('web/lessons', '.pagewalk').map((path) => ({
    name: relative(root, path),
    errors: () => keepsItsWord(readFileSync(path, 'utf8')),
  })),
  ...[...filesIn('.', 'README.md'), ...filesIn('docs', '.md')].flatMap((path) =>
    fencedScenarios(readFileSync(path, 'utf8')).map(({ line, text }) => ({
      name: `${relative(root, path)}:${line}`,
      errors: () => keepsItsWord(text),
    })),
  ),
].filter(({ name }) => wanted.length === 0 || wanted.includes(name));

let failed = 0;
for (const test of tests) {
  const found = errorsOf(test);
  if (found.length > 0) failed += 1;
  console.log([`${found.length === 0 ? 'ok  ' : 'FAIL'} ${test.name}`, ...found].join('\n'));
}
const golden = filesIn('tests/golden', '.golden').length;
console.log(`${tests.length} cases, ${failed} failed`);
if (tests.length === 0 || golden === 0) console.log('no case was found');
process.exitCode = tests.length === 0 || golden === 0 || failed > 0 ? 1 : 0;
