import { choiceField, sizeField, textField } from './form.js';
import { machineChange } from './headers.js';
import { lineOf, typed } from './line.js';
import { outlineOf } from './outline.js';
import { headerPlan, refusal } from './plan.js';

/** @import {Field, Form, Values} from './form.js' */
/** @import {Change, Line, Typed} from './line.js' */
/** @import {MachineBlock} from './outline.js' */
/** @import {Place} from './place.js' */
/** @import {Plan, Refusal} from './plan.js' */

/**
 * The machine's lines as a form. A line that stands is changed where its field was; one that is not there is added
 * only for what is not usual; comments stay.
 */

const ARCHITECTURES = [
  'x86-64',
  'x86-64-la57',
  'riscv-sv32',
  'riscv-sv39',
  'riscv-sv48',
  'riscv-sv57',
  'arm64',
  'custom',
];
const POLICIES = ['linux', 'fifo', 'lru', 'clock', 'nru', 'aging', 'lfu', 'mru', 'random', 'opt', 'arc', '2q'];

/** @param {Values} values */
const custom = (values) => values.arch === 'custom';

/** What holds where no line says otherwise. @type {Field[]} */
const USUAL = [
  choiceField('arch', 'x86-64', ARCHITECTURES),
  textField('split', '9/9/9/9/12', { when: custom, suggestions: ['10/10/12', '9/9/9/12', '3/3/6'] }),
  textField('frames', '64', { stepping: 'double' }),
  textField('tlb', '16', { stepping: 'double' }),
  textField('ways', 'full', { suggestions: ['full', '1-way', '2-way', '4-way', '8-way'] }),
  choiceField('policy', 'lru', ['lru', 'fifo', 'random', 'plru']),
  choiceField('asid', 'on', ['on', 'off']),
  textField('swap', '0', { stepping: 'double' }),
  choiceField('replace', 'linux', POLICIES),
  choiceField('overcommit', 'heuristic', ['heuristic', 'always', 'never']),
  sizeField('stack-limit', '8M'),
  choiceField('huge', 'off', ['off', 'on']),
  choiceField('zero-page', 'on', ['on', 'off']),
  textField('fault-around', '1', { stepping: 'double' }),
  textField('read-ahead', '', { suggestions: ['0', '8', '32'] }),
  textField('seed', '1', { stepping: 'one' }),
  choiceField('signals', 'caught', ['caught', 'fatal']),
];

/** Fields that share one line. @param {string} key */
const lineKey = (key) => (key === 'ways' || key === 'policy' ? 'tlb' : key);

/** "16 4-way lru" → its three fields. @param {string} value @returns {Values} */
function tlbValues(value) {
  const [entries = '16', ...options] = value.split(/\s+/);
  const policy = options.find((one) => /^(lru|fifo|random|plru)$/.test(one)) ?? 'lru';
  const ways = options.find((one) => /^(\d+-way|full)$/.test(one)) ?? 'full';
  return { tlb: entries, ways, policy };
}

/** @param {MachineBlock | null} machine @returns {Values} what the text says, else what is usual */
function valuesOf(machine) {
  const usual = Object.fromEntries(USUAL.map(({ name, value }) => [name, value]));
  if (!machine) return usual;
  const said = machine.settings.map(({ key, value }) => (key === 'tlb' ? tlbValues(value) : { [key]: value }));
  return Object.assign(usual, { arch: machine.arch }, ...said);
}

/** @param {string} key @param {Values} values @returns {(string | Typed)[]} */
function valueParts(key, values) {
  if (key !== 'tlb') return [typed(key, values[key] ?? '')];
  const { tlb = '', ways = '', policy = '' } = values;
  return [
    typed('tlb', tlb),
    ...(ways === 'full' || ways === '' ? [] : [' ', typed('ways', ways)]),
    ...(policy === 'lru' ? [] : [' ', typed('policy', policy)]),
  ];
}

/** @param {string} key @param {Values} values @param {string} [tail] @returns {Line} */
const settingLine = (key, values, tail = '') => lineOf(`  ${key} `, ...valueParts(key, values), tail);

/** @param {Values} values */
const headLine = (values) => lineOf('machine ', typed('arch', values.arch ?? ''));

/** The lines' keys in the order in which they are written. */
const KEYS = [...new Set(USUAL.map(({ name }) => lineKey(name)))].filter((key) => key !== 'arch');

/** Keys of lines whose fields differ. @param {Values} before @param {Values} values */
function changedKeys(before, values) {
  const fields = USUAL.filter(({ name }) => before[name] !== values[name]).map(({ name }) => lineKey(name));
  const needsSplit = values.arch === 'custom' && before.arch !== 'custom' ? ['split'] : [];
  return [...new Set([...fields, ...needsSplit])].filter((key) => key !== 'split' || values.arch === 'custom');
}

/** @param {MachineBlock} machine @param {Values} before @param {Values} values @returns {Change[]} */
function changesOf(machine, before, values) {
  const changed = changedKeys(before, values);
  /** @type {Change[]} */
  const changes = changed.includes('arch') ? [{ at: machine.at, remove: 1, insert: [headLine(values)] }] : [];
  const last = machine.settings.at(-1)?.at ?? machine.at;
  for (const key of KEYS.filter((one) => changed.includes(one))) {
    const line = machine.settings.findLast((setting) => setting.key === key);
    const insert = [settingLine(key, values, line?.tail)];
    changes.push(line ? { at: line.at, remove: 1, insert } : { at: last + 1, remove: 0, insert });
  }
  return [...changes, ...withoutSplit(machine, values)];
}

/** Only a custom machine has a split. @param {MachineBlock} machine @param {Values} values @returns {Change[]} */
function withoutSplit(machine, values) {
  if (values.arch === 'custom') return [];
  return machine.settings
    .filter(({ key }) => key === 'split' || (key === 'page' && machine.arch === 'custom'))
    .map(({ at }) => ({ at, remove: 1, insert: [] }));
}

/** @param {Place} place @param {Values} before @param {Values} values @returns {Plan | Refusal} */
function machinePlan(place, before, values) {
  const outline = outlineOf(place.text);
  if (outline.machine) {
    const changes = changesOf(outline.machine, before, values);
    return changes.length > 0 ? headerPlan(place, 'machine', changes) : refusal('', 'unchanged');
  }
  const changed = changedKeys(before, values);
  const lines = KEYS.filter((key) => changed.includes(key)).map((key) => settingLine(key, values));
  return headerPlan(place, 'machine', [machineChange(outline, [headLine(values), ...lines])]);
}

/** @param {Place} place @returns {Form} */
export function machineForm(place) {
  const before = valuesOf(outlineOf(place.text).machine);
  const fields = USUAL.map((field) => ({ ...field, value: before[field.name] ?? field.value }));
  return {
    act: 'machine',
    facts: {},
    fields,
    plan: (values) => machinePlan(place, before, values),
  };
}
