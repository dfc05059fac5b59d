import { also, selfContained } from './also.js';
import { classicScripts } from './classic.js';

/** embed.html, of classic scripts. */
export const embedToo = () =>
  also(
    'embed',
    selfContained(classicScripts(), {
      rolldownOptions: {
        input: 'embed.html',
        output: { entryFileNames: 'assets/embed-[hash].js', chunkFileNames: 'assets/embed-[name]-[hash].js' },
      },
    }),
  );
