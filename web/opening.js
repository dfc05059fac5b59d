import { setFragment } from './address-bar.js';
import { draft, draftBefore, goOnWith, opened, version } from './drafts.js';
import { given } from './given.js';
import { shownName } from './lesson-files.js';
import { fetchLesson, findLesson, opening } from './lessons.js';
import { readFragment } from './link.js';
import { meeting } from './model/meeting.js';
import { motion } from './play/motion.js';
import { player } from './play/player.js';
import { predicting, setPredicting } from './predict/switch.js';
import { store } from './store.js';
import { words } from './words.js';

/** @import {LinkProblem, Opened} from './link.js' */
/** @import {Recorded} from './recorded.js' */

/**
 * What the page shows first: what the link says; else the visitor's own draft; else the opening lesson, which
 * plays. A bad link says so and leaves draft and address alone.
 */

/** Counts what was opened, so that a lesson that comes late does not take the place of what was opened since. */
let openings = 0;

/** @param {string} text @param {string} from @param {number | null} at @param {Recorded | null} [recorded] */
function show(text, from, at, recorded = null) {
  openings += 1;
  opened(text);
  store.open(text, from, at ?? 0, recorded);
}

/** @returns {() => void} what is to be done once the engine is there */
function showOpening() {
  if (!opening) {
    show('', 'draft', null);
    return () => {};
  }
  const { lesson, recorded } = opening;
  const end = meeting(recorded.report.steps);
  const still = !motion.wanted && !predicting.on; // whoever is asked about a step must not see it
  show(recorded.text, lesson.name, still ? end : 0, recorded);
  const shown = openings;
  return () => {
    if (motion.wanted && store.engine && shown === openings && store.position === 0) player.play(end);
  };
}

/** @param {string} banner */
function complain(banner) {
  const kept = draft();
  show(kept ?? '', 'draft', null);
  store.set({ banner: kept ? `${banner} ${words.banners.kept}` : banner });
}

/** @param {LinkProblem} problem */
const complainOf = (problem) => complain(words.banners.link[problem]);

/** @param {string} name @param {number | null} at */
export async function openLesson(name, at = null) {
  const lesson = findLesson(name);
  if (!lesson) return complain(words.banners.lesson(shownName(name)));
  openings += 1;
  const asked = openings;
  const recorded = await fetchLesson(lesson);
  if (asked !== openings) return;
  if (!recorded) return store.set({ banner: words.banners.lessonUnreachable(lesson.title) });
  player.pause();
  show(recorded.text, lesson.name, at, recorded);
  store.set({ banner: null });
}

/** By an act on the page: no link says what is shown from then on. @param {string} text @param {string} from */
function showChosen(text, from) {
  player.pause();
  show(text, from, null);
  setFragment('');
}

/** A text from a file. @param {string} text */
export function openText(text) {
  showChosen(text, 'link');
  store.set({ banner: null });
}

/** A lesson that was chosen on the page; its link stands in the address. @param {string} name */
export async function chooseLesson(name) {
  await openLesson(name);
  if (store.source === name) setFragment(`#x=${name}`);
}

/** An empty text. The draft stays until something is written. */
export function openNew() {
  showChosen('', 'new');
  store.set({ banner: null });
}

/** @param {'draft' | 'before'} which */
export function openDraft(which) {
  const text = which === 'draft' ? draft() : draftBefore();
  if (text !== null) showChosen(text, which);
}

/** The visitor's version of a lesson is the draft from then on. @param {string} place as drafts.js has it */
export function openVersion(place) {
  const text = version(place);
  if (text === null) return;
  goOnWith(text);
  showChosen(text, 'draft');
}

/** A problem is there to be answered. @param {string} seed @param {number | null} at */
async function openProblem(seed, at) {
  openings += 1;
  const asked = openings;
  const { makeProblem } = await import('./predict/problem.js').catch(() => ({ makeProblem: null }));
  if (asked !== openings) return;
  if (!makeProblem) return complain(words.banners.dialog);
  await setPredicting(true);
  if (asked !== openings) return;
  show(makeProblem(seed), 'problem', at);
}

/** Another problem than the last; its link stands in the address, so that it can be given to others. */
export function openFreshProblem() {
  location.hash = `#x=problem&seed=${1 + Math.floor(Math.random() * 999_999)}`;
}

/** @param {Exclude<Opened, { kind: 'none' }>} link */
function openLink(link) {
  if (link.kind === 'bad') return complainOf(link.problem);
  if (link.kind === 'lesson') return openLesson(link.name, link.at);
  if (link.kind === 'problem') return openProblem(link.seed, link.at);
  return show(link.text, 'link', link.at);
}

/**
 * Before the engine is there: the text stands at once, and so does the picture of a lesson.
 * @param {(text: string) => number | null} left where whoever comes back to a link's text had been
 * @returns {Promise<() => void>} what is to be done once the engine is there
 */
export async function openFirst(left) {
  const link = await readFragment(location.hash || (given('link') ?? ''));
  if (link.kind === 'text') link.at = left(link.text) ?? link.at;
  const kept = draft();
  if (link.kind === 'none' && !kept?.trim()) return showOpening();
  if (link.kind !== 'none') await openLink(link);
  else show(kept ?? '', 'draft', null);
  return () => {};
}

/** A link put into the address of an open page. */
export async function openChangedHash() {
  const link = await readFragment(location.hash);
  if (link.kind === 'none') return;
  player.pause();
  store.set({ banner: null });
  openLink(link);
}
