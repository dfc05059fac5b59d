/// <reference types="vite/client" />
import '../styles/contents.css';
import { html, nothing } from 'lit';
import { focusPlayer } from '../dialogs.js';
import { version } from '../drafts.js';
import { LESSON_LANGUAGE, nameIn } from '../lesson-files.js';
import { lessons } from '../lessons.js';
import { numberOf, partsOf } from '../model/course.js';
import { chooseLesson, openVersion } from '../opening.js';
import { course, keepCourse, lessonAtHand } from '../progress.js';
import { words } from '../words.js';
import { Dialog } from './dialog.js';

/** @import {Lesson} from '../lessons.js' */
/** @import {Course, Progress} from '../progress.js' */

const { course: said } = words;

/** @type {Record<string, string>} */
const claims = Object.fromEntries(
  Object.entries(
    import.meta.glob('../lessons/*.pagewalk', { query: '?claim', import: 'default', eager: true }),
  ).map(([path, claim]) => [nameIn(path), String(claim)]),
);

/** @param {Progress | undefined} progress @returns {string[]} */
const deeds = (progress) =>
  progress
    ? [
        progress.seen ? said.seen : '',
        progress.asked > 0 ? said.answered(progress) : '',
        progress.goal ? said.goalReached : '',
      ].filter(Boolean)
    : [];

/** The lessons in the order of a course, what each claims, and how far the visitor came. */
class ContentsDialog extends Dialog {
  /** @type {Course | null} what was forgotten, so that it can be brought back */
  forgotten = null;

  get heading() {
    return said.title;
  }

  open() {
    this.forgotten = null;
    super.open();
  }

  /** @param {Lesson} lesson */
  choose(lesson) {
    this.#leave(() => chooseLesson(lesson.name));
  }

  /** @param {() => void} open */
  #leave(open) {
    this.close();
    open();
    focusPlayer(); // and not what opened the dialog: the keys of time are to act at once
  }

  /** @param {Lesson} lesson @param {Progress | undefined} progress */
  lesson(lesson, progress) {
    const here = lessonAtHand()?.name === lesson.name;
    const done = deeds(progress);
    return html`<li>
			<button type="button" class="quiet" lang=${LESSON_LANGUAGE} aria-current=${here ? 'true' : 'false'} @click=${() => this.choose(lesson)}>
				<span class="number">${numberOf(lesson.name)}</span>${lesson.title}
			</button>
			${version(lesson.name) === null ? nothing : html`<button type="button" class="version" @click=${() => this.#leave(() => openVersion(lesson.name))}>${said.version}<span class="sr" lang=${LESSON_LANGUAGE}> ${lesson.title}</span></button>`}
			<p lang=${LESSON_LANGUAGE}>${claims[lesson.name]}</p>
			${done.length > 0 ? html`<p class="done">${done.join(' · ')}</p>` : nothing}
		</li>`;
  }

  forget() {
    const kept = course();
    keepCourse(this.forgotten ?? {});
    this.forgotten = this.forgotten ? null : kept;
  }

  /** @param {Course} kept */
  foot(kept) {
    const all = Object.values(kept);
    const count = lessons.length;
    const seen = all.filter((progress) => progress.seen).length;
    const goals = all.filter((progress) => progress.goal).length;
    const any = all.length > 0 || this.forgotten;
    return html`<p role="status">${said.summary({ count, seen, goals })}</p>
			${any ? html`<p class="aside">${said.kept} <button type="button" @click=${() => this.forget()}>${this.forgotten ? said.restore : said.forget}</button></p>` : nothing}`;
  }

  content() {
    const kept = course();
    return html`${this.foot(kept)}
			<div class="contents">
				${partsOf(lessons).map(
          ({ part, lessons }) => html`<section>
						<h3>${said.parts[part]}</h3>
						<ul>${lessons.map((lesson) => this.lesson(lesson, kept[lesson.name]))}</ul>
					</section>`,
        )}
			</div>`;
  }
}

customElements.define('pw-contents', ContentsDialog);
