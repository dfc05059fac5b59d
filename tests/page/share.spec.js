// What the dialog Share gives beside the link: a code, the picture, the figures, files to and from a disk.
import { readFileSync } from 'node:fs';
import {
  app,
  cancelAsSoonAsOffered,
  drop,
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

/** @param {Page} page @param {string} kind */
async function saved(page, kind) {
  await page.getByRole('button', { name: 'Share' }).click();
  const download = page.waitForEvent('download');
  await page.locator(`[data-export=${kind}]`).click();
  const file = await download;
  await page.keyboard.press('Escape');
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('a code for the link', async ({ page }) => {
  await open(page, '#x=2&at=3');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.locator('[data-qr]').click();
  await expect(page.locator('svg.qr path')).toBeVisible();
  await page.screenshot({ path: 'build/screenshots/share-qr-1280.png' });
});

test('the picture as SVG and PNG, the figures as CSV', async ({ page, context }) => {
  await open(page, '#x=2&at=3');
  const svg = await saved(page, 'svg');
  const text = svg.bytes.toString();
  expect(svg.name).toMatch(/\.svg$/);
  expect(text).toContain('frame 4');
  expect(text.includes('cm-content')).toBe(false);
  const png = await saved(page, 'png');
  expect([...png.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1500);
  const csv = (await saved(page, 'csv')).bytes.toString().trimEnd().split('\n');
  expect(csv[0]).toBe('step,minor,major,tlb_hits,tlb_misses,rss,committed,used_frames');
  expect(csv.length).toBe(1 + 16); // the start and fifteen steps
  expect(csv.every((line) => line.split(',').length === 8)).toBe(true);
  const alone = await context.newPage();
  await alone.setContent(`<body style="margin:0">${text}</body>`);
  await alone.screenshot({ path: 'build/screenshots/picture-svg.png' });
  await alone.setContent(
    `<img src="data:image/png;base64,${png.bytes.toString('base64')}" width="1000" alt="">`,
  );
  await alone.screenshot({ path: 'build/screenshots/picture-png.png' });
});

test('a file is opened, and dropped; the draft stays', async ({ page }) => {
  await openText(page, twoProcesses);
  const other = `${twoProcesses}B: read 0x602010\n`;
  await page.getByRole('button', { name: 'Share' }).click();
  const file = (/** @type {string | Buffer} */ text) => ({
    name: 'a.pagewalk',
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  });
  await page.locator('.open-file input').setInputFiles(file(other));
  await expect.poll(() => textOf(page)).toBe(other);
  await drop(page, `# dropped\n${other}`, ['b.pagewalk']);
  await expect.poll(() => textOf(page)).toBe(`# dropped\n${other}`);
  expect(await page.evaluate(() => localStorage.getItem('pagewalk.draft'))).toBe(twoProcesses);
});

test('a file that is no scenario is refused, and nothing is lost', async ({ page }) => {
  await openText(page, twoProcesses);
  for (const [bytes, words] of /** @type {[Buffer, string][]} */ ([
    [Buffer.alloc(300_000, 65), '256 KiB'],
    [Buffer.from([0xff, 0xfe, 0x80]), 'not hold text'],
  ])) {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.locator('.open-file input').setInputFiles({ name: 'x', mimeType: 'text/plain', buffer: bytes });
    await expect(page.locator('.banner')).toContainText(words);
    await expectText(page).toBe(twoProcesses);
  }
});

/** A trace as valgrind prints it, longer than a scenario may be. @param {number} lines */
const addressTrace = (lines) =>
  Array.from({ length: lines }, (_, at) => ` L 00${(0x602000 + (at % 4) * 0x1000).toString(16)},8\n`).join('');

test('a trace longer than a scenario is read in pieces, and becomes one', async ({ page }) => {
  await openText(page, twoProcesses);
  await drop(page, addressTrace(200_000));
  await expect.poll(() => textOf(page)).toMatch(/: read 0x602000/);
  await settled(page);
  await expect(page.locator('.problems li')).toHaveCount(0);
  await expect(page.locator('.working-on')).toHaveCount(0);
});

test('the reading of a long trace is shown, and can be stopped; nothing is lost', async ({ page }) => {
  await openText(page, twoProcesses);
  await cancelAsSoonAsOffered(page, '.working-on');
  await page.evaluate(() => {
    // A file that would be read for minutes: its pieces are one piece, again and again.
    const piece = new TextEncoder().encode(' L 00602000,8\n'.repeat(70_000));
    const file = new File([piece], 'long.txt', { type: 'text/plain' });
    Object.defineProperty(file, 'size', { value: piece.length * 10_000 });
    file.slice = (from = 0, to = 0) => new Blob([piece.slice(0, to - from)]);
    const dataTransfer = new DataTransfer();
    Object.defineProperty(dataTransfer, 'files', { value: [file] });
    Object.defineProperty(dataTransfer, 'types', { value: ['Files'] });
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('body')).toHaveAttribute('data-cancelled', 'yes');
  await expect(page.locator('.working-on')).toHaveCount(0);
  await expectText(page).toBe(twoProcesses);
});

test('what cannot be imported says why', async ({ page, watch }) => {
  await openText(page, twoProcesses);
  await page.route(/importers.*\.wasm/, (route) => route.abort());
  await drop(page, addressTrace(20_000));
  await expect(page.locator('.banner')).toContainText('importers could not be loaded');
  await expectText(page).toBe(twoProcesses);
  expect(watch.splice(0).filter((complaint) => !complaint.includes('Failed to load resource'))).toEqual([]);
  await page.unroute(/importers.*\.wasm/);
  await drop(page, addressTrace(20_000));
  await expect.poll(() => textOf(page)).toMatch(/: read 0x602000/);
});

test('a text with markup in every string runs none of it', async ({ page }) => {
  const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const text = `# ${evil}\nfile "${evil}" 4K\nprocess A\n  00602000-00603000 rw-p 00000000 [anon:${evil}]\nnote ${evil}\nA: write 0x602000 "${evil}"\n`;
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    dialog.dismiss();
  });
  await openText(page, text);
  await page.locator('[data-control=last]').click();
  await settled(page);
  expect(await page.locator('pw-app img, pw-app script').count()).toBe(0);
  await expect(app(page)).toBeVisible();
  expect(asked).toBe(0);
});
