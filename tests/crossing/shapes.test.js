// The keys of every report against the interfaces of the contract, and the contract's events against the engine's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { loadEngine } from './load.js';
import { lessons, madeUp, small } from './texts.js';

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const contract = file('bindings/engine.d.ts').replace(/\/\*\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
const module = await loadEngine();

/** The keys of an interface, its own level only. @param {string} name */
function keysOf(name) {
  const start = contract.indexOf(`export interface ${name} {`);
  assert.notEqual(start, -1, name);
  const keys = { must: new Set(), may: new Set() };
  let depth = 0;
  for (const line of contract.slice(start).split('\n')) {
    const key = depth === 1 ? line.match(/^\s*(\w+)(\?)?:/) : null;
    if (key) keys[key[2] ? 'may' : 'must'].add(key[1]);
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
    if (depth === 0) break;
  }
  return keys;
}

/** @param {object} value @param {string} name */
function holds(value, name) {
  const { must, may } = keysOf(name);
  const found = Object.keys(value);
  assert.deepEqual(
    [...must].filter((key) => !found.includes(key)),
    [],
    `${name} lacks`,
  );
  assert.deepEqual(
    found.filter((key) => !must.has(key) && !may.has(key)),
    [],
    `${name} has besides`,
  );
}

const hexadecimal = /^0x(0|[1-9a-f][0-9a-f]*)$/;

function holdsStep(step) {
  holds(step, 'StepResult');
  if (step.signal) holds(step.signal, 'Signal');
  for (const translation of step.translations) holds(translation, 'Translation');
  for (const key of ['address', 'value', 'returns'])
    if (step[key] !== null) assert.match(step[key], hexadecimal);
}

function holdsSnapshot(snapshot) {
  holds(snapshot, 'Snapshot');
  assert.match(snapshot.hash, hexadecimal);
  for (const process of snapshot.processes) {
    holds(process, 'ProcessReport');
    for (const region of process.regions) holds(region, 'RegionReport');
    for (const page of process.pages) holds(page, 'PageReport');
  }
  for (const entry of snapshot.tlb) holds(entry, 'TlbEntry');
  const memory = ['frames', 'free', 'zero_frame', 'tables', 'files', 'swap', 'committed', 'commit_limit'];
  assert.deepEqual(Object.keys(snapshot.memory).sort(), memory.sort());
}

function holdsExplanation(answer) {
  holds(answer, 'Explanation');
  if (answer.region) holds(answer.region, 'RegionReport');
  if (answer.page) holds(answer.page, 'PageReport');
  for (const step of answer.walk) holds(step, 'WalkStep');
  assert.deepEqual(Object.keys(answer.would), ['read', 'write', 'exec']);
  assert.deepEqual(Object.keys(answer.sentences), ['whose', 'region', 'backing']);
}

const texts = [small, ...lessons().map(([, text]) => text), ...[1, 2, 3, 4, 5].map(madeUp)];

test('every report has the keys of the contract', () => {
  for (const text of texts) {
    const session = new module.Session();
    const report = JSON.parse(session.load(`${text}A: oops\n`));
    holds(report, 'LoadReport');
    holds(report.machine, 'MachineReport');
    assert.ok(report.diagnostics.length > 0);
    for (const diagnostic of report.diagnostics) holds(diagnostic, 'Diagnostic');
    for (const step of report.steps) holds(step, 'StepOutline');
    for (let index = 0; index < session.stepCount(); ++index) {
      holdsStep(JSON.parse(session.step(index)));
      holdsSnapshot(JSON.parse(session.snapshot(index)));
    }
    const [{ name }] = JSON.parse(session.snapshot(session.stepCount())).processes;
    for (const address of ['0', '0x602010', '0x7ffff000', '0xffff800000001000', '0x800000000000']) {
      holdsExplanation(JSON.parse(session.ask(session.stepCount(), name, address)));
    }
    session.delete();
  }
});

/** The kinds of event in the contract, with their keys. */
function contractEvents() {
  const union = contract.slice(
    contract.indexOf('export type EngineEvent'),
    contract.indexOf('export type FaultKind'),
  );
  const kinds = new Map();
  for (const [, kind, type] of union.matchAll(/E<\s*'([\w-]+)',\s*(.*?),?\s*>(?=\s*(?:\||;|$))/gms)) {
    const keys = [...type.matchAll(/(\w+):/g)].map(([, key]) => key);
    if (type.includes('WalkStep')) keys.push(...keysOf('WalkStep').must);
    if (/\bSignal\b/.test(type)) keys.push(...keysOf('Signal').must);
    kinds.set(kind, keys.sort());
  }
  return kinds;
}

test('the contract and the engine name the same events', () => {
  const source = file('bindings/event_report.cpp');
  const named = [...source.matchAll(/case EventKind::\w+: return "([\w-]+)";/g)].map(([, kind]) => kind);
  assert.ok(named.length > 30);
  assert.deepEqual([...contractEvents().keys()].sort(), [...named, 'events-omitted'].sort());
});

test('every event that happens has the keys of the contract', () => {
  const kinds = contractEvents();
  const seen = new Set();
  for (const text of texts) {
    const session = new module.Session();
    session.load(text);
    for (let index = 0; index < session.stepCount(); ++index) {
      for (const { kind, ...rest } of JSON.parse(session.step(index)).events) {
        seen.add(kind);
        assert.deepEqual(Object.keys(rest).sort(), kinds.get(kind), kind);
      }
    }
    session.delete();
  }
  for (const kind of [
    'walk',
    'tlb-fill',
    'page-fault',
    'fault-served',
    'signal',
    'forked',
    'call',
    'region-mapped',
  ]) {
    assert.ok(seen.has(kind), kind);
  }
});
