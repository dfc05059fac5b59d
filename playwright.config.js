import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/page/chromium.js';

// Each of Playwright's processes reads this file, and inherits the port that the first one found.
process.env.PAGEWALK_TEST_PORT ??= String(await freePort());
const port = process.env.PAGEWALK_TEST_PORT;
const address = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'tests/page',
  outputDir: 'build/test-results',
  reporter: 'list',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: address,
    // A trace doubles the time of every act: it is there for whoever looks into a failure.
    trace: process.env.PAGEWALK_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox', // the sandbox refuses to start for root, as in a container
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: address,
  },
});

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
