// What real programs printed, imported: node tests/import/run.mjs PATH/TO/pagewalk [NAME…]
//
// captured/NAME.KIND is what a Linux 6.18 gave: /proc/PID/maps and smaps of running programs, pmap -X and -XX of them,
// traces that `pagewalk record --trace` kept, the beginning of an address trace. The truth is in the captures
// themselves: a layout has to come out as it went in, figures as smaps counted them, and at the end of each traced
// process the model has to have the regions that /proc/PID/maps had when it was about to end.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const captured = join(import.meta.dirname, 'captured');
const [command, ...wanted] = process.argv.slice(2);
if (!command) {
  console.error('usage: node tests/import/run.mjs PATH/TO/pagewalk [NAME…]');
  process.exit(2);
}

/** @param {string[]} words @param {string} input */
function ask(words, input) {
  const answer = spawnSync(resolve(command), words, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (answer.error && answer.status === null) throw answer.error;
  return answer;
}

const lines = (/** @type {string} */ text) => text.split('\n').filter(Boolean);

/** A line of maps without device and inode. @param {string} line */
function bare(line) {
  const [, range, perms, offset, label] = /^(\S+) (\S+) (\S+) \S+ \d+ *(.*)$/.exec(line) ?? [];
  return `${range} ${perms} ${offset}${label ? ` ${label}` : ''}`;
}

/** The lines that only one of two lists has. @param {string[]} expected @param {string[]} actual */
function difference(expected, actual) {
  const missing = expected.filter((line) => !actual.includes(line)).map((line) => `  - ${line}`);
  const extra = actual.filter((line) => !expected.includes(line)).map((line) => `  + ${line}`);
  return [...missing, ...extra].slice(0, 20);
}

const nameOf = (/** @type {string} */ scenario) => /^process (\S+)/m.exec(scenario)?.[1] ?? '';

/** @param {string} text @param {string} scenario */
function maps(text, scenario) {
  return difference(lines(text).map(bare), lines(ask(['maps', '-', nameOf(scenario)], scenario).stdout));
}

const counted = ['Rss', 'Anonymous', 'Swap'];

/** Regions and their figures, in kB. The kernel's own pages are not modelled. @param {string} text */
function figures(text) {
  /** @type {string[]} */
  const told = [];
  for (const line of lines(text)) {
    const [, key, value] = /^(\w+): +(\d+)/.exec(line) ?? [];
    if (/^[0-9a-f]+-[0-9a-f]+ /.test(line)) told.push(line.split(' ')[0] ?? '');
    else if (key && counted.includes(key)) told[told.length - 1] += ` ${key}=${value}`;
  }
  return told;
}

/** @param {string} text @param {string} scenario */
function smaps(text, scenario) {
  const kernels = new Set(lines(text).flatMap((line) => (/\[v/.test(line) ? [line.split(' ')[0]] : [])));
  const users = (/** @type {string[]} */ all) => all.filter((line) => !kernels.has(line.split(' ')[0]));
  const answer = ask(['smaps', '-', nameOf(scenario)], scenario).stdout;
  return difference(users(figures(text)), users(figures(answer)));
}

/** Start, size, Rss, Anonymous and Swap of each row of pmap. @param {string} text @param {string} scenario */
function pmap(text, scenario) {
  const rows = lines(text).filter((line) => /^\s+[0-9a-f]{8,16} /.test(line) && !/\[v/.test(line));
  const columns = (lines(text).find((line) => /Address/.test(line)) ?? '').trim().split(/\s+/);
  const cell = (/** @type {string} */ row, /** @type {string} */ name) =>
    row.trim().split(/\s+/)[columns.indexOf(name)];
  const expected = rows.map((row) => {
    const start = Number.parseInt(cell(row, 'Address') ?? '', 16);
    const end = (start + Number(cell(row, 'Size')) * 1024).toString(16).padStart(8, '0');
    const told = counted.map((name) => `${name}=${cell(row, name)}`);
    return [`${cell(row, 'Address')}-${end}`, ...told].join(' ');
  });
  const answer = figures(ask(['smaps', '-', nameOf(scenario)], scenario).stdout);
  const ours = answer.filter((line) => expected.some((row) => row.split(' ')[0] === line.split(' ')[0]));
  return difference(expected, ours);
}

/** As both sides can say it: the stack's lower end comes of accesses, which a trace does not tell. @param {string} line */
const comparable = (line) => (line.endsWith('[stack]') ? line.replace(/^[0-9a-f]+/, '') : line);
const isKernels = (/** @type {string} */ line) => /\[v\w+\]$/.test(line);

/** The last layout of each process in a trace: behind its exit_group. @param {string} text */
function lastLayouts(text) {
  /** @type {Map<string, string[]>} */
  const layouts = new Map();
  const ended = new Set();
  for (const line of lines(text)) {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (/^exit_group\(/.test(rest)) ended.add(pid);
    if (!ended.has(pid) || !/^[0-9a-f]+-[0-9a-f]+ /.test(rest)) continue;
    layouts.set(pid, [...(layouts.get(pid) ?? []), comparable(bare(rest))]);
  }
  return [...layouts.values()].map((layout) => layout.filter((line) => !isKernels(line)));
}

/** @param {string} text @param {string} scenario */
function strace(text, scenario) {
  const steps = lines(ask(['run', '-', '--json'], scenario).stdout).map((line) => JSON.parse(line));
  const ends = steps.filter(({ op, process: name }) => op === 'exit' && !name.includes('.'));
  const real = lastLayouts(text).map((layout) => layout.join('\n'));
  if (real.length === 0) return ['  the capture holds no last layout'];
  const ours = ends.map(({ process: name, index }) =>
    lines(ask(['maps', '-', name, '--at', String(index)], scenario).stdout)
      .filter((line) => !isKernels(line))
      .map(comparable)
      .join('\n'),
  );
  return real.flatMap((layout, index) => {
    if (ours.includes(layout)) return [];
    return [`  process ${index}:`, ...difference(layout.split('\n'), (ours[index] ?? '').split('\n'))];
  });
}

/** Every page of the trace is touched, and none else. @param {string} text @param {string} scenario */
function lackey(text, scenario) {
  const pages = new Set(
    lines(text).flatMap((line) => {
      const [, from, size] = /^(?:I {2}| [LSM] )([0-9a-f]+),(\d+)$/.exec(line) ?? [];
      if (!from) return [];
      const start = Number.parseInt(from, 16);
      return [Math.floor(start / 4096), Math.floor((start + Number(size) - 1) / 4096)];
    }),
  );
  const final = JSON.parse(lines(ask(['run', '-', '--json'], scenario).stdout).at(-1) ?? '{}');
  const touched = final.processes[0].pages.map((/** @type {any} */ page) => Number(page.address) / 4096);
  return difference([...pages].map(String), touched.map(String));
}

const judges = { maps, smaps, pmap, strace, lackey };

let failed = 0;
const names = readdirSync(captured).filter(
  (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
for (const name of names) {
  const kind = /** @type {keyof typeof judges} */ (name.slice(name.lastIndexOf('.') + 1));
  const text = readFileSync(join(captured, name), 'utf8');
  const answer = ask(['import', kind], text);
  const checked = ask(['check', '-'], answer.stdout);
  const errors = [
    ...(answer.status === 0 && answer.stderr === '' ? [] : [`  ${answer.stderr}`]),
    ...(checked.status === 0 ? [] : lines(checked.stdout + checked.stderr).slice(0, 10)),
    ...(answer.stdout ? judges[kind](text, answer.stdout) : ['  no scenario']),
  ];
  console.log(`${errors.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  for (const error of errors) console.log(error);
  failed += errors.length === 0 ? 0 : 1;
}
console.log(`${names.length} captures, ${failed} failed`);
process.exit(failed === 0 && names.length > 0 ? 0 : 1);
