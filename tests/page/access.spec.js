// For everyone: axe in both themes, tables beside pictures, small windows, large targets.
import {
  control,
  expect,
  noViolations,
  open,
  openText,
  paste,
  settled,
  sideways,
  smallTargets,
  test,
  twoProcesses,
} from './pagewalk.js';

/** @type {('light' | 'dark')[]} */
const themes = ['light', 'dark'];
for (const theme of themes) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test('axe finds nothing at the start, at a fault, at a refusal', async ({ page }) => {
      await openText(page, twoProcesses);
      await noViolations(page);
      await control(page, 'step').click();
      await noViolations(page);
      await control(page, 'last').click();
      await expect(page.locator('.caption.signal')).toBeVisible();
      await noViolations(page);
    });

    test('axe finds nothing with a mistake in the text', async ({ page }) => {
      await openText(page, twoProcesses);
      await paste(page, `${twoProcesses}A: nonsense\n`);
      await settled(page);
      await expect(page.locator('.cm-problem')).toBeVisible();
      await noViolations(page);
    });

    test('axe finds nothing in the middle of a step, in tables, in dialogs', async ({ page }) => {
      await openText(page, twoProcesses);
      await page.locator('.player').press('ArrowDown');
      await noViolations(page);
      for (const toggle of await page.locator('[data-table]').all()) await toggle.click();
      await noViolations(page);
      for (const name of ['Share', 'Keys', 'Log']) {
        await page.getByRole('button', { name, exact: true }).click();
        await expect(page.locator('dialog[open]')).toBeVisible();
        await noViolations(page);
        await page.keyboard.press('Escape');
      }
    });
  });
}

test('each picture is a table too', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.scrubber').fill('2');
  for (const lane of ['spaces', 'hardware', 'kernel', 'memory']) {
    await page.locator(`[data-table=${lane}]`).click();
    expect(await page.locator(`.${lane} table.plain tbody tr`).count(), lane).toBeGreaterThan(0);
  }
  await expect(page.locator('.spaces table.plain')).toContainText('[heap]');
  await expect(page.locator('.memory table.plain').first()).toContainText('anonymous');
});

for (const [what, width, height] of /** @type {[string, number, number][]} */ ([
  ['a phone', 390, 844],
  ['320 pixels', 320, 640],
  ['a window of 1280 at 200 %', 640, 360],
])) {
  test(`${what}: nothing lies to the side, everything can be used`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openText(page, twoProcesses);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await control(page, 'step').click();
    await control(page, 'step').click();
    await expect(page.locator('.caption')).toContainText('B writes');
    await page.locator('.space[data-process=A] .cell').first().click();
    await expect(page.locator('[data-answer=whose] dd')).toContainText('A’s');
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await noViolations(page);
  });
}

for (const [width, height] of /** @type {[number, number][]} */ ([
  [1280, 720],
  [1920, 1080],
])) {
  test(`${width} × ${height}: everything important is in sight without scrolling`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await page.locator('.scrubber').fill('2');
    const page_ = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(page_).toBeLessThanOrEqual(0);
    const important = [
      '.everywhere tr >> nth=1',
      '.frame >> nth=3',
      '.level >> nth=3',
      '.rung >> nth=3',
      '.physical',
      '.caption',
      '.answers',
      '.timeline',
      '.usage tbody tr >> nth=1',
      '.space .region >> nth=3',
    ];
    for (const what of important) await expect(page.locator(what), what).toBeInViewport({ ratio: 0.99 });
  });
}

test('every target is large enough', async ({ page }) => {
  await openText(page, twoProcesses);
  await control(page, 'step').click();
  expect(await smallTargets(page)).toEqual([]);
});

for (const [what, css] of Object.entries({
  'wider letters and words':
    '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; }',
  'the other direction': 'html { direction: rtl; }',
})) {
  test(`${what} break nothing`, async ({ page }) => {
    await openText(page, twoProcesses);
    await page.addStyleTag({ content: css });
    await control(page, 'step').click();
    await expect(page.locator('.caption')).toBeInViewport({ ratio: 0.99 });
    await expect(page.locator('.timeline')).toBeInViewport({ ratio: 0.99 });
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  });
}
