import { freshName } from '../model/edit.js';
import { choiceField, flagsField, sizeField, textField } from './form.js';
import { addFile, addProcess } from './headers.js';
import { outlineOf } from './outline.js';
import { pathsOf } from './region-forms.js';
import { sizeText } from './values.js';

/** @import {Form} from './form.js' */
/** @import {Place} from './place.js' */

/** The forms of a new process and a new file. */

/** Names that people give processes in such texts, beside the next letter. */
const NAMES = ['A', 'B', 'P', 'parent', 'child'];
const PATHS = ['/bin/app', '/bin/hello', '/lib/libc.so.6', '/data/notes', '/dev/shm/pool'];

/** @param {Place} place @returns {Form} */
export function processForm(place) {
  const declared = outlineOf(place.text).processes.map(({ name }) => name);
  const taken = [...declared, ...place.names];
  return {
    act: 'addProcess',
    facts: {},
    fields: [
      textField('name', freshName(taken), { suggestions: NAMES.filter((name) => !taken.includes(name)) }),
      choiceField('copyOf', '', ['', ...declared], { when: () => declared.length > 0 }),
    ],
    plan: ({ name = '', copyOf = '' }) => addProcess(place, { name, copyOf }),
  };
}

/** @param {Place} place @returns {Form} */
export function fileForm(place) {
  const free = PATHS.filter((path) => !pathsOf(place).includes(path));
  return {
    act: 'addFile',
    facts: {},
    fields: [
      textField('path', free[0] ?? '', { suggestions: free }),
      sizeField('size', sizeText(BigInt(place.machine.page) * 4n)),
      textField('content', ''),
      flagsField('kind', '0', ['memory', 'cold', 'hole']),
    ],
    plan: ({ path = '', size = '', content = '', kind = '' }) =>
      addFile(place, { path, size, content, kind: kind === '0' ? '' : kind.replaceAll('|', ' ') }),
  };
}
