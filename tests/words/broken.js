// Broken texts: what every case, lesson and capture becomes under small random edits, seeded, and what the engine says.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../../web/predict/random.js';
import { loadEngine, loadImporters } from '../crossing/load.js';
import { expand, parseCase } from '../golden/case.mjs';

const tests = join(import.meta.dirname, '..');
const engine = await loadEngine();
const importers = await loadImporters();

/** @param {string} folder @param {RegExp} form */
const filesIn = (folder, form) =>
  readdirSync(join(tests, folder))
    .filter((name) => form.test(name))
    .map((name) => ({ name, text: readFileSync(join(tests, folder, name), 'utf8') }));

const inserted = [
  '\n',
  ' ',
  ':',
  '0x',
  '"',
  "'",
  '=>',
  '=',
  '-',
  '(',
  ')',
  '[',
  ',',
  '|',
  '\\',
  'ä',
  '\0',
  'x: y',
];
const words = [
  'read',
  'machine',
  'frames 0',
  'page 3',
  'tlb 7 2-way',
  'split 9',
  'f = fork()',
  'a number',
  '99T',
];

/** Cut, doubled, exchanged or inserted. @param {string} text @param {(below: number) => number} pick */
function edited(text, pick) {
  const at = pick(text.length + 1);
  const length = 1 + pick(9);
  const piece = pick(3) === 0 ? words[pick(words.length)] : inserted[pick(inserted.length)];
  return [
    text.slice(0, at) + text.slice(at + length),
    text.slice(0, at) + text.slice(at, at + length) + text.slice(at),
    text.slice(0, at) + piece + text.slice(at + length),
    text.slice(0, at) + piece + text.slice(at),
  ][pick(4)];
}

/** @param {string} text @param {number} times @param {(below: number) => number} pick */
const editions = (text, times, pick) =>
  Array.from({ length: times }, () => edited(edited(text, pick) ?? '', pick) ?? '');

/** @param {{ diagnostics: { message: string, hint: string }[] }} report */
const toldIn = ({ diagnostics }) => diagnostics.flatMap(({ message, hint }) => [message, hint]).filter(Boolean);

/** @param {string[]} texts */
function mistakesIn(texts) {
  const session = new engine.Session();
  const told = texts.flatMap((text) => toldIn(JSON.parse(session.load(text))));
  session.delete();
  return told;
}

/** Longer ones say no more, and take their time. */
const SHORT = 6000;

/** What the engine says about every case as it stands. */
export const mistakesOfCases = () =>
  mistakesIn(filesIn('golden', /\.golden$/).map(({ text }) => expand(parseCase(text).scenario)));

/** @param {number} times each @param {number} seed */
export function mistakesOfBroken(times, seed) {
  const { below: pick } = randomFrom(String(seed));
  const cases = filesIn('golden', /\.golden$/).map(({ text }) => parseCase(text).scenario);
  const lessons = filesIn('../web/lessons', /\.pagewalk$/).map(({ text }) => text);
  const short = [...cases, ...lessons].filter((text) => text.length < SHORT && !text.includes('@repeat'));
  return mistakesIn(short.flatMap((text) => editions(text, times, pick)));
}

/** @param {number} times each @param {number} seed */
export function mistakesOfImports(times, seed) {
  const { below: pick } = randomFrom(String(seed));
  return filesIn('import/captured', /\./).flatMap(({ name, text }) => {
    const kind = /** @type {any} */ (name.split('.').pop());
    const some = text.slice(0, SHORT);
    return ['', ...editions(some, times, pick)].flatMap((one) =>
      toldIn(JSON.parse(importers.importText(kind, one))),
    );
  });
}

const scenario = 'process A\n  00400000-00401000 rw-p\nA: buf = mmap(NULL, 8K, rw, private|anon)\n';
const addresses = [
  '0x602010',
  'buf+64',
  '[heap]-8',
  '"a: b"',
  'nowhere',
  '[a: b]',
  "'",
  '12q',
  '1 2: 3',
  'buf +',
];

/** Why questions about addresses have no answer. @param {number} times each @param {number} seed */
export function mistakesOfQuestions(times, seed) {
  const { below: pick } = randomFrom(String(seed));
  const session = new engine.Session();
  session.load(scenario);
  const asked = addresses.flatMap((address) => [address, ...editions(address, times, pick)]);
  const answers = asked.flatMap((address) =>
    ['A', 'B'].flatMap((process) => [0, 1].map((at) => JSON.parse(session.ask(at, process, address)))),
  );
  session.delete();
  return answers.flatMap(({ error }) => (error ? [error] : []));
}
