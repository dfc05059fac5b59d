import { build } from 'vite';
import { instead, packed } from './packed.js';
import { recordedScenarios } from './recorded.js';

/** @import {InlineConfig, Plugin} from 'vite' */

/**
 * Builds something else beside the page, once the page is built.
 * @param {string} name
 * @param {InlineConfig} config
 * @returns {Plugin}
 */
export const also = (name, config) => ({
  name: `also-${name}`,
  apply: 'build',
  closeBundle: async () => {
    await build({ configFile: false, ...config });
  },
});

/** What holds for everything that is put beside the page. @type {NonNullable<InlineConfig['build']>} */
export const beside = { outDir: 'dist', emptyOutDir: false, target: 'es2022' };

/**
 * A page that fetches nothing but its scripts: the modules' bytes are in them.
 * @param {Plugin} last what becomes of its bundle
 * @param {InlineConfig['build']} more
 * @returns {InlineConfig}
 */
export const selfContained = (last, more) => ({
  base: './',
  plugins: [
    recordedScenarios(),
    instead({ '/web/wasm-modules.js': 'web/embed/wasm-modules.js' }),
    packed(),
    last,
  ],
  build: { ...beside, assetsInlineLimit: 0, modulePreload: false, cssCodeSplit: false, ...more },
});
