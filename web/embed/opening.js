import { fetchRecorded, findName, shownName } from '../lesson-files.js';
import { readFragment } from '../link.js';
import { player } from '../play/player.js';
import { setPredicting } from '../predict/switch.js';
import { store } from '../store.js';
import { words } from '../words.js';

/** @import {Opened} from '../link.js' */
/** @import {Recorded} from '../recorded.js' */

/**
 * What the embed shows: what stands behind `#` in its address, else the lesson in its query, `?lesson=…&step=…`,
 * for systems that strip what stands behind `#`. Nothing is guessed: a bad link is said to be one.
 */

/**
 * @param {string} text
 * @param {string} source
 * @param {number | null} at
 * @param {{ banner?: string | null, recorded?: Recorded | null }} [more]
 */
export function show(text, source, at, { banner = null, recorded = null } = {}) {
  player.pause();
  store.open(text, source, at ?? 0, recorded);
  store.set({ banner });
}

/** @param {string} name @param {number | null} at */
async function showLesson(name, at) {
  const lesson = findName(name);
  const recorded = lesson && (await fetchRecorded(lesson));
  if (!recorded) return show('', 'none', null, { banner: words.banners.lesson(shownName(name)) });
  show(recorded.text, lesson, at, { recorded });
}

/** @param {string} seed @param {number | null} at */
async function showProblem(seed, at) {
  const { makeProblem } = await import('../predict/problem.js');
  await setPredicting(true);
  show(makeProblem(seed), 'problem', at);
}

/** @param {string} query @returns {Opened} */
function askedInQuery(query) {
  const keys = new URLSearchParams(query);
  const step = keys.get('step') ?? '0';
  const name = keys.get('lesson');
  if (name === null) return { kind: 'none' };
  return /^\d{1,9}$/.test(step)
    ? { kind: 'lesson', name, at: Number(step) }
    : { kind: 'bad', problem: 'position' };
}

export async function openAddress() {
  const inFragment = await readFragment(location.hash);
  const link = inFragment.kind === 'none' ? askedInQuery(location.search) : inFragment;
  if (link.kind === 'lesson') return showLesson(link.name, link.at);
  if (link.kind === 'problem') return showProblem(link.seed, link.at);
  if (link.kind === 'text') return show(link.text, 'link', link.at);
  const banner = link.kind === 'bad' ? words.banners.link[link.problem] : words.embed.nothing;
  show('', 'none', null, { banner });
}
