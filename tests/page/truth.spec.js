// The page shows what the command says, at every step of the opening lesson, there and back.
import { command, isBuilt, playOf } from './lesson-plays.js';
import { app, atPosition, control, expect, open, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */

/** Frames by process and page, as the picture has them. @param {Page} page */
const mappedIn = (page) =>
  page
    .locator('.space')
    .evaluateAll((spaces) =>
      Object.fromEntries(
        spaces.map((space) => [
          space.getAttribute('data-process'),
          Object.fromEntries(
            [...space.querySelectorAll('.cell[data-frame]')].map((cell) => [
              cell.getAttribute('data-page'),
              Number(cell.getAttribute('data-frame')),
            ]),
          ),
        ]),
      ),
    );

/** The same out of a state line. @param {any} state */
const mappedBy = (state) =>
  Object.fromEntries(
    state.processes.map((/** @type {any} */ process) => [
      process.name,
      Object.fromEntries(
        process.pages
          .filter((/** @type {any} */ one) => one.state === 'present')
          .map((/** @type {any} */ one) => [one.address, one.frame]),
      ),
    ]),
  );

/** @param {Page} page @param {any} step @param {any} state */
async function agree(page, step, state) {
  await expect(app(page)).toHaveAttribute('data-hash', state.hash);
  expect(await mappedIn(page)).toEqual(mappedBy(state));
  const starts = (/** @type {any} */ process) =>
    process.regions.map((/** @type {any} */ one) => one.start).reverse();
  for (const process of state.processes) {
    const drawn = page.locator(`.space[data-process=${process.name}] .region`);
    expect(await drawn.evaluateAll((all) => all.map((one) => one.getAttribute('data-start')))).toEqual(
      starts(process),
    );
  }
  const usage = page.locator('.usage tbody tr');
  await expect(usage).toHaveCount(state.processes.length);
  for (const [index, process] of state.processes.entries()) {
    await expect(usage.nth(index).locator('td').nth(3)).toHaveText(String(process.minor));
    await expect(usage.nth(index).locator('td').nth(4)).toHaveText(String(process.major));
  }
  const caption = page.locator('.caption');
  if (step.signal) await expect(caption).toContainText(step.signal.code);
  if (step.op === 'read' && step.result === 'ok')
    await expect(caption).toContainText(`"${String.fromCharCode(Number(step.value))}"`);
  const frame = step.translations.at(-1)?.frame;
  if (frame !== undefined)
    await expect(page.locator(`.everywhere tr[data-process=${step.process}]`)).toHaveAttribute(
      'data-frame',
      String(frame),
    );
  await expect(page.locator('.narration')).toHaveAttribute('data-result', step.result);
}

test('page and command agree at every step of the opening lesson', async ({ page }) => {
  test.skip(!isBuilt(), `${command} is not built`);
  const { steps, states } = playOf('02-one-address-two-processes');
  expect(steps.length).toBeGreaterThan(5);
  expect(states.length).toBe(steps.length);
  await open(page);
  await control(page, 'first').click();
  for (const [index, step] of steps.entries()) {
    await control(page, 'step').click();
    await atPosition(page, index + 1);
    await agree(page, step, states[index]);
  }
  for (let index = steps.length - 2; index >= 0; index -= 1) {
    await control(page, 'back').click();
    await atPosition(page, index + 1);
    await agree(page, steps[index], states[index]);
  }
});
