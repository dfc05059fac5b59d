// A page of somebody else's, on an origin of its own, with Pagewalk in it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** @import {AddressInfo} from 'node:net' */
/** @import {Page} from '@playwright/test' */

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/**
 * Serves what `find` gives for a path, without one header more than a plain server sends.
 * @param {(path: string) => string | Buffer | null} find
 */
export async function serve(find) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const body = find(path);
    if (body === null) return response.writeHead(404).end();
    const type = types[extname(path)] ?? 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** The files of a folder, as serve() asks for them. @param {string} root @param {string} [below] the path that it stands for */
export const folderAt =
  (root, below = '/') =>
  (/** @type {string} */ path) => {
    if (!path.startsWith(below)) return null;
    try {
      return readFileSync(join(root, path.slice(below.length) || 'index.html'));
    } catch {
      return null;
    }
  };

/** A desk and a telephone. @param {Page} page @param {(width: number) => Promise<unknown>} look */
export async function atTwoWidths(page, look) {
  for (const [width = 0, height = 0] of [
    [1280, 800],
    [390, 844],
  ]) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(300);
    await look(width);
  }
}

/** Notes what a content security policy refuses; said by the browser itself. @param {Page} page */
export const noteViolations = (page) =>
  page.addInitScript(() => {
    const seen = /** @type {string[]} */ ([]);
    Object.assign(window, { violations: seen });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      seen.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });

/** @param {Page} page @returns {Promise<string[]>} */
export const violations = (page) => page.evaluate(() => /** @type {any} */ (window).violations);

/** Keeps what the frame says in `window.heard`, as a careful host does. */
const listening = `<script>
  window.heard = [];
  addEventListener('message', (event) => {
    const frame = document.querySelector('iframe');
    if (event.source !== frame?.contentWindow) return;
    window.heard.push({ ...event.data, from: event.origin });
    if (event.data.pagewalk === 1 && event.data.type === 'height') frame.height = event.data.height;
  });
</script>`;

/** @param {string} body */
export const hostPage = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<link rel="icon" href="data:,"><title>A course</title><meta name="viewport" content="width=device-width">
${listening}</head><body style="font-family:sans-serif;max-width:70rem;margin:auto;padding:0 8px"><h1>A course</h1><p>Before.</p>
${body}<p>After.</p></body></html>`;

/** The examples of one language in a page of Markdown. @param {string} file @param {string} kind */
export const examples = (file, kind) =>
  [...readFileSync(file, 'utf8').matchAll(new RegExp(`^\`\`\`${kind}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text]) => text ?? '',
  );
