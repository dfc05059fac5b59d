// The snippets that the dialog gives, in pages that the real tools build. Without a tool its test is skipped.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SNIPPETS } from '../../web/share/snippets.js';
import { atTwoWidths, folderAt, hostPage, serve } from './host.js';
import { npmHost } from './npm-host.js';
import { expect, open, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const folder = resolve('build/hosts');
const site = `http://127.0.0.1:${process.env.PAGEWALK_TEST_PORT}`;

const embedding = {
  address: `${site}/embed.html?theme=light&lang=en#x=02-one-address-two-processes&at=3`,
  script: `${site}/page-walk.js`,
  title: 'Pagewalk: One {address}, "two" processes',
  height: 480,
  attributes: { lesson: '2', step: '3', theme: 'light', lang: 'en' },
  text: null,
};

/** @param {string} kind */
const snippet = (kind) => SNIPPETS[kind]?.(embedding) ?? '';

/** @param {string} command */
const has = (command) => spawnSync(command, ['--version']).status === 0;

/** @param {string} name @param {Record<string, string>} files */
function project(name, files) {
  const root = join(folder, name);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'docs'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  return root;
}

/** How far the frame reaches out of what it stands in, and out of the window. @param {Page} page */
const framesOver = (page) =>
  page
    .locator('iframe, page-walk')
    .first()
    .evaluate((frame) => {
      const { right } = frame.getBoundingClientRect();
      const { right: parents } = /** @type {Element} */ (frame.parentElement).getBoundingClientRect();
      return right - Math.min(parents, document.documentElement.clientWidth);
    });

/** Looks at a folder of built pages, at two widths. @param {Page} page @param {string} name @param {string} root */
async function holdsPicture(page, name, root) {
  const host = await serve(folderAt(root));
  await page.goto(`${host.origin}/`);
  const element = name === 'element';
  const frame = page.frameLocator(element ? 'page-walk iframe' : 'iframe');
  await expect(frame.locator('pw-embed')).toHaveAttribute('data-position', '3');
  await expect(frame.locator('pw-spaces .space')).toHaveCount(2);
  if (!element) await expect(page.locator('iframe')).toHaveAttribute('title', embedding.title);
  await atTwoWidths(page, async (width) => {
    expect(await framesOver(page), `${width} pixels`).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `build/screenshots/host-${name}-${width}.png` });
  });
  host.close();
}

for (const kind of ['html', 'element', 'moodle', 'canvas']) {
  test(`${kind}: a page of HTML`, async ({ page }) => {
    const root = project(kind, { 'index.html': hostPage(snippet(kind)) });
    await holdsPicture(page, kind, root);
  });
}

test('MkDocs', async ({ page, watch }) => {
  test.skip(!has('mkdocs'), 'there is no mkdocs here');
  const root = project('mkdocs', {
    'mkdocs.yml': 'site_name: A course\nuse_directory_urls: false\n',
    'docs/index.md': `# Memory\n\nBefore.\n\n${snippet('mkdocs')}\n\nAfter.\n`,
  });
  execFileSync('mkdocs', ['build', '--quiet'], { cwd: root });
  await holdsPicture(page, 'mkdocs', join(root, 'site'));
  watch.length = 0; // its theme asks others for fonts and scripts
});

const conf = "project = 'A course'\nextensions = []\n";

test('Sphinx', async ({ page }) => {
  test.skip(!has('sphinx-build'), 'there is no sphinx here');
  const root = project('sphinx', {
    'docs/conf.py': conf,
    'docs/index.rst': `Memory\n======\n\nBefore.\n\n${snippet('sphinx')}\n\nAfter.\n`,
  });
  execFileSync('sphinx-build', ['-q', '-W', 'docs', 'site'], { cwd: root });
  await holdsPicture(page, 'sphinx', join(root, 'site'));
});

test('MyST', async ({ page }) => {
  test.skip(!has('sphinx-build'), 'there is no sphinx here');
  const root = project('myst', {
    'docs/conf.py': conf.replace('[]', "['myst_parser']"),
    'docs/index.md': `# Memory\n\nBefore.\n\n${snippet('myst')}\n\nAfter.\n`,
  });
  const built = spawnSync('sphinx-build', ['-q', '-W', 'docs', 'site'], { cwd: root, encoding: 'utf8' });
  test.skip(built.stderr.includes('Could not import extension'), 'there is no myst-parser here');
  expect(built.status, built.stderr).toBe(0);
  await holdsPicture(page, 'myst', join(root, 'site'));
});

test('mdBook', async ({ page }) => {
  test.skip(!has('mdbook'), 'there is no mdbook here');
  const root = project('mdbook', {
    'book.toml': '[book]\ntitle = "A course"\nsrc = "docs"\n',
    'docs/SUMMARY.md': '# Summary\n\n- [Memory](index.md)\n',
    'docs/index.md': `# Memory\n\nBefore.\n\n${snippet('mdbook')}\n\nAfter.\n`,
  });
  execFileSync('mdbook', ['build'], { cwd: root });
  await holdsPicture(page, 'mdbook', join(root, 'book'));
});

test('Quarto', async ({ page }) => {
  test.skip(!has('quarto'), 'there is no quarto here');
  const root = project('quarto', { 'index.qmd': `# Memory\n\n${snippet('quarto')}\n` });
  execFileSync('quarto', ['render', 'index.qmd'], { cwd: root });
  await holdsPicture(page, 'quarto', root);
});

const mdx = `# Memory\n\nBefore.\n\n${snippet('markdown')}\n\nAfter.\n`;

/** Docusaurus itself takes minutes to install: this is its compiler, and what it renders with. */
test('MDX, as React renders it', async ({ page }) => {
  const modules = npmHost('mdx');
  test.skip(!modules, 'npm did not give @mdx-js/mdx');
  const [{ evaluate }, { default: runtime }, { default: react }, { default: server }] = await Promise.all(
    ['@mdx-js/mdx/index.js', 'react/jsx-runtime.js', 'react/index.js', 'react-dom/server.node.js'].map(
      (file) => import(join(String(modules), file)),
    ),
  );
  const { default: Content } = await evaluate(mdx, runtime);
  const body = server.renderToStaticMarkup(react.createElement(Content));
  await holdsPicture(page, 'mdx', project('mdx', { 'index.html': hostPage(body) }));
});

test('Jupyter', async ({ page }) => {
  const there = spawnSync('python3', ['-c', 'import IPython']).status === 0;
  test.skip(!there, 'there is no IPython here');
  const code = `${snippet('jupyter').replace('\nIFrame', '\nframe = IFrame')}\nprint(frame._repr_html_())`;
  const output = execFileSync('python3', ['-c', code], { encoding: 'utf8' }); // what a notebook shows below the cell
  await holdsPicture(page, 'jupyter', project('jupyter', { 'index.html': hostPage(output) }));
});

test('no snippet is more than markup that any of them takes', () => {
  for (const [kind, make] of Object.entries(SNIPPETS)) {
    const hostile = make({ ...embedding, title: '"><script>alert(1)</script>' });
    expect(hostile, kind).not.toContain('<script>alert');
    expect(hostile, kind).not.toMatch(/\sstyle=/);
  }
  expect(snippet('markdown')).not.toMatch(/[{}]/);
});

test('the dialog gives the snippet, and shows what it will be', async ({ page }) => {
  await open(page, '#x=2&at=3');
  await page.locator('#open-embedding').click();
  const dialog = page.locator('pw-embedding dialog');
  await expect(dialog.locator('textarea')).toHaveValue(/#x=02-one-address-two-processes&amp;at=3"/);
  const preview = page.frameLocator('pw-embedding iframe');
  await expect(preview.locator('pw-embed')).toHaveAttribute('data-position', '3');
  await dialog.locator('[name=kind]').selectOption('sphinx');
  await expect(dialog.locator('textarea')).toHaveValue(/^\.\. raw:: html\n\n {3}<iframe/);
  await page.screenshot({ path: 'build/screenshots/embed-dialog-1280.png' });
  for (const [what, form] of [
    ['page', /\.html$/],
    ['scorm', /\.zip$/],
  ]) {
    const saved = page.waitForEvent('download');
    await dialog.locator(`[data-save=${what}]`).click();
    expect((await saved).suggestedFilename()).toMatch(form ?? '');
  }
  await preview.locator('[data-control=play]').press('Escape');
  await expect(dialog).toBeHidden();
});
