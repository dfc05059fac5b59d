import { html, nothing } from 'lit';
import { printable } from '../model/addresses.js';
import { everywhereOf } from '../model/everywhere.js';
import { positionAsked } from '../model/scene.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { pinAt } from './point.js';

/** @import {Explanation} from '../../bindings/engine.js' */
/** @import {Moment, Same} from '../model/everywhere.js' */
/** @import {Scene} from '../model/scene.js' */

/**
 * One address in every process: the answer to the question the project is for. Two rows with one number and
 * two frames say more than any sentence.
 */

/** @param {Scene} scene @returns {Moment} */
const momentOf = (scene) => ({
  snapshot: scene.complete ? scene.after : scene.before,
  position: positionAsked(scene),
  page: scene.machine.page,
  acting: scene.step?.process,
});

/** @param {number} byte */
const byteText = (byte) =>
  words.memory.byteAt({
    hex: byte.toString(16).padStart(2, '0'),
    char: printable(byte) ? String.fromCharCode(byte) : '',
  });

/** @param {Explanation} explanation */
function whereText({ backing, region }) {
  const { kind } = backing;
  if (backing.frame !== null) return words.spaces.inFrame(backing.frame);
  if (backing.slot !== null) return words.spaces.inSlot(backing.slot);
  if (kind === 'guard') return words.spaces.guard;
  return region ? words.memory.noFrame : words.memory.noRegion;
}

/** @param {Explanation['backing']} backing @param {Same[]} all */
function comparison({ frame, kind }, all) {
  if (frame === null) return '';
  if (kind === 'zero-frame') return words.memory.zeroFrame;
  const frames = all.map((one) => one.explanation.backing.frame).filter((other) => other !== null);
  if (frames.length < 2) return '';
  return frames.filter((other) => other === frame).length > 1
    ? words.memory.sameFrame
    : words.memory.otherFrame;
}

/** @param {Same} same @param {Same[]} all */
function row({ process, index, explanation, byte }, all) {
  const { frame } = explanation.backing;
  return html`<tr data-accent=${index % 8} data-process=${process} data-frame=${frame ?? ''}>
		<th scope="row">
			<button type="button" class="quiet same" @click=${pinAt({ process, address: explanation.address })}>${process}</button>
		</th>
		<td class="where" data-look=${frame === null ? 'none' : 'some'}>${whereText(explanation)}</td>
		<td class="byte">${byte === null ? '' : byteText(byte)}</td>
		<td class="aside">${comparison(explanation.backing, all)}</td>
	</tr>`;
}

/** @param {Scene} scene */
export function everywhere(scene) {
  const address = store.asked?.address ?? lastAddress();
  const { answers } = store;
  const rows = address && answers ? everywhereOf(answers, momentOf(scene), address) : [];
  const heading = rows[0]?.explanation.address ?? null;
  return html`<section class="everywhere">
		<h3>
			${heading ? words.memory.everywhere(heading) : words.memory.everywhereNone}
		</h3>
		${rows.length === 0 ? nothing : html`<table><tbody>${rows.map((same) => row(same, rows))}</tbody></table>`}
	</section>`;
}

/** The address of the last access up to the position: a note between two accesses does not take the picture away. */
function lastAddress() {
  for (let index = store.position - 1; index >= Math.max(0, store.position - 8); index -= 1) {
    const address = store.answers?.step(index)?.address;
    if (address) return address;
  }
  return null;
}
