// Runs one file of page tests. Without a browser it says so and returns 77, which CTest reports as skipped.
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { findChromium } from './chromium.js';

const spec = process.argv[2];
if (!findChromium()) {
  console.log(`SKIPPED ${spec}: no Chromium on the PATH, nor in CHROMIUM`);
  process.exit(77);
}

const output = `build/test-results/${basename(spec)}`; // Playwright empties it, so to each its own
const playwright = ['node_modules/@playwright/test/cli.js', 'test', spec, '--output', output];
process.exit(spawnSync(process.execPath, playwright, { stdio: 'inherit' }).status ?? 1);
