import { defineConfig } from 'vite';
import { embedToo } from './web/packaging/embed.js';

export default defineConfig({
  base: './', // the site works below any path
  plugins: [embedToo()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0, // the page's CSP admits no data: address
    modulePreload: { polyfill: false },
  },
});
