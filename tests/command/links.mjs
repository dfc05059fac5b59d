// The command's links are the page's: each opens the other's, and both say the same of a bad one.
// node tests/command/links.mjs PATH/TO/pagewalk
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MAKE_LIMIT, makeFragment, READ_LIMIT, readFragment } from '../../web/link.js';

const root = join(import.meta.dirname, '../..');
const command = process.argv[2];
if (!command) {
  console.error('usage: node tests/command/links.mjs PATH/TO/pagewalk');
  process.exit(2);
}

/** @param {string[]} words @param {string} [input] */
const ask = (words, input = '') => spawnSync(resolve(command), words, { input, encoding: 'utf8' });

/** Links that were given away: they have to open for ever. The page's own test of them is in tests/site/. */
const golden = JSON.parse(readFileSync(join(root, 'tests/site/golden-links.json'), 'utf8'));

/** @param {string} text */
const hash = (text) => createHash('sha256').update(text).digest('hex');

const lessons = readdirSync(join(root, 'web/lessons')).map((name) =>
  readFileSync(join(root, 'web/lessons', name), 'utf8'),
);
const texts = ['', 'process A\n', 'note é 🧠 \u{feff}\r\n', '\u{feff}# first', ...lessons];

/** @type {string[]} */
const failures = [];
/** @param {boolean} good @param {string} what */
function expect(good, what) {
  if (!good) failures.push(what);
}

for (const { kind, link, sha256, at } of golden) {
  if (kind !== 'text') continue;
  const answer = ask(['open', `https://example.org/page?lang=en#${link}`]);
  expect(answer.status === 0 && hash(answer.stdout) === sha256, `the command opens ${link}: ${answer.stderr}`);
  expect(
    at === null || answer.stderr.includes(`after step ${at}`),
    `the command tells the position of ${link}: ${answer.stderr}`,
  );
}

for (const text of texts) {
  const what = JSON.stringify(text.slice(0, 30));
  const fragment = await makeFragment(text, 7);
  const answer = ask(['open', `#${fragment}`]);
  expect(answer.stdout === text, `the command opens the page's link of ${what}: ${answer.stderr}`);
  const made = ask(['link', '-', '--at', '7'], text);
  if (fragment.length > MAKE_LIMIT) continue;
  const opened = await readFragment(made.stdout.trim());
  expect(
    opened.kind === 'text' && opened.text === text && opened.at === 7,
    `the page opens the command's of ${what}`,
  );
}

/** A bad link by the page's word for it, and the command's sentence. */
const bad = {
  unfinished: 'cut off',
  version: 'another version',
  alphabet: 'do not belong',
  damaged: 'damaged',
  position: 'no number of steps',
  'too-long': 'longer than 32,768',
};
const good = await makeFragment('process A\n');
const links = {
  unfinished: good.slice(0, -1),
  version: `s=2.${good.slice(4)}`,
  alphabet: 's=1.a*Z',
  damaged: `s=1.${good.slice(4, -3)}Z`,
  position: `${good}&at=x`,
  'too-long': `s=1.${'a'.repeat(READ_LIMIT)}Z`,
};
for (const [problem, link] of Object.entries(links)) {
  const opened = await readFragment(link);
  expect(
    opened.kind === 'bad' && opened.problem === problem,
    `the page calls ${problem} ${JSON.stringify(opened)}`,
  );
  const answer = ask(['open', link]);
  const sentence = bad[/** @type {keyof typeof bad} */ (problem)];
  expect(
    answer.status === 1 && answer.stderr.includes(sentence),
    `the command says of ${problem}: ${answer.stderr}`,
  );
}

const noise = Array.from({ length: 9000 }, (_, i) => ((i * 2654435761) % 4294967296).toString(36)).join('');
const refused = ask(['link', '-'], noise);
expect(refused.status === 1 && refused.stderr.includes('8,000'), 'the command refuses a link that is too long');

for (const failure of failures) console.log(`FAIL ${failure}`);
console.log(`links: ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
