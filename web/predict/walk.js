import { cut, hexText, hexValue } from '../model/addresses.js';
import { frameField, rootRegister } from '../model/entry-bits.js';
import { levelName } from '../model/levels.js';
import { words } from '../words.js';

/** @import {Explanation, MachineReport} from '../../bindings/engine.js' */
/** @import {AddressPart} from '../model/addresses.js' */

/**
 * The walk by hand: the indices that the address is cut into, the frame in each entry that the walk reads, the
 * physical address at its end. What is right is what the engine reads in the tables before the step.
 */

/**
 * @typedef {object} Field
 * @property {string} id
 * @property {string} label
 * @property {string} truth decimal, "0x…" for the physical address, or "-"
 * @property {string} reason why it is that
 */

const said = words.predict.walk;

/** @param {string} text @returns {bigint | '-' | null} null for what is no answer */
function read(text) {
  const plain = text.trim().toLowerCase().replaceAll('_', '');
  if (/^[-–—]$/.test(plain)) return '-';
  if (!/^(0x[\da-f]+|0b[01]+|\d+)$/.test(plain)) return null;
  return BigInt(plain);
}

/** @param {string} typed */
export const isAnswer = (typed) => read(typed) !== null;

/** @param {Field} field @param {string} typed */
export const isRight = ({ truth }, typed) => read(typed) === read(truth);

/** @param {AddressPart} part @param {number} order @param {Explanation} explanation @param {MachineReport} machine @returns {Field} */
function indexField({ name, bits, value, binary }, order, { address }, machine) {
  const low = machine.levels[order]?.shift ?? 0;
  const facts = { level: name, address, low, high: low + bits - 1, binary, truth: value.toString() };
  return {
    id: `index-${order}`,
    label: said.index(name),
    truth: value.toString(),
    reason: said.reasons.index(facts),
  };
}

/** @param {Explanation} explanation @param {MachineReport} machine @returns {Field[]} */
function entryFields({ walk, physical }, machine) {
  const [high, low] = frameField(machine.arch);
  const leaf = physical === null ? null : Number(hexValue(physical) / BigInt(machine.page));
  return walk.map((step, order) => {
    const frame = step.present ? (walk[order + 1]?.table ?? leaf) : null;
    const truth = frame === null ? '-' : String(frame);
    const level = levelName(machine, step.level);
    const facts = { level, entry: step.entry, high, low, truth };
    const reason = step.present ? said.reasons.entry(facts) : said.reasons.absent(facts);
    return { id: `entry-${order}`, label: said.entry(facts), truth, reason };
  });
}

/** @param {Explanation} explanation @param {MachineReport} machine @returns {Field} */
function physicalField({ address, physical }, machine) {
  const page = BigInt(machine.page);
  const offset = hexText(hexValue(address) % page);
  const base = hexValue(physical) - hexValue(offset);
  const facts = { frame: (base / page).toString(), base: hexText(base), offset, truth: physical };
  return {
    id: 'physical',
    label: said.physical,
    truth: physical ?? '-',
    reason: physical === null ? said.reasons.noPhysical : said.reasons.physical(facts),
  };
}

/** @param {Explanation} explanation @param {MachineReport} machine @returns {Field[]} none where nothing is walked */
export function walkFields(explanation, machine) {
  const first = explanation.walk[0];
  if (!first) return [];
  const parts = cut(explanation.address, machine).filter(({ kind }) => kind === 'level');
  const indices = parts.map((part, order) => indexField(part, order, explanation, machine));
  return [...indices, ...entryFields(explanation, machine), physicalField(explanation, machine)];
}

/** Where the walk begins, which is given. @param {Explanation} explanation @param {MachineReport} machine @param {string} root */
export const rootSentence = (explanation, machine, root) =>
  said.root({ register: rootRegister(machine.arch), root, frame: explanation.walk[0]?.table ?? 0 });
