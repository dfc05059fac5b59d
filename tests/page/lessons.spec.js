// Every lesson opens, and at each of its steps the page is in the state that the command prints, with a whole sentence.
import { command, isBuilt, lessonNames, lessonText, picturedHash, playOf } from './lesson-plays.js';
import { app, atPosition, control, expect, open, test } from './pagewalk.js';

for (const name of lessonNames) {
  test(name, async ({ page }) => {
    test.skip(!isBuilt(), `${command} is not built`);
    const title = /^#\s*(.+)$/m.exec(lessonText(name))?.[1];
    await open(page, `#x=${name}`);
    await expect(page.locator('#lesson option:checked')).toContainText(title ?? '–');
    await expect(page.locator('.problems li')).toHaveCount(0);
    const play = playOf(name);
    for (const index of play.steps.keys()) {
      await control(page, 'step').click();
      await atPosition(page, index + 1);
      await expect(app(page)).toHaveAttribute('data-hash', picturedHash(play, index));
      const sentence = await page.locator('.caption').textContent();
      expect(sentence).toMatch(/\S.*[.!?]$/s);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|Expected/);
    }
    await expect(control(page, 'step')).toHaveAttribute('aria-disabled', 'true');
  });
}
