// What the dialog Share gives beside the link: a code, the picture, the figures, files to and from a disk.
import { readFileSync } from 'node:fs';
import { app, expect, open, openText, settled, test, textOf, twoProcesses } from './pagewalk.js';

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
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'b.pagewalk', { type: 'text/plain' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, `# dropped\n${other}`);
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
    expect(await textOf(page)).toBe(twoProcesses);
  }
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
