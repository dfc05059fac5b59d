// What strangers may send: links, messages, files, stores. Nothing of it runs, hangs or takes the page down.
import { makeFragment } from '../../web/link.js';
import { hostPage, serve } from './host.js';
import { control, EVIL, expect, openText, settled, test, untouched } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const base = `http://127.0.0.1:${process.env.PAGEWALK_TEST_PORT}`;

/** Markup in every place that takes a string. */
const markup = `# ${EVIL}
file "/${EVIL.replaceAll('"', "'")}" 8K
process A
  00400000-00402000 r-xp 00000000 /${EVIL.replaceAll(' ', '_')}
  00602000-00603000 rw-p 00000000 [anon:${EVIL}]
note ${EVIL}
A: write 0x602000 "<img src=x onerror=window.ran=4>"
A: open("${EVIL.replaceAll('"', "'")}", O_RDWR)
A: read 0x602000 => "${EVIL}"
`;

/** Names that every object of JavaScript has already. */
const inherited = `# __proto__
file __proto__ 8K
file /bin/constructor 8K
process __proto__
  00400000-00402000 r-xp 00000000 /bin/constructor
  00602000-00604000 rw-p 00000000 [heap]
  00702000-00704000 rw-p 00000000 __proto__
process constructor = __proto__
process toString = __proto__
process valueOf
  00602000-00604000 rw-p 00000000 [anon:__proto__]
__proto__: write 0x602010 "A"
constructor: write 0x602010 "B"
toString: read 0x702000
valueOf: write 0x602010 1
__proto__: hasOwnProperty = mmap(NULL, 8K, rw, private|anon)
__proto__: write hasOwnProperty 1
__proto__: prototype = fork()
prototype: write hasOwnProperty 2
__proto__: p = malloc(100)
__proto__: free(p)
`;

/** @param {Page} page */
async function walkThrough(page) {
  const steps = await page.evaluate(() => Number(document.querySelector('.scrubber')?.getAttribute('max')));
  for (let step = 0; step < steps; step += 1) await control(page, 'step').click();
  await settled(page);
  for (const toggle of await page.locator('[data-table]').all()) await toggle.click();
}

for (const [name, text] of Object.entries({ markup, inherited })) {
  test(`${name}: everywhere on the page`, async ({ page }) => {
    await openText(page, text);
    await walkThrough(page);
    await page.locator('#open-plots').click();
    await expect(page.locator('pw-plots svg').first()).toBeVisible();
    await page.locator('#open-compare').click();
    await expect(page.locator('pw-compare dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.locator('#open-embedding').click();
    await expect(page.locator('pw-embedding textarea')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Share' }).click();
    const saved = page.waitForEvent('download');
    await page.locator('[data-export=png]').click();
    await saved;
    await untouched(page);
  });

  test(`${name}: questions about it`, async ({ page }) => {
    await page.goto(`./?predict#${await makeFragment(text)}`);
    await settled(page);
    for (let step = 0; step < 12; step += 1) {
      const form = page.locator('pw-predict form');
      if (await form.count()) {
        for (const question of await form.locator('fieldset').all())
          await question.locator('input').last().check();
        await page.locator('.answer').click();
        await expect(page.locator('pw-predict .summary')).toBeVisible();
      }
      const next = page.locator('pw-predict button.next');
      if (await next.count()) await next.click();
    }
    await untouched(page);
  });

  test(`${name}: in an embed, from its host`, async ({ page }) => {
    const host = await serve(() =>
      hostPage(`<iframe src="${base}/embed.html#x=2" title="Pagewalk" width="100%" height="480"></iframe>`),
    );
    await page.goto(`${host.origin}/`);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('pw-embed')).toHaveAttribute('data-state', 'ready');
    await page.evaluate((said) => {
      document
        .querySelector('iframe')
        ?.contentWindow?.postMessage({ pagewalk: 1, type: 'setScenario', text: said, step: 2 }, '*');
    }, text);
    await expect(frame.locator('h1')).toHaveText(text === markup ? EVIL : '__proto__');
    await expect(frame.locator('pw-embed')).toHaveAttribute('data-state', 'ready');
    await untouched(page);
    host.close();
  });
}
