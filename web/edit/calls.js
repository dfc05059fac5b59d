import { hexText, hexValue } from '../model/addresses.js';
import { freshName } from '../model/edit.js';
import { freshResult } from './add-region.js';
import { CALLS } from './call-table.js';
import { addressField, choiceField, flagsField, rightsField, sizeField, textField } from './form.js';
import { lineOf, typed } from './line.js';
import { stepPlan } from './plan.js';
import { pathsOf } from './region-forms.js';
import { sizeText } from './values.js';

/** @import {ProcessReport, RegionReport} from '../../bindings/engine.js' */
/** @import {Argument, Call} from './call-table.js' */
/** @import {Field, Form, Values} from './form.js' */
/** @import {Line} from './line.js' */
/** @import {Place} from './place.js' */

/** A call as a form: a field an argument, with values that work for the process as it is. */

/** The region that the defaults are about: the one asked about, the heap, else the first that may be written. @param {ProcessReport} process @param {RegionReport | null} region */
function subject({ regions }, region) {
  return (
    region ??
    regions.find(({ label }) => label === '[heap]') ??
    regions.find(({ perms, backing }) => perms[1] === 'w' && backing !== 'special') ??
    regions.find(({ backing }) => backing !== 'special') ??
    null
  );
}

/** What the table's $words stand for. @param {Place} place @param {ProcessReport} process @param {RegionReport | null} region @returns {Values} */
function meanings(place, process, region) {
  const about = subject(process, region);
  const bytes = about ? hexValue(about.end) - hexValue(about.start) : BigInt(place.machine.page);
  const path = about?.backing === 'file' ? about.file : pathsOf(place)[0];
  const descriptor = place.names.findLast((name) => /^fd\d*$/.test(name));
  const quoted = JSON.stringify(path ?? '/data/notes');
  return {
    $start: about?.start ?? 'NULL',
    $size: sizeText(bytes),
    $top: about?.end ?? 'NULL',
    $double: sizeText(bytes * 2n),
    $break: hexText(hexValue(process.brk) + 4n * BigInt(place.machine.page)),
    $path: path ?? '/data/notes',
    $file: descriptor ?? quoted,
    $fd: descriptor ?? '3',
    $pointer: place.names.findLast((name) => /^p\d*$/.test(name)) ?? 'NULL',
  };
}

/** @param {Place} place */
const descriptors = (place) => [
  ...place.names.filter((name) => /^fd\d*$/.test(name)),
  ...pathsOf(place).map((path) => JSON.stringify(path)),
];

/** @param {Argument} argument @param {Place} place @param {Values} words @returns {Field} */
function fieldOf({ name, kind, value, options = [] }, place, words) {
  const start = words[value] ?? value;
  if (kind === 'rights') return rightsField(name, start);
  if (kind === 'flags') return flagsField(name, start, options);
  if (kind === 'choice') return choiceField(name, start, options);
  if (kind === 'address') return addressField(name, start);
  if (kind === 'size') return sizeField(name, start);
  if (kind === 'number') return textField(name, start, { stepping: 'one' });
  if (kind === 'file') return textField(name, start, { suggestions: descriptors(place) });
  return textField(name, start, kind === 'path' ? { suggestions: pathsOf(place) } : {});
}

/** @param {Call} call @param {Place} place @returns {Field[]} the name that the result is bound to */
function resultField({ result }, place) {
  if (!result) return [];
  if (result === 'process') return [textField('child', freshName(place.names))];
  return [textField('result', freshResult(place.names, result))];
}

/** What an argument left out stands for, at the end of a call. */
const LEFT_OUT = { fd: ['-1', ''], offset: ['0', ''], new_address: [''] };

/** Trailing arguments that say only what holds without them. @param {Call} call @param {Values} values */
function shownArguments({ name, takes }, values) {
  const shown = [...takes];
  const optional = name === 'mmap' || name === 'mremap' ? LEFT_OUT : {};
  while (/** @type {any} */ (optional)[shown.at(-1)?.name ?? '']?.includes(values[shown.at(-1)?.name ?? '']))
    shown.pop();
  return shown;
}

/** @param {Argument} argument @param {string} value */
const argumentText = ({ kind }, value) => (kind === 'path' ? JSON.stringify(value) : value);

/** @param {string} process @param {Call} call @param {Values} values @returns {Line} */
function callLine(process, call, values) {
  const bound = values.child ? typed('child', values.child) : typed('result', values.result ?? '');
  const args = shownArguments(call, values).flatMap((argument, index) => [
    index === 0 ? '' : ', ',
    typed(argument.name, argumentText(argument, values[argument.name] ?? '')),
  ]);
  return lineOf(`${process}: `, ...(bound.text ? [bound, ' = '] : []), `${call.name}(`, ...args, ')');
}

/**
 * @param {Place} place
 * @param {ProcessReport} process
 * @param {Call} call
 * @param {RegionReport | null} region the one asked about, if any
 * @returns {Form}
 */
export function callForm(place, process, call, region) {
  const words = meanings(place, process, region);
  return {
    act: 'call',
    facts: { process: process.name, call: call.name },
    fields: [
      ...call.takes.map((argument) => ({ ...fieldOf(argument, place, words), label: argument.name })),
      ...resultField(call, place),
    ],
    plan: (values) => stepPlan(place, [callLine(process.name, call, values)]),
  };
}

/** The shortest line of a call, to find out whether the engine knows it. @param {Call} call */
const trialLine = (call) => {
  const words = {
    $start: '0',
    $size: '4K',
    $top: '4K',
    $double: '8K',
    $break: '0',
    $path: '/f',
    $file: '3',
    $fd: '3',
    $pointer: '0',
  };
  const values = call.takes.map(({ name, value }) => [name, /** @type {Values} */ (words)[value] ?? value]);
  return callLine('A', call, Object.fromEntries(values)).text;
};

/** A text with a line for each call, and the calls in the order of its lines. @returns {{ text: string, calls: (Call | null)[] }} */
export function trialOfCalls() {
  const text = ['process A', ...CALLS.map(trialLine)].join('\n');
  return { text: `${text}\n`, calls: [null, ...CALLS] };
}
