import { defineConfig } from 'vite';
import { elementToo } from './web/packaging/element.js';
import { embedToo } from './web/packaging/embed.js';
import { recordedScenarios } from './web/packaging/recorded.js';
import { singleToo } from './web/packaging/single.js';

export default defineConfig({
  plugins: [recordedScenarios(), embedToo(), elementToo(), singleToo()],
  base: './', // the site works below any path
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0, // the page's CSP admits no data: address
    modulePreload: { polyfill: false },
  },
});
