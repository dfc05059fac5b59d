// A pseudo-locale: each text of the catalogue twice as long, through the way that a further language takes. It shows
// what a language with longer words would push aside.
import { control, expect, openText, sideways, test, twoProcesses } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

/** Keys of what is no text for people: codes, names of files, and the units that stand behind numbers. */
const KEPT = /^(code|units|.*Name)$/;

/** In the page: each text of a catalogue written twice. */
const doubling = `(tree) => {
  const kept = ${KEPT};
  const twice = (value) => {
    if (typeof value === 'string') return /[a-zäöü]{2}/i.test(value) ? value + ' ' + value : value;
    if (typeof value === 'function') return (...facts) => twice(value(...facts));
    if (Array.isArray(value)) return value.map((one) => twice(one));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, kept.test(name) ? one : twice(one)]));
  };
  return twice(tree);
}`;

/** German is fetched, so that is what is written twice. @param {Page} page */
const writeTwice = (page) =>
  page.route('**/assets/de-*.js', async (route) => {
    const answer = await route.fetch();
    const code = (await answer.text()).replace(
      /export\{(\w+) as (de|reasons)\}/,
      (_, own, name) => `const pseudo=(${doubling})(${own});export{pseudo as ${name}}`,
    );
    await route.fulfill({ response: answer, body: code });
  });

/** Buttons and fields that lie on one another. @param {Page} page */
const overlapping = (page) =>
  page.locator('button, select, input').evaluateAll((all) => {
    const shown = all.filter((one) => one.checkVisibility() && !one.closest('.cm-editor, .overlay, .skip'));
    const boxes = shown.map((one) => ({ one, box: one.getBoundingClientRect() }));
    return boxes.flatMap(({ one, box }, index) =>
      boxes
        .slice(index + 1)
        .filter(
          ({ one: other }) =>
            !one.contains(other) && one.closest('.lane-body, footer') === other.closest('.lane-body, footer'),
        )
        .filter(
          ({ box: next }) =>
            Math.min(box.right, next.right) - Math.max(box.left, next.left) > 2 &&
            Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top) > 2,
        )
        .map(({ one: other }) => `${one.textContent?.trim()} | ${other.textContent?.trim()}`.slice(0, 120)),
    );
  });

for (const [width, height] of /** @type {const} */ ([
  [1920, 1080],
  [1280, 720],
  [390, 844],
])) {
  test(`${width} × ${height}: texts of twice the length push nothing aside`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await writeTwice(page);
    await page.addInitScript(() => localStorage.setItem('pagewalk.lang', 'de'));
    await openText(page, twoProcesses);
    await page.screenshot({ path: `build/screenshots/pseudo-${width}.png` });
    await expect(page.locator('#lane-kernel')).toHaveText(/^(\S+) \1$/);
    for (const press of ['step', 'step', 'last']) {
      await control(page, press).click();
      expect(await sideways(page), press).toBeLessThanOrEqual(0);
      expect(await overlapping(page), press).toEqual([]);
    }
    for (const what of ['[data-control=contents]', '#open-embedding']) {
      await page.locator(what).click();
      await expect(page.locator('dialog[open]')).toBeVisible();
      expect(await sideways(page), what).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
    }
  });
}
