import { sizeField, textField } from './form.js';
import { lineOf, typed } from './line.js';
import { stepPlan } from './plan.js';
import { sizeText } from './values.js';

/** @import {Form} from './form.js' */
/** @import {Place} from './place.js' */

/** The accesses that take more than an address. */

/** @typedef {'read' | 'write' | 'exec'} Access */

/** The access as one click makes it. @param {Place} place @param {string} process @param {Access} access @param {string} address */
export const accessPlan = (place, process, access, address) =>
  stepPlan(place, [lineOf(`${process}: ${access} ${address}${access === 'write' ? ' 1' : ''}`)]);

/** @param {Place} place @param {string} process @param {string} address @returns {Form} */
export const writeForm = (place, process, address) => ({
  act: 'write',
  facts: { process, address },
  fields: [
    textField('at', address, { stepping: 'one' }),
    textField('value', '"A"', { suggestions: ['1', '"A"', '0x1122:4'] }),
  ],
  plan: ({ at = '', value = '' }) =>
    stepPlan(place, [lineOf(`${process}: write `, typed('at', at), ' ', typed('value', value))]),
});

/** A read of some bytes, or with an end a sweep from there up to it. @param {Place} place @param {string} process @param {string} address @returns {Form} */
export const readForm = (place, process, address) => ({
  act: 'read',
  facts: { process, address },
  fields: [textField('at', address, { stepping: 'one' }), textField('bytes', '1', { stepping: 'double' })],
  plan: ({ at = '', bytes = '' }) => {
    const size = bytes.trim() === '1' || bytes.trim() === '' ? [] : [' ', typed('bytes', bytes)];
    return stepPlan(place, [lineOf(`${process}: read `, typed('at', at), ...size)]);
  },
});

/** @param {Place} place @param {string} process @param {{ start: string, end: string }} range @returns {Form} */
export const sweepForm = (place, process, { start, end }) => ({
  act: 'sweep',
  facts: { process, address: start },
  fields: [
    { name: 'access', kind: 'choice', value: 'read', options: ['read', 'write', 'exec'] },
    textField('from', start, { stepping: 'address' }),
    textField('to', end, { stepping: 'address' }),
    sizeField('stride', sizeText(BigInt(place.machine.page))),
    { ...textField('value', '7'), when: ({ access }) => access === 'write' },
  ],
  plan: ({ access = 'read', from = '', to = '', stride = '', value = '' }) => {
    const tail = access === 'write' ? [' ', typed('value', value)] : [];
    const range = [typed('from', from), '..', typed('to', to), ' by ', typed('stride', stride)];
    return stepPlan(place, [lineOf(`${process}: `, typed('access', access), ' ', ...range, ...tail)]);
  },
});
