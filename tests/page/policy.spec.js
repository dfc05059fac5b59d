// The content security policy: in force in page and embed, broken by nothing, below any path.
import { readFileSync } from 'node:fs';
import { folderAt, noteViolations, serve, violations } from './host.js';
import { expect, test } from './pagewalk.js';

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
test.beforeAll(async () => {
  site = await serve(folderAt('dist', '/~course/memory/'));
});
test.afterAll(() => site.close());

test('the page breaks no rule of its policy, wherever it lies', async ({ page }) => {
  await noteViolations(page);
  await page.goto(`${site.origin}/~course/memory/?lang=de&predict`);
  await expect(page.locator('pw-app')).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('.cm-content')).toBeVisible();
  await page.locator('.predict .quiet').first().click();
  await page.locator('#open-plots').click();
  await expect(page.locator('pw-plots svg').first()).toBeVisible();
  await page.locator('#open-compare').click();
  await expect(page.locator('pw-compare dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.cm-content').click();
  await page.keyboard.type('mach');
  await page.locator('[data-calls]').first().click();
  await expect(page.locator('.menu')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('nor does the embed', async ({ page }) => {
  await noteViolations(page);
  await page.goto(`${site.origin}/~course/memory/embed.html?lang=de&predict#x=2`);
  await expect(page.locator('pw-embed')).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('pw-predict form')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

for (const where of ['index.html', 'embed.html']) {
  test(`${where}: what is not the site’s own does not run`, async ({ page, watch }) => {
    await noteViolations(page);
    await page.goto(`${site.origin}/~course/memory/${where}`);
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      const typed = () => {
        script.text = 'window.ran = 1';
      };
      const written = () => {
        document.body.innerHTML += '<img src="data:," onerror="window.ran = 3">';
      };
      const refused = [typed, written].map((act) => {
        try {
          act();
          return 'allowed';
        } catch {
          return 'refused';
        }
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [...refused, /** @type {any} */ (window).ran ?? 'nothing ran'];
    });
    expect(ran).toEqual(['refused', 'refused', 'nothing ran']);
    expect((await violations(page)).length).toBeGreaterThanOrEqual(2);
    watch.length = 0; // the refusals, in the console
  });
}

test('there is no script between the tags, and no service worker', () => {
  for (const where of ['index.html', 'embed.html']) {
    const html = readFileSync(`dist/${where}`, 'utf8');
    for (const [, tag, body] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      expect(tag).toMatch(/src="\.\/assets\/[\w.-]+-[\w-]{8}\.js"/);
      expect(body).toBe('');
    }
    expect(html).not.toMatch(/\son\w+=|serviceWorker/);
  }
});
