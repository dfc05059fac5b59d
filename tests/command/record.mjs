// A program recorded here and now: the model's last layout has to be this kernel's.
// node tests/command/record.mjs PATH/TO/pagewalk; 77 where no program can be traced
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const command = process.argv[2];
if (!command) {
  console.error('usage: node tests/command/record.mjs PATH/TO/pagewalk');
  process.exit(2);
}
const traceable =
  spawnSync('strace', ['-o', '/dev/null', '-e', 'inject=exit_group:delay_enter=1', 'true']).status === 0;
if (!traceable) {
  console.log('no strace here, or it may not trace: skipped');
  process.exit(77);
}

/** @param {string[]} words */
const ask = (words) => spawnSync(resolve(command), words, { encoding: 'utf8' });

const folder = mkdtempSync(join(tmpdir(), 'pagewalk-record-'));
const file = join(folder, 'recorded.pagewalk');
const recorded = ask(['record', '-o', file, '--', 'sh', '-c', 'cat /dev/null | sort']);
const scenario = readFileSync(file, 'utf8');
const checked = ask(['check', file]);
rmSync(folder, { recursive: true });

const failures = [
  ...(recorded.status === 0 ? [] : ['the program is recorded']),
  ...(/sh \(pid \d+\) ended .* the model has the same/.test(recorded.stderr)
    ? []
    : ["the shell's layout is the kernel's"]),
  ...(/sort \(pid \d+\) ended .* the model has the same/.test(recorded.stderr)
    ? []
    : ["sort's layout is the kernel's"]),
  ...(/^process sort$/m.test(scenario) && /= fork\(\)/.test(scenario) ? [] : ['processes and forks are there']),
  ...(checked.status === 0 ? [] : [`every step gives what it gave: ${checked.stdout}`]),
];
for (const failure of failures) console.log(`FAIL ${failure}`);
if (failures.length > 0) console.log(recorded.stderr);
console.log(`record: ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
