// Whatever the text becomes, the page stands: 500 random edits, seeded, each loaded and drawn.
import { randomFrom } from '../../web/predict/random.js';
import { app, expect, openText, paste, settled, test, twoProcesses } from './pagewalk.js';

const pieces = [
  '\n',
  ' ',
  ':',
  '0x',
  'ffffffffffffffff',
  '999999999999',
  '"',
  '=>',
  'process Q = A\n',
  'A: D = fork()\n',
  '\u00e4',
  '\ud83d\ude42',
  'machine riscv-sv39\n',
  '  frames 2\n',
  '  swap 8\n',
  'A: read 0..64K by 4K\n',
  'A: p = mmap(NULL, 8K, rw, private|anon)\n',
  'A: exit(0)\n',
  'switch B\n',
  'A: write [stack] 1\n',
  '-',
  '(',
  '#',
  '\t',
  '\0',
  'A: munmap(0x602000, 4K)\n',
  '  tlb 0\n',
  'note \n',
];

const start = `${twoProcesses}A: D = fork()\nD: write 0x602010 7\nA: b = mmap(NULL, 8K, rw, private|anon)\nA: read b\n`;

/** One edit: cut, swap or insert. @param {string} text @param {(below: number) => number} pick */
function mutate(text, pick) {
  const at = pick(text.length + 1);
  const length = 1 + pick(12);
  switch (pick(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + String.fromCharCode(32 + pick(95)) + text.slice(at + 1);
    case 2: {
      const [a, b] = [text.slice(at, at + length), text.slice(at + length, at + 2 * length)];
      return text.slice(0, at) + b + a + text.slice(at + 2 * length);
    }
    default:
      return text.slice(0, at) + pieces[pick(pieces.length)] + text.slice(at);
  }
}

const EDITS = 500;
/** After so many edits the text starts afresh: else it soon is one mistake that hides all others. */
const AFRESH = 20;

test(`${EDITS} random edits never blank the page`, async ({ page }) => {
  test.setTimeout(600_000);
  const seed = 20240607;
  const { below: pick } = randomFrom(String(seed)); // a run that fails can be repeated
  await page.clock.install();
  await openText(page, start);
  let text = start;
  for (let edit = 0; edit < EDITS; edit += 1) {
    text = mutate(edit % AFRESH === 0 ? start : text, pick);
    await test.step(`edit ${edit} of seed ${seed}`, async () => {
      await paste(page, text);
      await page.clock.runFor(200);
      await settled(page);
      await page.locator('.scrubber').evaluate((scrubber, to) => {
        const range = /** @type {HTMLInputElement} */ (scrubber);
        range.value = String(to % (Number(range.max) + 1));
        range.dispatchEvent(new Event('input', { bubbles: true }));
      }, pick(1000));
      const drawn = await page.evaluate(() => ({
        lanes: document.querySelectorAll('.lane').length,
        caption: document.querySelector('.caption')?.textContent ?? '',
        count: document.querySelector('.count')?.textContent ?? '',
        banner: document.querySelector('.banner')?.textContent ?? '',
      }));
      expect(drawn.lanes, text).toBe(5);
      expect(drawn.caption, text).not.toBe('');
      expect(drawn.count, text).toMatch(/\d+ \/ \d+/);
      expect(drawn.banner, text).toBe('');
    });
  }
  await paste(page, twoProcesses);
  await page.clock.runFor(200);
  await settled(page);
  await expect(page.locator('.space')).toHaveCount(2);
  await expect(app(page)).not.toHaveAttribute('data-hash', '');
});
