// Two machines on one scenario: what differs is what the command says of both texts.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, noViolations, open, openText, test, twoProcesses } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const command = 'build/bin/pagewalk';

/** Belady's string on a TLB, whose size and policy are free. */
const belady = `machine x86-64
  frames 32
  tlb 4
process A
  00600000-00606000 rw-p 00000000 [heap]
A: write 0x600000..0x606000 by 4K 1
${[1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5].map((page) => `A: read 0x60${page}000`).join('\n')}
`;

const many = twoProcesses
  .replace('frames 16', 'frames 16\n  tlb 16')
  .replace('A: write 0x700000 1\n', 'B: read 0x602010\nA: read 0x602010\n');

/** @param {Page} page @param {string} setting @param {string} value */
async function compare(page, setting, value) {
  await page.locator('#open-compare').click();
  await page.locator('#compare-setting').selectOption(setting);
  await page.locator('#compare-value').fill(value);
  await page.getByRole('button', { name: 'Compare', exact: true }).last().click();
}

/** @param {Page} page @param {string} figure */
const total = (page, figure) =>
  page.locator('.pair table').first().locator('tbody tr', { hasText: figure }).locator('td').allTextContents();

/** @param {string} text @returns {any[]} */
const played = (text) =>
  execFileSync(command, ['run', '--json', '-'], { input: text, encoding: 'utf8' })
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'step');

test('the totals and the steps that differ are those of the command', async ({ page }) => {
  test.skip(!existsSync(command), `${command} is not built`);
  await openText(page, many);
  await compare(page, 'tlb', '1');
  const [left, right] = [played(many), played(many.replace('tlb 16', 'tlb 1'))];
  const misses = (/** @type {any[]} */ steps) => steps.reduce((sum, step) => sum + step.tlb.misses, 0);
  await expect(page.locator('.pair')).toBeVisible();
  const [one, other, more] = await total(page, 'TLB misses');
  expect([one, other, more?.trim()]).toEqual([
    String(misses(left)),
    String(misses(right)),
    `+${misses(right) - misses(left)}`,
  ]);
  expect((await total(page, 'minor faults'))[2]?.trim()).toBe('');
  const differing = left.flatMap((step, at) =>
    step.tlb.misses === right[at].tlb.misses ? [] : [String(at + 1)],
  );
  expect(differing.length).toBeGreaterThan(0);
  await expect(page.locator('.pair-steps tr[data-differs=yes] th')).toHaveText(differing);
});

test('both are stepped together', async ({ page }) => {
  await openText(page, many);
  await compare(page, 'tlb', '1');
  await expect(page.locator('.pair-steps tbody tr')).toHaveCount(5);
  await page.locator('#compare-position').fill('0');
  await expect(page.locator('.pair-steps tbody tr')).toHaveCount(0);
  expect((await total(page, 'TLB misses')).slice(0, 2)).toEqual(['0', '0']);
  await page.getByRole('button', { name: 'Next difference' }).click();
  await expect(page.locator('.pair-steps tbody tr').last()).toHaveAttribute('data-differs', 'yes');
  const rows = await page.locator('.pair-steps tbody tr').count();
  await page.locator('.pair-controls').getByRole('button', { name: 'Step back' }).click();
  await expect(page.locator('.pair-steps tbody tr')).toHaveCount(rows - 1);
  await page.locator('.pair-controls').getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.locator('.pair-steps tbody tr')).toHaveCount(rows);
});

test('equal machines have no difference, and a machine that is none says so', async ({ page }) => {
  await openText(page, many);
  await compare(page, 'frames', '17');
  await expect(page.locator('.note').first()).toHaveText('No difference in any step.');
  await expect(page.locator('.pair-steps tr[data-differs=yes]')).toHaveCount(0);
  await page.locator('#compare-value').fill('lots');
  await page.locator('#compare-value').press('Enter');
  await expect(page.locator('.note').first()).toContainText('That machine does not play this scenario');
  await expect(page.locator('.pair')).toHaveCount(0);
});

test('comparing leaves the page’s own machine alone', async ({ page }) => {
  await openText(page, many);
  await page.locator('.scrubber').fill('3');
  const hash = await page.locator('pw-app').getAttribute('data-hash');
  await compare(page, 'frames', '8');
  await expect(page.locator('.pair')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('pw-app')).toHaveAttribute('data-hash', hash ?? '');
  await page.locator('.scrubber').fill('2');
  await page.locator('.scrubber').fill('3');
  await expect(page.locator('pw-app')).toHaveAttribute('data-hash', hash ?? '');
});

/** @param {Page} page @param {string} axis @param {number} from @param {number} upTo */
async function sweep(page, axis, from, upTo) {
  await page.locator('#open-compare').click();
  await page.locator('#sweep-axis').selectOption(axis);
  await page.locator('#sweep-from').fill(String(from));
  await page.locator('#sweep-to').fill(String(upTo));
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page.locator('.sweep .plot')).toBeVisible();
}

test('a size against its cost: Belady’s anomaly is found where it is', async ({ page }) => {
  test.skip(!existsSync(command), `${command} is not built`);
  await openText(page, belady);
  await sweep(page, 'tlb', 1, 6);
  await expect(page.locator('.findings')).toContainText(
    /fifo: \d+ with 4, but only \d+ with 3\..*Belady’s anomaly/,
  );
  await expect(page.locator('.findings')).not.toContainText('lru:');
  await page.locator('[data-plot=sweep] button').click();
  const rows = page.locator('[data-plot=sweep] tbody tr');
  await expect(rows).toHaveCount(6);
  for (const [index, policy] of ['lru', 'fifo'].entries()) {
    for (const size of [1, 3, 4, 6]) {
      const steps = played(belady.replace('tlb 4', `tlb ${size} ${policy}`));
      const misses = steps.reduce((sum, step) => sum + step.tlb.misses, 0);
      await expect(
        rows
          .nth(size - 1)
          .locator('td')
          .nth(index),
      ).toHaveText(String(misses));
    }
  }
});

test('faults against frames: fewer frames, more faults', async ({ page }) => {
  await openText(page, belady.replace('  tlb 4\n', '  tlb 4\n  swap 16\n'));
  await sweep(page, 'frames', 4, 9);
  await page.locator('[data-plot=sweep] button').click();
  const cells = await page.locator('[data-plot=sweep] tbody td:nth-of-type(2)').allTextContents();
  expect(cells).toHaveLength(6);
  expect(Number(cells[0])).toBeGreaterThan(Number(cells.at(-1)));
});

test('many machines are drawn in pieces, and that can be stopped', async ({ page }) => {
  const long = belady + 'A: write 0x600000..0x606000 by 64 1\n'.repeat(400);
  await openText(page, long);
  await page.locator('#open-compare').click();
  await page.locator('#sweep-to').fill('60');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  // By an event: a click would wait for the dialog to stop moving, and the sweep might be over by then.
  await page.locator('.sweep .working button').dispatchEvent('click');
  await expect(page.locator('.sweep .note')).toHaveText('Cancelled.');
});

test('while questions wait, nothing is compared', async ({ page }) => {
  await open(page, '?predict#x=02');
  await page.locator('#open-compare').click();
  await expect(page.locator('pw-compare dialog')).toContainText('it would answer them');
  await expect(page.locator('#compare-setting')).toHaveCount(0);
});

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing in a comparison and a sweep', async ({ page }) => {
      await openText(page, many);
      await compare(page, 'tlb', '1');
      await expect(page.locator('.pair')).toBeVisible();
      await page.getByRole('button', { name: 'Draw', exact: true }).click();
      await expect(page.locator('.sweep .plot')).toBeVisible();
      await noViolations(page);
    });
  });
}

test('320 pixels: nothing lies to the side', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openText(page, many);
  await compare(page, 'tlb', '1');
  await expect(page.locator('.pair')).toBeVisible();
  const dialog = page.locator('pw-compare dialog');
  expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
});
