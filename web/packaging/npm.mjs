// dist/npm: the element, its types and the embed, ready for `npm pack`. To be run after the site is built.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const target = 'dist/npm';
const from = 'web/packaging';

rmSync(target, { recursive: true, force: true });
mkdirSync(`${target}/embed/assets`, { recursive: true });
cpSync('dist/page-walk.js', `${target}/page-walk.js`);
cpSync('web/embed/protocol.d.ts', `${target}/protocol.d.ts`);
cpSync(`${from}/npm-readme.md`, `${target}/README.md`);
cpSync('LICENSE', `${target}/LICENSE`);
const types = readFileSync(`${from}/npm-types.d.ts`, 'utf8').replaceAll(
  '../embed/protocol.js',
  './protocol.js',
);
writeFileSync(`${target}/page-walk.d.ts`, types);

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const { name, ...rest } = JSON.parse(readFileSync(`${from}/npm-package.json`, 'utf8'));
writeFileSync(
  `${target}/package.json`,
  `${JSON.stringify({ name, version, license: 'MIT', ...rest }, null, 2)}\n`,
);

const html = readFileSync('dist/embed.html', 'utf8');
writeFileSync(`${target}/embed/embed.html`, html);
const named = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, file]) => file ?? '');
const own = readdirSync('dist/assets').filter((file) => file.startsWith('embed-') || named.includes(file));
for (const file of own) cpSync(`dist/assets/${file}`, `${target}/embed/assets/${file}`);
