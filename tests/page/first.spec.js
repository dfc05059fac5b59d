// The first picture stands before the engine, on answers that the site was built with; the engine changes nothing.
import { readdirSync } from 'node:fs';
import { app, atPosition, control, expect, noViolations, open, painted, settled, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const lessons = readdirSync('web/lessons')
  .filter((name) => name.endsWith('.pagewalk'))
  .map((name) => name.replace('.pagewalk', ''));

/** Keeps the engine back. @param {Page} page @returns {Promise<() => void>} lets it go */
async function withoutEngine(page) {
  /** @type {() => void} */
  let letGo = () => {};
  const gate = new Promise((resolve) => {
    letGo = () => resolve(undefined);
  });
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

/** What is drawn but the text itself, without the marks of waiting. @param {Page} page */
const drawn = (page) =>
  page.evaluate(() =>
    [
      'pw-head',
      'pw-spaces',
      '.middle',
      'pw-memory',
      '.editor-status',
      'pw-answers',
      'pw-narration',
      'pw-timeline',
      '.overlay path',
    ]
      .map((part) => document.querySelector(part)?.outerHTML ?? '')
      .join('\n')
      .replace(/<!--.*?-->/gs, '')
      .replaceAll(' inert=""', ''),
  );

/** The path has drawn, too. @param {Page} page */
async function still(page) {
  await expect(page.locator('.space').first()).toBeVisible();
  await painted(page);
}

for (const where of ['', ...lessons.map((name) => `#x=${name}`)]) {
  test(`the engine draws the very picture that stood before it: ${where || 'the opening'}`, async ({
    page,
  }) => {
    const letGo = await withoutEngine(page);
    await page.goto(`./${where}`);
    await still(page);
    await expect(app(page)).toHaveAttribute('data-state', 'loading');
    const before = await drawn(page);
    letGo();
    await settled(page);
    await still(page);
    expect(await drawn(page)).toBe(before);
  });
}

test('until the engine is there nothing can be pressed, but the text can be read and changed', async ({
  page,
}) => {
  const letGo = await withoutEngine(page);
  await page.goto('./#x=03');
  await still(page);
  await noViolations(page);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('footer')).toHaveAttribute('inert', '');
  await page.locator('textarea').press('Control+Home');
  await page.keyboard.type('# mine\n');
  await expect(page.locator('.space').first()).toBeVisible();
  letGo();
  await settled(page);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('.cm-content')).toBeFocused(); // whoever types goes on typing
  await page.keyboard.type('# too');
  await expect(page.locator('.cm-content')).toContainText('# mine# too'); // lines are elements of their own
  await control(page, 'step').click();
  await atPosition(page, 1);
});

for (const where of ['?predict', '?predict#x=02', '#x=problem&seed=7']) {
  test(`${where}: the question comes with the engine, and nothing is told before`, async ({ page }) => {
    const letGo = await withoutEngine(page);
    await page.goto(`./${where}`);
    await expect(page.locator('textarea')).not.toHaveValue('');
    await atPosition(page, 0);
    await expect(page.locator('textarea')).not.toHaveValue(/^[^#\n]*=>/m); // a goal at the head tells of no step
    letGo();
    await settled(page);
    await expect(page.locator('.predict form')).toBeVisible();
    await atPosition(page, 0);
  });
}

test('a link into the middle of a lesson waits for the engine', async ({ page }) => {
  const letGo = await withoutEngine(page);
  await page.goto('./#x=03&at=4');
  await expect(page.locator('textarea')).not.toHaveValue('');
  await expect(page.locator('.space')).toHaveCount(0);
  letGo();
  await settled(page);
  await atPosition(page, 4);
});

test('another lesson chosen before the engine stands, too', async ({ page }) => {
  const letGo = await withoutEngine(page);
  await page.goto('./');
  await still(page);
  await page.locator('#lesson').selectOption('20-whose-address');
  await expect(page.locator('textarea')).toHaveValue(/Twenty addresses/);
  await expect(page.locator('.space').first()).toBeVisible();
  letGo();
  await settled(page);
  await atPosition(page, 0);
});

test('a lesson that cannot be fetched is said, and what was open stays', async ({ page, watch }) => {
  await page.route('**/20-whose-address*.js', (route) => route.abort());
  await open(page, '#x=03');
  await page.locator('#lesson').selectOption('20-whose-address');
  await expect(page.locator('.banner')).toContainText('Twenty addresses');
  await expect(page.locator('.cm-content')).toContainText('map of ranges');
  expect(watch.splice(0).join()).toContain('ERR_FAILED');
});
