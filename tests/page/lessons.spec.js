// Every lesson opens, and at each of its steps the page is in the state that the command prints, with a whole sentence.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { app, atPosition, control, expect, open, test } from './pagewalk.js';

const command = 'build/bin/pagewalk';
const folder = 'web/lessons';
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.pagewalk'))
  .map((name) => name.replace(/\.pagewalk$/, ''));

/** @param {string} name @returns {any[]} */
function states(name) {
  const printed = execFileSync(command, ['run', '--json', '--states', `${folder}/${name}.pagewalk`], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const lines = printed.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'state');
}

for (const name of names) {
  test(name, async ({ page }) => {
    test.skip(!existsSync(command), `${command} is not built`);
    const title = /^#\s*(.+)$/m.exec(readFileSync(`${folder}/${name}.pagewalk`, 'utf8'))?.[1];
    await open(page, `#x=${name}`);
    await expect(page.locator('#lesson option:checked')).toHaveText(title ?? '');
    await expect(page.locator('.problems li')).toHaveCount(0);
    const wanted = states(name);
    for (const [index, state] of wanted.entries()) {
      await control(page, 'step').click();
      await atPosition(page, index + 1);
      await expect(app(page)).toHaveAttribute('data-hash', state.hash);
      const sentence = await page.locator('.caption').textContent();
      expect(sentence).toMatch(/\S.*[.!?]$/s);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|Expected/);
    }
    await expect(control(page, 'step')).toHaveAttribute('aria-disabled', 'true');
  });
}
