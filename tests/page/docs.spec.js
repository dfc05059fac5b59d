// Every example of the pages for embedders and course authors, run as it is written there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SNIPPETS } from '../../web/share/snippets.js';
import { examples, serve } from './host.js';
import { expect, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const site = `http://127.0.0.1:${process.env.PAGEWALK_TEST_PORT}/`;

const pages = examples('docs/embedding.md', 'html').map((text) =>
  text.replaceAll('https://pagewalk.example/', site),
);

const positions = ['3', '2', '4'];

test('there is an example for each way', () => {
  expect(pages.length).toBe(positions.length);
});

for (const [index, position] of positions.entries()) {
  test(`embedding.md, example ${index + 1}`, async ({ page }) => {
    const body = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Host</title><body>${pages[index]}`;
    const host = await serve((path) => (path === '/' ? body : null));
    await page.goto(`${host.origin}/`);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', position);
    await expect(frame.locator('pw-spaces .space')).toHaveCount(2);
    host.close();
  });
}

/** The first column of a table, as it is written. @param {string} title what stands above it @returns {string[][]} */
function rowsBelow(title) {
  const [, table = ''] = readFileSync('docs/embedding.md', 'utf8').split(title);
  const [rows = ''] = table.split('\n\n').filter((part) => part.startsWith('|'));
  return rows
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => row.split('|').map((cell) => cell.trim()));
}

/** @param {string} cell @returns {string[]} */
const codeIn = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');

/** `theme=auto`, `light`: the second stands for `theme=light`. @param {string} cell */
function queriesIn(cell) {
  const [first = '', ...values] = codeIn(cell);
  const key = first.split('=')[0];
  return [first, ...values.map((value) => (value.startsWith(String(key)) ? value : `${key}=${value}`))];
}

/** What is to be seen of it, by its key. @type {Record<string, (page: Page, value: string) => Promise<void>>} */
const effects = {
  theme: (page, value) => expect(page.locator('html')).toHaveAttribute('data-theme', value),
  lang: (page, value) => expect(page.locator('html')).toHaveAttribute('lang', value),
  predict: (page, value) => expect(page.locator('.how')).toHaveValue(value || 'choose'),
  height: (page) => expect(page.locator('.player')).toHaveAttribute('data-fit', 'content'),
  origin: () => Promise.resolve(), // embed.spec.js
};

test('embedding.md: what may stand in the query does what it says', async ({ page }) => {
  const queries = rowsBelow('does the same for lessons.').flatMap(([, cell = '']) => queriesIn(cell));
  expect(queries.length).toBeGreaterThan(8);
  for (const query of queries) {
    const [key = '', value = ''] = query.split('=');
    await page.goto(`${site}embed.html?${query}#x=2`);
    await expect(page.locator('pw-embed')).toHaveAttribute('data-state', 'ready');
    await effects[key]?.(page, value);
    expect(Object.keys(effects)).toContain(key);
  }
});

test('embedding.md: what is said of other kinds of pages is what the dialog gives for them', () => {
  const embedding = { address: `${site}embed.html#x=2`, script: '', title: '', height: 480, attributes: {} };
  const given = Object.values(SNIPPETS).map((make) => make({ ...embedding, text: null }));
  const rows = rowsBelow('## Kinds of pages').slice(1);
  expect(rows.length).toBeGreaterThan(4);
  for (const [, kind, how = ''] of rows) {
    const said = codeIn(how).filter((code) => code !== 'lti.frameResize');
    const fits = (/** @type {string} */ text) =>
      said.every((code) => code.split('…').every((part) => text.includes(part.replace(/^"|"$/g, ''))));
    expect(given.some(fits), kind).toBe(true);
  }
});

test('course-authors.md: the scenarios are true', () => {
  const command = process.env.PAGEWALK ?? 'build/bin/pagewalk';
  test.skip(!existsSync(command), 'the command is not built here');
  const scenarios = examples('docs/course-authors.md', 'pagewalk');
  expect(scenarios.length).toBeGreaterThan(0);
  mkdirSync('build/docs', { recursive: true });
  for (const [index, text] of scenarios.entries()) {
    writeFileSync(`build/docs/${index}.pagewalk`, text);
    expect(text).toContain('=>');
    execFileSync(command, ['check', `build/docs/${index}.pagewalk`]);
  }
});
