// Direct editing: whatever is clicked, dragged or keyed on the page becomes a line of the text, and one undo.
import { readFileSync } from 'node:fs';
import {
  app,
  atPosition,
  control,
  expect,
  expectText,
  open,
  openText,
  settled,
  test,
  textOf,
  twoProcesses,
} from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

/** Lesson 1 as somebody builds it: without comments, notes and expectations, up to its first line of code. */
function lessonOne() {
  const lesson = readFileSync('web/lessons/01-one-access.pagewalk', 'utf8');
  const lines = lesson.split('\n').filter((line) => !/^(#|note)/.test(line));
  const header = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('P: ')),
  );
  const access = lines.find((line) => line.startsWith('P: exec'))?.replace(/\s*=>.*/, '');
  return `${[...header, access].join('\n')}\n`;
}

/** @param {Page} page @param {string} name */
const item = (page, name) => page.locator(`.menu [data-item="${name}"]`);

/** @param {Page} page @param {string} name */
const field = (page, name) => page.locator(`pw-form [data-field="${name}"]`);

/** @param {Page} page */
const write = (page) => page.locator('pw-form button[type=submit]');

/** @param {Page} page */
async function empty(page) {
  await control(page, 'new').click();
  await settled(page);
  await expectText(page).toBe('');
}

/** What a drag does to the text is fetched with the first of them. @param {Page} page @param {string} line */
async function becomes(page, line) {
  await expect.poll(() => textOf(page)).toContain(line);
  await settled(page);
}

/** Presses the pointer on the middle of something, pulls it, and lets go. @param {Page} page @param {string} what @param {number} by pixels downwards */
async function pull(page, what, by) {
  await expect(page.locator(what)).toBeVisible();
  const box = await page.locator(what).boundingBox();
  if (!box) throw new Error(`${what} is not there`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + by / 2);
  await page.mouse.move(x, y + by);
}

test('lesson 1 is built from an empty page with the mouse alone', async ({ page }) => {
  await open(page);
  await empty(page);
  /** @param {string} kind */
  const add = async (kind) => {
    await page.locator('[data-add=P]').click();
    await item(page, `add-${kind}`).click();
  };
  await control(page, 'set-up').click();
  await item(page, 'machine').click();
  for (let press = 0; press < 3; press += 1) await field(page, 'frames').locator('.step').first().click();
  for (let press = 0; press < 2; press += 1) await field(page, 'tlb').locator('.step').first().click();
  await write(page).click();
  await control(page, 'set-up').click();
  await item(page, 'file').click();
  await field(page, 'path').locator('.chip', { hasText: '/bin/hello' }).click();
  await field(page, 'size').locator('.step').first().click();
  await write(page).click();
  await page.locator('.spaces').getByRole('button', { name: 'Add a process' }).click();
  await field(page, 'name').locator('.chip', { hasText: 'P' }).first().click();
  await write(page).click();
  await add('code');
  await write(page).click();
  await add('data');
  await field(page, 'rights').locator('input[value=w]').click();
  await write(page).click();
  await add('data');
  await write(page).click();
  await add('heap');
  await write(page).click();
  await pull(page, '.region[data-start="0x603000"] .edge.upper', 20);
  await expect(page.locator('.pull-size')).toContainText('8 KiB · 2 pages');
  await page.mouse.up();
  await add('stack');
  await write(page).click();
  await page.locator('.cell[data-page="0x400000"]').click();
  await item(page, 'exec').click();
  await atPosition(page, 1);
  await expectText(page).toBe(lessonOne());
  await expect(page.locator('.caption')).toContainText('P executes');
});

/** Tab until the focus is on it. @param {Page} page @param {string} what */
async function tabTo(page, what) {
  for (let presses = 0; presses < 90; presses += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, what)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${what}`);
}

/** @param {Page} page @param {string} name of a menu's item */
async function choose(page, name) {
  await expect(page.locator('.menu')).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    const on = await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.item);
    if (on === name) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no key leads to ${name}`);
}

/** @param {Page} page @param {string} name @param {string} value */
async function type(page, name, value) {
  await tabTo(page, `#field-${name}`);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(value);
}

test('lesson 1 is built from an empty page with the keyboard alone', async ({ page }) => {
  await open(page);
  await tabTo(page, '[data-control=new]');
  await page.keyboard.press('Enter');
  await settled(page);
  /** @param {string} kind */
  const add = async (kind) => {
    await tabTo(page, '[data-add=P]');
    await page.keyboard.press('Enter');
    await choose(page, `add-${kind}`);
    await expect(page.locator('pw-form dialog')).toBeVisible();
  };
  await tabTo(page, '[data-control=set-up]');
  await page.keyboard.press('Enter');
  await choose(page, 'machine');
  await type(page, 'frames', '8');
  await type(page, 'tlb', '4');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-control=set-up]')).toBeFocused();
  await page.keyboard.press('s');
  await choose(page, 'file');
  await type(page, 'path', '/bin/hello');
  await type(page, 'size', '12K');
  await page.keyboard.press('Enter');
  await page.keyboard.press('s');
  await choose(page, 'process');
  await type(page, 'name', 'P');
  await page.keyboard.press('Enter');
  await add('code');
  await page.keyboard.press('Enter');
  await add('data');
  await tabTo(page, 'pw-form [data-field=rights] input[value=w]');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await add('data');
  await page.keyboard.press('Enter');
  await add('heap');
  await tabTo(page, '#field-end');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await add('stack');
  await page.keyboard.press('Enter');
  await tabTo(page, '.cell[data-page="0x400000"]');
  await page.keyboard.press('Enter');
  await choose(page, 'exec');
  await atPosition(page, 1);
  await expectText(page).toBe(lessonOne());
});

test('each act is one undo', async ({ page }) => {
  await openText(page, twoProcesses);
  const texts = [twoProcesses];
  const heap = '.space[data-process=A] .region[data-start="0x602000"] .name';
  /** @type {(() => Promise<void>)[]} */
  const acts = [
    async () => {
      await page.locator(heap).click();
      await item(page, 'right-x').click();
    },
    async () => {
      await pull(page, '.space[data-process=A] .region[data-start="0x602000"] .edge.upper', -20);
      await page.mouse.up();
    },
    async () => {
      await page.locator(heap).click();
      await item(page, 'split').click();
      await write(page).click();
    },
    async () => {
      await page.locator(heap).click();
      await item(page, 'merge').click();
    },
    async () => {
      await page.locator('.space[data-process=B] .region[data-start="0x602000"] .name').click();
      await item(page, 'remove').click();
    },
    async () => {
      await page.locator('[data-add=A]').click();
      await item(page, 'add-sharedMemory').click();
      await write(page).click();
    },
    async () => {
      await control(page, 'set-up').click();
      await item(page, 'machine').click();
      await field(page, 'swap').locator('.step').last().click();
      await write(page).click();
    },
    async () => {
      await page.locator(heap).click();
      await item(page, 'read').click();
    },
    async () => {
      await page.locator('[data-calls=B]').click();
      await item(page, 'call-fork').click();
      await write(page).click();
    },
  ];
  for (const act of acts) {
    await act();
    await settled(page);
    const text = await textOf(page);
    expect(text).not.toBe(texts.at(-1));
    texts.push(text);
  }
  expect(texts.at(-1)).toContain('B: C = fork()');
  for (const text of texts.reverse().slice(1)) {
    await page.getByRole('button', { name: 'Undo' }).click();
    await settled(page);
    await expectText(page).toBe(text);
  }
});

test('at position 0 the layout changes, later a call is added', async ({ page }) => {
  await openText(page, twoProcesses);
  const edge = '.space[data-process=A] .region[data-start="0x602000"] .edge.upper';
  await pull(page, edge, -30);
  await page.mouse.up();
  await becomes(page, '00602000-00607000 rw-p 00000000 [heap]');
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  await control(page, 'step').click();
  await pull(page, edge, -30);
  await page.mouse.up();
  await atPosition(page, 2);
  await expectText(page).toContain('A: write 0x602010 "A"\nA: brk(0x607000)\n');
  await expect(page.locator('.space[data-process=A] .region[data-start="0x602000"] .size')).toHaveText(
    '20 KiB',
  );
});

test('Escape leaves an edge where it was', async ({ page }) => {
  await openText(page, twoProcesses);
  await pull(page, '.space[data-process=A] .region[data-start="0x602000"] .edge.upper', -40);
  await expect(page.locator('.pull-size')).toContainText('602000–608000 · 24 KiB · 6 pages');
  await page.keyboard.press('Escape');
  await expect(page.locator('.pull-size')).toHaveCount(0);
  await page.mouse.up();
  // A drag that was not given up writes when the menus have come: so does the next act, behind it.
  await page.locator('.space[data-process=A] [data-page="0x602000"]').click();
  await page.locator('.menu [data-item=exec]').click();
  await expectText(page).toBe(twoProcesses.replace('A: write', 'A: exec 0x602000\nA: write'));
});

test('an edge stops at its neighbour and keeps one page', async ({ page }) => {
  await openText(page, twoProcesses.replace('[heap]', '[heap]\n  00606000-00607000 r--p 00000000'));
  const edge = '.space[data-process=A] .region[data-start="0x602000"] .edge';
  await pull(page, `${edge}.upper`, -300);
  await expect(page.locator('.pull-size')).toContainText('602000–606000');
  await page.mouse.up();
  await becomes(page, '00602000-00606000 rw-p 00000000 [heap]');
  await pull(page, `${edge}.lower`, -300);
  await expect(page.locator('.pull-size')).toContainText('605000–606000');
  await page.mouse.up();
  await becomes(page, '00605000-00606000 rw-p 00000000 [heap]');
});

test('what the engine finds wrong is said at the field, and nothing is written', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.space[data-process=A] .region[data-start="0x602000"] .name').click();
  await item(page, 'change').click();
  await field(page, 'end').locator('input').fill('0x602800');
  await expect(field(page, 'end').locator('.problem')).toContainText('whole pages');
  await field(page, 'end').locator('input').fill('0x7fff1000');
  await expect(field(page, 'end').locator('.problem')).toContainText('lies there');
  await field(page, 'start').locator('input').press('Enter');
  await expect(page.locator('pw-form dialog')).toBeVisible();
  await expect(field(page, 'end').locator('input')).toBeFocused();
  await field(page, 'end').locator('input').fill('0x605000');
  await expect(page.locator('pw-form .lines')).toHaveText(/^\s*00602000-00605000 rw-p 00000000 \[heap\]\s*$/);
  await write(page).click();
  await expectText(page).toContain('00602000-00605000 rw-p 00000000 [heap]');
});

test('a spot in a large region is an address', async ({ page }) => {
  await openText(page, twoProcesses.replace('00602000-00604000', '00602000-00702000'));
  await page
    .locator('.space[data-process=A] .region[data-start="0x602000"] .map')
    .click({ position: { x: 1, y: 2 } });
  await expect(page.locator('.menu h2')).toContainText('A · [heap] · 0x60');
  await item(page, 'write').click();
  await atPosition(page, 1);
  await expectText(page).toMatch(/A: write 0x60[0-9a-f]000 1\nA: write 0x602010 "A"/);
});

test('a gap takes an access, and a region', async ({ page }) => {
  await openText(page, twoProcesses);
  const gap = page.locator('.space[data-process=A] .gap').nth(2);
  await gap.click();
  await item(page, 'add-guard').click();
  await write(page).click();
  await expectText(page).toContain('---p 00000000 [anon:guard]');
  await control(page, 'last').click();
  await page.locator('.space[data-process=A] .gap').last().click();
  await item(page, 'read').click();
  await expect(page.locator('.caption')).toContainText('SEGV_MAPERR');
});

test('keys act on the address asked about', async ({ page }) => {
  await openText(page, twoProcesses);
  await control(page, 'last').click();
  await page.locator('.space[data-process=B] .cell[data-page="0x603000"]').focus();
  await page.keyboard.press('w');
  await atPosition(page, 5);
  await expectText(page).toContain('B: write 0x603000 1\n');
  await page.keyboard.press('e');
  await expect(page.locator('.menu h2')).toContainText('0x603000');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await expect(page.locator('.menu h2')).toHaveText('calls of B');
});

test('the focus goes back to where a menu or a form was opened', async ({ page }) => {
  await openText(page, twoProcesses);
  const cell = page.locator('.space[data-process=A] .cell[data-page="0x602000"]');
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(item(page, 'read')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
  await page.keyboard.press('Enter');
  await choose(page, 'change');
  await expect(page.locator('#field-start')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
  await page.keyboard.press('Enter');
  await choose(page, 'remove');
  await settled(page);
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test('a broken line leaves menus and forms at work', async ({ page }) => {
  await openText(page, `${twoProcesses}A: nonsense\n`);
  await control(page, 'last').click();
  await page.locator('.space[data-process=A] .region[data-start="0x602000"] .name').click();
  await item(page, 'change').click();
  await field(page, 'rights').locator('input[value=w]').click();
  await write(page).click();
  await atPosition(page, 5);
  await expectText(page).toBe(`${twoProcesses}A: mprotect(0x602000, 8K, r)\nA: nonsense\n`);
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
});

test('a new scenario leaves the draft where it is', async ({ page }) => {
  await openText(page, twoProcesses);
  await empty(page);
  await expect(page.locator('#lesson')).toHaveValue('new');
  await page.locator('#lesson').selectOption('draft');
  await settled(page);
  await expectText(page).toBe(twoProcesses);
  await empty(page);
  await page.getByRole('button', { name: 'Add a process' }).click();
  await write(page).click();
  await expectText(page).toBe('process A\n');
  await page.locator('#lesson').selectOption('before');
  await settled(page);
  await expectText(page).toBe(twoProcesses);
});
