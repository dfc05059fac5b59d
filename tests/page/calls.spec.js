// What a step says that is not a plain access: calls and their errors, swap, guards, ended processes.
import { answer, atPosition, control, expect, openText, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

/** @param {Page} page */
const step = (page) => control(page, 'step').click();

/** Plays a text with one sentence expected for each step; null where it does not matter. @param {Page} page @param {string} text @param {(RegExp | null)[]} sentences */
async function tells(page, text, sentences) {
  await openText(page, text);
  await expect(page.locator('.problems li')).toHaveCount(0);
  for (const [index, sentence] of sentences.entries()) {
    await step(page);
    await atPosition(page, index + 1);
    if (sentence) await expect(page.locator('.caption'), `step ${index + 1}`).toHaveText(sentence);
  }
}

test('calls on memory say what they did', async ({ page }) => {
  const text = `machine x86-64
  frames 64
  swap 8
process A
  00600000-00601000 rw-p 00000000 [heap]

A: mmap(NULL, 4K, r, private|anon)
A: q = mmap(NULL, 16K, rw, private|anon)
A: write q..q+16K by 4K 9
A: r = mremap(q, 16K, 32K, MREMAP_MAYMOVE)
A: mremap(r, 32K, 16K)
A: mremap(r, 16K, 20K)
A: madvise(r, 4K, MADV_PAGEOUT)
A: madvise(r+4K, 4K, MADV_DONTNEED)
A: mincore(r, 16K)
A: mlock([heap], 4K)
A: brk(0)
A: mseal(r, 8K)
A: munmap(r, 8K)
A: munmap(0x123, 4K)
A: mprotect(0x900000, 4K, r)
`;
  await tells(page, text, [
    null,
    /no frame is taken for it yet\.$/,
    /writes 4 times .* 4 minor faults/,
    /moves from 0x\w+ to 0x\w+ and is 32 KiB large; its frames go with it\.$/,
    /: 16 KiB at its end, from 0x\w+, go\.$/,
    /the region at 0x\w+ grows by 4 KiB where it is\.$/,
    /1 page out to swap/,
    /given up.*1 frame free again/,
    /2 of 4 pages in memory \(0011\)\.$/,
    /stay in memory from now on/,
    /the break, where the heap ends, is at 0x601000\.$/,
    /no longer be unmapped/,
    /EPERM: .*sealed/,
    /EINVAL: an argument/,
    /ENOMEM: a part of the range is in no region/,
  ]);
});

test('calls on files say what they did, and labels are short', async ({ page }) => {
  const text = `file /data 8K "data"
process A
  00600000-00601000 rw-p 00000000 [heap]

A: fd = open("/data", O_RDONLY)
A: mmap(NULL, 8K, rw, shared, fd)
A: pread("/data", NULL, 4, 0)
A: m = mmap(NULL, 8K, rw, shared, "/data")
A: write m "D"
A: msync(m, 4K, MS_SYNC)
A: x = memfd_create("x", 0)
A: ftruncate(x, 8K)
A: mmap(NULL, 8K, rw, shared, x)
A: close(99)
`;
  await tells(page, text, [
    /has descriptor 3 from now on\.$/,
    /EACCES: the file was not opened for such access\.$/,
    /4 bytes read, "data"/,
    /a region rw-s of 8 KiB/,
    null,
    /1 page written back to the disk\.$/,
    /has descriptor 4 from now on\.$/,
    /has that size now\.$/,
    null,
    /EBADF: no open file/,
  ]);
  await expect(page.locator('.region .name b', { hasText: 'memfd' })).toHaveText('memfd:x (deleted)');
});

const swapping = `machine x86-64
  frames 8
  swap 16
process A
  00600000-00620000 rw-p 00000000 [heap]
A: write 0x600000..0x610000 by 4K 1
A: read 0x600000
A: madvise(0x602000, 4K, MADV_GUARD_INSTALL)
A: read 0x602000
`;

test('pages go to swap and come back, and a guard is no gap', async ({ page }) => {
  await tells(page, swapping, [/To make room, 8 pages go to swap\.$/]);
  await expect(page.locator('.slot[data-look=swap]')).toHaveCount(8);
  await expect(page.locator('.region .name')).toHaveAccessibleName(/, 8 of 32 pages in memory$/);
  await expect(answer(page, 'backing')).toHaveText('swap slot 0');
  await expect(page.locator('.cell[data-page="0x600000"]')).toHaveText('s0');
  await step(page);
  await expect(page.locator('.caption')).toHaveText(/back from swap .*To make room, page 0x\w+ of A goes/);
  await step(page);
  await step(page);
  await expect(page.locator('.caption')).toHaveText(/a guard stands on this page: SIGSEGV, SEGV_MAPERR\.$/);
  await expect(page.locator('.rung[data-verdict=no]').first()).toContainText('guard');
  await expect(answer(page, 'backing')).toHaveText(/^a guard/);
  await expect(page.locator('.cell[data-page="0x602000"]')).toHaveAccessibleName(/guard page$/);
});

test('a signal that ends a process says so, and its later steps do not happen', async ({ page }) => {
  const text = `machine x86-64
  signals fatal
process A
  00602000-00604000 rw-p 00000000 [heap]
A: write 0x604000 7
A: read 0x602000
`;
  await tells(page, text, [
    /SEGV_MAPERR, and A ends\.$/,
    /^Nothing happens, for there is no process A now \(ESRCH\): read 0x602000\.$/,
  ]);
  await expect(page.locator('.fault')).toContainText('no such process');
});

test('the frame of zeros is nobody’s own', async ({ page }) => {
  const text = `process A
  00602000-00604000 rw-p 00000000 [heap]
process B = A
B: write 0x602000 63
A: read 0x602000
A: write 0x602000 1
`;
  await tells(page, text, [/^B writes 63 at/, /the one frame of zeros/]);
  const compared = page.locator('.everywhere tr .aside');
  await expect(compared).toHaveText(['lent to all', 'its own frame']);
  await step(page);
  await expect(page.locator('.caption')).toHaveText(
    /lent the frame of zeros, .* a frame of its own: frame 0 → frame/,
  );
  await expect(compared).toHaveText(['its own frame', 'its own frame']);
});

test('a fork of more entries than are told is still a fork, and the last fault is whole', async ({ page }) => {
  const text = `machine x86-64
  frames 16384
process A
  10000000-12000000 rw-p 00000000 [heap]
A: write 0x10000000..0x12000000 by 4K 1
A: C = fork()
C: write 0x10000000..0x12000000 by 4K 2
`;
  await tells(page, text, [/8,192 times/, /: C is a copy of A/, null]);
  await expect(page.locator('.rung[data-verdict=yes]')).toHaveCount(4);
});

test('among many processes the one that acts is compared', async ({ page }) => {
  const names = Array.from({ length: 20 }, (_, index) => `P${index}`);
  const text = `${names.map((name) => `process ${name}\n  00602000-00604000 rw-p 00000000 [heap]\n`).join('')}P19: write 0x602000 1\n`;
  await tells(page, text, [/^P19 writes/]);
  await expect(page.locator('.everywhere tr')).toHaveCount(6);
  await expect(page.locator('.everywhere tr[data-process=P19]')).toContainText('frame 1');
});

test('new tables appear one by one, each with the entry that leads to it', async ({ page }) => {
  await openText(page, 'process A\n  00602000-00604000 rw-p 00000000 [heap]\nA: write 0x602000 1\n');
  const player = page.locator('.player');
  const tables = page.locator('.tables li.table');
  const before = await tables.count();
  /** @type {number[]} */
  const counts = [];
  for (let event = 1; event < 40; event += 1) {
    await player.press('ArrowDown');
    await expect(page.locator('.count')).toHaveText(new RegExp(`^1 / 1(event ${event} of|$)`));
    if ((await page.locator('.count .aside').textContent()) === '') break;
    const said = await page.locator('.caption').textContent();
    if (said?.startsWith('A new ')) counts.push((await tables.count()) - before);
    if (said?.startsWith('The kernel writes entry 0 of the PML4')) {
      await expect(page.locator('.level').first()).toHaveAttribute('data-how', 'written');
    }
  }
  expect(counts).toEqual([1, 2, 3]);
});
