// The text is the only state: typing, mistakes, undo, drafts, what a click writes, what a paste brings.
import { readFileSync } from 'node:fs';
import {
  answer,
  app,
  ask,
  atPosition,
  control,
  expect,
  expectText,
  open,
  openText,
  paste,
  settled,
  test,
  textOf,
  twoProcesses,
} from './pagewalk.js';

test('what is typed is played', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('B: read 0x602010\n');
  await settled(page);
  await control(page, 'last').click();
  await atPosition(page, 5);
  await expect(page.locator('.caption')).toContainText('"B"');
});

test('an edit keeps the place', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.scrubber').fill('3');
  await page.locator('.cm-content').press('Control+Home');
  await page.keyboard.type('# a new first line\n');
  await settled(page);
  await atPosition(page, 3);
  await expect(page.locator('.caption')).toContainText('A reads');
  await paste(page, twoProcesses.replace('A: write', 'B: exec 0x602010\nA: write'));
  await settled(page);
  await atPosition(page, 4);
  await expect(page.locator('.caption')).toContainText('A reads');
});

test('a mistake shows at its place with the fix, and the picture stands up to it', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.scrubber').fill('3');
  await paste(page, twoProcesses.replace('A: read 0x602010', 'A: raed 0x602010'));
  await settled(page);
  await expect(page.locator('.cm-problem')).toHaveCount(1);
  await expect(page.locator('.cm-squiggle')).toContainText('raed');
  await expect(page.locator('.problems li')).toContainText('Line 12');
  await atPosition(page, 2);
  await expect(page.locator('.space')).toHaveCount(2);
  await paste(page, twoProcesses);
  await settled(page);
  await expect(page.locator('.cm-problem')).toHaveCount(0);
  await atPosition(page, 3);
});

test('a mistake in the first line leaves the page standing', async ({ page }) => {
  await openText(page, twoProcesses);
  await paste(page, `machine x87\n${twoProcesses}`);
  await settled(page);
  await expect(page.locator('.cm-problem').first()).toBeVisible();
  await expect(page.locator('.lane')).toHaveCount(5);
  await expect(page.locator('.caption')).not.toBeEmpty();
});

test('undo is the editor’s own, also for what a click wrote', async ({ page }) => {
  await openText(page, twoProcesses);
  await control(page, 'step').click();
  await ask(page, 'B', '0x602010');
  await page.locator('.would[data-access=write]').click();
  await atPosition(page, 2);
  await expectText(page).toContain('B: write 0x602010 1\nB: write');
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  await expectText(page).toBe(twoProcesses);
});

test('a click on an address reads, writes or executes there', async ({ page }) => {
  await openText(page, twoProcesses);
  await control(page, 'last').click();
  await page.locator('.space[data-process=B] .cell[data-page="0x603000"]').click();
  await expect(answer(page, 'region')).toContainText('[heap]');
  await page.locator('.would[data-access=exec]').click();
  await atPosition(page, 5);
  await expectText(page).toBe(`${twoProcesses}B: exec 0x603000\n`);
  await expect(page.locator('.caption')).toContainText('SEGV_ACCERR');
});

test('fork and switch are lines too', async ({ page }) => {
  await openText(page, twoProcesses);
  await control(page, 'last').click();
  await page.getByRole('button', { name: 'fork A' }).click();
  await expect(page.locator('.space')).toHaveCount(3);
  await expectText(page).toContain('A: C = fork()');
  await page.getByRole('button', { name: 'switch to C' }).click();
  await expect(page.locator('.space[data-process=C] .running')).toBeVisible();
});

test('what was typed survives a reload, whatever was open', async ({ page }) => {
  await open(page, '#x=one-address-two-processes');
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('# mine\n');
  await settled(page);
  const text = await textOf(page);
  await page.reload();
  await settled(page);
  await expectText(page).toBe(text);
  expect(text).toContain('# mine');
});

test('the page goes on where nothing can be stored', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await open(page);
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('# mine\n');
  await settled(page);
  await expect(page.locator('.banner')).toContainText('draft');
});

test('any address of any process is answered, mapped or not', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.scrubber').fill('2');
  await ask(page, 'A', '0x602010');
  await expect(answer(page, 'whose')).toContainText('A’s');
  await expect(answer(page, 'region')).toContainText('[heap] rw-p');
  await expect(answer(page, 'backing')).toContainText('frame');
  await ask(page, 'A', '0x700000');
  await expect(answer(page, 'region')).toContainText('gap');
  await expect(page.locator('.would[data-access=read]')).toContainText('SEGV_MAPERR');
  await ask(page, 'A', '0xffff800000001000');
  await expect(answer(page, 'region')).toContainText('kernel half');
  await ask(page, 'A', '0x900000000000');
  await expect(answer(page, 'region')).toContainText('canonical');
  await ask(page, 'B', '0x602010');
  await page.locator('.space[data-process=A] .cell').first().click();
  await expect(page.locator('#ask-process')).toHaveValue('A');
  await page.locator('.space[data-process=B] .cell').first().click();
  await expect(page.locator('#ask-process')).toHaveValue('B');
  await ask(page, 'A', 'nonsense');
  await expect(page.locator('[data-answer=error]')).not.toBeEmpty();
  await page.keyboard.press('Escape');
  await expect(page.locator('.caption')).toContainText('B writes');
});

test('the lines of a real process are taken as they are', async ({ page }) => {
  const maps = readFileSync('/proc/self/maps', 'utf8').trimEnd().split('\n');
  const text = `process me\n${maps.map((line) => `  ${line}`).join('\n')}\n`;
  await openText(page, '# empty\n');
  await paste(page, text);
  await settled(page);
  await expect(page.locator('.problems li')).toHaveCount(0);
  await page.getByRole('button', { name: 'Table: show Address spaces as a table' }).click();
  expect(await page.locator('.spaces tbody tr').count()).toBe(Math.min(500, maps.length));
  const asked = [0, Math.floor(maps.length / 2), maps.length - 2].map((index) => maps[index] ?? '');
  for (const line of asked) {
    const [, start = '', perms = '', label = ''] =
      /^([0-9a-f]+)-\S+ (\S+) \S+ \S+ \S+\s*(.*)$/.exec(line) ?? [];
    await ask(page, 'me', `0x${start}`);
    await expect(answer(page, 'region')).toContainText(perms);
    if (label) await expect(answer(page, 'region')).toContainText(label);
  }
  await expect(app(page)).toHaveAttribute('data-state', 'ready');
});

test('without its engine the page says so and keeps the text', async ({ page, watch }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.addInitScript((draft) => localStorage.setItem('pagewalk.draft', draft), twoProcesses);
  await page.goto('./');
  await expect(app(page)).toHaveAttribute('data-state', 'failed');
  await expect(page.locator('.banner')).toContainText('engine');
  await expectText(page).toBe(twoProcesses);
  await expect(page.locator('.lane')).toHaveCount(5);
  // The browser itself writes the request that failed to the console.
  expect(watch.filter((complaint) => !complaint.includes('Failed to load resource'))).toEqual([]);
  watch.length = 0;
});

test('without its editor a plain field serves', async ({ page, watch }) => {
  await page.route('**/codemirror*.js', (route) => route.abort());
  await page.addInitScript((draft) => localStorage.setItem('pagewalk.draft', draft), twoProcesses);
  await page.goto('./');
  await settled(page);
  const field = page.locator('.scenario textarea');
  await expect(field).toHaveValue(twoProcesses);
  await field.fill(`${twoProcesses}B: read 0x602010\n`);
  await settled(page);
  await control(page, 'last').click();
  await atPosition(page, 5);
  expect(watch.filter((complaint) => !complaint.includes('Failed to load resource'))).toEqual([]);
  watch.length = 0;
});

test('an edited lesson is the visitor’s own, and the lesson is there again', async ({ page }) => {
  await open(page, '#x=one-address-two-processes');
  const lesson = await textOf(page);
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('# mine\n');
  await settled(page);
  await expect(page.locator('#lesson')).toHaveValue('draft');
  await page.locator('#lesson').selectOption('02-one-address-two-processes');
  await settled(page);
  await expectText(page).toBe(lesson);
  await page.locator('#lesson').selectOption('draft');
  await settled(page);
  await expectText(page).toContain('# mine');
});

test('each lesson keeps what its visitor made of it, beside the draft and the one before', async ({ page }) => {
  await open(page, '#x=3');
  /** @param {string} lesson @param {string} title @param {string} line */
  const change = async (lesson, title, line) => {
    await page.locator('#lesson').selectOption(lesson);
    await expect(page.locator('h1')).toHaveText(title);
    await settled(page);
    await page.locator('.cm-content').press('Control+End');
    await page.keyboard.type(line);
    await settled(page);
  };
  await change('01-one-access', 'One access, from a number to a byte', '# my first\n');
  await change('05-isolation', 'A cannot harm B', '# my fifth\n');
  await change('02-one-address-two-processes', 'One address, two processes', '# my second\n');
  await page.reload();
  await settled(page);
  await expectText(page).toContain('# my second');
  await expect(page.locator('#lesson option[value=before]')).toHaveCount(0);
  for (const [name, line] of [
    ['01-one-access', '# my first'],
    ['05-isolation', '# my fifth'],
  ]) {
    await page.locator('#lesson').selectOption(`version:${name}`);
    await settled(page);
    await expectText(page).toContain(line);
    await expect(page.locator('#lesson')).toHaveValue('draft');
  }
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('# once more\n');
  await settled(page);
  await page.locator('#lesson').selectOption('version:02-one-address-two-processes');
  await settled(page);
  await expectText(page).toContain('# my second');
  await expect(page.locator('#lesson option[value=before]')).toHaveCount(0);
  await change('01-one-access', 'One access, from a number to a byte', '# anew\n');
  await page.locator('#lesson').selectOption('before');
  await settled(page);
  await expectText(page).toContain('# my first');
  await control(page, 'contents').click();
  await page
    .locator('.contents li', { hasText: 'A cannot harm B' })
    .getByRole('button', { name: 'Your version' })
    .click();
  await settled(page);
  await expectText(page).toContain('# my fifth\n# once more');
});

test('an expectation that is not met is marked where it stands, at its step', async ({ page }) => {
  await openText(page, `${twoProcesses}A: read 0x602010 => "Z", minor=0\n`);
  const mark = page.locator('.cm-problem');
  await expect(mark).toHaveCount(0);
  await control(page, 'last').click();
  await expect(mark).toHaveText('Expected "Z", but ok, "A" (0x41), frame=3.');
  await expect(page.locator('.cm-squiggle')).toHaveText('"Z", minor=0');
  await expect(page.locator('.problems li')).toHaveCount(0);
  await control(page, 'back').click();
  await expect(mark).toHaveCount(0);
});

test('undo and redo act from the lanes too, and leave a field its own', async ({ page }) => {
  await openText(page, twoProcesses);
  const before = await textOf(page);
  await control(page, 'step').click();
  await page.locator('.would[data-access=read]').click();
  await expectText(page).not.toBe(before);
  const after = await textOf(page);
  await page.locator('.spaces .lane-body').press('Control+z');
  await expectText(page).toBe(before);
  await page.locator('.spaces .lane-body').press('Control+Shift+z');
  await expectText(page).toBe(after);
  await page.locator('#ask-address').press('Control+z');
  await expectText(page).toBe(after);
});

test('what another tab has written is kept as the one before', async ({ page, context }) => {
  await openText(page, twoProcesses);
  const other = await context.newPage();
  await open(other);
  /** @param {import('@playwright/test').Page} tab @param {string} line */
  const write = async (tab, line) => {
    await tab.locator('.cm-content').press('Control+End');
    await tab.keyboard.type(line);
    await settled(tab);
    await expectText(tab).toContain(line);
  };
  const kept = () => page.evaluate(() => localStorage.getItem('pagewalk.draft-before') ?? '');
  await write(page, '# first tab');
  await write(other, '# second tab');
  expect(await kept()).toContain('# first tab');
  await write(page, ' again');
  expect(await kept()).toContain('# second tab');
  await other.close();
});

test('whoever comes back to a text finds its undo', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('# more');
  await settled(page);
  await page.locator('#lesson').selectOption('05-isolation');
  await expectText(page).toContain('A cannot harm B');
  await page.locator('#lesson').selectOption('draft');
  await expectText(page).toContain('# more');
  await page.locator('.spaces .lane-body').press('Control+z');
  await expectText(page).toBe(twoProcesses);
});
