import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { draft, draftBefore, NO_LESSON, version } from '../drafts.js';
import { chooseLanguage, LANGUAGES } from '../language.js';
import { openLate } from '../late-dialogs.js';
import { LESSON_LANGUAGE } from '../lesson-files.js';
import { lessonNamed, lessons } from '../lessons.js';
import { numberOf } from '../model/course.js';
import { titleOf } from '../model/title.js';
import { chooseLesson, openDraft, openFreshProblem, openNew, openVersion } from '../opening.js';
import { predicting, togglePredicting } from '../predict/switch.js';
import { languageAtHand } from '../progress.js';
import { store } from '../store.js';
import { chooseTheme, startTheme, THEMES } from '../theme.js';
import { words } from '../words.js';
import { icons } from './icons.js';
import { Panel } from './panel.js';
import { workingBar } from './working.js';

const { ui } = words;

/** What stands before a place of drafts in the menu's values. */
const VERSION = 'version:';

/** @param {Event} event */
function pickLesson(event) {
  const name = /** @type {HTMLSelectElement} */ (event.target).value;
  if (name === 'fresh') openFreshProblem();
  else if (name === 'draft' || name === 'before') openDraft(name);
  else if (name.startsWith(VERSION)) openVersion(name.slice(VERSION.length));
  else if (name !== 'link' && name !== 'new' && name !== 'problem') chooseLesson(name);
}

/** @param {string} value @param {string} text @param {string} [lang] where it is not the page's */
const option = (value, text, lang) =>
  html`<option value=${value} lang=${lang ?? nothing} .selected=${value === store.source}>${text}</option>`;

/** @param {{ name: string, title: string }} lesson */
const numbered = ({ name, title }) => words.course.numbered({ number: numberOf(name), title });

/** What is kept beside the draft: whole texts of a store to be read, so not at every move of the pointer. */
const versionOptions = () => {
  const other = version(NO_LESSON);
  const placed = lessons.filter(({ name }) => version(name) !== null);
  return html`${other && other !== draft() ? option(VERSION + NO_LESSON, titleOf(other) || ui.untitled) : nothing}
			${placed.map((lesson) => option(VERSION + lesson.name, numbered(lesson), LESSON_LANGUAGE))}`;
};

const lessonMenu = () => html`<label class="pick"
	><span>${ui.lesson}</span
	><select id="lesson" @change=${pickLesson}>
		${store.source === 'new' ? option('new', ui.fresh) : nothing}
		${store.source === 'link' ? option('link', ui.fromLink) : nothing}
		<optgroup label=${ui.lessons}>
			${lessons.map((lesson) => option(lesson.name, numbered(lesson), LESSON_LANGUAGE))}
		</optgroup>
		<optgroup label=${words.predict.problems}>
			${store.source === 'problem' ? option('problem', titleOf(store.text)) : nothing}
			<option value="fresh">${words.predict.newProblem}</option>
		</optgroup>
		<optgroup label=${ui.yours}>
			${draft() !== null || store.source === 'draft' ? option('draft', ui.draft) : nothing}
			${draftBefore() !== null ? option('before', ui.draftBefore) : nothing}
			${guard([store.text, store.opening], versionOptions)}
		</optgroup>
	</select></label
>`;

const themePick = () => html`<label class="pick plain"
	><span>${ui.theme}</span
	><select
		id="theme"
		@change=${(/** @type {Event} */ event) =>
      chooseTheme(/** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value))}
	>
		${THEMES.map((theme) => html`<option value=${theme} .selected=${theme === startTheme()}>${ui.themes[theme]}</option>`)}
	</select></label
>`;

/** What is shown now, for the page that opens in its place: a lesson by its name, else what brought it here. */
const placeShown = () =>
  lessonNamed(store.source) ? `#x=${store.source}&at=${store.position}` : location.hash;

const languagePick = () => html`<label class="pick plain"
	><span>${ui.language}</span
	><select
		id="language"
		@change=${(/** @type {Event} */ event) =>
      chooseLanguage(/** @type {HTMLSelectElement} */ (event.target).value, placeShown())}
	>
		${Object.entries(LANGUAGES).map(
      ([code, name]) =>
        html`<option value=${code} lang=${code} .selected=${code === words.code}>${name}</option>`,
    )}
	</select></label
>`;

const predictSwitch = () => html`<label class="check"
	><input
		type="checkbox"
		id="predict"
		.checked=${predicting.on}
		@change=${(/** @type {Event} */ event) =>
      togglePredicting(/** @type {HTMLInputElement} */ (event.target).checked)}
	/>${words.predict.on}</label
>`;

/** The title that the menu shows already. */
const lessonTitle = () => (store.source === 'problem' ? titleOf(store.text) : lessonNamed(store.source)?.title);

/** Not a link: its '#' would take the place of a shared scenario in the address. */
const skip = () =>
  /** @type {HTMLElement | null} */ (document.querySelector('#timeline [data-control=play]'))?.focus();

const dismiss = () => html`<button
	type="button"
	class="quiet icon-only"
	aria-label=${ui.dismiss}
	title=${ui.dismiss}
	@click=${() => store.set({ banner: null })}
>
	${icons.close}
</button>`;

class PageHead extends Panel {
  /** What was chosen may not be what is shown: a version that opens is the draft from then on. */
  updated() {
    const menu = /** @type {HTMLSelectElement | null} */ (this.querySelector('#lesson'));
    const shown = [...(menu?.options ?? [])].find(({ value }) => value === store.source);
    if (shown && !shown.selected) shown.selected = true;
  }

  banner() {
    const failure = store.trouble;
    const text = failure ? words.banners.engine[failure.reason] : store.banner;
    if (!text) return nothing;
    return html`<div class="banner" role="alert">
			<p>${text}${failure?.detail ? html` <small>${failure.detail}</small>` : nothing}</p>
${failure ? nothing : dismiss()}
		</div>`;
  }

  render() {
    const title = titleOf(store.text);
    return html`<header class="page-head">
				<button type="button" class="skip" @click=${skip}>${ui.skip}</button>
				<p class="name">${ui.name}</p>
				${lessonMenu()}
				<button
					type="button"
					class="quiet"
					data-control="new"
					aria-label=${words.edit.freshOf}
					title=${words.edit.freshOf}
					@click=${openNew}
				>
					${words.edit.fresh}
				</button>
				<button type="button" class="quiet" data-control="contents" @click=${() => openLate('pw-contents')}>${words.course.open}</button>
				<h1 class=${title === lessonTitle() ? 'sr' : ''} lang=${(title ? languageAtHand() : undefined) ?? nothing}>${title || ui.untitled}</h1>
        <span class="fill"></span>
				${predictSwitch()}
				<button type="button" class="quiet" @click=${() => openLate('pw-share')}>${ui.share}</button>
				<button type="button" class="quiet" id="open-embedding" @click=${() => openLate('pw-embedding')}>${words.embedding.open}</button>
				<button type="button" class="quiet" @click=${() => openLate('pw-keys')}>${ui.keys}</button>
				${languagePick()}
				${themePick()}
			</header>
			${this.banner()}
			${store.work ? html`<div class="working-on" role="status">${workingBar(store.work.said, store.work, store.work.cancel)}</div>` : nothing}`;
  }
}

customElements.define('pw-head', PageHead);
