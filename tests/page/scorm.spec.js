// The package for a learning system, in the run-time of one: the score, and where a student comes back to.
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { makeFragment } from '../../web/link.js';
import { scormPackage } from '../../web/share/scorm-package.js';
import { atTwoWidths, hostPage, serve } from './host.js';
import { expect, test, twoProcesses } from './pagewalk.js';

/** @import {Browser, FrameLocator, Page} from '@playwright/test' */

const single = () => readFileSync('dist/pagewalk.html', 'utf8');

/** @param {string} text */
const packed = async (text) =>
  unzipSync(scormPackage(single(), { title: 'A & B', link: await makeFragment(text) }));

/** What the system kept of the last visit, and of which package. */
let kept = {};
let files = /** @type {Record<string, Uint8Array>} */ ({});

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
test.beforeAll(async () => {
  host = await serve((path) => {
    if (path === '/') return hostPage(system());
    if (path === '/runtime.js') return readFileSync('node_modules/scorm-again/dist/scorm12.min.js');
    const bytes = files[path.replace('/course/', '')];
    return bytes ? Buffer.from(bytes) : null;
  });
});
test.afterAll(() => host.close());

const system = () => `<script src="/runtime.js"></script><script>
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  window.API.loadFromJSON(${JSON.stringify(kept)});</script>
  <iframe src="/course/index.html" title="Course" width="100%" height="700"></iframe>`;

/** @param {Page} page */
async function visit(page) {
  await page.goto(`${host.origin}/`);
  const course = page.frameLocator('iframe');
  await expect(course.locator('pw-app')).toHaveAttribute('data-state', 'ready');
  return course;
}

/** The student closes the course; what the system has then is what the next visit begins with. @param {Page} page */
async function leave(page) {
  await page.locator('iframe').evaluate((frame) => frame.remove());
  await page.waitForTimeout(100);
  kept = await page.evaluate(() => JSON.parse(JSON.stringify(/** @type {any} */ (window).API.cmi)));
}

/** @param {Page} page @param {string} element */
const told = (page, element) =>
  page.evaluate((name) => /** @type {any} */ (window).API.LMSGetValue(name), element);

/** Takes the first of each question's answers. @param {FrameLocator} course @param {number} step */
async function answer(course, step) {
  await expect(course.locator('pw-predict form')).toBeVisible();
  for (const question of await course.locator('pw-predict fieldset').all())
    await question.locator('input').first().check();
  await course.locator('.answer').click();
  await expect(course.locator('pw-app')).toHaveAttribute('data-position', String(step));
}

/** @param {FrameLocator} course */
async function marks(course) {
  const score = await course.locator('output.score').textContent();
  return Math.round((100 * Number(/\d+/.exec(score ?? '')?.[0])) / Number(/(\d+)\D*$/.exec(score ?? '')?.[1]));
}

test('the score, and the end', async ({ page }) => {
  files = await packed(twoProcesses);
  expect(Object.keys(files).sort()).toEqual(['imsmanifest.xml', 'index.html']);
  expect(Buffer.from(files['imsmanifest.xml'] ?? []).toString()).toContain('<title>A &#38; B</title>');
  const course = await visit(page);
  expect(await told(page, 'cmi.core.lesson_status')).toBe('incomplete');
  for (let step = 1; step <= 4; step += 1) {
    await answer(course, step);
    if (step < 4) await course.locator('button.next').click();
  }
  await expect.poll(() => told(page, 'cmi.core.lesson_status')).toBe('completed');
  expect(await told(page, 'cmi.core.score.raw')).toBe(String(await marks(course)));
  expect(await told(page, 'cmi.core.score.max')).toBe('100');
  await atTwoWidths(page, (width) => page.screenshot({ path: `build/screenshots/scorm-${width}.png` }));
});

/** Another browser of the same student, which has kept nothing itself. @param {Browser} browser */
const elsewhere = (browser) => browser.newPage({ reducedMotion: 'reduce' });

test('who comes back is where they left, with their score', async ({ page, browser }) => {
  kept = {};
  files = await packed(twoProcesses);
  const first = await visit(page);
  await answer(first, 1);
  await first.locator('button.next').click();
  await answer(first, 2);
  const score = await first.locator('output.score').textContent();
  await leave(page);

  const later = await elsewhere(browser);
  const course = await visit(later);
  await expect(course.locator('pw-app')).toHaveAttribute('data-position', '2');
  await expect(course.locator('output.score')).toHaveText(score ?? '');
  await answer(course, 3);
  await course.locator('button.next').click();
  await answer(course, 4);
  expect(await told(later, 'cmi.core.score.raw')).toBe(String(await marks(course)));
  await later.screenshot({ path: 'build/screenshots/scorm-resumed.png' });
  await leave(later);

  const again = await visit(await elsewhere(browser));
  await expect(again.locator('pw-app')).toHaveAttribute('data-position', '4');
  expect(await told(/** @type {Page} */ (again.owner().page()), 'cmi.core.lesson_status')).toBe('completed');
});

test('another student of the same browser begins anew, and so does another scenario', async ({ page }) => {
  kept = {};
  files = await packed(twoProcesses);
  await answer(await visit(page), 1);
  await leave(page);
  const before = kept;
  kept = {};
  const other = await visit(page);
  await expect(other.locator('pw-app')).toHaveAttribute('data-position', '0');
  await expect(other.locator('pw-predict form')).toBeVisible();
  kept = before;
  files = await packed(`${twoProcesses}B: read 0x602010\n`);
  const changed = await visit(page);
  await expect(changed.locator('pw-app')).toHaveAttribute('data-position', '0');
  await expect(changed.locator('pw-predict form')).toBeVisible();
});
