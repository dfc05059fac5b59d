import { draft, draftBefore, opened } from './drafts.js';
import { findLesson, opening } from './lessons.js';
import { readFragment } from './link.js';
import { motion } from './play/motion.js';
import { player } from './play/player.js';
import { setPredicting } from './predict/switch.js';
import { store } from './store.js';
import { words } from './words.js';

/** @import {LinkProblem, Opened} from './link.js' */

/**
 * What the page shows first: what the link says; else the visitor's own draft; else the opening lesson, which
 * plays. A bad link says so and leaves draft and address alone.
 */

/** @param {string} text @param {string} from @param {number | null} at */
function show(text, from, at) {
  opened(from === 'draft');
  store.open(text, from, at ?? 0);
}

function playOpening() {
  if (!opening) return show('', 'draft', null);
  show(opening.text, opening.name, null);
  const end = firstMeeting();
  if (motion.wanted && store.engine) player.play(end);
  else store.moveTo(end);
}

/**
 * Where the opening stops: at the first step that finds another frame behind the same number, and the note on
 * it. What follows is the visitor's to play.
 */
function firstMeeting() {
  const steps = store.report?.steps ?? [];
  const met = steps.findIndex(({ expectations }) =>
    expectations.some((text) => text.startsWith('other-frame')),
  );
  if (met < 0) return steps.length;
  return steps[met + 1]?.kind === 'note' ? met + 2 : met + 1;
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
export function openLesson(name, at = null) {
  const lesson = findLesson(name);
  if (!lesson) return complain(words.banners.lesson(name));
  player.pause();
  show(lesson.text, lesson.name, at);
  store.set({ banner: null });
}

/** An empty text. The draft stays until something is written. */
export function openNew() {
  player.pause();
  show('', 'new', null);
  store.set({ banner: null });
}

/** @param {'draft' | 'before'} which */
export function openDraft(which) {
  const text = which === 'draft' ? draft() : draftBefore();
  if (text === null) return;
  player.pause();
  show(text, which, null);
}

/** A problem is there to be answered. @param {string} seed @param {number | null} at */
async function openProblem(seed, at) {
  const { makeProblem } = await import('./predict/problem.js');
  await setPredicting(true);
  show(makeProblem(seed), 'problem', at);
}

/** Another problem than the last; its link stands in the address, so that it can be given to others. */
export function openFreshProblem() {
  location.hash = `#x=problem&seed=${1 + Math.floor(Math.random() * 999_999)}`;
}

/** @param {Opened} link */
function openLink(link) {
  if (link.kind === 'bad') return complainOf(link.problem);
  if (link.kind === 'lesson') return openLesson(link.name, link.at);
  if (link.kind === 'problem') return openProblem(link.seed, link.at);
  if (link.kind === 'text') return show(link.text, 'link', link.at);
  const kept = draft();
  if (kept?.trim()) show(kept, 'draft', null);
  else playOpening();
}

export async function openFirst() {
  await openLink(await readFragment(location.hash));
}

/** A link put into the address of an open page. */
export async function openChangedHash() {
  const link = await readFragment(location.hash);
  if (link.kind === 'none') return;
  player.pause();
  store.set({ banner: null });
  openLink(link);
}
