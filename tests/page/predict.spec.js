// Predict: a question before a step, an answer with its reason after it, a score that stays.
import {
  app,
  atPosition,
  control,
  expect,
  noViolations,
  open,
  openText,
  paste,
  settled,
  test,
  textOf,
  twoProcesses,
} from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

const told = `${twoProcesses.replace('A: write 0x700000 1', 'A: write 0x700000 1 => SEGV_MAPERR # turned away')}note No region holds it.
`;

/** @param {Page} page @param {string} kind @param {string} value */
const choose = (page, kind, value) => page.locator(`[data-question=${kind}] input[value="${value}"]`).check();

/** Answers every question with its first option. @param {Page} page */
async function answerAnyhow(page) {
  for (const question of await page.locator('.predict fieldset[data-question]').all()) {
    await question.locator('input').first().check();
  }
  for (const field of await page.locator('.by-hand input').all()) await field.fill('0');
  await page.locator('.predict .answer').click();
}

/** @param {Page} page */
const asks = (page) => expect(page.locator('.predict form')).toBeVisible();

/** Opens a text with the questions on. @param {Page} page @param {string} text @param {string} [query] */
async function openAsked(page, text, query = '?predict') {
  await page.addInitScript((draft) => {
    if (!localStorage.getItem('pagewalk.draft')) localStorage.setItem('pagewalk.draft', draft);
  }, text);
  await open(page, query);
  await asks(page);
}

test('a right answer, a wrong one with its reason, and the score of both', async ({ page }) => {
  await openAsked(page, twoProcesses);
  await expect(page.locator('.predict h2')).toContainText('A: write 0x602010');
  await choose(page, 'verdict', 'ok');
  await choose(page, 'served', 'copy-on-write');
  await choose(page, 'same', 'absent');
  await page.locator('.answer').click();
  await atPosition(page, 1);
  const results = page.locator('.results > li');
  await expect(results).toHaveCount(3);
  await expect(page.locator('.results > [data-right=yes]')).toHaveCount(2);
  const wrong = page.locator('.results > [data-right=no]');
  await expect(wrong).toContainText('You said: copy the page. It was: give a fresh frame of zeros.');
  await expect(wrong.locator('.reason')).toContainText('had no frame yet: it got frame');
  await expect(page.locator('.score')).toHaveText('2 of 3 right');
});

test('the score outlives a reload, its questions are not asked twice, and it can be reset', async ({
  page,
}) => {
  await openAsked(page, twoProcesses);
  await answerAnyhow(page);
  await atPosition(page, 1);
  const score = (await page.locator('.score').textContent()) ?? '';
  expect(score).toMatch(/^\d of 3 right$/);
  await page.reload();
  await settled(page);
  await expect(page.locator('.score')).toHaveText(score);
  await control(page, 'last').click();
  await atPosition(page, 1);
  await asks(page);
  await page.locator('.again').click();
  await atPosition(page, 0);
  await expect(page.locator('.score')).toHaveText('no answer yet');
  await expect(page.locator('.predict h2')).toContainText('Step 1');
});

test('nothing on the page tells the outcome before the step', async ({ page }) => {
  await openAsked(page, told);
  for (let step = 0; step < 3; step += 1) {
    await answerAnyhow(page);
    await atPosition(page, step + 1);
    await control(page, 'step').click();
    await asks(page);
  }
  const outside = await page.evaluate(() => {
    const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
    for (const part of copy.querySelectorAll('pw-predict, script, style')) part.remove();
    return copy.outerHTML;
  });
  expect(outside).not.toContain('MAPERR');
  expect(outside).not.toContain('No region holds');
  expect(outside).not.toContain('turned away');
  await page.locator('.gap').first().hover();
  await expect(page.locator('pw-answers')).toBeHidden();
  await page.locator('.gap').first().click();
  await expect(page.locator('.address-bits .tag, .tag', { hasText: 'asked' })).toHaveCount(0);
  await answerAnyhow(page);
  await expect(page.locator('.cm-content')).toContainText('=> SEGV_MAPERR');
  await expect(page.locator('.cm-content')).not.toContainText('No region holds it');
  await control(page, 'step').click();
  await expect(page.locator('.cm-content')).toContainText('No region holds it');
});

test('between two questions the would-be accesses tell nothing either', async ({ page }) => {
  await openAsked(page, twoProcesses);
  await answerAnyhow(page);
  await expect(page.locator('.results')).toBeVisible();
  await page.locator('#ask-address').fill('0x700000');
  await expect(page.locator('.would').first()).toHaveText('read');
  await expect(page.locator('.would[data-result]')).toHaveCount(0);
  await page.locator('#predict').uncheck();
  await expect(page.locator('.would[data-result=no]').first()).toContainText('MAPERR');
});

test('every way forward stops at the question', async ({ page }) => {
  await openAsked(page, twoProcesses);
  await answerAnyhow(page);
  for (const way of ['last', 'fault', 'step', 'play']) {
    await control(page, way).click();
    await asks(page);
    await atPosition(page, 1);
  }
  await page.locator('.scrubber').fill('4');
  await atPosition(page, 1);
  await expect(page.locator('.scrubber')).toHaveValue('1');
  await control(page, 'first').click();
  await expect(page.locator('.predict form')).toHaveCount(0);
  await control(page, 'last').click();
  await atPosition(page, 1);
});

test('a skipped step counts for nothing, and says what it was', async ({ page }) => {
  await openAsked(page, twoProcesses);
  await page.getByRole('button', { name: 'Skip', exact: true }).click();
  await atPosition(page, 1);
  await expect(page.locator('.summary')).toHaveText('Skipped.');
  await expect(page.locator('.results > li')).toHaveCount(3);
  await expect(page.locator('.results .mark')).toHaveCount(0); // nothing was right or wrong
  await expect(page.locator('.score')).toHaveText('no answer yet');
});

test('keyboard alone: choose, answer, go on', async ({ page }) => {
  await openAsked(page, twoProcesses);
  await page.locator('.player').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.predict form input').first()).toBeFocused(); // whoever wants to go on is led there
  for (const question of await page.locator('.predict fieldset').all()) {
    await page.keyboard.press('Space');
    await expect(question.locator('input:checked')).toHaveCount(1);
    await page.keyboard.press('Tab');
  }
  await expect(page.locator('.answer')).toBeFocused();
  await page.keyboard.press('Enter');
  await atPosition(page, 1);
  await expect(page.locator('.next')).toBeFocused();
  await page.keyboard.press('Enter');
  await asks(page);
  await expect(page.locator('.predict form input').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.predict fieldset').first().locator('input').nth(1)).toBeChecked();
  await atPosition(page, 1);
});

test('keyboard alone: behind an answer comes a note, and the keys go on', async ({ page }) => {
  await openAsked(page, twoProcesses.replace('B: write', 'note Now the other one.\nB: write'));
  await answerAnyhow(page);
  await atPosition(page, 1);
  await page.locator('.next').focus();
  await page.keyboard.press('Enter');
  await atPosition(page, 2);
  await expect(control(page, 'step')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await asks(page);
});

test('a host hears each answer and the score', async ({ page }) => {
  await page.addInitScript(() => {
    /** @type {any} */ (window).heard = [];
    for (const name of ['pagewalk:answer', 'pagewalk:score']) {
      window.addEventListener(name, (event) =>
        /** @type {any} */ (window).heard.push([name, /** @type {CustomEvent} */ (event).detail]),
      );
    }
  });
  await openAsked(page, twoProcesses);
  await choose(page, 'verdict', 'ok');
  await choose(page, 'served', 'none');
  await choose(page, 'same', 'same');
  await page.locator('.answer').click();
  await atPosition(page, 1);
  const heard = await page.evaluate(() => /** @type {any} */ (window).heard);
  expect(heard).toHaveLength(4);
  expect(heard[0]).toEqual([
    'pagewalk:answer',
    { step: 1, text: 'A: write 0x602010 "A"', kind: 'verdict', answered: 'ok', truth: 'ok', right: true },
  ]);
  expect(heard[1][1]).toMatchObject({ kind: 'served', answered: 'none', truth: 'zero-fill', right: false });
  expect(heard[3]).toEqual(['pagewalk:score', { right: 1, asked: 3, skipped: 0, step: 1, steps: 4 }]);
});

test('the switch in the head turns it on and off, and the address keeps it', async ({ page }) => {
  await openText(page, twoProcesses);
  await expect(page.locator('.predict')).toHaveCount(0);
  await page.locator('#predict').check();
  await asks(page);
  expect(new URL(page.url()).search).toBe('?predict');
  await page.reload();
  await asks(page);
  await page.locator('#predict').uncheck();
  await expect(page.locator('.predict')).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('');
  await control(page, 'last').click();
  await atPosition(page, 4);
});

test('turned on in the middle, it asks about what comes, not about what was seen', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.scrubber').fill('2');
  await page.locator('#predict').check();
  await expect(page.locator('.predict h2')).toContainText('Step 3');
  await control(page, 'first').click();
  await control(page, 'step').click();
  await atPosition(page, 1);
});

test('an edit closes the question, and the new text is asked about', async ({ page }) => {
  await openAsked(page, twoProcesses);
  await paste(page, twoProcesses.replace('A: write 0x602010 "A"', 'A: read 0x602010 => zero-page'));
  await settled(page);
  await control(page, 'step').click();
  await expect(page.locator('.predict h2')).toContainText('A: read 0x602010');
  await expect(page.locator('.cm-content')).not.toContainText('zero-page');
});

test('the walk by hand is checked field by field', async ({ page }) => {
  await openAsked(page, twoProcesses, '?predict=walk');
  await answerAnyhow(page);
  await control(page, 'last').click();
  await answerAnyhow(page);
  await control(page, 'last').click();
  await expect(page.locator('.predict h2')).toContainText('A: read 0x602010');
  for (const question of await page.locator('.predict fieldset[data-question]').all()) {
    await question.locator('input').first().check();
  }
  const field = (/** @type {string} */ name) => page.locator(`.by-hand input[name=${name}]`);
  for (const [name, typed] of Object.entries({
    'index-0': '0',
    'index-1': '0',
    'index-2': '3',
    'index-3': '0b11',
  })) {
    await field(name).fill(typed);
  }
  for (const order of [0, 1, 2, 3]) await field(`entry-${order}`).fill('somewhere');
  await field('physical').fill('-');
  await page.locator('.answer').click();
  await atPosition(page, 2); // words are no numbers
  for (const order of [0, 1, 2, 3]) await field(`entry-${order}`).fill('1');
  await page.locator('.answer').click();
  await atPosition(page, 3);
  const result = (/** @type {string} */ label) =>
    page.locator('.results > li', { has: page.locator('b', { hasText: new RegExp(`^${label}`) }) });
  for (const name of ['PML4 index', 'PDPT index', 'PD index']) {
    await expect(result(name)).toHaveAttribute('data-right', 'yes');
  }
  await expect(result('PT index')).toContainText('bits 20 to 12 of 0x602010, 000000010 in binary: 2');
  await expect(result('PML4 entry')).toContainText('Bits 51 to 12 of');
  await expect(result('Physical address')).toContainText(
    /Frame \d+ begins at 0x\d+000, and the offset is 0x10/,
  );
});

test('a lecture asks without buttons, answers when told to, and keeps no score', async ({ page }) => {
  await openAsked(page, twoProcesses, '?predict=lecture');
  await expect(page.locator('.predict input[type=radio]')).toHaveCount(0);
  await expect(page.locator('.lettered li').first()).toBeVisible();
  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const large = await size();
  await page.locator('.answer').click();
  await atPosition(page, 1);
  await expect(page.locator('.results .reason').first()).toBeHidden();
  await page.locator('.results summary').first().click();
  await expect(page.locator('.results .reason').first()).toBeVisible();
  await page.locator('.how').selectOption('choose');
  expect(await size()).toBeLessThan(large);
  await expect(page.locator('.score')).toHaveText('no answer yet');
});

test('a seed is a problem, the same for everybody, and it asks', async ({ page }) => {
  await open(page, '#x=problem&seed=7');
  await asks(page);
  await expect(page.locator('#lesson option:checked')).toHaveText('Problem 7');
  await expect(page.locator('#predict')).toBeChecked();
  const first = await page.locator('.predict h2 code').textContent();
  await page.goto('about:blank');
  await open(page, '#x=problem&seed=7');
  await expect(page.locator('.predict h2 code')).toHaveText(first ?? '');
  await page.locator('#lesson').selectOption('fresh');
  await expect(page.locator('h1')).not.toHaveText('Problem 7');
  expect(page.url()).toMatch(/#x=problem&seed=\d+$/);
  await asks(page);
});

test('a seed that is no number says so', async ({ page }) => {
  await open(page, '#x=problem&seed=seven');
  await expect(page.locator('.banner')).toContainText('names a problem that is not a number');
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('playing stops at each question, and says what was right once the step has played', async ({ page }) => {
    await page.clock.install();
    await openAsked(page, twoProcesses);
    await control(page, 'play').click();
    await expect(control(page, 'play')).toHaveAttribute('aria-label', 'Play');
    await answerAnyhow(page);
    await expect(app(page)).toHaveAttribute('data-midway', 'yes');
    await expect(page.locator('.results')).toHaveCount(0);
    await page.clock.runFor(10_000);
    await expect(page.locator('.results')).toBeVisible();
    await control(page, 'play').click();
    await page.clock.runFor(10_000);
    await asks(page);
    await atPosition(page, 1);
    await expect(app(page)).toHaveAttribute('data-midway', 'no');
  });
});

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const how of ['choose', 'walk', 'lecture']) {
      test(`axe finds nothing at a question and at its answer: ${how}`, async ({ page }) => {
        await openAsked(page, told, `?predict=${how}`);
        await noViolations(page);
        if (how === 'lecture') await page.locator('.answer').click();
        else await answerAnyhow(page);
        await expect(page.locator('.results')).toBeVisible();
        await noViolations(page);
      });
    }
  });
}

for (const [width, height] of [
  [390, 844],
  [320, 640],
]) {
  test(`${width} pixels: the question comes first, nothing lies to the side`, async ({ page }) => {
    await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
    await openAsked(page, twoProcesses, '?predict=walk');
    await expect(page.locator('.predict h2')).toBeInViewport();
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await answerAnyhow(page);
    await expect(page.locator('.results')).toBeVisible();
    expect(await sideways()).toBeLessThanOrEqual(0);
    const small = await page
      .locator('.predict')
      .evaluate(
        (panel) =>
          [...panel.querySelectorAll('button, select, input, summary')]
            .map((one) => (one.closest('label') ?? one).getBoundingClientRect())
            .filter((box) => box.width < 23.5 || box.height < 23.5).length,
      );
    expect(small).toBe(0);
  });
}

test('while a question is open no key tells or writes anything', async ({ page }) => {
  await openAsked(page, twoProcesses);
  await control(page, 'step').click();
  await asks(page);
  const before = await textOf(page);
  for (const key of ['w', 'r', 'e', 'c']) await page.locator('.spaces .lane-body').press(key);
  await page.locator('.cell').first().click();
  await expect(page.locator('pw-menu [popover]:popover-open')).toHaveCount(0);
  await asks(page);
  expect(await textOf(page)).toBe(before);
});
