import { defineConfig } from 'vite';
import { elementToo } from './web/packaging/element.js';
import { embedToo } from './web/packaging/embed.js';
import { recordedScenarios } from './web/packaging/recorded.js';
import { singleToo } from './web/packaging/single.js';

/**
 * All that the page needs before its first picture is one file. Left to itself, the bundler makes a file of each set
 * of modules that some later part needs too, and a visitor waits for twenty answers. The entry stays apart: it
 * waits for later parts, which need modules of that file, so that file must not wait with it.
 */
const firstFile = {
  name: 'page',
  tags: /** @type {['$initial']} */ (['$initial']),
  test: (/** @type {string} */ id) => id.endsWith('.js') && !id.endsWith('/web/main.js'),
};

export default defineConfig({
  plugins: [recordedScenarios(), embedToo(), elementToo(), singleToo()],
  base: './', // the site works below any path
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0, // the page's CSP admits no data: address
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [firstFile] } } },
  },
});
