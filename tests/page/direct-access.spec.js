// Menus and forms for everyone: axe in both themes, large targets, small windows, fingers.
import {
  control,
  expect,
  expectText,
  noViolations,
  openText,
  settled,
  smallTargets,
  test,
  twoProcesses,
} from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

/** @param {Page} page */
const heap = (page) => page.locator('.space[data-process=A] .region[data-start="0x602000"] .name');

/** @param {Page} page @param {string} name */
const item = (page, name) => page.locator(`.menu [data-item="${name}"]`);

/** What opens a menu, and the item in it that opens a form. @type {Record<string, [(page: Page) => import('@playwright/test').Locator, string]>} */
const forms = {
  'a region': [heap, 'change'],
  calls: [(page) => page.locator('[data-calls=A]'), 'call-mmap'],
  'the palette': [(page) => page.locator('[data-add=A]'), 'add-library'],
  'the machine': [(page) => control(page, 'set-up'), 'machine'],
};

/** A menu and a form, with `look` at each. @param {Page} page @param {keyof typeof forms} what @param {() => Promise<void>} look */
async function openOne(page, what, look) {
  const [opener, name] = /** @type {[typeof heap, string]} */ (forms[what]);
  await opener(page).press('Enter');
  await expect(page.locator('.menu')).toBeVisible();
  await look();
  await item(page, name).press('Enter');
  await expect(page.locator('pw-form dialog')).toBeVisible();
  await look();
  await page.keyboard.press('Escape');
}

/** @param {Page} page @param {() => Promise<void>} look */
async function openEach(page, look) {
  for (const what of Object.keys(forms)) await openOne(page, what, look);
}

/** @type {('light' | 'dark')[]} */
const themes = ['light', 'dark'];
for (const theme of themes) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    for (const what of Object.keys(forms)) {
      test(`axe finds nothing in menu and form of ${what}`, async ({ page }) => {
        await openText(page, twoProcesses);
        await openOne(page, what, () => noViolations(page));
      });
    }

    test('axe finds nothing in a form with a mistake', async ({ page }) => {
      await openText(page, twoProcesses);
      await heap(page).click();
      await item(page, 'change').click();
      await page.locator('#field-end').fill('nonsense');
      await expect(page.locator('[data-field=end] .problem')).toBeVisible();
      await noViolations(page);
    });
  });
}

test('every target of menus and forms is large enough, and shows the focus', async ({ page }) => {
  await openText(page, twoProcesses);
  await openEach(page, async () => {
    expect(await smallTargets(page)).toEqual([]);
    const outline = await page.evaluate(
      () => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle,
    );
    expect(outline).toBe('solid');
  });
});

for (const [width, height] of /** @type {[number, number][]} */ ([
  [320, 640],
  [390, 844],
  [640, 360],
])) {
  test(`${width} × ${height}: menus and forms lie inside the window`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openText(page, twoProcesses);
    await openEach(page, async () => {
      const box = await page.locator('.menu:popover-open, dialog[open]').boundingBox();
      expect(
        box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
      ).toBe(true);
      const sideways = await page
        .locator('.menu:popover-open, dialog[open]')
        .evaluate((one) => one.scrollWidth - one.clientWidth);
      expect(sideways).toBeLessThanOrEqual(0);
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

test.describe('with fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a tap asks, reads, and an edge is dragged', async ({ page }) => {
    await openText(page, twoProcesses);
    await heap(page).tap();
    await item(page, 'read').tap();
    await settled(page);
    await expectText(page).toContain('A: read 0x602000\nA: write');
    await control(page, 'first').tap();
    await heap(page).tap();
    await page.locator('.caption').tap(); // outside the menu: it closes
    await expect(page.locator('.menu')).toBeHidden();
    const edge = page.locator('.space[data-process=A] .region[data-start="0x602000"] .edge.upper');
    await edge.scrollIntoViewIfNeeded();
    const box = await edge.boundingBox();
    if (!box) throw new Error('no edge');
    expect(box.height).toBeGreaterThanOrEqual(24);
    expect(box.width).toBeGreaterThanOrEqual(24);
    const session = await page.context().newCDPSession(page);
    const x = box.x + box.width / 2;
    /** @param {'touchStart' | 'touchMove' | 'touchEnd'} kind @param {number} y */
    const touch = (kind, y) =>
      session.send('Input.dispatchTouchEvent', {
        type: kind,
        touchPoints: kind === 'touchEnd' ? [] : [{ x, y }],
      });
    await touch('touchStart', box.y + 13);
    await touch('touchMove', box.y);
    await touch('touchMove', box.y - 17);
    await expect(page.locator('.pull-size')).toContainText('5 pages');
    await touch('touchEnd', 0);
    await settled(page);
    await expectText(page).toContain('00602000-00607000 rw-p 00000000 [heap]');
  });
});
