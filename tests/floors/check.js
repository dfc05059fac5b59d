// Prints every breach of the order of the house, and fails if there is one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { breaches } from './rules.js';

const root = join(import.meta.dirname, '../..');
const files = new Map();
for (const folder of ['engine', 'bindings', 'web']) {
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(path.slice(root.length + 1), readFileSync(path, 'utf8'));
  }
}

const found = breaches(files);
for (const breach of found) console.log(breach);
console.log(`${files.size} files read, ${found.length} breaches`);
process.exitCode = found.length === 0 ? 0 : 1;
