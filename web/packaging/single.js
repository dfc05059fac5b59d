import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { also, selfContained } from './also.js';

/** @import {Plugin, Rolldown} from 'vite' */

/** The whole page in one file that asks for no other: it opens from a disk, and is the offline form of the site. */

/** Only these bytes may run. @param {string} script */
const policyOf = (script) => {
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
};

/** A script's text may not end its element, nor begin a comment in it; Vite's list of what to preload is empty. @param {string} code */
const inScript = (code) =>
  code
    .replaceAll('__VITE_PRELOAD__', 'undefined')
    .replace(/<\/(script)/gi, '<\\/$1')
    .replace(/<!--/g, '<\\!--');

const icon = () =>
  `data:image/svg+xml;base64,${readFileSync(new URL('../icon.svg', import.meta.url)).toString('base64')}`;

/** @param {string} html @param {string} script @param {string} style */
export function singleFile(html, script, style) {
  const code = `\n${inScript(script)}\n`;
  return html
    .replace(/<script type="module"[^>]*><\/script>\s*/g, '')
    .replace(/<link rel="(?:stylesheet|modulepreload)"[^>]*>\s*/g, '')
    .replace(/(http-equiv="Content-Security-Policy"\s+content=")[^"]*/, (_, head) => head + policyOf(code))
    .replace(/(<link rel="icon"[^>]*href=")[^"]*/, (_, head) => head + icon())
    .replace('</head>', () => `<style>${style}</style>\n</head>`)
    .replace('</body>', () => `<script type="module">${code}</script>\n</body>`);
}

/** @param {Rolldown.OutputBundle} bundle */
function joined(bundle) {
  const parts = Object.values(bundle);
  const chunks = parts.filter((part) => part.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`one chunk is wanted: ${chunks.map(({ fileName }) => fileName)}`);
  const text = (/** @type {string} */ end) =>
    parts.flatMap((part) =>
      part.type === 'asset' && part.fileName.endsWith(end) ? [String(part.source)] : [],
    );
  return singleFile(text('.html').join(), chunks[0]?.code ?? '', text('.css').join('\n'));
}

/** @returns {Plugin} */
const inOneFile = () => ({
  name: 'in-one-file',
  enforce: 'post',
  generateBundle(_, bundle) {
    const html = joined(bundle);
    for (const name of Object.keys(bundle)) delete bundle[name];
    this.emitFile({ type: 'asset', fileName: 'pagewalk.html', source: html });
  },
});

/** pagewalk.html. */
export const singleToo = () =>
  also(
    'single',
    selfContained(inOneFile(), {
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: 'index.html', output: { codeSplitting: false } },
    }),
  );
