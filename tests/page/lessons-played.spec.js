// Every lesson played to its end with the questions on: with nothing but right answers, and with nothing but wrong ones.
import { command, isBuilt, lessonNames, picturedHash, playOf } from './lesson-plays.js';
import { truthOf } from './lesson-truths.js';
import { app, atPosition, expect, open, settled, test } from './pagewalk.js';

/** @import {Page} from '@playwright/test' */
/** @import {Asked, Played} from './lesson-truths.js' */

/** @typedef {{ position: number, questions: Asked[] }} Stop where the page waits; no questions at the end */
/** @typedef {{ right: boolean, legend: string, text: string, reason: string }} Row */
/** @typedef {{ summary: string, rows: Row[] }} Told */

// The pictures of a trace would take longer than all the lessons.
test.use({ trace: 'off' });

/**
 * Runs in the page, for a lesson has some forty questions and each look at the page from outside takes its time:
 * answers what is asked, and goes on to the next question or to the end.
 * @param {Record<string, string> | null} chosen a value for each kind of question; null: nothing is asked yet
 * @returns {Promise<{ told: Told | null, stop: Stop }>}
 */
async function answerAndGoOn(chosen) {
  const PATIENCE = 60_000;
  const one = (/** @type {string} */ selector) =>
    /** @type {HTMLElement | null} */ (document.querySelector(selector));
  const all = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)];
  const text = (/** @type {Element | null} */ element) =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

  const until = async (/** @type {() => boolean} */ isSo) => {
    const end = performance.now() + PATIENCE;
    while (!isSo()) {
      if (performance.now() > end) throw new Error(`the page waits: ${text(one('.predict'))}`);
      await new Promise((done) => setTimeout(done));
    }
  };
  const choose = (/** @type {string} */ kind, /** @type {string} */ value) => {
    const inputs = /** @type {HTMLInputElement[]} */ (all(`.predict [data-question=${kind}] input`));
    const input = inputs.find((option) => option.value === value);
    if (!input) throw new Error(`${kind} has no answer ${value}`);
    input.click();
  };
  const told = () => ({
    summary: text(one('.summary')),
    rows: all('.results > li').map((row) => ({
      right: row.getAttribute('data-right') === 'yes',
      legend: text(row.querySelector('b')),
      text: text(row),
      reason: text(row.querySelector('.reason')),
    })),
  });
  const questions = () =>
    all('.predict fieldset[data-question]').map((field) => ({
      kind: field.getAttribute('data-question') ?? '',
      legend: text(field.querySelector('legend')),
      options: [...field.querySelectorAll('label')].map((label) => ({
        value: label.querySelector('input')?.value ?? '',
        text: text(label),
      })),
    }));

  if (chosen) {
    for (const [kind, value] of Object.entries(chosen)) choose(kind, value);
    one('.predict .answer')?.click();
    await until(() => one('.results') !== null);
  }
  const answered = chosen ? told() : null;
  // Where a question waits already nothing is pressed: a step that takes long would move time on only later.
  if (!one('.predict form')) one('[data-control=last]')?.click();
  const isOver = () => one('[data-control=step]')?.getAttribute('aria-disabled') === 'true';
  await until(() => one('.predict form') !== null || isOver());
  const position = Number(one('pw-app')?.dataset.position);
  return { told: answered, stop: { position, questions: questions() } };
}

/** @typedef {(asked: Asked, truth: string, step: number) => string} Choose the value to answer with */
/** @typedef {(told: Told, questions: Asked[], truths: string[], chosen: string[]) => void} Judge */

/**
 * From where the page stands to the end.
 * @param {Page} page
 * @param {(index: number) => Played} playedAt
 * @param {Choose} choose
 * @param {Judge} judge
 * @returns {Promise<number>} how many questions were asked
 */
async function playToTheEnd(page, playedAt, choose, judge) {
  let count = 0;
  let { stop } = await page.evaluate(answerAndGoOn, null);
  while (stop.questions.length > 0) {
    const { position, questions } = stop;
    const played = playedAt(position);
    const truths = questions.map((asked) => truthOf(played, asked));
    const chosen = questions.map((asked, at) => choose(asked, truths[at] ?? '', position));
    const given = Object.fromEntries(questions.map(({ kind }, at) => [kind, chosen[at] ?? '']));
    const answered = await page.evaluate(answerAndGoOn, given);
    await test.step(`${position + 1}: ${played.step.text}`, () => {
      if (answered.told) judge(answered.told, questions, truths, chosen);
    });
    count += questions.length;
    stop = answered.stop;
  }
  return count;
}

/** Which of the wrong answers it is changes from step to step. @type {Choose} */
function wrongly({ options }, truth, step) {
  const wrong = options.filter(({ value }) => value !== truth);
  return wrong[step % wrong.length]?.value ?? '';
}

/** @type {Judge} */
function praises({ rows, summary }, questions) {
  expect(rows.filter(({ right }) => !right)).toEqual([]);
  expect(rows.map(({ legend }) => legend)).toEqual(questions.map(({ legend }) => legend));
  expect(summary).toBe('All right.');
}

/** Each wrong answer is named, then the right one, then a reason that is of this question. @type {Judge} */
function refutes({ rows }, questions, truths, chosen) {
  for (const [at, { legend, options }] of questions.entries()) {
    const said = (/** @type {string | undefined} */ value) =>
      options.find((option) => option.value === value)?.text;
    const { right, text, reason } = rows[at] ?? { right: true, text: '', reason: '' };
    expect(right, text).toBe(false);
    expect(text).toContain(`${legend} You said: ${said(chosen[at])}. It was: ${said(truths[at])}. ${reason}`);
    expect(reason).toMatch(/^\S.{20,}[.!?”]$/);
    expect(reason).not.toMatch(/undefined|null|NaN|\[object/);
  }
}

for (const name of lessonNames) {
  test(name, async ({ page }) => {
    test.skip(!isBuilt(), `${command} is not built`);
    const play = playOf(name);
    const { steps, states } = play;
    const playedAt = (/** @type {number} */ index) => {
      const [step, after] = [steps[index], states[index]];
      if (!step || !after) throw new Error(`${name} has no step ${index}`);
      return { step, before: states[index - 1], after };
    };
    const stands = async (/** @type {string} */ score) => {
      await atPosition(page, steps.length);
      await expect(app(page)).toHaveAttribute('data-hash', picturedHash(play, steps.length - 1));
      await expect(page.locator('.score')).toHaveText(score);
    };

    await open(page, `?predict#x=${name}`);
    const asked = await playToTheEnd(page, playedAt, (_, truth) => truth, praises);
    expect(asked).toBeGreaterThan(10);
    const all = `${asked} of ${asked} right`;
    await stands(all);

    // The answers outlive the reload; forgotten at the last step instead, a long text is covered where the editor looks
    // at it, and it complains on the console that it has to measure so often.
    await page.reload();
    await settled(page);
    await expect(page.locator('.score')).toHaveText(all);
    await page.locator('.again').click();
    expect(await playToTheEnd(page, playedAt, wrongly, refutes)).toBe(asked);
    await stands(`0 of ${asked} right`);
  });
}
