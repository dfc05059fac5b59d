// What every page test needs: a page that stands, and a watch over its console and its requests.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect as plainExpect } from '@playwright/test';

/** @import {Page} from '@playwright/test' */

/** No test is about time: a busy machine may take as long as it needs. */
const PATIENCE = 240_000;
export const expect = plainExpect.configure({ timeout: 30_000 });

/** Nothing moves unless a test is about motion: the picture after a step stands at once. */
export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<{ watch: string[] }, {}, any, any>} */ ({
    contextOptions: { reducedMotion: 'reduce' },
    watch: [
      async ({ page }, use, info) => {
        info.setTimeout(PATIENCE);
        /** @type {string[]} */
        const complaints = [];
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
        });
        page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
        page.on('request', (request) => {
          const { protocol, hostname } = new URL(request.url());
          const local = hostname === '127.0.0.1' || protocol === 'blob:';
          if (!local) complaints.push(`request: ${request.url()}`);
        });
        await use(complaints);
        expect(complaints).toEqual([]);
      },
      { auto: true },
    ],
  }),
);

/** @param {Page} page */
export const app = (page) => page.locator('pw-app');

/** The picture is of the text as it stands, and the editor is there. @param {Page} page */
export async function settled(page) {
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
}

/** @param {Page} page @param {string} [where] what follows the page's address */
export async function open(page, where = '') {
  await page.goto(`./${where}`);
  await settled(page);
  await expect(page.locator('.cm-content')).toBeVisible();
}

/** Opens with this text as the visitor's draft. @param {Page} page @param {string} text */
export async function openText(page, text) {
  await page.addInitScript((draft) => {
    // A reload must find what the page itself kept, so only the first opening sets the draft.
    if (!localStorage.getItem('pagewalk.draft')) localStorage.setItem('pagewalk.draft', draft);
  }, text);
  await open(page);
}

/** @param {Page} page @param {number} position */
export const atPosition = (page, position) =>
  expect(app(page)).toHaveAttribute('data-position', String(position));

/** @param {Page} page @param {string} name */
export const control = (page, name) => page.locator(`[data-control=${name}]`);

/** Accessibility as far as a program can tell. @param {Page} page @param {string} [within] what covers the rest, as a dialog does */
export async function noViolations(page, within = 'html') {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}

/** What was changed has been laid out and drawn. @param {Page} page */
export const painted = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** The text in the editor, whole. @param {Page} page */
export const textOf = (page) =>
  page.evaluate(() => /** @type {any} */ (document.querySelector('pw-scenario')).text);

/** What the text becomes: an act may first fetch the menus, so it is waited for. @param {Page} page */
export const expectText = (page) => expect.poll(() => textOf(page));

/** Puts a text in place of the old one, through the editor, as a paste does. @param {Page} page @param {string} text */
export async function paste(page, text) {
  await page.evaluate((pasted) => {
    const content = /** @type {HTMLElement} */ (document.querySelector('.cm-content'));
    content.focus();
    content.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'a', keyCode: 65, ctrlKey: true, bubbles: true, cancelable: true }),
    );
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    content.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/**
 * Drops files of one content on the page, without waiting for what becomes of them.
 * @param {Page} page @param {string} content @param {string[]} [names] @param {string} [type]
 */
export const drop = (page, content, names = ['dropped.txt'], type = 'text/plain') =>
  page.evaluate(
    (files) => {
      const dataTransfer = new DataTransfer();
      for (const name of files.names)
        dataTransfer.items.add(new File([files.content], name, { type: files.type }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    { content, names, type },
  );

/**
 * Presses Cancel of long work in the moment it appears, so that a fast machine cannot have finished before; the body is
 * marked then.
 * @param {Page} page @param {string} within what shows the work
 */
export const cancelAsSoonAsOffered = (page, within) =>
  page.evaluate((place) => {
    const watch = new MutationObserver(() => {
      const cancel = document.querySelector(`${place} .working button`);
      if (!(cancel instanceof HTMLButtonElement) || !document.querySelector(`${place} progress`)) return;
      watch.disconnect();
      document.body.dataset.cancelled = 'yes';
      cancel.click();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  }, within);

/** The answers that stand under the lanes. @param {Page} page @param {'whose' | 'region' | 'backing'} key */
export const answer = (page, key) => page.locator(`[data-answer=${key}] dd`);

/** @param {Page} page @param {string} process @param {string} address */
export async function ask(page, process, address) {
  await page.locator('#ask-process').selectOption(process);
  await page.locator('#ask-address').fill(address);
}

/** How much of the page lies to the side of the window. @param {Page} page */
export const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Controls that a finger would miss (WCAG 2.5.8). @param {Page} page */
export const smallTargets = (page) =>
  page.locator('button, select, input, [role=button]').evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility() && !one.closest('.sr') && !one.classList.contains('skip'))
      .map((one) => ({
        box: (one.closest('label') ?? one).getBoundingClientRect(),
        name: one.outerHTML.slice(0, 90),
      }))
      .filter(({ box }) => box.width < 23.5 || box.height < 23.5)
      .map(({ name, box }) => `${name} ${box.width}×${box.height}`),
  );

export const twoProcesses = `# Two processes
machine x86-64
  frames 16

process A
  00602000-00604000 rw-p 00000000 [heap]
  7fff0000-7fff4000 rw-p 00000000 [stack]
process B = A

A: write 0x602010 "A"
B: write 0x602010 "B"
A: read 0x602010
A: write 0x700000 1
`;

/** What would run wherever a text became markup. */
export const EVIL = '<img src=x onerror="window.ran=1"><script>window.ran=2</script>\'"`{{window.ran=3}}';

/** Nothing ran, and nothing was put into objects that all others have. @param {Page} page */
export async function untouched(page) {
  for (const frame of page.frames()) {
    const found = await frame.evaluate(() => [
      /** @type {any} */ (window).ran ?? 'nothing',
      Object.keys(Object.prototype).length,
      document.querySelectorAll('body :is(img:not(.cm-widgetBuffer), script:not([src]))').length,
    ]);
    expect(found).toEqual(['nothing', 0, 0]);
  }
}
