// What strangers may hand over: addresses, messages, attributes, files, stores. The page says what is wrong, or goes on.
import { makeFragment, READ_LIMIT, TEXT_LIMIT } from '../../web/link.js';
import { hostPage, serve } from './host.js';
import {
  app,
  control,
  drop,
  EVIL,
  expect,
  open,
  openText,
  paste,
  settled,
  sideways,
  test,
  textOf,
  twoProcesses,
  untouched,
} from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const base = `http://127.0.0.1:${process.env.PAGEWALK_TEST_PORT}`;

test('links that name what is not there', async ({ page }) => {
  for (const name of ['__proto__', encodeURI(EVIL), 'x'.repeat(READ_LIMIT - 2)]) {
    for (const [where, element] of [
      [`./?lang=__proto__&theme=constructor&predict=toString#x=${name}`, 'pw-app'],
      [`./embed.html?lang=toString&theme=__proto__&lesson=${name.slice(0, 8000)}`, 'pw-embed'],
    ]) {
      await page.goto(String(where));
      await expect(page.locator(String(element))).toHaveAttribute('data-state', 'ready');
      await expect(page.locator('.banner')).toContainText('names a lesson');
      expect((await page.locator('.banner').innerText()).length).toBeLessThan(300);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'auto');
      await untouched(page);
    }
  }
});

test('the last of many addresses is what stands there', async ({ page }) => {
  await open(page, `#${await makeFragment(twoProcesses)}`);
  const long = await makeFragment(`# Long\n${'A: read 0x602010\n'.repeat(9000)}`);
  const last = await makeFragment(`# The last\n${twoProcesses}`);
  await page.evaluate(
    ([first, second]) => {
      for (let i = 0; i < 20; i += 1) location.hash = `#${first}&at=${i}`;
      location.hash = `#${second}`;
    },
    [long, last],
  );
  await expect(page).toHaveTitle(/^The last/);
  await page.waitForTimeout(1000);
  await expect(page).toHaveTitle(/^The last/);
});

/** Opens with questions, answers the first step, and sees a score. @param {Page} page */
async function countsAnswers(page) {
  await page.goto('about:blank');
  await page.goto(`./?predict#${await makeFragment(twoProcesses)}`);
  await settled(page);
  for (const question of await page.locator('pw-predict fieldset').all())
    await question.locator('input').first().check();
  await page.locator('.answer').click();
  await expect(page.locator('output.score')).toHaveText(/^\D*\d+\D+\d+\D*$/);
}

test('a store in which others wrote', async ({ page }) => {
  await countsAnswers(page);
  const kept = () => page.evaluate(() => localStorage.getItem('pagewalk.scores') ?? '');
  const [text = ''] = Object.keys(JSON.parse(await kept()));
  for (const scores of [
    '{bad',
    '{"__proto__":{"0":1}}',
    ...[5, { 0: 'x' }, { 0: { right: 9, asked: -1 } }].map((answers) => JSON.stringify({ [text]: answers })),
  ]) {
    await page.evaluate((written) => {
      for (const key of ['theme', 'lang', 'draft-before']) localStorage.setItem(`pagewalk.${key}`, '__proto__');
      localStorage.setItem('pagewalk.scores', written);
    }, scores);
    await countsAnswers(page);
  }
});

test('letters that no XML has are left out of the picture', async ({ page }) => {
  const odd = '\u0001\ud800\ufffe';
  await openText(page, twoProcesses);
  await paste(page, `# ${odd}\n${twoProcesses.replace('[heap]', `[anon:${odd}]`)}note \u0002${odd}\n`);
  await settled(page);
  await control(page, 'last').click();
  for (const kind of ['svg', 'png']) {
    await page.getByRole('button', { name: 'Share' }).click();
    const saved = page.waitForEvent('download', { timeout: 30_000 });
    await page.locator(`[data-export=${kind}]`).click();
    await saved;
  }
});

test('a text far beyond what the language takes', async ({ page }) => {
  await openText(page, twoProcesses);
  for (const huge of ['x'.repeat(3_000_000), 'A: read 0x602010\n'.repeat(100_000)]) {
    await paste(page, huge);
    await settled(page);
    await paste(page, twoProcesses);
    await settled(page);
    await control(page, 'step').click();
    await expect(app(page)).toHaveAttribute('data-position', /^[1-4]$/);
  }
});

test('files that are dropped', async ({ page }) => {
  await openText(page, twoProcesses);
  const dropped = (/** @type {string} */ text) => drop(page, text, ['__proto__', 'second.exe'], 'text/html');
  for (const text of ['', '\0\0\0', EVIL, 'x'.repeat(TEXT_LIMIT), '<svg onload="window.ran=5">']) {
    await dropped(text);
    await expect.poll(() => textOf(page)).toBe(text);
    await settled(page);
    await untouched(page);
  }
  await dropped('x'.repeat(TEXT_LIMIT + 1));
  await expect(page.locator('.banner')).toContainText('256 KiB');
});

/** @param {Page} page @param {string} body */
async function hosted(page, body) {
  const host = await serve(() => hostPage(body));
  await page.goto(`${host.origin}/`);
  return host;
}

test('messages of every type', async ({ page }) => {
  const frame = `<iframe src="${base}/embed.html#${await makeFragment(twoProcesses, 1)}" title="Pagewalk"></iframe>`;
  const host = await hosted(page, frame);
  const embed = page.frameLocator('iframe').locator('pw-embed');
  await expect(embed).toHaveAttribute('data-state', 'ready');
  await page.evaluate(() => {
    const target = document.querySelector('iframe')?.contentWindow;
    const odd = [
      1n,
      Number.NaN,
      new Date(),
      new Map([['step', 3]]),
      [3],
      { valueOf: 3 },
      '3',
      -0.5,
      2 ** 53,
      null,
    ];
    for (const value of odd) {
      target?.postMessage(value, '*');
      target?.postMessage({ pagewalk: value, type: 'seek', step: 3 }, '*');
      target?.postMessage({ pagewalk: 1, type: value, step: 3, text: '' }, '*');
      target?.postMessage({ pagewalk: 1, type: 'seek', step: value }, '*');
      if (typeof value !== 'string')
        target?.postMessage({ pagewalk: 1, type: 'setScenario', text: value }, '*');
    }
    for (const type of ['__proto__', 'constructor', 'toString'])
      target?.postMessage(JSON.parse(`{"pagewalk":1,"type":"${type}","__proto__":{"step":3}}`), '*');
    target?.postMessage({ pagewalk: 1, type: 'setScenario', text: 'x'.repeat(300_000) }, '*');
  });
  await page.waitForTimeout(500);
  await expect(embed).toHaveAttribute('data-position', '1');
  await page.evaluate((text) => {
    const target = document.querySelector('iframe')?.contentWindow;
    for (const step of [Number.NaN, -1, '2', {}, 999_999_999])
      target?.postMessage({ pagewalk: 1, type: 'setScenario', text: `# \ud800\n${text}`, step }, '*');
  }, twoProcesses);
  await expect(embed).toHaveAttribute('data-position', '4');
  await untouched(page);
  host.close();
});

test('attributes of the element', async ({ page, watch }) => {
  for (const [attributes, words] of [
    ['step="NaN" lesson="2"', 'not a number'],
    ['step="1&amp;s=1.x" lesson="2"', 'not a number'],
    ['step="-1"', 'not a number'],
    ['lesson="__proto__"', 'not here'],
    ['lesson="2" step="999999999" theme="\'><script>window.ran=1</script>" lang="__proto__"', ''],
  ]) {
    const host = await hosted(
      page,
      `<script src="${base}/page-walk.js"></script><page-walk ${attributes}># x\nprocess A\n</page-walk>`,
    );
    const frame = page.frameLocator('page-walk iframe');
    await expect(frame.locator('pw-embed')).toHaveAttribute('data-state', 'ready');
    await expect(frame.locator('.banner')).toContainText(words ? [words] : []);
    await untouched(page);
    host.close();
  }
  const host = await hosted(
    page,
    `<script src="${base}/page-walk.js"></script><page-walk lesson="2" src="javascript:parent.ran=1"></page-walk>`,
  );
  await expect.poll(() => watch.splice(0).join()).toContain('src is no address of a page');
  await untouched(page);
  host.close();
});
