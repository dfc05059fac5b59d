import { build } from 'vite';
import { classicScripts } from './classic.js';
import { instead, packed } from './packed.js';
import { recordedScenarios } from './recorded.js';

/** @import {InlineConfig, Plugin} from 'vite' */

/** @type {InlineConfig} */
const embed = {
  configFile: false,
  base: './',
  plugins: [
    recordedScenarios(),
    instead({ '/web/wasm-bytes.js': 'web/embed/wasm-bytes.js' }),
    packed(),
    classicScripts(),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: 'embed.html',
      output: { entryFileNames: 'assets/embed-[hash].js', chunkFileNames: 'assets/embed-[name]-[hash].js' },
    },
  },
};

/** Builds embed.html beside the page, once the page is built. @returns {Plugin} */
export const embedToo = () => ({
  name: 'embed-too',
  apply: 'build',
  closeBundle: async () => {
    await build(embed);
  },
});
