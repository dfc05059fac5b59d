import { build } from 'vite';

/** @import {InlineConfig, Plugin} from 'vite' */

/** One classic script, which is a module for those who import it: it exports nothing. @type {InlineConfig} */
const element = {
  configFile: false,
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: 'web/embed/page-walk.js',
      formats: ['iife'],
      name: 'pagewalk',
      fileName: () => 'page-walk.js',
    },
  },
};

/** Builds page-walk.js beside the page, once the page is built. @returns {Plugin} */
export const elementToo = () => ({
  name: 'element-too',
  apply: 'build',
  closeBundle: async () => {
    await build(element);
  },
});
