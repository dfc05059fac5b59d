// Addresses that were given away, whole: what stands behind `?` and `#` opens page and embed as it always did.
import { expect, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const scenario =
  's=1.eJwrKMpPTi0uVnDkUlAwMDAzMDIwMNAFMUwMDAwUisp1CxQMoEAhOiM1sSCWqwCqxUnBVsGRy9FKobwosyRVwaACpNvQQEHJUYnLCVPUSYkLABVoG6cZ';

/**
 * @typedef {object} Opens
 * @property {string} at the position
 * @property {string} [title] as a pattern
 * @property {string} [lang]
 * @property {string} [theme]
 * @property {string} [predict] in which way is asked
 */

/** @param {Page} page @param {string} where @param {string} element @param {Opens} opens */
async function opensAs(page, where, element, opens) {
  await page.goto(where);
  const root = page.locator(element);
  await expect(root).toHaveAttribute('data-state', 'ready');
  await expect(root).toHaveAttribute('data-position', opens.at);
  await expect(page).toHaveTitle(new RegExp(opens.title ?? ''));
  await expect(page.locator('html')).toHaveAttribute('lang', opens.lang ?? 'en');
  await expect(page.locator('html')).toHaveAttribute('data-theme', opens.theme ?? 'auto');
  if (opens.predict) await expect(page.locator('.how')).toHaveValue(opens.predict);
  else await expect(page.locator('pw-predict form')).toHaveCount(0);
  await expect(page.locator('.banner')).toHaveCount(0);
}

/** Of the page and of the embed alike. @type {Record<string, Opens>} */
const both = {
  [`#${scenario}`]: { at: '0' },
  [`?lang=de&theme=dark#${scenario}&at=2`]: { at: '2', lang: 'de', theme: 'dark' },
  [`?theme=light&predict#${scenario}&at=1`]: { at: '1', theme: 'light', predict: 'choose' },
  '?predict=walk#x=2&at=1': { at: '1', title: 'One address, two processes', predict: 'walk' },
  '?predict=lecture&lang=en#x=one-address-two-processes&at=3': {
    at: '3',
    title: 'One address, two processes',
    predict: 'lecture',
  },
  '?predict=off&theme=auto#x=06b-context-switch-without-asids&at=2': { at: '2', title: 'without ASIDs' },
  '#at=1&x=6b': { at: '1', title: 'without ASIDs' },
  '#x=12b': { at: '0', title: 'The same file, private' },
  '?lang=de#x=problem&seed=7&at=1': { at: '1', lang: 'de', predict: 'choose' },
};

/** Of the embed alone. @type {Record<string, Opens>} */
const embeds = {
  '?lesson=2&step=3': { at: '3', title: 'One address, two processes' },
  '?lesson=20-whose-address&theme=dark&lang=de': { at: '0', theme: 'dark', lang: 'de' },
  '?height=auto&lesson=6&step=1&predict': { at: '1', title: 'The context switch', predict: 'choose' },
  [`?origin=https://host.example&lesson=2#${scenario}&at=2`]: { at: '2' },
};

for (const [where, opens] of Object.entries(both))
  test(`page and embed: ${where.slice(0, 60)}`, async ({ page }) => {
    await opensAs(page, `./${where}`, 'pw-app', opens);
    await opensAs(page, `./embed.html${where}`, 'pw-embed', opens);
  });

for (const [where, opens] of Object.entries(embeds))
  test(`embed: ${where.slice(0, 60)}`, ({ page }) => opensAs(page, `./embed.html${where}`, 'pw-embed', opens));
