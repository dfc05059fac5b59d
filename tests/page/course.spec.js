// The lessons as a course: their table of contents, how far a visitor came, the goal of a text, the next one.
import { app, control, expect, noViolations, open, openText, settled, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const twins = `# One address, two processes
# Goal: let B read A's letter without a fault.
# Reached when: B: read 0x602010 => "A", minor=0
# Reached when: B.minor <= 1
machine x86-64
process A
  00602000-00606000 rw-p 00000000 [heap]
process B = A

A: write 0x602010 "A"
`;

/** @param {Page} page */
const goal = (page) => page.locator('.goal');

/** @param {Page} page @param {string} line at the end of the text */
async function write(page, line) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(line);
  await settled(page);
}

/** @param {Page} page @returns {Promise<string[]>} what the contents say was done, by the lesson's number */
async function deeds(page) {
  await control(page, 'contents').click();
  const done = page.locator('.contents li:has(.done)');
  await expect(page.locator('.contents li').first()).toBeVisible();
  return done.evaluateAll((all) =>
    all.map(
      (one) => `${one.querySelector('.number')?.textContent}: ${one.querySelector('.done')?.textContent}`,
    ),
  );
}

test('the contents name every lesson with its claim, and lead to it', async ({ page }) => {
  await open(page, '#x=2');
  await control(page, 'contents').click();
  const entries = page.locator('.contents li');
  const menu = await page.locator('#lesson optgroup').first().locator('option').count();
  await expect(entries).toHaveCount(menu);
  for (const claim of await entries.locator('p').allTextContents()) expect(claim).toMatch(/^[A-Z].*\.$/);
  await expect(page.locator('.contents [aria-current=true]')).toContainText('One address, two processes');
  await entries.filter({ hasText: 'Reserved is not backed' }).getByRole('button').click();
  await expect(page.locator('#lesson')).toHaveValue('07-reserved-is-not-backed');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('a lesson that was played to its end stays so, until it is to be forgotten', async ({ page }) => {
  await open(page, '#x=7');
  expect(await deeds(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await control(page, 'last').click();
  await page.reload();
  await settled(page);
  expect(await deeds(page)).toEqual(['7: ✓ seen to the end']);
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(page.locator('.contents .done')).toHaveCount(0);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.locator('.contents .done')).toHaveCount(1);
});

test('a link to the end of a lesson is not a lesson seen', async ({ page }) => {
  await open(page, '#x=7&at=999');
  expect(await deeds(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await control(page, 'first').click();
  await control(page, 'last').click();
  expect(await deeds(page)).toEqual(['7: ✓ seen to the end']);
});

test('answers count for the lesson that they are about', async ({ page }) => {
  await open(page, '?predict#x=1');
  const asked = page.locator('.predict form');
  while (!(await asked.isVisible())) await control(page, 'step').click();
  for (const question of await asked.locator('fieldset').all()) await question.locator('input').first().check();
  await asked.locator('.answer').click();
  const [deed] = await deeds(page);
  expect(deed).toMatch(/^1: \d+ of \d+ answers right$/);
});

test('the goal of a text is held where the text ends, and reached by editing it', async ({ page }) => {
  await openText(page, twins);
  await expect(goal(page)).toContainText("Goal Let B read A's letter without a fault.");
  await expect(goal(page).locator('details')).toHaveCount(0);
  await control(page, 'last').click();
  await goal(page).locator('summary').click();
  await expect(goal(page)).toHaveAttribute('data-reached', 'no');
  const first = goal(page).locator('li').first();
  await expect(first).toContainText('B: read 0x602010 => "A", minor=0');
  await expect(first).toContainText('now: ok, 0x0, minor=1');
  await write(page, 'B: write 0x602010 "A"\n');
  await expect(app(page)).toHaveAttribute('data-position', '1');
  await control(page, 'last').click();
  await expect(goal(page)).toHaveAttribute('data-reached', 'yes');
  await expect(goal(page).locator('[role=status]')).toHaveText('★ Reached');
  await expect(goal(page).locator('li.met')).toHaveCount(2); // it was open before, and is so again
  await expect(goal(page).locator('li').first()).toBeVisible();
  await noViolations(page);
  expect(await deeds(page)).toEqual(['2: ✓ seen to the end · ★ goal reached']);
});

test('a goal that cannot be held says why', async ({ page }) => {
  await openText(page, twins.replace('B.minor', 'B.miner'));
  await control(page, 'last').click();
  await goal(page).locator('summary').click();
  await expect(goal(page)).toContainText("unknown figure 'miner'");
});

test('at the end of each lesson a button leads to the next, and from the last to none', async ({ page }) => {
  await open(page, '#x=6');
  await expect(control(page, 'next-lesson')).toHaveCount(0);
  await control(page, 'last').click();
  await control(page, 'next-lesson').click();
  await expect(page.locator('#lesson')).toHaveValue(/^06b-/);
  await expect(app(page)).toHaveAttribute('data-position', '0');
  await page.locator('#lesson').selectOption({ index: 29 });
  await expect(page.locator('#lesson')).toHaveValue(/^21-/);
  await control(page, 'last').click();
  await expect(app(page)).toHaveAttribute('data-position', /[1-9]/);
  await expect(control(page, 'next-lesson')).toHaveCount(0);
});
