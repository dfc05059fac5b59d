import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { deflateSync } from 'node:zlib';

/** @import {Plugin} from 'vite' */

/**
 * `import text from './file?packed'`: a file inside a script. Deflated first, because base64 of a deflated file
 * travels, compressed once more by the server, at the deflated size; base64 of the bare file does not.
 * @returns {Plugin}
 */
export const packed = () => ({
  name: 'packed',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id.endsWith('?packed') && importer) return `\0${resolve(dirname(importer), id)}.js`;
  },
  async load(id) {
    if (!id.endsWith('?packed.js')) return;
    const bytes = await readFile(id.slice(1, -'?packed.js'.length));
    return `export default '${deflateSync(bytes, { level: 9 }).toString('base64')}';`;
  },
});

/**
 * Files that are another's in this build.
 * @param {Record<string, string>} others by the end of the path of the one that is replaced
 * @returns {Plugin}
 */
export const instead = (others) => ({
  name: 'instead',
  enforce: 'pre',
  async resolveId(id, importer, options) {
    const found = await this.resolve(id, importer, { ...options, skipSelf: true });
    const end = Object.keys(others).find((path) => found?.id.endsWith(path));
    return end === undefined ? null : resolve(others[end] ?? '');
  },
});
