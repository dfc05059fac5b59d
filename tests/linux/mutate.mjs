// Breaks the engine in each place of mutations.mjs, in a copy of the sources, and tells what the judge says of it:
// a table for docs/linux-fidelity.md. Exits with 1 when a mutation is not caught.
//
//     node tests/linux/mutate.mjs [WORD]     only the mutations whose description has the word
//
// Takes about half a minute a mutation, and what the judge takes: Linux, x86-64, root.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutations } from './mutations.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const copy = join(root, 'build/mutant');
const judge = join(copy, 'build/bin/linux_judge');
const tasks = [
  ['families', join(root, 'tests/linux/families')],
  ['families', join(root, 'tests/linux/recorded')],
  ['random', '2000', '1'],
];

/** @param {string} program @param {...string} words */
const run = (program, ...words) =>
  execFileSync(program, words, { cwd: copy, stdio: ['ignore', 'ignore', 'inherit'] });

/**
 * A file that is the same keeps its time, and what was built of it: an older one would hide that it had been mutated.
 * @param {string} from @param {string} to
 */
const differs = (from, to) =>
  statSync(from).isDirectory() || !existsSync(to) || !readFileSync(from).equals(readFileSync(to));

function makeCopy() {
  for (const part of ['engine', 'bindings', 'tests', 'CMakeLists.txt', 'CMakePresets.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true, filter: differs });
  }
  if (!existsSync(join(copy, 'build/release'))) run('cmake', '--preset', 'release');
}

/** @param {import('./mutations.mjs').Mutation} mutation */
function mutated({ file, from, to }) {
  const text = readFileSync(join(root, 'engine', file), 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file}: not exactly once: ${from}`);
  return text.replace(from, () => to);
}

const build = () => run('cmake', '--build', 'build/release', '--target', 'linux_judge');

/**
 * The first scenario that fails, by its name, and its shortest form's steps.
 * @param {string[]} words
 * @returns {Promise<{ name: string, steps: string[] } | undefined>}
 */
function firstFailure(words) {
  return new Promise((resolve) => {
    const child = spawn(judge, words, { cwd: copy, stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      told += part;
      const [, name, text] = /^FAIL ([^\n]*)\n.*?--- the scenario, shrunk\n(.*?)\n---\n/ms.exec(told) ?? [];
      if (name === undefined) return;
      child.kill('SIGKILL');
      resolve({ name, steps: text.split('\n').filter((line) => /^\w+: /.test(line)) });
    });
    child.on('close', () => resolve(undefined));
  });
}

/** @param {import('./mutations.mjs').Mutation} mutation */
async function tryMutation(mutation) {
  const path = join(copy, 'engine', mutation.file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(mutation));
  try {
    build();
    const failures = [];
    for (const task of tasks) failures.push(await firstFailure(task));
    return failures;
  } finally {
    writeFileSync(path, sound);
  }
}

/** @param {{ name: string, steps: string[] } | undefined} failure */
const cell = (failure) => (failure ? `\`${failure.name}\`` : '');

mkdirSync(copy, { recursive: true });
makeCopy();
const chosen = mutations.filter(({ what }) => what.includes(process.argv[2] ?? ''));
let missed = 0;
console.log(
  '| broken so | in `engine/` | a family | a recorded scenario | a random one, from seed 1 on | its shortest form |',
);
console.log('|---|---|---|---|---|---|');
for (const mutation of chosen) {
  const [family, recorded, random] = await tryMutation(mutation);
  if (!family && !recorded && !random) missed += 1;
  const steps = (random ?? family ?? recorded)?.steps.map((step) => `\`${step}\``).join('<br>') ?? 'not caught';
  console.log(
    `| ${mutation.what} | \`${mutation.file}\` | ${cell(family)} | ${cell(recorded)} | ${cell(random)} | ${steps} |`,
  );
}
process.exitCode = missed === 0 ? 0 : 1;
