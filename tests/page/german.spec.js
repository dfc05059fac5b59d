// The German page: the same catalogue key by key, nothing left in English, nothing cut off, nothing that axe finds.

import { queryFor } from '../../web/language.js';
import { de as germanPage } from '../../web/words/de.js';
import { reasons } from '../../web/words/de-reasons.js';
import { en as englishPage } from '../../web/words/en.js';
import { reasons as englishReasons } from '../../web/words/en-reasons.js';
import {
  atPosition,
  control,
  expect,
  noViolations,
  open,
  openText,
  settled,
  test,
  twoProcesses,
} from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

/** Whole, with the part that comes late. */
const [en, de] = [
  { ...englishPage, reasons: englishReasons },
  { ...germanPage, reasons },
];

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isTree = (value) => typeof value === 'object' && value !== null;

/** @param {unknown} value */
const shape = (value) => (typeof value === 'function' ? `function of ${value.length}` : typeof value);

/** Every path of a catalogue with what stands there. @param {unknown} tree @param {string} [at] @returns {[string, unknown][]} */
const leaves = (tree, at = '') =>
  isTree(tree) && Object.keys(tree).length > 0
    ? Object.entries(tree).flatMap(([key, value]) => leaves(value, `${at}/${key}`))
    : [[at, tree]];

/** Numbers, addresses and names that many sentences take; a sentence ignores what it does not need. */
const common = {
  ...{ process: 'A', from: 'B', child: 'C', victim: 'B', by: 'B', of: 'B', name: 'SIGSEGV', call: 'f()' },
  ...{ address: '0x602010', page: '0x602000', start: '0x1000', end: '0x2000', root: '0x3000', at: '0x4000' },
  ...{ frame: 3, table: 4, index: 5, count: 7, pages: 7, entries: 7, frames: 7, minor: 7, major: 7, hits: 7 },
  ...{ misses: 7, evicted: 7, swapped: 2, resident: 2, slot: 2, bits: 7, steps: 7, more: 9, fewer: 8, free: 7 },
  ...{ size: '4 KiB', perms: 'rw-p', was: 'r--p', label: '[heap]', file: '/f', file_page: 1, file_pages: 2 },
  ...{ text: 'X', outcome: 'X.', meaning: 'X.', effects: ['X'], values: ['X'], title: 'X', xName: 'X', x: 1 },
  ...{ value: '1', answered: 'ok', truth: 'ok', backing: 'X', state: 'X', kind: 'X', shape: 'X', field: 'X' },
  ...{ other: { process: 'B', address: '0x1', frame: 4, backing: 'page-cache' }, accesses: 7, said: 'X.' },
  ...{ chosen: { start: '0x1', end: '0x2', label: 'X' }, right: { start: '0x1', end: '0x2', label: 'X' } },
  ...{ message: 'X', levelName: 'PT', entry: '0x7', present: false, accessed: true, dirty: true },
};

/** The choices that the catalogue words; each list is tried in turn on every sentence. @type {Record<string, unknown>[]} */
const cases = [
  ...['zero-fill', 'zero-page', 'cache-hit', 'page-in', 'swap-in', 'copy-on-write', 'reuse-writable'],
  ...['stack-growth', 'spurious', 'refused', 'none'],
]
  .flatMap((served) => [
    { served, truth: served, answered: served, major: true, from: 0 },
    { served, truth: served, answered: served, major: false, from: null, shared: true },
    { served, truth: served, answered: served, verdict: 'SEGV_ACCERR', from: 2, shared: false, op: 'read' },
  ])
  .concat(
    /** @type {any[]} */ ([
      ...['SEGV_MAPERR', 'SEGV_ACCERR', 'BUS_ADRERR', 'SI_KERNEL', 'SIGKILL', 'ok'].flatMap((code) => [
        { code, truth: code, answered: code, fatal: true, op: 'write', stack: 'limit' },
        { code, truth: code, answered: code, guarded: true, op: 'exec', served: 'none', tlb: 'hit' },
      ]),
      ...['limit', 'guard-gap', 'address-limit', 'commit', 'no-swap', 'swap-full', 'in-use'].map((reason) => ({
        reason,
        stack: reason,
        code: 'SEGV_MAPERR',
        overcommitted: true,
      })),
      ...['invalid-pointer', 'double-free', 'corrupt-size', 'break-moved'].map((reason) => ({ reason })),
      ...['not-present', 'protection', 'reserved', 'non-canonical'].flatMap((cause) =>
        ['read', 'write', 'exec'].map((op) => ({ cause, access: op, op })),
      ),
      ...['thread', 'process', 'vfork'].map((shares) => ({ shares, same_memory: true, register: 'CR3' })),
      ...'EACCES EAGAIN EBADF EBUSY ECHILD EEXIST EFAULT EFBIG EINVAL EMFILE ENODEV ENOENT ENOEXEC ENOMEM ENOSYS EOPNOTSUPP EOVERFLOW EPERM ESRCH ETXTBSY'
        .split(' ')
        .flatMap((errno) =>
          ['open', 'fork', 'clone', 'mmap', 'execve', 'malloc', 'mlock', 'mprotect'].map((op) => ({
            errno,
            op,
          })),
        ),
      ...['nothing', 'swap', 'dropped', 'same', 'other', 'absent', 'hit', 'miss', '0', '1', '7', '0x0'].flatMap(
        (truth) => [
          { truth, answered: truth, op: 'fork', side: 'above' },
          { truth: '3', answered: truth, chosen: null, means: 'X.', side: 'below', tlbOwner: 'B' },
        ],
      ),
      ...['zero', 'table', 'page', 'cache', 'free'].map((kind) => ({
        holder: { kind, process: 'A', file: '/f' },
      })),
      ...['other', 'written', 'zero', 'refused'].map((origin) => ({ origin, of: 'B', by: 'B' })),
      ...['code', 'data', 'heap', 'stack', 'library', 'file', 'sharedMemory', 'guard'].map((kind) => ({
        kind,
      })),
    ]),
  );

/** What a leaf says, in every case where it says something. @param {unknown} leaf @returns {string[]} */
function said(leaf) {
  if (typeof leaf === 'string') return [leaf];
  if (typeof leaf !== 'function') return [];
  const facts = [{}, ...cases].map((one) => ({ ...common, ...one }));
  return [...facts, 'limit', 7, ['X', 'Y']].flatMap((fact) => {
    try {
      const text = String(leaf(fact));
      return text.includes('native code') ? [] : [text];
    } catch {
      return []; // a sentence about a word was asked about facts, or the reverse
    }
  });
}

/** Words that English sentences cannot do without, and that no German one has. */
const english =
  /(?<![\w-])(the|and|of|to|is|are|its?|not|no|from|with|for|by|on|at|or|page|frame|fault|has|there|step)(?![\w-])/;

/** Where German says the same: names, signs, figures, names of files, and words that both languages have. */
const alike = /^[^A-Za-z]*$|^[A-Z]$|^(?:[A-Z0-9_]{2,}(?:[, ]+[A-Z0-9_]+)*s?)$|^pagewalk[\w-]*\.[a-z]+$/;
const shared = new Set(
  'Pagewalk,System,Region?,Index,Offset,Name,Position,TLB,ASIDs,Swap,swap,fork,Kernel,Overcommit,Code,Heap,Stack,Bytes,Text,ok,Link,KiB,MiB,GiB,TiB,PiB,EiB,Esc,n,a,l,e,c,s,r  w  x,Fault-around,MkDocs,mdBook,Sphinx,MyST,Quarto,Jupyter,Moodle,Canvas'.split(
    ',',
  ),
);

test('both catalogues have the same keys, with the same in them', () => {
  const shapes = (/** @type {unknown} */ tree) => leaves(tree).map(([at, leaf]) => `${at}: ${shape(leaf)}`);
  expect(shapes(de).sort()).toEqual(shapes(en).sort());
  expect(shapes(en).length).toBeGreaterThan(600);
});

test('no text is left as it is in English', () => {
  const german = new Map(leaves(de));
  const same = leaves(en).filter(
    ([at, text]) =>
      typeof text === 'string' && text === german.get(at) && !alike.test(text) && !shared.has(text),
  );
  expect(same.map(([at, text]) => `${at}: ${text}`)).toEqual([]);
});

test('no sentence has an English word in it, whatever it is about', () => {
  const sentences = leaves(de).flatMap(([at, leaf]) => said(leaf).map((text) => `${at}: ${text}`));
  const foreign = sentences.filter((line) => english.test(line.replace(/^\S*|Copy-on-Write|„[^“]*“/g, '')));
  expect([...new Set(foreign)]).toEqual([]);
  expect(sentences.length).toBeGreaterThan(5000);
});

test('the query keeps its other keys as they were written', () => {
  expect(queryFor('?predict&lang=de&theme=dark', null)).toBe('?predict&theme=dark');
  expect(queryFor('?predict', 'de')).toBe('?predict&lang=de');
  expect(queryFor('?lang=en', null)).toBe('');
});

/** Scripts that came over the wire. @param {Page} page */
function scriptsOf(page) {
  /** @type {string[]} */
  const scripts = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  return scripts;
}

test('English fetches no other language, and German comes when it is chosen and stays', async ({ page }) => {
  const scripts = scriptsOf(page);
  await open(page, '?theme=dark#x=isolation&at=2');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'en');
  expect(scripts.filter((path) => /\/de-/.test(path))).toEqual([]);
  await page.locator('#language').selectOption('de');
  await expect(html).toHaveAttribute('lang', 'de');
  await settled(page);
  expect(scripts.filter((path) => /\/de-/.test(path))).toHaveLength(2); // with the numbers, and without the reasons
  expect(new URL(page.url()).search).toBe('?theme=dark');
  await atPosition(page, 2);
  await expect(page.locator('#language')).toBeFocused();
  await expect(control(page, 'step')).toHaveAccessibleName('Schritt');
  await control(page, 'first').click();
  await expect(page.locator('.caption [lang=en]')).toHaveText(/^Isolation\. Whatever A writes/);
  await expect(page.locator('.goal [lang=en]')).toContainText('Open one door');
  await page.goto('./?lang=en');
  await expect(html).toHaveAttribute('lang', 'en');
  await page.goto('./');
  await expect(html).toHaveAttribute('lang', 'de');
});

test('what is wrong with a text, or with an address, is said in German', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('pagewalk.lang', 'de'));
  await openText(page, `${twoProcesses}A: raed 0x602010\n`);
  const [problem, mark] = [page.locator('.problems li'), page.locator('.cm-problem')];
  await expect(problem).toContainText(/^\s*Zeile \d+: unbekannte Operation „raed“/);
  await expect(page.locator('.editor-status [role=status]')).toHaveText(
    /^Zeile \d+: unbekannte Operation „raed“/,
  );
  await expect(problem.locator('.hint')).toHaveText('→ „read“ gemeint?');
  await expect(mark).toHaveText('unbekannte Operation „raed“ → „read“ gemeint?');
  await page.locator('#ask-address').fill('0x602010 8');
  await expect(page.locator('[data-answer=error]')).toHaveText(
    'hinter der Adresse darf nichts mehr stehen: „8“ entfernen',
  );
});

/** What does not fit the box that it stands in, with an ellipsis or without. @param {Page} page */
const cutOff = (page) =>
  page.locator('button, label, h2, h3, th, dt, dd, .caption, .lane *').evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility() && !one.closest('.sr, .skip, .cm-editor, svg'))
      .filter((one) => ['hidden', 'clip'].includes(getComputedStyle(one).overflowX))
      .filter((one) => one.scrollWidth - one.clientWidth > 1)
      .map((one) => `${one.className}: ${one.textContent?.trim().slice(0, 60)}`),
  );

/** Address spaces that reach into the next one. @param {Page} page */
const overlapping = (page) =>
  page.locator('.space').evaluateAll((all) =>
    all
      .filter((one) => {
        const buttons = [...one.querySelectorAll('button')].filter((button) => button.checkVisibility());
        const ends = buttons.map((button) => button.getBoundingClientRect().right);
        const next = one.nextElementSibling?.getBoundingClientRect();
        return next && next.left > one.getBoundingClientRect().left && Math.max(...ends) > next.left + 1;
      })
      .map((one) => one.getAttribute('data-process')),
  );

for (const [width, height] of /** @type {[number, number][]} */ ([
  [1280, 720],
  [390, 844],
])) {
  test(`${width} × ${height} in German: nothing is cut off, axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => localStorage.setItem('pagewalk.lang', 'de'));
    await openText(page, twoProcesses);
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await control(page, 'step').click();
    await control(page, 'step').click();
    await expect(page.locator('.caption')).toContainText('B schreibt "B" an 0x602010');
    expect(await sideways()).toBeLessThanOrEqual(0);
    expect(await cutOff(page)).toEqual([]);
    expect(await overlapping(page)).toEqual([]);
    await noViolations(page);
    for (const name of ['Teilen', 'Tasten', 'Protokoll']) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.locator('dialog[open]')).toBeVisible();
      expect(await sideways(), name).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
    }
    if (width < 1000) return;
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(
      0,
    );
    for (const what of ['.caption', '.answers', '.timeline', '.physical', '.rung >> nth=3', '.level >> nth=3'])
      await expect(page.locator(what), what).toBeInViewport({ ratio: 0.99 });
  });
}
