// Time: stepping, scrubbing, single events, keys, motion.
import {
  app,
  ask,
  atPosition,
  control,
  expect,
  expectText,
  noViolations,
  open,
  openText,
  settled,
  test,
  twoProcesses,
} from './pagewalk.js';

test('with no link the opening lesson shows two frames behind one number', async ({ page }) => {
  await open(page);
  const rows = page.locator('.everywhere tr');
  await control(page, 'first').click();
  await control(page, 'step').click();
  await control(page, 'step').click();
  await expect(rows).toHaveCount(2);
  const frames = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-frame')));
  expect(frames[0]).not.toBe('');
  expect(frames[1]).not.toBe('');
  expect(frames[0]).not.toBe(frames[1]);
  await expect(rows.nth(0)).toContainText('“A”');
  await expect(rows.nth(1)).toContainText('“B”');
});

test('without motion the opening stands where the two frames are', async ({ page }) => {
  await open(page);
  const frames = await page
    .locator('.everywhere tr')
    .evaluateAll((all) => all.map((row) => row.getAttribute('data-frame')));
  expect(new Set(frames).size).toBe(2);
  await expect(control(page, 'play')).toHaveAttribute('aria-label', 'Play');
  await expect(app(page)).toHaveAttribute('data-midway', 'no');
});

test('step, back, first, last', async ({ page }) => {
  await openText(page, twoProcesses);
  await atPosition(page, 0);
  const hashes = [];
  for (let position = 1; position <= 4; position += 1) {
    await control(page, 'step').click();
    await atPosition(page, position);
    hashes.push(await app(page).getAttribute('data-hash'));
  }
  await expect(page.locator('.caption')).toContainText('SEGV_MAPERR');
  for (let position = 3; position >= 1; position -= 1) {
    await control(page, 'back').click();
    await atPosition(page, position);
    expect(await app(page).getAttribute('data-hash')).toBe(hashes[position - 1]);
  }
  await control(page, 'last').click();
  await atPosition(page, 4);
  await control(page, 'first').click();
  await atPosition(page, 0);
});

test('the scrubber is a native range and says the sentence', async ({ page }) => {
  await openText(page, twoProcesses);
  const scrubber = page.locator('.scrubber');
  await scrubber.fill('2');
  await atPosition(page, 2);
  const sentence = await page.locator('.caption').textContent();
  await expect(scrubber).toHaveAttribute('aria-valuetext', sentence ?? '');
  await scrubber.press('ArrowRight');
  await atPosition(page, 3);
});

test('event by event reaches the state that the step has', async ({ page }) => {
  await openText(page, twoProcesses);
  await control(page, 'step').click();
  const whole = await app(page).getAttribute('data-hash');
  await control(page, 'first').click();
  await page.locator('.player').press('ArrowDown');
  await expect(app(page)).toHaveAttribute('data-midway', 'yes');
  const sentences = new Set();
  for (let event = 0; event < 200; event += 1) {
    if ((await app(page).getAttribute('data-midway')) === 'no') break;
    sentences.add(await page.locator('.caption').textContent());
    await page.locator('.player').press('ArrowDown');
  }
  await atPosition(page, 1);
  expect(await app(page).getAttribute('data-hash')).toBe(whole);
  expect(sentences.size).toBeGreaterThan(8);
  await page.locator('.player').press('ArrowUp');
  await expect(app(page)).toHaveAttribute('data-midway', 'yes');
});

test('the next fault is found, served or refused', async ({ page }) => {
  await openText(page, twoProcesses);
  await control(page, 'fault').click();
  await atPosition(page, 1);
  await control(page, 'fault').click();
  await atPosition(page, 2);
  await control(page, 'fault').click();
  await atPosition(page, 4);
});

test('the still picture numbers the way and marks the places', async ({ page }) => {
  await openText(page, twoProcesses);
  await control(page, 'step').click();
  await expect(page.locator('.badge').first()).toBeVisible();
  const numbers = (await page.locator('.badge').allTextContents()).flatMap((text) =>
    text.split(' ').map(Number),
  );
  expect(Math.min(...numbers)).toBe(1);
  expect(new Set(numbers).size).toBe(Math.max(...numbers));
  await expect(page.locator('.frame[data-on-path]')).toHaveCount(1);
  await expect(page.locator('[data-place~="kernel:fault"][data-on-path]')).toHaveCount(1);
});

test('no mark of the way lies on a heading', async ({ page }) => {
  for (const [hash, width, height] of /** @type {[string, number, number][]} */ ([
    ['#x=05&at=19', 1280, 720],
    ['#x=06&at=5', 1440, 810],
    ['#x=06&at=7', 1280, 720],
  ])) {
    await page.setViewportSize({ width, height });
    await page.goto('about:blank');
    await open(page, hash);
    await expect(page.locator('.badge').first()).toBeVisible();
    const covered = await page.evaluate(() => {
      const badges = [...document.querySelectorAll('.badge')].map((one) => one.getBoundingClientRect());
      /** @param {Element} heading */
      const words = (heading) => {
        const range = document.createRange();
        range.selectNodeContents(heading);
        return range.getBoundingClientRect();
      };
      return [...document.querySelectorAll('.lane-head h2, .root b, .space h3, .memory h3')]
        .filter((heading) => {
          const box = words(heading);
          return badges.some(
            ({ left, right, top, bottom }) =>
              left < box.right && right > box.left && top < box.bottom && bottom > box.top,
          );
        })
        .map((heading) => heading.textContent);
    });
    expect(covered, hash).toEqual([]);
  }
});

test('before a long step the page says that it works', async ({ page }) => {
  await openText(
    page,
    'machine x86-64\n  frames 4096\nprocess A\n  10000000-11000000 rw-p\nA: write 0x10000000..0x10800000 by 4K 1\nA: read 0x10000000\n',
  );
  await page.evaluate(() => {
    const root = /** @type {HTMLElement} */ (document.querySelector('pw-app'));
    /** @type {string[]} */
    const seen = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      seen.push(`${root.dataset.busy} ${document.querySelectorAll('.busy').length} ${root.dataset.position}`);
    }).observe(root, { attributeFilter: ['data-busy'] });
  });
  await control(page, 'step').click();
  await control(page, 'step').click();
  await control(page, 'back').click();
  await atPosition(page, 1);
  await expect(app(page)).toHaveAttribute('data-busy', 'no');
  await expect(page.locator('.caption')).toContainText('2,048 times');
  const seen = await page.evaluate(() => /** @type {any} */ (window).seen);
  expect(seen[0]).toBe('yes 1 0');
  expect(seen[1]).toMatch(/^no 0 1$/);
});

test('a note comments on the picture and takes nothing away', async ({ page }) => {
  await openText(page, twoProcesses.replace('A: read 0x602010', 'note What was said.\nA: read 0x602010'));
  await page.locator('.scrubber').fill('2');
  await expect(page.locator('.badge').first()).toBeVisible();
  const picture = () =>
    page.locator('.player .lanes').evaluate((lanes) => lanes.querySelectorAll('[data-on-path]').length);
  const marked = await picture();
  await control(page, 'step').click();
  await expect(page.locator('.caption')).toHaveText('What was said.');
  await expect(page.locator('.badge').first()).toBeVisible();
  expect(await picture()).toBe(marked);
});

test('each frame of a full machine is drawn, with who maps it', async ({ page }) => {
  const text =
    'machine x86-64\n  frames 4\nprocess A\n  602000-60a000 rw-p 00000000 [heap]\nA: write 0x602000..0x606000 by 4K 1\n';
  await openText(page, text);
  await control(page, 'last').click();
  await expect(page.locator('.frame[data-users=A]')).toHaveCount(4);
  await expect(page.locator('.frame')).toHaveCount(5);
  await expect(page.locator('.frame[data-look=anonymous]')).toHaveCount(4);
});

test('addresses grow upwards or downwards, as one likes', async ({ page }) => {
  await openText(page, twoProcesses);
  const starts = () =>
    page
      .locator('.space[data-process=A] .region')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-start')));
  const high = await starts();
  await control(page, 'direction').click();
  expect(await starts()).toEqual([...high].reverse());
});

test('a hit stays in the hardware lane', async ({ page }) => {
  await openText(page, twoProcesses.replace('A: read 0x602010', 'B: read 0x602010'));
  await page.locator('.scrubber').fill('3');
  await expect(page.locator('.badge').first()).toBeVisible();
  await expect(page.locator('.tlb .verdict')).toHaveText('hit');
  await expect(page.locator('.kernel [data-on-path]')).toHaveCount(0);
});

test('keys act inside the player and nowhere else', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.player').focus();
  const presses = [
    ['ArrowRight', 1],
    ['ArrowRight', 2],
    ['ArrowLeft', 1],
    ['End', 4],
    ['Home', 0],
    ['n', 1],
  ];
  for (const [key, position] of presses) {
    await page.locator('.player').press(String(key));
    await atPosition(page, Number(position));
  }
  await page.locator('#lesson').focus();
  await page.locator('#lesson').press('n');
  await atPosition(page, 1);
  await page.locator('#ask-address').press('End');
  await atPosition(page, 1);
});

test('before anything has the focus time can be moved; letters wait for the player', async ({ page }) => {
  await openText(page, twoProcesses);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  for (const [key, position] of [
    ['ArrowRight', 1],
    ['End', 4],
    ['n', 4],
    ['ArrowLeft', 3],
    ['w', 3],
    ['Home', 0],
  ]) {
    await page.keyboard.press(String(key));
    await atPosition(page, Number(position));
  }
  await expectText(page).toBe(twoProcesses);
});

test('in a small window the keys that scroll scroll', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await openText(page, twoProcesses);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await atPosition(page, 1);
});

test('the kernel shows the step that a question added, and no longer the question', async ({ page }) => {
  await openText(page, twoProcesses);
  await ask(page, 'A', '0x603000');
  await expect(page.locator('.kernel .fault')).toContainText('Only asked');
  await page.locator('.would[data-access=write]').click();
  await atPosition(page, 1);
  await expect(page.locator('.kernel .fault')).toContainText('Page fault');
});

test('an address is understood as it stands in the lanes', async ({ page }) => {
  await openText(page, twoProcesses);
  await ask(page, 'A', '602000');
  await expect(page.locator('#ask-address')).toHaveValue('0x602000');
  await expect(page.locator('[data-answer=region] dd')).toContainText('[heap]');
  await ask(page, 'A', '7fff1abc');
  await expect(page.locator('[data-answer=region] dd')).toContainText('[stack]');
  await ask(page, 'A', '4096'); // a number like any other
  await expect(page.locator('#ask-address')).toHaveValue('4096');
});

test('of whom an address is asked can be chosen before there is one', async ({ page }) => {
  await openText(page, `${twoProcesses}note Without an address.\n`.replace(/^[AB]: .*\n/gm, ''));
  await page.locator('#ask-process').selectOption('B');
  await page.locator('#ask-address').pressSequentially('0x602010');
  await expect(page.locator('#ask-process')).toHaveValue('B');
  await expect(page.locator('[data-answer=whose] dd')).toContainText('B');
});

test('the tables hold what the picture of memory holds', async ({ page }) => {
  await openText(
    page,
    'machine x86-64\n  frames 8\n  swap 4\nfile /f 8K "file"\nprocess A\n  10000-12000 rw-s 00000000 /f\n  602000-60c000 rw-p\nA: write 0x10000 1\nA: write 0x602000..0x60c000 by 4K 1\n',
  );
  await control(page, 'last').click();
  await expect(page.locator('.slot[data-look=swap]').first()).toBeVisible();
  const used = await page.locator('.slot[data-look=swap]').count();
  const tables = await page.locator('.table').count();
  await page.locator('.memory .lane-head button').last().click();
  const rows = (/** @type {string} */ caption) =>
    page.locator('.memory table', { has: page.locator('caption', { hasText: caption }) }).locator('tbody tr');
  await expect(rows('Swap')).toHaveCount(used);
  await expect(rows('Page tables')).toHaveCount(tables);
  await expect(rows('Page cache')).not.toHaveCount(0);
  await noViolations(page, '.memory');
});

test('a region is found by a part of its name', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('#ask-address').fill('HEA');
  await page.locator('#ask-address').press('Enter');
  await expect(page.locator('#ask-address')).toHaveValue('0x602000');
  await expect(page.locator('[data-answer=region] dd')).toContainText('[heap]');
});

test('a lesson begins with what it claims, at the top of its text', async ({ page }) => {
  await open(page, '#x=11&at=26');
  await page.locator('#lesson').selectOption('12-same-file-shared');
  await settled(page);
  await atPosition(page, 0);
  await expect(page.locator('.caption')).toContainText(
    /^[A-Z].*\. The machine before the first of \d+ steps\.$/,
  );
  await expect(page.locator('.cm-line').first()).toBeInViewport();
});

test('event by event by hand, each sentence is spoken', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.player').focus();
  const spoken = page.locator('.narration [aria-live]');
  await page.keyboard.press('ArrowDown');
  const first = await page.locator('.caption').textContent();
  await expect(spoken).toHaveText(first ?? '');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.caption')).not.toHaveText(first ?? '');
  await expect(spoken).toHaveText((await page.locator('.caption').textContent()) ?? '');
});

test('keyboard alone: skip, play, step, ask, list the keys', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(control(page, 'play')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await atPosition(page, 1);
  await page.keyboard.press('a');
  await expect(page.locator('#ask-address')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0x603000');
  await expect(page.locator('[data-answer=region] dd')).toContainText('[heap]');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await atPosition(page, 2);
  await expect(page.locator('.caption')).toContainText('reads at 0x603000');
  await page.keyboard.press('?');
  await expect(page.locator('pw-keys dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('pw-keys dialog')).toBeHidden();
});

test('the log says the sentences of the steps and of the events', async ({ page }) => {
  await openText(page, twoProcesses);
  await page.locator('.scrubber').fill('2');
  const sentence = (await page.locator('.caption').textContent()) ?? '';
  await page.getByRole('button', { name: 'Log' }).click();
  await expect(page.locator('ol.log li')).toHaveCount(2);
  await expect(page.locator('ol.log li').last()).toHaveText(sentence);
  expect(await page.locator('pw-log tbody tr').count()).toBeGreaterThan(5);
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('the opening lesson plays, and a control ends the motion at once', async ({ page }) => {
    await open(page);
    await expect(control(page, 'play')).toHaveAttribute('aria-label', 'Pause');
    await expect(app(page)).toHaveAttribute('data-midway', 'yes');
    await expect(page.locator('.token')).toBeVisible();
    await control(page, 'play').click();
    await expect(app(page)).toHaveAttribute('data-midway', 'no');
    await expect(page.locator('.token')).toBeHidden();
  });

  test('within ten seconds the opening shows one number and two frames, and stops there', async ({ page }) => {
    await page.clock.install();
    await open(page);
    await page.clock.runFor(10_000);
    await expect(page.locator('.everywhere tr')).toHaveCount(2);
    const frames = await page
      .locator('.everywhere tr')
      .evaluateAll((all) => all.map((row) => row.getAttribute('data-frame')));
    expect(new Set(frames).size).toBe(2);
    expect(frames).not.toContain('');
    const stopped = await app(page).getAttribute('data-position');
    await page.clock.runFor(60_000);
    await atPosition(page, Number(stopped));
    await expect(control(page, 'play')).toHaveAttribute('aria-label', 'Play');
  });

  test('a copied frame moves out of the one it was copied from, and a child out of its parent', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      /** @type {string[]} */
      const moved = [];
      Object.assign(globalThis, { moved });
      const { animate } = Element.prototype;
      Element.prototype.animate = function (...how) {
        const place = this.getAttribute('data-place') ?? this.getAttribute('data-process');
        if (place) moved.push(place.replaceAll('\n', ' '));
        return animate.apply(this, how);
      };
    });
    await openText(
      page,
      'machine x86-64\n  frames 16\nprocess A\n  602000-604000 rw-p\nA: write 0x602000 "A"\nA: B = fork()\nB: write 0x602000 "B"\n',
    );
    for (const position of [1, 2, 3]) {
      await control(page, 'step').click();
      await atPosition(page, position);
      await expect(app(page)).toHaveAttribute('data-midway', 'no', { timeout: 60_000 });
    }
    const moved = await page.evaluate(() => /** @type {any} */ (globalThis).moved);
    expect(moved.join()).toMatch(/frame:2/);
    expect(moved).toContain('B');
  });

  test('two steps pressed one after the other are two steps', async ({ page }) => {
    await openText(page, twoProcesses);
    await control(page, 'step').click();
    await control(page, 'step').click();
    await control(page, 'first').click();
    await atPosition(page, 0);
    await control(page, 'step').click();
    await control(page, 'step').click();
    await atPosition(page, 2);
    await control(page, 'back').click();
    await atPosition(page, 1);
    await expect(app(page)).toHaveAttribute('data-midway', 'no');
  });

  test('playing ends at the last step, whole', async ({ page }) => {
    await page.clock.install();
    await openText(page, twoProcesses);
    await control(page, 'play').click();
    await page.clock.runFor(60_000);
    await atPosition(page, 4);
    await expect(app(page)).toHaveAttribute('data-midway', 'no');
    await expect(control(page, 'play')).toHaveAttribute('aria-label', 'Play');
  });

  test('the live region is silent while it plays', async ({ page }) => {
    await page.clock.install();
    await openText(page, twoProcesses);
    const before = await page.locator('.narration [aria-live]').textContent();
    await control(page, 'play').click();
    await page.clock.runFor(2_000);
    expect(await page.locator('.narration [aria-live]').textContent()).toBe(before);
    await control(page, 'play').click();
    await expect(page.locator('.narration [aria-live]')).toHaveText(
      (await page.locator('.caption').textContent()) ?? '',
    );
  });
});
