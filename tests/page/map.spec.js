// Every page of a region of a gibibyte, and every frame of a large machine: a pixel for each, and a closer look.
import { control, expect, noViolations, openText, painted, sideways, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const large = `machine x86-64
  frames 65536
process A
  10000000-50000000 rw-p 00000000
A: write 0x10000000..0x10400000 by 8K 1
A: write 0x30001000 1
`;

const cells = (/** @type {Page} */ page) => page.locator('pw-map .cell');

/** The colours that the map has, and how many pixels of each. @param {Page} page */
const colours = (page) =>
  page.locator('pw-map canvas').evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    const { width, height } = canvas;
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(
      0,
      0,
      width,
      height,
    );
    /** @type {Record<string, number>} */
    const found = {};
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 0) continue; // the last row's rest
      const colour = data.slice(at, at + 3).join();
      found[colour] = (found[colour] ?? 0) + 1;
    }
    return { width, height, found: Object.values(found).sort((a, b) => b - a) };
  });

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test('a region of a gibibyte page by page, by keyboard', async ({ page }) => {
      await openText(page, large);
      await control(page, 'last').click();
      await page.locator('#ask-address').fill('0x30001000');
      await page.locator('#ask-address').press('Enter');
      await page.locator('.spaces .lane-body').press('e');
      await page.locator('[data-item=pages]').click();
      const { width, height, found } = await colours(page);
      expect([width, height]).toEqual([512, 512]);
      expect(found.length).toBe(3); // nothing there, in a frame, and the mark of the closer look
      await expect(cells(page)).toHaveCount(64);
      await expect(cells(page).nth(0)).toContainText('0x30000000: no frame');
      await expect(cells(page).nth(1)).toContainText(/0x30001000: frame \d/);
      await page.locator('pw-map input[type=text]').fill('0x10000000');
      await expect(cells(page).nth(0)).toContainText(/0x10000000: frame \d/);
      await expect(cells(page).nth(1)).toContainText('0x10001000: no frame');
      await page.locator('pw-map input[type=range]').press('ArrowRight');
      await expect(cells(page).first()).toContainText('0x10040000');
      for (const size of [1280, 390, 320]) {
        await page.setViewportSize({ width: size, height: 800 });
        await painted(page);
        expect(await sideways(page)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `build/screenshots/map-${theme}-${size}.png` });
      }
      await noViolations(page, 'dialog[open]');
    });
  });
}

test('each of 65,536 frames, by mouse', async ({ page }) => {
  await openText(page, large);
  await control(page, 'last').click();
  await control(page, 'frames').click();
  const { width, found } = await colours(page);
  expect(width).toBe(256);
  expect(found.length).toBe(4); // free, anonymous, zeros, and the mark
  await page.locator('pw-map input[type=text]').fill('65535');
  await expect(page.locator('pw-map .cell', { hasText: 'frame 65535' })).toHaveCount(1);
  await page.locator('pw-map canvas').click({ position: { x: 1, y: 1 } });
  await expect(cells(page).first()).toContainText('frame 0');
  await expect(cells(page).nth(1)).toContainText('A');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});
