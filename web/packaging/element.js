import { also, beside } from './also.js';

/** page-walk.js: one classic script, which is a module for those who import it, since it exports nothing. */
export const elementToo = () =>
  also('element', {
    publicDir: false,
    build: {
      ...beside,
      lib: {
        entry: 'web/embed/page-walk.js',
        formats: ['iife'],
        name: 'pagewalk',
        fileName: () => 'page-walk.js',
      },
    },
  });
