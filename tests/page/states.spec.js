// The page in each of its states: nothing lies to the side, nothing that axe finds; and a picture of each to look at,
// in build/screenshots/.
import { app, atPosition, control, expect, noViolations, openText, painted, test } from './pagewalk.js';
import { states } from './states.js';

/** @import {Page} from '@playwright/test' */
/** @import {State} from './states.js' */

const SIZES = [
  [1920, 1080],
  [1280, 720],
  [390, 844],
];

/** @param {Page} page @param {State} state */
async function bring(page, { text, position, cursor, query = '' }) {
  await openText(page, text);
  if (query) await page.goto(`./${query}`);
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
  if (query) await expect(page.locator('.predict form')).toBeVisible();
  if (position > 0)
    await page.locator('.scrubber').fill(String(cursor === undefined ? position : position - 1));
  if (cursor !== undefined) {
    await page.locator('.settings input[type=checkbox]').check();
    for (let event = 0; event < cursor; event += 1) await control(page, 'step').click();
  }
  await atPosition(page, position);
  await expect(app(page)).toHaveAttribute('data-midway', cursor === undefined ? 'no' : 'yes');
  await expect(page.locator('.cm-content')).toBeVisible();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
}

/** The picture once it has been laid out anew. @param {Page} page @param {string} path */
async function keep(page, path) {
  await painted(page);
  await page.screenshot({ path });
}

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 720 } });

    for (const state of states) {
      test(`${state.name}: fits, and axe finds nothing`, async ({ page }) => {
        await bring(page, state);
        for (const [width = 0, height = 0] of SIZES) {
          await page.setViewportSize({ width, height });
          await keep(page, `build/screenshots/${state.name}-${width}-${colorScheme}.png`);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(over, `${width} pixels`).toBeLessThanOrEqual(0);
        }
        await page.setViewportSize({ width: 1280, height: 720 });
        await noViolations(page);
      });
    }
  });
}
