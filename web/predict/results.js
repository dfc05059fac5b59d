import { html } from 'lit';
import { words } from '../words.js';
import { legendOf, optionText, reasonOf } from './reasons.js';
import { isRight } from './walk.js';

/** @import {Question} from './questions.js' */
/** @import {Asked, Given, How} from './quiz.js' */
/** @import {Field} from './walk.js' */

/** What was right, and for each wrong answer why. */

const { predict } = words;

/** A tick or a cross, in words for those who listen. @param {boolean} right */
const mark = (right) =>
  html`<span class="mark" aria-hidden="true">${right ? '✓' : '✕'}</span
		><span class="sr">${right ? predict.right : predict.wrong}: </span>`;

/** @param {boolean} right @param {string} legend @param {string} truth @param {string} answered @param {string} reason */
const row = (right, legend, truth, answered, reason) => html`<li data-right=${right ? 'yes' : 'no'}>
	${mark(right)}<b>${legend}</b> ${right ? predict.itWas(truth) : html`${predict.yours(answered)} ${predict.was(truth)} <span class="reason">${reason}</span>`}
</li>`;

/** @param {Question} question @param {string} value */
const textOf = (question, value) =>
  optionText(
    question.options.find((one) => one.value === value),
    question,
  );

/** @param {Question} question @param {Asked} asked @param {string | undefined} answered */
function answerRow(question, { moment }, answered) {
  const legend = legendOf(question, moment);
  const truth = textOf(question, question.truth);
  if (answered === undefined) return html`<li data-skipped><b>${legend}</b> ${predict.itWas(truth)}</li>`;
  const right = answered === question.truth;
  return row(
    right,
    legend,
    truth,
    textOf(question, answered),
    right ? '' : reasonOf(question, answered, moment),
  );
}

/** @param {Field} field @param {string} typed */
const fieldRow = (field, typed) => row(isRight(field, typed), field.label, field.truth, typed, field.reason);

/** Every answer, and behind each wrong one its reason, to talk about. @param {Question} question @param {Asked} asked */
const lectureRow = (question, { moment }) => html`<li data-lecture>
	<b>${legendOf(question, moment)}</b>
	<ul>
		${question.options.map((option) => {
      const right = option.value === question.truth;
      const text = html`${mark(right)}<b>${optionText(option, question)}</b>`;
      return html`<li data-right=${right ? 'yes' : 'no'}>
				${right ? text : html`<details><summary>${text}</summary><p class="reason">${reasonOf(question, option.value, moment)}</p></details>`}
			</li>`;
    })}
	</ul>
</li>`;

/** @param {{ asked: Asked, given: Given }} done @param {How} how */
export function resultList({ asked, given }, how) {
  if (how === 'lecture') {
    return html`<ul class="results">${asked.questions.map((question) => lectureRow(question, asked))}</ul>`;
  }
  const fields = given ? asked.fields : [];
  return html`<ul class="results">
		${asked.questions.map((question) => answerRow(question, asked, given ? (given[question.kind] ?? '') : undefined))}
		${fields.map((field) => fieldRow(field, given?.[field.id] ?? ''))}
	</ul>`;
}

/** @param {{ asked: Asked, given: Given }} done @param {How} how @returns {string} */
export function resultSummary({ asked, given }, how) {
  if (how === 'lecture') return predict.answers;
  if (!given) return predict.skipped;
  const right =
    asked.questions.filter(({ kind, truth }) => given[kind] === truth).length +
    asked.fields.filter((field) => isRight(field, given[field.id] ?? '')).length;
  const all = asked.questions.length + asked.fields.length;
  return right === all ? predict.allRight : predict.score({ right, asked: all });
}
