// The embed in pages of other origins: sandboxed, without storage, at two widths; what it says and hears.
import { makeFragment } from '../../web/link.js';
import { atTwoWidths, hostPage, serve } from './host.js';
import { expect, noViolations, sideways, smallTargets, test, twoProcesses } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const lesson = '02-one-address-two-processes';
const base = `http://127.0.0.1:${process.env.PAGEWALK_TEST_PORT}`;

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
let page = '';
let opened = 0;
test.beforeAll(async () => {
  host = await serve((path) => (path === '/' ? page : null));
});
test.afterAll(() => host.close());

/** @param {string} where what follows embed.html @param {string} [more] attributes */
const iframe = (where, more = 'height="480"') =>
  `<iframe src="${base}/embed.html${where}" title="Pagewalk" width="100%" loading="lazy" allow="fullscreen; clipboard-write" ${more}></iframe>`;

/** @param {Page} browserPage @param {string} body */
async function openHost(browserPage, body) {
  page = hostPage(body);
  opened += 1; // a reload would bring back what the frame showed before
  await browserPage.goto(`${host.origin}/?${opened}`);
  const frame = browserPage.frameLocator('iframe');
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-state', 'ready');
  return frame;
}

/** @param {Page} browserPage @param {string} type @returns {Promise<any[]>} */
const heard = (browserPage, type) =>
  browserPage.evaluate(
    (wanted) => /** @type {any} */ (window).heard.filter((one) => one.type === wanted),
    type,
  );

/** @param {Page} browserPage @param {unknown} message */
const say = (browserPage, message) =>
  browserPage.evaluate(
    (data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'),
    message,
  );

/** @param {Page} browserPage @param {string} name */
const look = (browserPage, name) =>
  atTwoWidths(browserPage, async (width) => {
    expect(await sideways(browserPage)).toBeLessThanOrEqual(0);
    await browserPage.screenshot({ path: `build/screenshots/embed-${name}-${width}.png`, fullPage: true });
  });

test('a lesson in a page of another origin', async ({ page }) => {
  const frame = await openHost(page, iframe(`?theme=light#x=${lesson}&at=4`));
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '4');
  await expect(frame.locator('pw-spaces .space')).toHaveCount(2);
  await expect(frame.locator('.cm-content, [data-add], [data-calls], .edge')).toHaveCount(0);
  await look(page, 'plain');
});

test('a sandbox without an origin changes nothing', async ({ page }) => {
  const frame = await openHost(
    page,
    iframe(`?lang=de&theme=dark#x=2&at=5`, 'height="480" sandbox="allow-scripts"'),
  );
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '5');
  expect((await heard(page, 'ready'))[0]).toMatchObject({
    from: 'null',
    step: 5,
    language: 'de',
    problem: null,
  });
  await frame.locator('[data-control=step]').click();
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '6');
  expect(page.url()).toBe(`${host.origin}/?${opened}`);
  await look(page, 'sandboxed');
});

test('nor do blocked stores', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      const get = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      Object.defineProperty(window, name, { get });
    }
  });
  const frame = await openHost(page, iframe(`?predict#x=2`));
  await expect(frame.locator('pw-predict form')).toBeVisible();
  await look(page, 'storage-blocked');
});

test('asked for it, the embed is as tall as what it shows', async ({ page }) => {
  const frame = await openHost(page, iframe(`?height=auto&lesson=2&step=3`));
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '3');
  await expect.poll(async () => (await heard(page, 'height')).length).toBeGreaterThan(0);
  const told = (await heard(page, 'height')).at(-1).height;
  expect(told).toBeGreaterThan(300);
  const canvas = await page.evaluate(() => /** @type {any} */ (window).heard.filter((one) => one.subject));
  expect(canvas.at(-1)).toMatchObject({ subject: 'lti.frameResize', height: told });
  await expect
    .poll(() => frame.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight))
    .toBeLessThanOrEqual(0);
  await look(page, 'auto-height');
});

test('it says where it stands and goes where it is told', async ({ page }) => {
  const frame = await openHost(page, iframe(`#${await makeFragment(twoProcesses, 1)}`));
  expect((await heard(page, 'ready'))[0]).toMatchObject({
    pagewalk: 1,
    title: 'Two processes',
    step: 1,
    steps: 4,
    language: 'en',
  });
  await say(page, { pagewalk: 1, type: 'seek', step: 3 });
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '3');
  const step = (await heard(page, 'step')).at(-1);
  expect(step).toMatchObject({ step: 3, steps: 4 });
  expect(step.sentence).toContain('0x602010');
  await say(page, { pagewalk: 1, type: 'setScenario', text: `${twoProcesses}A: read 0x602010\n`, step: 2 });
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '2');
  await expect.poll(async () => (await heard(page, 'ready')).at(-1)).toMatchObject({ step: 2, steps: 5 });
  await say(page, { pagewalk: 1, type: 'play' });
  await expect(frame.locator('[data-control=play]')).toHaveAttribute('aria-label', 'Pause');
  await say(page, { pagewalk: 1, type: 'pause' });
  await expect(frame.locator('[data-control=play]')).toHaveAttribute('aria-label', 'Play');
});

test('answers and the score are told', async ({ page }) => {
  const frame = await openHost(page, iframe(`?predict#${await makeFragment(twoProcesses)}`));
  for (const question of await frame.locator('pw-predict fieldset').all()) {
    await question.locator('input').first().check();
  }
  await frame.locator('.answer').click();
  await expect.poll(async () => (await heard(page, 'score')).length).toBe(1);
  const [score] = await heard(page, 'score');
  const answers = await heard(page, 'answer');
  expect(answers.length).toBe(score.asked);
  expect(answers.filter(({ right }) => right).length).toBe(score.right);
});

test('what is not understood, or comes from elsewhere, changes nothing', async ({ page }) => {
  const frame = await openHost(page, iframe(`#${await makeFragment(twoProcesses, 1)}`));
  const nonsense = [
    null,
    'seek',
    { type: 'seek', step: 3 },
    { pagewalk: 2, type: 'seek', step: 3 },
    { pagewalk: 1, type: 'seek', step: '3' },
    { pagewalk: 1, type: 'seek', step: -1 },
    { pagewalk: 1, type: 'seek', step: Number.NaN },
    { pagewalk: 1, type: 'setScenario', text: 7 },
    { pagewalk: 1, type: 'setScenario', text: 'x'.repeat(300_000) },
    { pagewalk: 1, type: 'eval', code: 'document.body.remove()' },
  ];
  for (const message of nonsense) await say(page, message);
  await frame
    .locator('pw-embed')
    .evaluate(() => window.postMessage({ pagewalk: 1, type: 'seek', step: 3 }, '*'));
  await page.waitForTimeout(300);
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '1');
  await say(page, { pagewalk: 1, type: 'seek', step: 3 });
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '3');
});

test('with an origin in its address it speaks to that one and hears that one', async ({ page, watch }) => {
  await openHost(page, iframe(`?origin=${encodeURIComponent(host.origin)}#x=2`));
  expect((await heard(page, 'ready')).length).toBe(1);
  const stranger = await openHost(page, iframe(`?origin=https://elsewhere.example#x=2`));
  await say(page, { pagewalk: 1, type: 'seek', step: 3 });
  await page.waitForTimeout(300);
  await expect(stranger.locator('pw-embed')).toHaveAttribute('data-position', '0');
  expect((await heard(page, 'ready')).length).toBe(0);
  const refused = watch.splice(0).filter((line) => !line.includes('elsewhere.example'));
  expect(refused).toEqual([]); // the browser itself complains of a message that was not delivered
});

test('a bad link says why and shows nothing', async ({ page }) => {
  for (const [where, words] of [
    ['#s=1.eNpLTEpOAQ', 'incomplete'],
    ['#s=9.eNpLTEpOAQZZ', 'newer version'],
    ['#x=no-such-lesson', 'not here'],
    ['?lesson=2&step=x', 'not a number'],
    ['', 'names no scenario'],
  ]) {
    const frame = await openHost(page, iframe(where ?? ''));
    await expect(frame.locator('.banner')).toContainText(words ?? '');
    await expect(frame.locator('pw-spaces .space')).toHaveCount(0);
  }
});

test('it takes neither the focus nor the wheel, nor plays by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const frame = await openHost(
    page,
    `<input autofocus>${iframe('?height=auto#x=2')}<div style="height:3000px"></div>`,
  );
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await frame.locator('pw-memory').hover();
  await page.mouse.wheel(0, 400);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '0');
  await expect(frame.locator('[data-control=play]')).toHaveAttribute('aria-label', 'Play');
});

test('the way to the whole page carries the scenario and the step', async ({ page, context }) => {
  const frame = await openHost(page, iframe(`?lang=de#${await makeFragment(twoProcesses, 1)}`));
  await frame.locator('[data-control=step]').click();
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '2');
  const opened = context.waitForEvent('page');
  await frame.locator('a.open').click();
  const whole = await opened;
  await expect(whole.locator('pw-app')).toHaveAttribute('data-position', '2');
  await expect(whole.locator('html')).toHaveAttribute('lang', 'de');
  expect(await whole.evaluate(() => /** @type {any} */ (document.querySelector('pw-scenario')).text)).toBe(
    twoProcesses,
  );
});

test('without scripts there are words', async ({ page: browserPage, watch }) => {
  page = hostPage(iframe('#x=2', 'height="480" sandbox=""'));
  await browserPage.goto(`${host.origin}/?words`);
  const said = browserPage.frameLocator('iframe').locator('noscript');
  expect(await said.textContent()).toContain('needs JavaScript');
  await expect(said).toBeVisible();
  await browserPage.screenshot({ path: 'build/screenshots/embed-without-scripts-1280.png' });
  expect(watch.splice(0).filter((line) => !line.includes('allow-scripts'))).toEqual([]); // the browser says so
});

test('everyone can use it', async ({ page }) => {
  for (const theme of ['light', 'dark']) {
    await page.goto(`${base}/embed.html?theme=${theme}#x=2&at=5`);
    await expect(page.locator('pw-embed')).toHaveAttribute('data-position', '5');
    await noViolations(page);
    expect(await smallTargets(page)).toEqual([]);
  }
});
