// The share link: a golden one that must be read for ever, its bounds, and what the page does with bad ones.
import { makeFragment, READ_LIMIT, readFragment, TEXT_LIMIT } from '../../web/link.js';
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
  twoProcesses,
} from './pagewalk.js';

const goldenText =
  'machine x86-64\nprocess A\n  00602000-00603000 rw-p 00000000 [heap]\nA: write 0x602010 "ä"\n';
const golden =
  's=1.eJzLTUzOyMxLVaiwMNM1M-EqKMpPTi0uVnDkUlAwMDAzMDIwMNAFMYwNDAwUisp1CxQMoEAhOiM1sSCWy9FKobwosyRVwaACpN7QQEHp8BIlLgA87he3Z&at=1';

test('the golden link is read as it was written', async () => {
  expect(await readFragment(`#${golden}`)).toEqual({ kind: 'text', text: goldenText, at: 1 });
});

test('any text comes back', async () => {
  for (const text of ['', 'a', '# äöü 🙂\r\n\t\0', '\ufeffmachine', 'x'.repeat(20000)]) {
    const fragment = await makeFragment(text, 3);
    expect(fragment).toMatch(/^s=1\.[A-Za-z0-9_-]*Z&at=3$/);
    expect(await readFragment(fragment)).toEqual({ kind: 'text', text, at: 3 });
  }
});

test('a bad link is an answer with its cause', async () => {
  const problem = async (/** @type {string} */ fragment) => {
    const opened = await readFragment(fragment);
    return opened.kind === 'bad' ? opened.problem : opened.kind;
  };
  const good = await makeFragment(twoProcesses);
  expect(await problem(good.slice(0, -1))).toBe('unfinished');
  expect(await problem(good.replace('s=1.', 's=2.'))).toBe('version');
  expect(await problem(good.replace(/Z$/, '!Z'))).toBe('alphabet');
  expect(await problem(`${good.slice(0, 20)}${good.slice(24)}`)).toBe('damaged');
  expect(await problem('s=nonsense')).toBe('damaged');
  expect(await problem('s=1.AZ')).toBe('damaged');
  expect(await problem(`s=1.${'A'.repeat(READ_LIMIT)}Z`)).toBe('too-long');
  expect(await problem(`${good}&at=x`)).toBe('position');
  expect(await problem(await makeFragment('a'.repeat(TEXT_LIMIT + 1)))).toBe('too-large');
  expect(await problem(await makeFragment('a'.repeat(TEXT_LIMIT)))).toBe('text');
  expect(await problem('unknown=1&also')).toBe('none');
});

test('no single changed character is taken for another text', async () => {
  const good = await makeFragment(twoProcesses);
  for (let at = 4; at < good.length - 1; at += 7) {
    const other = good[at] === 'A' ? 'B' : 'A';
    const opened = await readFragment(good.slice(0, at) + other + good.slice(at + 1));
    if (opened.kind === 'text') expect(opened.text).toBe(twoProcesses);
  }
});

test('share, and open what was shared', async ({ page, context }) => {
  await openText(page, twoProcesses);
  await control(page, 'step').click();
  await control(page, 'step').click();
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.locator('#share-link').inputValue();
  expect(link).toMatch(/#s=1\.[A-Za-z0-9_-]+Z&at=2$/);
  const hash = await app(page).getAttribute('data-hash');
  const other = await context.newPage();
  await other.goto(link);
  await settled(other);
  await atPosition(other, 2);
  await expectText(other).toBe(twoProcesses);
  expect(await app(other).getAttribute('data-hash')).toBe(hash);
  expect(other.url()).toBe(link);
});

test('a text too long for a link is offered as a file', async ({ page }) => {
  let noise = '';
  for (let i = 1; i < 900; i += 1)
    noise += `# ${(i * 2654435761).toString(36)}${(i * 40503 * 69621).toString(36)}\n`;
  await openText(page, noise + twoProcesses);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.locator('pw-share .note')).toContainText('8,000');
  await expect(page.locator('#share-link')).toHaveCount(0);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pagewalk$/);
});

const bad = {
  'cut off': 's=1.eNpLTEpOAQZ',
  'from a newer version': 's=9.eNpLTEpOAQZZ',
  damaged: 's=1.eNpLTEpOXXXXZ',
  'of an unknown lesson': 'x=no-such-lesson',
};
for (const [what, fragment] of Object.entries(bad)) {
  test(`a link ${what} gets a banner; address and draft stay`, async ({ page }) => {
    await page.addInitScript((draft) => localStorage.setItem('pagewalk.draft', draft), twoProcesses);
    await open(page, `#${fragment}`);
    await expect(page.locator('.banner')).toContainText('link');
    expect(page.url()).toContain(fragment);
    await expectText(page).toBe(twoProcesses);
    expect(await page.evaluate(() => localStorage.getItem('pagewalk.draft'))).toBe(twoProcesses);
  });
}

test('a bad link never becomes a demonstration', async ({ page }) => {
  await open(page, '#s=1.AAAAZ');
  await expect(page.locator('.banner')).toBeVisible();
  await expectText(page).toBe('');
});

test('a lesson link opens the lesson at its step', async ({ page }) => {
  await open(page, '#x=one-address-two-processes&at=2');
  await atPosition(page, 2);
  await expect(page.locator('#lesson')).toHaveValue('02-one-address-two-processes');
});

test('a lesson’s number is name enough', async ({ page }) => {
  for (const [short, whole] of Object.entries({
    2: '02-one-address-two-processes',
    '06': '06-context-switch',
    '06b': '06b-context-switch-without-asids',
  })) {
    await open(page);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `x=${short}`);
    await expect(page.locator('#lesson')).toHaveValue(whole);
  }
  await expect(page.locator('#lesson option:checked')).toHaveText('6b The context switch without ASIDs');
});

test('a link put into the address of an open page opens', async ({ page }) => {
  await open(page);
  const fragment = await makeFragment(twoProcesses, 1);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await atPosition(page, 1);
  await expectText(page).toBe(twoProcesses);
});

test('the address says which lesson was chosen, and nothing of another text', async ({ page }) => {
  await open(page, '#x=2&at=3');
  await page.locator('#lesson').selectOption('05-isolation');
  await expect(page).toHaveURL(/#x=05-isolation$/);
  await page.reload();
  await settled(page);
  await expectText(page).toContain('A cannot harm B');
  await page.getByRole('button', { name: 'New empty scenario' }).click();
  await expect(page).not.toHaveURL(/#/);
});
