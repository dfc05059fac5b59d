import { hexText, hexValue } from '../model/addresses.js';
import { addressField, choiceField, rightsField, sizeField, textField } from './form.js';
import { fileBlock, fileChange } from './headers.js';
import { layoutPlan, onLayout } from './layout.js';
import { lineOf, typed } from './line.js';
import { outlineOf } from './outline.js';
import { proposal } from './palette.js';
import { refusal, stepPlan } from './plan.js';
import { layoutValues, overlap, wantedOf } from './region-acts.js';
import { pathsOf, regionFields, regionValues } from './region-forms.js';
import { addressOf, numberOf, sizeText } from './values.js';

/** @import {ProcessReport} from '../../bindings/engine.js' */
/** @import {Form, Values} from './form.js' */
/** @import {Change, Typed} from './line.js' */
/** @import {Kind} from './palette.js' */
/** @import {Place} from './place.js' */
/** @import {Plan, Refusal} from './plan.js' */
/** @import {Range} from './place-free.js' */
/** @import {RegionValues} from './region-acts.js' */

/** The form of a new region, and the line that makes it: one of the layout, or a call. */

/** Where shared memory lies as files, as shm_open(3) names them. */
const SHARED_MEMORY = '/dev/shm/';

/** The header that a path needs before it can be used. @param {Place} place @param {string} path @param {bigint} bytes @returns {Change[]} */
function fileNeeded(place, path, bytes) {
  if (!path || pathsOf(place).includes(path)) return [];
  const kind = path.startsWith(SHARED_MEMORY) ? 'memory' : '';
  const block = fileBlock({ path, size: sizeText(bytes), content: '', kind });
  return [fileChange(outlineOf(place.text), block)];
}

/** @param {Place} place @param {string} process @param {Values} fields @returns {Plan | Refusal} */
function addToLayout(place, process, fields) {
  const values = regionValues(fields);
  const wanted = wantedOf(values, BigInt(place.machine.page));
  if ('problem' in wanted) return wanted;
  const { start, end, path, offset } = wanted;
  const taken = overlap(place, process, wanted, null);
  if (taken) return taken;
  const bytes = offset + end - start;
  // A layout declares the files that it names, but as files of a disk, which shared memory has not.
  const before = path.startsWith(SHARED_MEMORY) ? fileNeeded(place, path, bytes) : [];
  return layoutPlan(place, process, { add: [{ start, values: layoutValues(values) }], before });
}

/** @param {Values} values @returns {Refusal | null} */
function refusedMmap({ address = '', length = '', backing = '', path = '', offset = '' }) {
  if (!isAnywhere(address) && addressOf(address) === null) return refusal('address', 'address');
  if (numberOf(length) === null) return refusal('length', 'size');
  if (backing !== 'file') return null;
  if (!path) return refusal('path', 'path');
  return addressOf(offset) === null ? refusal('offset', 'address') : null;
}

/** @param {string} address */
const isAnywhere = (address) => address.trim() === '' || /^null$/i.test(address.trim());

/** @param {Values} values @returns {(string | Typed)[]} what stands behind the flags */
function fileArguments({ backing, path = '', offset = '' }) {
  if (backing !== 'file') return [];
  const from = addressOf(offset) ?? 0n;
  const rest = from ? [', ', typed('offset', hexText(from))] : [];
  return [', ', typed('path', JSON.stringify(path)), ...rest];
}

/** @param {Values} values */
function mapFlags({ address = '', sharing, backing }) {
  const anonymous = backing === 'file' ? '' : '|anon';
  return `${sharing === 's' ? 'shared' : 'private'}${anonymous}${isAnywhere(address) ? '' : '|fixed_noreplace'}`;
}

/** @param {Place} place @param {string} process @param {Values} values @returns {Plan | Refusal} */
function addByMmap(place, process, values) {
  const refused = refusedMmap(values);
  if (refused) return refused;
  const { address = '', length = '', rights = '', result, path = '', offset = '' } = values;
  const line = lineOf(
    `${process}: `,
    ...(result ? [typed('result', result), ' = '] : []),
    'mmap(',
    typed('address', isAnywhere(address) ? 'NULL' : hexText(addressOf(address) ?? 0n)),
    ', ',
    typed('length', length),
    ', ',
    typed('rights', rights),
    `, ${mapFlags(values)}`,
    ...fileArguments(values),
    ')',
  );
  const bytes = (addressOf(offset) ?? 0n) + (numberOf(length) ?? 0n);
  const changes = values.backing === 'file' ? fileNeeded(place, path, bytes) : [];
  return stepPlan(place, [line], { changes });
}

/** @param {Place} place @param {string} process @param {RegionValues} values @returns {Form} */
const heapForm = (place, process, values) => ({
  act: 'addRegion',
  facts: { process, kind: 'heap' },
  fields: [sizeField('increment', sizeText(hexValue(values.end) - hexValue(values.start)))],
  plan: ({ increment = '' }) =>
    stepPlan(place, [lineOf(`${process}: sbrk(`, typed('increment', increment), ')')], {
      notes: ['heapByBreak'],
    }),
});

/** @param {Values} values */
const ofFile = (values) => values.backing === 'file';

/** @param {Place} place @param {string} process @param {Kind} kind @param {RegionValues} values @param {boolean} placed @returns {Form} */
const mmapForm = (place, process, kind, values, placed) => ({
  act: 'addRegion',
  facts: { process, kind },
  fields: [
    textField('address', placed ? values.start : 'NULL', {
      stepping: 'address',
      suggestions: ['NULL', values.start],
    }),
    sizeField('length', sizeText(hexValue(values.end) - hexValue(values.start))),
    rightsField('rights', values.rights),
    choiceField('sharing', values.sharing, ['p', 's']),
    choiceField('backing', values.backing, ['anonymous', 'file']),
    textField('path', values.path, { suggestions: pathsOf(place), when: ofFile }),
    { ...addressField('offset', values.offset), when: ofFile },
    textField('result', freshResult(place.names)),
  ],
  plan: (now) => addByMmap(place, process, now),
});

/** The first of m, m2, m3 … that nothing is called. @param {string[]} taken @param {string} [stem] */
export function freshResult(taken, stem = 'm') {
  let number = 1;
  while (taken.includes(number === 1 ? stem : `${stem}${number}`)) number += 1;
  return number === 1 ? stem : `${stem}${number}`;
}

/** @param {Place} place @param {ProcessReport} process @param {Kind} kind @param {Range | null} gap the one it should go into @returns {Form} */
export function addForm(place, process, kind, gap) {
  const { name } = process;
  const values = proposal(place, process, kind, gap);
  if (onLayout(place, name)) {
    return {
      act: 'addRegion',
      facts: { process: name, kind },
      fields: regionFields(place, name, values),
      plan: (now) => addToLayout(place, name, now),
    };
  }
  if (values.label === '[heap]') return heapForm(place, name, values);
  return mmapForm(place, name, kind, values, gap !== null);
}
