import { openForm, openMenu } from '../dialogs.js';
import { accessPlan, readForm, sweepForm, writeForm } from '../edit/access-forms.js';
import { addForm } from '../edit/add-region.js';
import { callForm, trialOfCalls } from '../edit/calls.js';
import { toggled } from '../edit/form.js';
import { fileForm, processForm } from '../edit/header-forms.js';
import { onLayout } from '../edit/layout.js';
import { machineForm } from '../edit/machine-form.js';
import { KINDS } from '../edit/palette.js';
import { gapAt } from '../edit/place-free.js';
import { adjustRegion, deleteRegion, fieldsOf, mergeable, mergeRegion, planOf } from '../edit/region-acts.js';
import { changeForm, moveForm, splitForm } from '../edit/region-forms.js';
import { openLateOf } from '../late-dialogs.js';
import { within } from '../model/addresses.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { anchorOf } from './anchor.js';
import { addStep, carryOut, placeNow } from './steps.js';

/** @import {ProcessReport, RegionReport} from '../../bindings/engine.js' */
/** @import {Call} from '../edit/call-table.js' */
/** @import {Form} from '../edit/form.js' */
/** @import {Place} from '../edit/place.js' */
/** @import {Plan, Refusal} from '../edit/plan.js' */
/** @import {Asked} from '../store.js' */
/** @import {Group, Item} from '../dialogs.js' */

/** The menus of what stands in an address space: an address, a region, a gap, a process. */

const { edit } = words;

/** @param {Plan | Refusal} answer */
function carry(answer) {
  const plan = planOf(answer);
  if (plan) carryOut(plan);
}

/** @param {Place} place @param {string} process @param {RegionReport} region @param {{ start?: string, end?: string }} change */
export function adjust(place, process, region, change) {
  if (place.text === store.text) carry(adjustRegion(place, process, region, change)); // it may come late
}

/** @param {Place} place @param {Asked} asked @returns {Group} */
function accessGroup(place, { process, address }) {
  /** @param {'read' | 'write' | 'exec'} access @returns {Item} */
  const one = (access) => ({
    label: edit.menu[access],
    name: access,
    act: () => carry(accessPlan(place, process, access, address)),
  });
  return {
    label: edit.menu.access(address),
    row: true,
    items: [
      one('read'),
      one('write'),
      one('exec'),
      { label: edit.menu.writeOf, name: 'write-form', act: () => openForm(writeForm(place, process, address)) },
      { label: edit.menu.readOf, name: 'read-form', act: () => openForm(readForm(place, process, address)) },
    ],
  };
}

/** Each right as a switch of its own. @param {Place} place @param {string} process @param {RegionReport} region @returns {Group} */
function rightsGroup(place, process, region) {
  const { rights } = fieldsOf(region);
  const field = /** @type {const} */ ({ name: 'rights', kind: 'rights', value: rights });
  const items = ['r', 'w', 'x'].map((right) => ({
    label: edit.options.rights?.[right] ?? right,
    name: `right-${right}`,
    checked: rights.includes(right),
    act: () => carry(adjustRegion(place, process, region, { rights: toggled(field, rights, right) })),
  }));
  return { label: edit.menu.rights, row: true, items };
}

/** @param {Place} place @param {ProcessReport} process @param {RegionReport} region @param {string} address @returns {Group} */
function regionGroup(place, process, region, address) {
  const { name } = process;
  const above = mergeable(process, region);
  const small = BigInt(region.end) - BigInt(region.start) <= BigInt(place.machine.page);
  /** @type {(Item | null)[]} */
  const items = [
    { label: edit.menu.change, name: 'change', act: () => openForm(changeForm(place, name, region)) },
    small
      ? null
      : { label: edit.menu.split, name: 'split', act: () => openForm(splitForm(place, name, region, address)) },
    above && { label: edit.menu.merge, name: 'merge', act: () => carry(mergeRegion(place, process, region)) },
    { label: edit.menu.move, name: 'move', act: () => openForm(moveForm(place, name, region)) },
    { label: edit.menu.remove, name: 'remove', act: () => carry(deleteRegion(place, name, region)) },
    { label: edit.menu.sweep, name: 'sweep', act: () => openForm(sweepForm(place, name, region)) },
    {
      label: edit.menu.pages,
      name: 'pages',
      act: () => openLateOf('pw-map', `${name} ${region.start} ${address}`),
    },
    { label: edit.menu.callsOn, name: 'calls', act: () => showCalls(name, region, anchorOf(null)) },
  ];
  const label = onLayout(place, name) ? edit.menu.inLayout : edit.menu.byCalls;
  return { label, items: items.filter((item) => item !== null) };
}

/** @param {Place} place @param {ProcessReport} process @param {string | null} address in the gap it should go into @returns {Group} */
function addGroup(place, process, address) {
  const gap = gapAt(process, place.machine, address);
  const items = KINDS.map((kind) => ({
    label: edit.kinds[kind],
    name: `add-${kind}`,
    act: () => openForm(addForm(place, process, kind, gap)),
  }));
  return { label: onLayout(place, process.name) ? edit.menu.addToLayout : edit.menu.addByCall, items };
}

/** @param {Place} place @param {string} name */
const processIn = ({ processes }, name) => processes.find((process) => process.name === name) ?? null;

/** Whatever stands at an address: a region of the process, or a gap. @param {Asked} asked @param {DOMRect} at */
export function showAddress(asked, at) {
  const place = placeNow();
  const process = place && processIn(place, asked.process);
  if (!place || !process?.alive) return;
  const region = process.regions.find(({ start, end }) => within(asked.address, start, end));
  const editable = region && region.backing !== 'special';
  const groups = [accessGroup(place, asked)];
  if (editable)
    groups.push(rightsGroup(place, asked.process, region), regionGroup(place, process, region, asked.address));
  if (!region) groups.push(addGroup(place, process, asked.address));
  openMenu(
    {
      title: edit.menu.title({
        ...asked,
        label: region ? region.label || words.spaces.nameless : words.edit.menu.gap,
      }),
      groups,
    },
    at,
  );
}

/** The palette of one process. @param {string} name @param {DOMRect} at */
export function showPalette(name, at) {
  const place = placeNow();
  const process = place && processIn(place, name);
  if (!place || !process) return;
  const pinned = store.pinned?.process === name ? store.pinned.address : null;
  openMenu({ title: edit.menu.addTo(name), groups: [addGroup(place, process, pinned)] }, at);
}

/** @type {Call[] | null} asked of the engine once */
let known = null;

/** The calls that this engine knows. */
function knownCalls() {
  if (known) return known;
  const { text, calls } = trialOfCalls();
  const bad = new Set((store.engine?.diagnose(text) ?? []).map(({ line }) => line - 1));
  known = calls.filter((call, index) => call !== null && !bad.has(index)).filter((call) => call !== null);
  return known;
}

/** Calls of one process, a form each. @param {string} name @param {RegionReport | null} region that they begin with @param {DOMRect} at */
export function showCalls(name, region, at) {
  const place = placeNow();
  const process = place && processIn(place, name);
  if (!place || !process) return;
  const groups = /** @type {const} */ (['process', 'memory', 'files']).map((group) => ({
    label: edit.menu.groups[group],
    row: true,
    items: knownCalls()
      .filter((call) => call.group === group)
      .map((call) => ({
        label: call.name,
        name: `call-${call.name}`,
        act: () => openForm(callForm(place, process, call, region)),
      })),
  }));
  groups[0]?.items.unshift({ label: edit.menu.switchTo, name: 'switch', act: () => addStep(`switch ${name}`) });
  openMenu({ title: edit.menu.callsOf(name), groups }, at);
}

/** @param {(place: Place) => Form} form */
function askWith(form) {
  const place = placeNow();
  if (place) openForm(form(place));
}

export const askProcess = () => askWith(processForm);

/** What is there before the first step. @param {DOMRect} at */
export function showSetUp(at) {
  const items = [
    { label: edit.menu.machine, name: 'machine', act: () => askWith(machineForm) },
    { label: edit.menu.addFile, name: 'file', act: () => askWith(fileForm) },
    { label: edit.menu.newProcess, name: 'process', act: askProcess },
  ];
  openMenu({ title: edit.setUp, groups: [{ label: edit.menu.scenario, items }] }, at);
}

/** The region that was asked about, of a process. @param {string} name */
export function askedRegion(name) {
  const place = placeNow();
  const process = place && processIn(place, name);
  const { pinned } = store;
  if (!process || pinned?.process !== name) return null;
  return process.regions.find(({ start, end }) => within(pinned.address, start, end)) ?? null;
}

/**
 * The address asked about, else the step's own, else where the running process begins. Whoever is asked has to answer
 * first.
 * @returns {Asked | null}
 */
function meant() {
  if (store.quizzing) return null;
  const { asked, scene } = store;
  if (asked) {
    const answer = store.explain(asked);
    if (answer && 'address' in answer) return { process: answer.process, address: answer.address };
  }
  const process = scene?.after.processes.find(({ name, alive }) => alive && name === scene.after.running);
  const first = process ?? scene?.after.processes.find(({ alive }) => alive);
  return first ? { process: first.name, address: first.regions[0]?.start ?? '0x0' } : null;
}

export function editAsked() {
  const asked = meant();
  if (!asked) return;
  const at = anchorOf(null);
  store.set({ pinned: asked, pointed: null });
  showAddress(asked, at);
}

/** @param {'read' | 'write' | 'exec'} access */
export function accessAsked(access) {
  const asked = store.asked && meant();
  const place = placeNow();
  if (asked && place) carry(accessPlan(place, asked.process, access, asked.address));
}

export function callsOfAsked() {
  const asked = meant();
  if (asked) showCalls(asked.process, askedRegion(asked.process), anchorOf(null));
}
