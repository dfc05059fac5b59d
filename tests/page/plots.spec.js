// Plots over the steps: the engine's figures, a click that seeks, a table behind each, work that can be stopped.
import {
  atPosition,
  cancelAsSoonAsOffered,
  control,
  expect,
  noViolations,
  openText,
  settled,
  test,
  twoProcesses,
} from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

/** @param {Page} page */
async function openPlots(page) {
  await page.locator('#open-plots').click();
  await expect(page.locator('.plots[data-state=ready] .plot').first()).toBeVisible();
}

/** The value that stands beside a line's name. @param {Page} page @param {string} plot @param {number} line */
const value = (page, plot, line) => page.locator(`[data-plot=${plot}] .legend-lines li >> nth=${line} >> b`);

/** What the table of usage says, summed over the processes. @param {Page} page @param {number} column */
const used = (page, column) =>
  page
    .locator('.usage tbody tr')
    .evaluateAll(
      (rows, at) => rows.reduce((sum, row) => sum + Number(row.querySelectorAll('td')[at]?.textContent), 0),
      column,
    );

/** Clicks into a plot, at a part of its width. @param {Page} page @param {string} plot @param {number} part */
async function clickAt(page, plot, part) {
  const picture = page.locator(`[data-plot=${plot}] svg.plot`);
  const box = await picture.boundingBox();
  await picture.click({ position: { x: (box?.width ?? 0) * part, y: (box?.height ?? 0) / 2 } });
}

test('the figures are those of the page, at every position', async ({ page }) => {
  await openText(page, twoProcesses);
  await openPlots(page);
  for (const position of [0, 1, 2, 3, 4]) {
    await page.locator('.scrubber').fill(String(position));
    await atPosition(page, position);
    await expect(value(page, 'faults', 0)).toHaveText(String(await used(page, 3)));
    await expect(value(page, 'faults', 1)).toHaveText(String(await used(page, 4)));
  }
  await expect(page.locator('.memory')).toContainText(
    `committed ${(await value(page, 'memory', 2).textContent()) ?? '?'}`,
  );
});

test('they are loaded when they are wanted, and follow the text', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await openText(page, twoProcesses);
  expect(asked.filter((url) => /plots-panel/.test(url))).toEqual([]);
  await openPlots(page);
  expect(asked.filter((url) => /plots-panel/.test(url))).toHaveLength(1);
  await control(page, 'last').click();
  const before = Number(await value(page, 'faults', 0).textContent());
  await page.locator('.would[data-access=write]').first().click(); // adds a step, which the plots take in
  await settled(page);
  await page.locator('[data-plot=faults] button').click();
  await expect(page.locator('[data-plot=faults] tbody tr')).toHaveCount(6);
  expect(before).toBeGreaterThan(0);
  await page.locator('#open-plots').click();
  await expect(page.locator('.plots')).toHaveCount(0);
});

test('a click seeks, and the step shown is marked in every plot', async ({ page }) => {
  await openText(page, twoProcesses);
  await openPlots(page);
  await expect(page.locator('.plot line.now')).toHaveCount(4);
  await clickAt(page, 'tlb', 0.97);
  await atPosition(page, 4);
  const last = Number(await page.locator('[data-plot=faults] line.now').getAttribute('x1'));
  await clickAt(page, 'frames', 0.15);
  await atPosition(page, 0);
  expect(Number(await page.locator('[data-plot=faults] line.now').getAttribute('x1'))).toBeLessThan(last);
});

test('the pointer shows what stood there, without going there', async ({ page }) => {
  await openText(page, twoProcesses);
  await openPlots(page);
  const now = await value(page, 'faults', 0).textContent();
  const box = await page.locator('[data-plot=tlb] svg.plot').boundingBox();
  await page.locator('[data-plot=tlb] svg.plot').hover({ position: { x: (box?.width ?? 0) * 0.97, y: 30 } });
  await expect(value(page, 'faults', 0)).not.toHaveText(now ?? '');
  await atPosition(page, 0);
  await page.locator('.page-head .name').hover();
  await expect(value(page, 'faults', 0)).toHaveText(now ?? '');
});

test('keyboard: a plot is reached, says its figures, and the arrows step', async ({ page }) => {
  await openText(page, twoProcesses);
  await openPlots(page);
  const picture = page.locator('[data-plot=faults] svg.plot');
  await picture.focus();
  await page.keyboard.press('ArrowRight');
  await atPosition(page, 1);
  await expect(picture).toHaveAttribute('aria-label', 'Faults so far, after step 1: minor 1, major 0.');
  await expect(picture).toBeFocused();
});

test('a table stands behind each', async ({ page }) => {
  await openText(page, twoProcesses);
  await openPlots(page);
  for (const plot of ['faults', 'tlb', 'memory', 'frames']) {
    await page.locator(`[data-plot=${plot}] button`).click();
    await expect(page.locator(`[data-plot=${plot}] tbody tr`)).toHaveCount(5);
  }
  await expect(page.locator('[data-plot=faults] tbody tr').last()).toContainText('4');
});

test('where questions wait, nothing beyond them is drawn', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.scrubber').fill('2');
  await page.locator('#predict').check();
  await expect(page.locator('.predict form')).toBeVisible();
  await openPlots(page);
  await expect(page.locator('[data-plot=faults] text.tick').last()).toHaveText('2');
  await page.locator('[data-plot=faults] button').click();
  await expect(page.locator('[data-plot=faults] tbody tr')).toHaveCount(3);
});

test('a long text says that it is played, can be stopped, and played again', async ({ page }) => {
  const steps = Array.from({ length: 9000 }, (_, at) => `A: read 0x60${at % 2 ? 2 : 3}010`).join('\n');
  await openText(page, twoProcesses.replace(/A: write[\s\S]*$/, `${steps}\n`));
  await cancelAsSoonAsOffered(page, '.plots');
  await page.locator('#open-plots').click();
  await expect(page.locator('.plots')).toContainText('Cancelled.');
  await page.locator('.plots button').click();
  await expect(page.locator('.plots[data-state=ready] .plot').first()).toBeVisible();
  await expect(page.locator('[data-plot=faults] text.tick').last()).toHaveText('9000');
});

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the plots, nor in their tables', async ({ page }) => {
      await openText(page, twoProcesses);
      await openPlots(page);
      await noViolations(page);
      for (const toggle of await page.locator('.plots button').all()) await toggle.click();
      await noViolations(page);
    });
  });
}

test('320 pixels: nothing lies to the side', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openText(page, twoProcesses);
  await openPlots(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
