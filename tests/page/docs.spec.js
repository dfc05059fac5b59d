// Every example of the pages for embedders and course authors, run as it is written there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { serve } from './host.js';
import { expect, test } from './pagewalk.js';

const site = `http://127.0.0.1:${process.env.PAGEWALK_TEST_PORT}/`;

/** @param {string} file @param {string} kind */
const examples = (file, kind) =>
  [
    ...readFileSync(`docs/${file}`, 'utf8').matchAll(new RegExp(`^\`\`\`${kind}\n([\\s\\S]*?)^\`\`\``, 'gm')),
  ].map(([, text]) => text ?? '');

const pages = examples('embedding.md', 'html').map((text) =>
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

test('course-authors.md: the scenarios are true', () => {
  const command = process.env.PAGEWALK ?? 'build/bin/pagewalk';
  test.skip(!existsSync(command), 'the command is not built here');
  const scenarios = examples('course-authors.md', 'pagewalk');
  expect(scenarios.length).toBeGreaterThan(0);
  mkdirSync('build/docs', { recursive: true });
  for (const [index, text] of scenarios.entries()) {
    writeFileSync(`build/docs/${index}.pagewalk`, text);
    expect(text).toContain('=>');
    execFileSync(command, ['check', `build/docs/${index}.pagewalk`]);
  }
});
