import { html, nothing } from 'lit';
import { framesShown } from '../model/frames.js';
import { processesListed } from '../model/scene.js';
import { editing } from '../play/editing.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { plainTable } from './lane.js';
import { pinAt, pointAt, pointAway } from './point.js';

/** @import {FrameCell} from '../model/frames.js' */
/** @import {Scene} from '../model/scene.js' */
/** @import {Asked} from '../store.js' */

/** The first page that a frame is mapped at: what pointing at the frame asks about. @param {Scene} scene @param {FrameCell} cell @returns {Asked | null} */
function firstUser(scene, { frame, users }) {
  const process = scene.after.processes[users[0] ?? -1];
  const page = process?.pages.find((one) => one.frame === frame);
  return process && page ? { process: process.name, address: page.address } : null;
}

/** Initials of the processes that map a frame, each in its accent; of many their number. @param {FrameCell} cell @param {string[]} names */
const usersText = ({ users, look }, names) =>
  users.length > 3
    ? `${users.length}×`
    : users.map(
        (index) =>
          html`<i class="user" data-accent=${index % 8}>${(names[index] ?? '').slice(0, users.length > 1 || look === 'zero' ? 1 : 3)}</i>`,
      );

/** @param {Scene} scene @param {FrameCell} cell @param {string | null} physical */
function placesOf(scene, cell, physical) {
  const places = [`frame:${cell.frame}`];
  const page = BigInt(scene.machine.page);
  if (physical && BigInt(physical) / page === BigInt(cell.frame)) places.push(`physical:${physical}`);
  return places.join('\n');
}

/** @param {Scene} scene @param {FrameCell} cell @param {string[]} names @param {string | null} physical */
function frameCell(scene, cell, names, physical) {
  const kind = words.memory.kinds[cell.kind] ?? '';
  const users = cell.users.map((index) => names[index]).join(', ');
  const label = words.memory.frameOf({ frame: cell.frame, kind, users });
  const asked = firstUser(scene, cell);
  const inner = html`<b>${cell.frame}</b><span class="users">${cell.look === 'zero' ? '0' : ''}${usersText(cell, names)}</span>`;
  const look = `frame ${cell.changed ? 'changed' : ''}`;
  const places = placesOf(scene, cell, physical);
  if (!asked) {
    return html`<li class="${look} unmapped" data-look=${cell.look} data-frame=${cell.frame} data-place=${places} title=${label}>
			${inner}<span class="sr">${label}</span>
		</li>`;
  }
  return html`<li class=${look} data-look=${cell.look} data-frame=${cell.frame} data-place=${places} data-users=${users}>
		<button
			type="button"
			aria-label=${label}
			title=${label}
			@click=${pinAt(asked)}
			@pointerenter=${pointAt(asked)}
			@pointerleave=${pointAway}
			@focus=${pointAt(asked)}
			@blur=${pointAway}
		>
			${inner}
		</button>
	</li>`;
}

/** Where the last access of the shown events landed. @param {Scene} scene */
function landed(scene) {
  const access = scene.shown.findLast((event) => event.kind === 'access');
  return access?.kind === 'access' ? access.physical : null;
}

/** @param {Scene} scene */
function shownOf(scene) {
  const { answers } = store;
  return framesShown(scene, (position) => answers?.frames(position) ?? new Uint32Array());
}

/** On the page, where a dialog shows each. */
const allFramesButton = () =>
  editing.acts
    ? html`<button type="button" class="quiet" aria-haspopup="dialog" data-control="frames" @click=${() => editing.acts?.showFrames()}>${words.memory.allFrames}</button>`
    : nothing;

/** @param {Scene} scene */
export function frameGrid(scene) {
  const { memory } = words;
  const { cells, free, omitted } = shownOf(scene);
  const totals = (scene.complete ? scene.after : scene.before).memory;
  const names = processesListed(scene).map(({ name }) => name);
  const physical = landed(scene);
  return html`<section class="frames" data-place="frames">
		<h3>${memory.frames} <span class="aside">${memory.framesOf(totals)}</span></h3>
		<ul class="frame-grid ${scene.machine.frames > 9999 ? 'wide' : ''}">
			${cells.map((cell) => frameCell(scene, cell, names, physical))}
		</ul>
		${omitted > 0 ? allFramesButton() : nothing}
		${omitted > 0 ? html`<p class="aside">${memory.usedMore(omitted)}</p>` : nothing}
		${free > 0 ? html`<p class="aside">${memory.freeMore(free)}</p>` : nothing}
	</section>`;
}

/** @param {Scene} scene */
export function frameTable(scene) {
  const names = processesListed(scene).map(({ name }) => name);
  const rows = shownOf(scene)
    .cells.filter((cell) => cell.kind !== 0)
    .map((cell) => [
      cell.frame,
      words.memory.kinds[cell.kind] ?? '',
      cell.users.length,
      cell.users.map((index) => names[index]).join(', ') || words.ui.none,
    ]);
  return plainTable(words.memory.caption, Object.values(words.memory.columns), rows);
}
