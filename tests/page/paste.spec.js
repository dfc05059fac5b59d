// What people paste: the kernel's own texts, and things that are no text at all. Never a blank page.
import { readFileSync } from 'node:fs';
import { pastedKind } from '../../web/model/pasted.js';
import { control, expect, expectText, open, openText, paste, settled, test, twoProcesses } from './pagewalk.js';

const maps = `55d1f2a3c000-55d1f2a3e000 r--p 00000000 fe:00 1048602                    /usr/bin/cat
55d1f2a3e000-55d1f2a43000 r-xp 00002000 fe:00 1048602                    /usr/bin/cat
55d1f31c9000-55d1f31ea000 rw-p 00000000 00:00 0                          [heap]
7ffd3a5f1000-7ffd3a612000 rw-p 00000000 00:00 0                          [stack]
ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
`;
const counters = `Size:                  8 kB
KernelPageSize:        4 kB
Rss:                   8 kB
Pss:                   8 kB
THPeligible:           0
VmFlags: rd mr mw me dw sd
`;
const smaps = maps.replaceAll('\n', `\n${counters}`);
const trace = `brk(NULL)                               = 0x5556bf6ea000
mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0d7b961000
[pid  4711] munmap(0x7f0d7b956000, 43011)           = 0
`;
const pmap = `4186:   /usr/bin/demo --now
     Address Perm   Offset Device  Inode Size  Rss Pss Anonymous Swap Locked Mapping
    00400000 r-xp 00001000  fe:00 247101    8    4   4         0    0      0 demo
    00602000 rw-p 00000000  00:00      0   16    8   8         8    0      0 [heap]
`;
const lackey = `I  0401ab70,3
 S 1fff000628,8
 L 04020000,8
`;

test('each is known by its looks, and a scenario is none of them', () => {
  expect(pastedKind(maps)).toBe('maps');
  expect(pastedKind(`process me\n${maps}`)).toBeNull();
  expect(pastedKind(`process me\n${smaps}`)).toBe('smaps');
  expect(pastedKind(trace)).toBe('strace');
  expect(pastedKind(twoProcesses)).toBeNull();
  expect(pastedKind(pmap)).toBe('pmap');
  expect(pastedKind(lackey)).toBe('lackey');
});

const becomes = { maps: { text: maps, regions: 5, steps: 0 }, smaps: { text: smaps, regions: 5, steps: 4 } };
const others = { pmap: { text: pmap, regions: 2, steps: 2 }, strace: { text: trace, regions: 0, steps: 2 } };
const folded = { lackey: { text: lackey, regions: 3, steps: 3 } };

for (const [what, { text, regions, steps }] of Object.entries({ ...becomes, ...others, ...folded })) {
  test(`${what} becomes a scenario by one click, and one undo brings it back`, async ({ page }) => {
    await open(page, '#x=02');
    await paste(page, text);
    await settled(page);
    await expect(page.locator('.pasted')).toContainText('This looks like');
    await page.locator('.pasted button').click();
    await settled(page);
    await expect(page.locator('.problems li')).toHaveCount(0);
    await expect(page.locator('.region')).toHaveCount(regions);
    await expect(page.locator('.editor-status')).toContainText(`${steps} steps`);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await settled(page);
    await expectText(page).toBe(text);
  });
}

test('this very process, as the kernel prints it', async ({ page }) => {
  let own = '';
  try {
    own = readFileSync('/proc/self/maps', 'utf8');
  } catch {
    test.skip(true, 'no /proc here');
  }
  await openText(page, `process me\n${own}\nme: write [stack] 1\n`);
  await expect(page.locator('.problems li')).toHaveCount(0);
  await control(page, 'step').click();
  await expect(page.locator('.caption')).toContainText('me writes 1 at');
  await expect(page.locator('.caption')).toContainText('minor fault');
});

test('thousands of equal mistakes in one line are one problem', async ({ page }) => {
  await openText(page, `${'\0 '.repeat(3000)}\n`);
  await expect(page.locator('.problems li')).toHaveCount(1);
  await expect(page.locator('.problems li')).toContainText('(3,000 times)');
  await expect(page.locator('.cm-problem')).toHaveCount(1);
});

test('notes in other scripts, and a word without an end, stay inside the page', async ({ page }) => {
  const hebrew = 'הדף הזה נמצא במסגרת 3 🧠';
  await openText(page, `note ${hebrew}\nnote ${'x'.repeat(3000)}\n`);
  await control(page, 'step').click();
  await expect(page.locator('.caption')).toHaveText(hebrew);
  expect(await page.locator('.caption').evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
  await control(page, 'step').click();
  await expect(page.locator('.caption')).toContainText('xxx');
  await expect(page.locator('.timeline')).toBeInViewport({ ratio: 0.99 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
