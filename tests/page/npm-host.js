// Hosts that come from npm: an exact lockfile of their own, installed when the test that needs them runs.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Milliseconds; a network that is not there should cost no more. */
const PATIENCE = 120_000;
const files = ['package.json', 'package-lock.json'];
const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=0', '--prefer-offline'];

/** @param {string} from @param {string} to */
const installed = (from, to) =>
  existsSync(join(to, 'node_modules')) &&
  files.every((file) => readFileSync(join(from, file), 'utf8') === readFileSync(join(to, file), 'utf8'));

/**
 * The packages that a folder of tests/page names, in a folder of build/.
 * @param {string} name
 * @returns {string | null} where its modules lie; null when they cannot be had
 */
export function npmHost(name) {
  const [from, to] = [resolve('tests/page', name), resolve('build/npm-hosts', name)];
  if (!installed(from, to)) {
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to, { recursive: true });
    for (const file of files) cpSync(join(from, file), join(to, file));
    if (spawnSync('npm', ['ci', ...flags], { cwd: to, timeout: PATIENCE }).status !== 0) {
      rmSync(to, { recursive: true, force: true });
      return null;
    }
  }
  return join(to, 'node_modules');
}
