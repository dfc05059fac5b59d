// What leaves the site: the file that runs from a disk, the element from npm.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { makeFragment } from '../../web/link.js';
import { madeFor } from '../../web/share/scorm-package.js';
import { atTwoWidths, examples, folderAt, hostPage, noteViolations, serve, violations } from './host.js';
import { expect, test, twoProcesses } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const folder = resolve('build/packages');
const single = () => readFileSync('dist/pagewalk.html', 'utf8');

test.beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

/** @param {Page} page @param {string} name */
const look = (page, name) =>
  atTwoWidths(page, (width) => page.screenshot({ path: `build/screenshots/${name}-${width}.png` }));

test('one file from a disk plays, and asks for nothing', async ({ page, watch }) => {
  await noteViolations(page);
  const file = join(folder, 'lecture.html');
  writeFileSync(file, single());
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`file://${file}?lang=de#x=2&at=3`);
  await expect(page.locator('pw-app')).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('pw-app')).toHaveAttribute('data-position', '3');
  await expect(page.locator('.cm-content')).toBeVisible();
  await page.locator('[data-control=step]').click();
  await expect(page.locator('pw-app')).toHaveAttribute('data-position', '4');
  await page.locator('#open-plots').click();
  await expect(page.locator('pw-plots svg').first()).toBeVisible();
  await look(page, 'single-file');
  expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([`file://${file}?lang=de`]);
  expect(await violations(page)).toEqual([]);
  expect(watch.splice(0).filter((line) => !line.includes('lecture.html'))).toEqual([]);
});

test('one file imports what is pasted, too', async ({ page, watch }) => {
  const file = join(folder, 'paste.html');
  writeFileSync(file, single());
  await page.addInitScript(() =>
    localStorage.setItem('pagewalk.draft', '00400000-00401000 r-xp 00000000 fe:00 11 /bin/app\n'),
  );
  await page.goto(`file://${file}`);
  await page.locator('.pasted button').click();
  await expect(page.locator('pw-spaces .space')).toHaveCount(1);
  watch.length = 0; // the file itself is a request
});

test('a file made for a scenario opens with it', async ({ page, watch }) => {
  const file = join(folder, 'made.html');
  const link = await makeFragment(twoProcesses, 2);
  writeFileSync(file, madeFor(single(), { link, predict: 'choose' }));
  await page.goto(`file://${file}`);
  await expect(page.locator('pw-app')).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('pw-spaces .space')).toHaveCount(2);
  await expect(page.locator('#predict')).toBeChecked();
  watch.length = 0; // the file itself is a request
});

/** The package as npm would publish it, unpacked. */
function unpackedTarball() {
  execFileSync('node', ['web/packaging/npm.mjs']);
  const tarball = execFileSync('npm', ['pack', resolve('dist/npm'), '--pack-destination', folder, '--silent'], {
    encoding: 'utf8',
  }).trim();
  execFileSync('tar', ['xzf', join(folder, tarball), '-C', folder]);
  return join(folder, 'package');
}

const scenario = `<page-walk step="2" theme="light">
    # Two in a page
    process A
      00602000-00604000 rw-p 00000000 [heap]
    process B = A
    A: write 0x602010 "A"
    B: write 0x602010 "B"
  </page-walk>`;

/** @param {Page} page */
async function holdsElement(page) {
  const frame = page.frameLocator('page-walk iframe');
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '2');
  await expect(frame.locator('pw-spaces .space')).toHaveCount(2);
  const height = () => page.evaluate(() => document.querySelector('page-walk')?.getBoundingClientRect().height);
  await expect.poll(height).not.toBe(480);
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('page-walk'));
    element.addEventListener('pagewalk:step', (/** @type {CustomEvent} */ { detail }) => {
      document.title = `step ${detail.step}`;
    });
    element.seek(1);
  });
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '1');
  await expect(page).toHaveTitle('step 1');
}

test('the element from the tarball, by one script tag', async ({ page }) => {
  const root = unpackedTarball();
  expect(readdirSync(root)).toContain('page-walk.d.ts');
  const files = folderAt(root, '/walk/');
  const host = await serve((path) => {
    if (path === '/')
      return hostPage(
        `<script src="/walk/page-walk.js"></script>${scenario.replace('<page-walk', '<page-walk src="/walk/embed/embed.html"')}`,
      );
    return files(path);
  });
  await page.goto(`${host.origin}/`);
  await holdsElement(page);
  await look(page, 'element-plain');
  host.close();
});

/** A site of somebody's with the package in it, built by Vite. @param {string} name @param {string} body @param {string} script */
async function viteSite(name, body, script) {
  const root = unpackedTarball();
  const site = join(folder, name);
  mkdirSync(join(site, 'node_modules'), { recursive: true });
  mkdirSync(join(site, 'public'), { recursive: true });
  execFileSync('cp', ['-r', root, join(site, 'node_modules/pagewalk')]);
  execFileSync('cp', ['-r', join(root, 'embed'), join(site, 'public/pagewalk')]);
  writeFileSync(join(site, 'index.html'), hostPage(`${body}<script type="module" src="/main.js"></script>`));
  writeFileSync(join(site, 'main.js'), script);
  await build({ root: site, configFile: false, logLevel: 'silent' });
  return serve(folderAt(join(site, 'dist')));
}

test('the element from the tarball, in a page that Vite builds', async ({ page }) => {
  const body = scenario.replace('<page-walk', '<page-walk src="./pagewalk/embed.html" sandbox="allow-scripts"');
  const host = await viteSite('site', body, "import 'pagewalk';\n");
  await page.goto(`${host.origin}/`);
  await holdsElement(page);
  await look(page, 'element-vite');
  host.close();
});

test('the package’s README: its examples', async ({ page }) => {
  const readme = join(unpackedTarball(), 'README.md');
  const host = await viteSite('readme', examples(readme, 'html').join(''), examples(readme, 'js').join(''));
  await page.goto(`${host.origin}/`);
  await expect(page.frameLocator('page-walk iframe').locator('pw-embed')).toHaveAttribute('data-position', '3');
  await expect(page).toHaveTitle(/^3 of 15: .*process/);
  host.close();
});
