// The dialogs that lead out of the page or to another lesson, for everyone: axe in both themes, and small windows.
import { expect, noViolations, open, painted, sideways, smallTargets, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

/** What stands in a dialog when all of it was asked for. @type {Record<string, (page: Page) => Promise<unknown>>} */
const dialogs = {
  share: async (page) => {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.locator('[data-qr]').click();
    await expect(page.locator('svg.qr path')).toBeVisible();
  },
  contents: async (page) => {
    await page.locator('[data-control=last]').click();
    await page.locator('[data-control=contents]').click();
    await expect(page.locator('.contents .done')).toHaveCount(1);
  },
  table: async (page) => {
    await page.locator('.table button').last().click();
    const frame = await page.locator('pw-table tbody tr').last().locator('td').nth(1).textContent();
    await expect(page.locator('.physical b')).toContainText(`frame ${frame}`);
  },
  embed: async (page) => {
    await page.locator('#open-embedding').click();
    const preview = page.frameLocator('pw-embedding iframe');
    await expect(preview.locator('pw-embed')).toHaveAttribute('data-position', '3');
    await page.locator('pw-embedding [data-copy]').click();
    await expect(page.locator('pw-embedding [role=status]')).not.toBeEmpty();
  },
};

/** What reaches out of the open dialog, or is cut off at its side. @param {Page} page */
const outOfDialog = (page) =>
  page.locator('dialog[open]').evaluate((dialog) => {
    const box = dialog.getBoundingClientRect();
    const over = [...dialog.querySelectorAll('*')].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return one.checkVisibility() && (left < box.left - 0.5 || right > box.right + 0.5);
    });
    if (dialog.scrollWidth > dialog.clientWidth) over.push(dialog);
    if (box.left < 0 || box.right > innerWidth) over.push(dialog);
    return over.map((one) => one.outerHTML.slice(0, 120));
  });

/** @type {('light' | 'dark')[]} */
const themes = ['light', 'dark'];
for (const theme of themes) {
  for (const [name, show] of Object.entries(dialogs)) {
    test.describe(`${name}, ${theme}`, () => {
      test.use({ colorScheme: theme });

      test('axe finds nothing, and nothing lies to the side', async ({ page }) => {
        await open(page, '#x=2&at=3');
        await show(page);
        for (const width of [1280, 390, 320]) {
          await page.setViewportSize({ width, height: 800 });
          await painted(page);
          expect(await outOfDialog(page), `${width} pixels`).toEqual([]);
          expect(await sideways(page)).toBeLessThanOrEqual(0);
          await page.screenshot({ path: `build/screenshots/dialog-${name}-${theme}-${width}.png` });
        }
        expect(await smallTargets(page)).toEqual([]);
        await noViolations(page, 'dialog[open]');
      });
    });
  }
}
