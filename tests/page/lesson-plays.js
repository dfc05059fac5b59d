// The lessons, and what the command says of each: its steps, and the state of the machine after each of them.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** @import {Snapshot, StepResult} from '../../bindings/engine.js' */

/** @typedef {Snapshot & { hash: string }} State */

export const command = 'build/bin/pagewalk';
export const isBuilt = () => existsSync(command);

const folder = 'web/lessons';
const ending = '.pagewalk';

export const lessonNames = readdirSync(folder)
  .filter((name) => name.endsWith(ending))
  .map((name) => name.slice(0, -ending.length));

/** @param {string} name */
export const lessonText = (name) => readFileSync(`${folder}/${name}${ending}`, 'utf8');

/** @typedef {{ steps: StepResult[], states: State[] }} Play a state for each step, after it */

/** @param {string} name @returns {Play} */
export function playOf(name) {
  const printed = execFileSync(command, ['run', '--json', '--states', '-'], {
    input: lessonText(name),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const objects = printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return {
    steps: objects.filter(({ type }) => type === 'step'),
    states: objects.filter(({ type }) => type === 'state'),
  };
}

/**
 * The hash of the picture behind a step. A note takes nothing away, so the picture stays that of the step before it;
 * the machine's own hash may move on, for `replace opt` counts every step.
 * @param {Play} play
 * @param {number} index
 */
export function picturedHash({ steps, states }, index) {
  let at = index;
  while (at > 0 && steps[at]?.kind === 'note') at -= 1;
  return states[at]?.hash ?? '';
}
