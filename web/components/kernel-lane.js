import { html, nothing } from 'lit';
import { ladderOf } from '../model/ladder.js';
import { eventSentence } from '../narration.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { laneHead, plainTable } from './lane.js';
import { Panel } from './panel.js';

/** @import {Ladder} from '../model/ladder.js' */
/** @import {Scene} from '../model/scene.js' */

/** @typedef {{ place: string, name: string, verdict: 'open' | 'yes' | 'no', text: string }} Rung */

const { kernel } = words;

/** The lane's first line stands for the kernel as a whole too. */
const KERNEL = 'kernel:fault\nkernel';

/** More of a call's events than this go to the log only. */
const MOST_CALL_EVENTS = 6;

/** @param {Ladder} ladder @returns {Rung} */
function regionRung({ region }) {
  const base = { place: 'kernel:region', name: kernel.region };
  switch (region?.kind) {
    case 'region-found':
      return { ...base, verdict: 'yes', text: kernel.regionYes(region) };
    case 'stack-grown':
      return { ...base, verdict: 'yes', text: kernel.stackYes };
    case 'stack-refused':
      return { ...base, verdict: 'no', text: kernel.stackNo(region.reason) };
    case 'region-missing':
      return { ...base, verdict: 'no', text: kernel.regionNo };
    default:
      return { ...base, verdict: 'open', text: '' };
  }
}

/** @param {Ladder} ladder @returns {Rung} */
function allowedRung({ allowed }) {
  const base = { place: 'kernel:allowed', name: kernel.allowed };
  if (!allowed) return { ...base, verdict: 'open', text: '' };
  return allowed.kind === 'access-allowed'
    ? { ...base, verdict: 'yes', text: kernel.allowedYes(allowed) }
    : { ...base, verdict: 'no', text: kernel.allowedNo(allowed) };
}

/** @param {Ladder} ladder @returns {Rung} */
function backingRung({ missing, served, allowed, signal }) {
  const base = { place: 'kernel:backing', name: kernel.backing };
  if (missing) return { ...base, verdict: 'no', text: kernel.backingNo(missing) };
  if (served) return { ...base, verdict: 'yes', text: kernel.kinds[served.served] };
  if (allowed?.kind === 'access-allowed' && signal?.code === 'SEGV_MAPERR') {
    return { ...base, verdict: 'no', text: kernel.backingGuard };
  }
  return { ...base, verdict: 'open', text: '' };
}

/** @param {Ladder} ladder @returns {Rung} */
function resultRung({ served, signal }) {
  const base = { place: 'kernel:served', name: kernel.served };
  if (signal) return { ...base, verdict: 'no', text: [signal.name, signal.code].filter(Boolean).join(' ') };
  if (served) return { ...base, verdict: 'yes', text: kernel.servedIn(served) };
  return { ...base, verdict: 'open', text: '' };
}

/** @param {Ladder} ladder */
const rungsOf = (ladder) => [regionRung(ladder), allowedRung(ladder), backingRung(ladder), resultRung(ladder)];

/** A cross or a tick, so that colour is not the only sign. */
const marks = { open: '·', yes: '✓', no: '✕' };

/** @param {Rung} rung */
const rungRow = (rung) => html`<li class="rung" data-place=${rung.place} data-verdict=${rung.verdict}>
	<b>${rung.name}</b>
	<span class="mark" aria-hidden="true">${marks[rung.verdict]}</span>
	<span class="text">${rung.text || (rung.verdict === 'open' ? kernel.open : '')}</span>
</li>`;

/** @param {Ladder} ladder @param {Scene} scene */
function callList(ladder, scene) {
  if (ladder.calls.length === 0) return nothing;
  return html`<ul class="calls">
		${ladder.calls
      .slice(-MOST_CALL_EVENTS)
      .map((event) => html`<li data-kind=${event.kind}>${eventSentence(event, scene.machine)}</li>`)}
	</ul>`;
}

/** A question goes past the kernel: it changes nothing, so nothing happens here. */
const asking = () => store.pinned !== null && !store.midway;

/** What the kernel does where there is no fault. @param {Ladder} ladder @param {Scene} scene */
function quietWords(ladder, scene) {
  if (asking()) return kernel.asked;
  if (ladder.calls.some(({ kind }) => kind === 'call')) return kernel.calls;
  if (!scene.step) return kernel.before;
  if (scene.step.errno === 'ESRCH' && scene.step.events.length === 0) return kernel.gone;
  if (scene.step.errno === 'EAGAIN' && scene.step.events.length === 0) return kernel.waits;
  if (store.midway) return kernel.yet;
  if (scene.step.kind === 'switch') return kernel.switching;
  return scene.step.kind === 'access' ? kernel.idle : kernel.quiet;
}

/** What a call did stands above the ladder, which is idle then; what a fault pushed out, below it. @param {Ladder} ladder @param {Scene} scene */
function picture(ladder, scene) {
  const asked = ladder.fault !== null;
  return html`<p class="fault" data-place=${KERNEL} data-on=${asked ? 'yes' : 'no'}>
			${ladder.fault ? html`<b>${kernel.fault}</b> ${kernel.faultOf(ladder.fault)}` : quietWords(ladder, scene)}
		</p>
		${asked ? nothing : callList(ladder, scene)}
		<ol class="ladder ${asked ? '' : 'idle'}">
			${rungsOf(ladder).map(rungRow)}
		</ol>
		${asked ? callList(ladder, scene) : nothing}`;
}

/** @param {Ladder} ladder */
const ladderTable = (ladder) =>
  plainTable(
    kernel.caption,
    [kernel.columns.rung, kernel.columns.answer, kernel.columns.detail],
    rungsOf(ladder).map(({ name, verdict, text }) => [
      name,
      verdict === 'open' ? kernel.open : words.ui[verdict],
      text,
    ]),
  );

class KernelLane extends Panel {
  render() {
    const scene = store.scene;
    const ladder = scene ? ladderOf(asking() ? { ...scene, shown: [] } : scene) : null;
    return html`<section class="lane kernel" aria-labelledby="lane-kernel">
			${laneHead('kernel')}
			<div class="lane-body" tabindex="0" role="group" aria-labelledby="lane-kernel">
				${!scene || !ladder ? '' : store.tables.has('kernel') ? ladderTable(ladder) : picture(ladder, scene)}
			</div>
		</section>`;
  }
}

customElements.define('pw-kernel', KernelLane);
