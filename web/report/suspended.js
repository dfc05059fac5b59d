/**
 * Answers as a learning system keeps them, in the 4096 characters that SCORM 1.2 has for them:
 *
 *   1 1a2b3c4d.5f 2300..13    a version, the text's name, and two digits a step: right, asked; `..` is no answer
 *
 * Steps beyond that room are asked again, and so is everything when the text has become another.
 */

/** @import {Answers} from '../predict/score.js' */

const VERSION = '1';
const ROOM = 4096;
const NONE = '..';
const BASE = 36;

/** @param {number} count */
const digit = (count) => Math.min(count, BASE - 1).toString(BASE);

/** @param {string} name of the text @param {Answers} answers */
export function written(name, answers) {
  const head = `${VERSION} ${name} `;
  const steps = Math.max(0, ...Object.keys(answers).map((index) => Number(index) + 1));
  const fitting = Math.min(steps, Math.floor((ROOM - head.length) / 2));
  const marks = Array.from({ length: fitting }, (_, index) => {
    const given = answers[index];
    return given ? digit(given.right) + digit(given.asked) : NONE;
  });
  return head + marks.join('');
}

/** @param {string} data as the learning system gave it back @param {string} name of the text @returns {Answers | null} */
export function read(data, name) {
  const [version, about, marks = ''] = data.split(' ');
  if (version !== VERSION || about !== name || !/^(?:[0-9a-z]{2}|\.\.)*$/.test(marks)) return null;
  /** @type {Answers} */
  const answers = {};
  for (const [index, pair] of (marks.match(/../g) ?? []).entries()) {
    if (pair === NONE) continue;
    const [right = 0, asked = 0] = [...pair].map((char) => Number.parseInt(char, BASE));
    answers[index] = { right: Math.min(right, asked), asked };
  }
  return answers;
}
