import { html } from 'lit';
import { cut } from '../model/addresses.js';
import { decode, rootRegister } from '../model/entry-bits.js';
import { runningShown } from '../model/scene.js';
import { offsetText, translationAsked, translationOf } from '../model/translation.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { laneHead, plainTable } from './lane.js';
import { Panel } from './panel.js';
import { tlbGrid, tlbTable } from './tlb-grid.js';

/** @import {AddressPart} from '../model/addresses.js' */
/** @import {Scene} from '../model/scene.js' */
/** @import {Level, TranslationPicture} from '../model/translation.js' */

/** @param {Scene} scene @param {TranslationPicture} picture */
function root(scene, picture) {
  const name = picture.tlb === 'asked' ? (store.asked?.process ?? null) : runningShown(scene);
  const index = scene.after.processes.findIndex((process) => process.name === name);
  const process = scene.after.processes[index];
  const register = rootRegister(scene.machine.arch);
  return html`<span class="root" data-place="root" data-accent=${Math.max(0, index) % 8} title=${words.hardware.rootTitle}>
		${process ? html`<b>${process.name}</b> ${words.hardware.root({ register, root: process.root })}` : words.hardware.rootNone}
	</span>`;
}

/** Bits in threes or fours, so that a line may break between them. @param {string} bits */
const grouped = (bits) =>
  bits.match(bits.length % 3 === 0 && bits.length < 12 ? /.{3}/g : /.{1,4}(?=(.{4})*$)/g)?.join(' ');

/** @param {AddressPart} part */
function partCell(part) {
  const name = part.kind === 'level' ? part.name : words.hardware[part.kind];
  const value =
    part.kind === 'offset' || part.kind === 'unused' ? `0x${part.value.toString(16)}` : part.value.toString();
  return html`<div class="part" data-kind=${part.kind} style="--bits:${part.kind === 'unused' ? 7 : part.bits}">
		<span class="part-name">${name}</span>
		<b class="part-value">${value}</b>
		<span class="bits" aria-hidden="true">${part.kind === 'unused' ? '' : grouped(part.binary)}</span>
		<span class="sr">${words.hardware.bitsOf({ name, bits: part.bits, value })}</span>
	</div>`;
}

/** @param {TranslationPicture} picture @param {Scene} scene */
function addressBits(picture, scene) {
  const { hardware } = words;
  if (!picture.address) return html`<p class="empty" data-place="address">${hardware.addressNone}</p>`;
  const parts = cut(picture.address, scene.machine);
  return html`<div class="address" data-place="address">
		<code class="whole">${picture.address}</code>
		${picture.tlb === 'asked' ? html`<span class="tag">${hardware.asked}</span>` : ''}
		<div class="parts">${parts.map(partCell)}</div>
	</div>`;
}

/** @param {Level} level */
function levelState(level) {
  if (level.how === 'unread') return words.hardware.unread;
  if (!level.present) return words.hardware.notPresent;
  return level.how === 'written' ? words.hardware.written : words.hardware.present;
}

/** @param {Level} level */
const levelRow = (level) => html`<li
	class="level"
	data-place="level:${level.level}"
	data-how=${level.how}
	data-present=${level.present ? 'yes' : 'no'}
>
	<b>${level.name}</b>
	<span class="at">${level.table === null ? '' : words.hardware.tableAt(level.table)}</span>
	<span class="index">${level.index === null ? '' : `[${level.index}]`}</span>
	<code class="entry">${level.entry ?? ''}</code>
	<span class="state" title=${levelState(level)}>${level.how === 'read' && level.present ? html`<span aria-hidden="true">✓</span><span class="sr">${levelState(level)}</span>` : levelState(level)}</span>
</li>`;

/** @param {TranslationPicture} picture @param {string} arch */
function entryBits(picture, arch) {
  const last = picture.levels.findLast((level) => level.entry !== null);
  if (!last?.entry) return '';
  return html`<ul class="entry-bits" aria-label=${words.hardware.entryBits}>
		<li class="of" aria-hidden="true">${last.name}</li>
		${decode(last.entry, arch).map(
      ({ name, set }) => html`<li class=${set ? 'set' : 'clear'}>${name}<b>${set ? 1 : 0}</b></li>`,
    )}
	</ul>`;
}

/** @param {TranslationPicture} picture @param {string} arch */
function walk(picture, arch) {
  const { hardware } = words;
  const idle = picture.levels.every((level) => level.how === 'unread');
  const why =
    picture.tlb === 'hit'
      ? store.midway
        ? hardware.walkNotYet
        : hardware.walkNone
      : picture.tlb === null
        ? hardware.walkIdle
        : '';
  return html`<div class="walk ${idle ? 'idle' : ''}" data-place="walk">
		<h3>${hardware.walk}<span class="aside">${idle ? why : ''}</span></h3>
		<ol>
			${picture.levels.map(levelRow)}
		</ol>
		${entryBits(picture, arch)}
	</div>`;
}

/** @param {TranslationPicture} picture @param {number} page */
function physical(picture, page) {
  const { frame, physical } = picture;
  const { hardware } = words;
  return html`<div class="physical" data-place="physical">
		<h3>${hardware.physical}</h3>
		<b>${frame === null ? '–' : physical === null ? words.spaces.inFrame(frame) : hardware.physicalOf({ frame, offset: offsetText(physical, page) })}</b>
		<code>${physical ?? ''}</code>
	</div>`;
}

/** @param {TranslationPicture} picture @param {Scene} scene */
const walkTable = (picture, scene) =>
  html`${addressBits(picture, scene)}${plainTable(
    words.hardware.caption,
    Object.values(words.hardware.columns),
    picture.levels.map((level) => [
      level.name,
      level.table ?? words.ui.none,
      level.index ?? words.ui.none,
      level.entry ?? words.ui.none,
      levelState(level),
    ]),
  )}${entryBits(picture, scene.machine.arch)}${physical(picture, scene.machine.page)}${tlbTable(scene)}`;

/** What was asked outlives the step's own translation only while it is pinned. @param {Scene} scene */
function pictureOf(scene) {
  const explanation = store.pinned ? store.explain(store.pinned) : null;
  return explanation && 'walk' in explanation
    ? translationAsked(explanation, scene.machine)
    : translationOf(scene);
}

class TranslationLane extends Panel {
  render() {
    const scene = store.scene;
    const picture = scene ? pictureOf(scene) : null;
    return html`<section class="lane hardware" aria-labelledby="lane-hardware">
			${laneHead('hardware', scene && picture ? root(scene, picture) : '')}
			<div class="lane-body" tabindex="0" role="group" aria-labelledby="lane-hardware">
				${
          !scene || !picture
            ? ''
            : store.tables.has('hardware')
              ? walkTable(picture, scene)
              : html`${addressBits(picture, scene)} ${tlbGrid(scene, picture)}
								${walk(picture, scene.machine.arch)} ${physical(picture, scene.machine.page)}`
        }
			</div>
		</section>`;
  }
}

customElements.define('pw-translation', TranslationLane);
