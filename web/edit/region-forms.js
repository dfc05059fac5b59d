import { hexText, hexValue } from '../model/addresses.js';
import { addressField, choiceField, rightsField, textField } from './form.js';
import { onLayout } from './layout.js';
import { changeRegion, fieldsOf, moveRegion, splitRegion } from './region-acts.js';
import { pageDown } from './values.js';

/** @import {RegionReport} from '../../bindings/engine.js' */
/** @import {Field, Form, Values} from './form.js' */
/** @import {Place} from './place.js' */
/** @import {RegionValues} from './region-acts.js' */

/** The forms of a region. */

/** @param {Values} values */
const ofFile = (values) => values.backing === 'file';

/** Labels that anonymous memory goes by in a layout. */
const LABELS = ['[heap]', '[stack]', '[anon:name]'];

/** Files that the scenario knows, for a field. @param {Place} place */
export const pathsOf = ({ files }) => files.map(({ path }) => path);

/** @param {Place} place @param {string} process @param {RegionValues} values @returns {Field[]} */
export function regionFields(place, process, values) {
  const named = onLayout(place, process)
    ? [textField('label', values.label, { suggestions: LABELS, when: (now) => !ofFile(now) })]
    : [];
  return [
    addressField('start', values.start),
    addressField('end', values.end),
    rightsField('rights', values.rights),
    choiceField('sharing', values.sharing, ['p', 's']),
    choiceField('backing', values.backing, ['anonymous', 'file']),
    textField('path', values.path, { suggestions: pathsOf(place), when: ofFile }),
    { ...addressField('offset', values.offset), when: ofFile },
    ...named,
  ];
}

/** @param {Values} values */
export const regionValues = (values) =>
  /** @type {RegionValues} */ (/** @type {unknown} */ ({ label: '', ...values }));

/** @param {string} process @param {RegionReport} region */
const facts = (process, region) => ({ process, label: region.label, start: region.start });

/** @param {Place} place @param {string} process @param {RegionReport} region @returns {Form} */
export const changeForm = (place, process, region) => ({
  act: 'changeRegion',
  facts: facts(process, region),
  fields: regionFields(place, process, fieldsOf(region)),
  plan: (values) => changeRegion(place, process, region, regionValues(values)),
});

/** @param {Place} place @param {string} process @param {RegionReport} region @returns {Form} */
export const moveForm = (place, process, region) => ({
  act: 'moveRegion',
  facts: facts(process, region),
  fields: [addressField('start', region.start)],
  plan: (values) => moveRegion(place, process, region, values.start ?? ''),
});

/** The page that was asked about, where that splits; else the middle. @param {Place} place @param {RegionReport} region @param {string | null} asked */
function splitAt({ machine }, region, asked) {
  const page = BigInt(machine.page);
  const [start, end] = [hexValue(region.start), hexValue(region.end)];
  const at = asked ? pageDown(hexValue(asked), page) : start;
  return hexText(at > start && at < end ? at : pageDown(start + (end - start) / 2n, page));
}

/** Rights for the upper part: the same in a layout, where equal neighbours stay two. @param {Place} place @param {string} process @param {string} rights */
function upperRights(place, process, rights) {
  if (onLayout(place, process)) return rights;
  return rights.includes('w') ? rights.replace('w', '') || 'none' : rights === 'none' ? 'r' : 'none';
}

/** @param {Place} place @param {string} process @param {RegionReport} region @param {string | null} asked @returns {Form} */
export const splitForm = (place, process, region, asked) => ({
  act: 'splitRegion',
  facts: facts(process, region),
  fields: [
    addressField('at', splitAt(place, region, asked)),
    rightsField('rights', upperRights(place, process, fieldsOf(region).rights)),
  ],
  plan: (values) => splitRegion(place, process, region, { at: values.at ?? '', rights: values.rights ?? '' }),
});
