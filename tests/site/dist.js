// The built site, as a static host compresses it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../dist');

/** @param {string} path */
export const read = (path) => readFileSync(join(dist, path));

/** In kilobytes of 1000, compressed. @param {string} path */
export const weight = (path) => gzipSync(read(path), { level: 9 }).length / 1000;

/** @param {string[]} paths */
export const total = (paths) => paths.reduce((sum, path) => sum + weight(path), 0);

/** Files that a page names. @param {string} page */
export const namedIn = (page) =>
  [
    ...read(page)
      .toString()
      .matchAll(/(?:src|href)="\.\/([^"]+)"/g),
  ].map(([, path]) => path ?? '');

/** @param {RegExp} form of a file's name in assets/ */
export const assets = (form) =>
  readdirSync(join(dist, 'assets'))
    .filter((name) => form.test(name))
    .map((name) => `assets/${name}`);
