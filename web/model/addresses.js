/** @import {MachineReport} from '../../bindings/engine.js' */

/**
 * Arithmetic on addresses. They cross the border as hexadecimal text; 64 bits do not fit a JS number, so
 * everything here counts in BigInt and gives text or small numbers back.
 */

/**
 * One index (or the offset) that the hardware cuts out of an address.
 * @typedef {object} AddressPart
 * @property {'unused' | 'level' | 'offset'} kind
 * @property {string} name level's name; '' for the others
 * @property {number} bits
 * @property {bigint} value
 * @property {string} binary
 */

/** @param {bigint} value @param {number} [digits] */
export const hexText = (value, digits = 1) => `0x${value.toString(16).padStart(digits, '0')}`;

/** The number in a hexadecimal text of the engine's; 0 for what is none. @param {string | null | undefined} text */
export function hexValue(text) {
  try {
    return BigInt(text || 0);
  } catch {
    return 0n;
  }
}

/** "0x602010" → "602010", as /proc/PID/maps writes it. @param {string} text */
export const bare = (text) => text.replace(/^0x/, '');

/** @param {string} address @param {number} pageSize */
export function pageStart(address, pageSize) {
  const value = hexValue(address);
  return hexText(value - (value % BigInt(pageSize)));
}

/** @param {string} start @param {string} end */
export const distance = (start, end) => hexValue(end) - hexValue(start);

/** Number of pages of a range, as a plain number (a user half of 2^45 pages still fits). @param {string} start @param {string} end @param {number} pageSize */
export const pagesBetween = (start, end, pageSize) => Number(distance(start, end) / BigInt(pageSize));

/** @param {string} address @param {string} start @param {string} end */
export function within(address, start, end) {
  const value = hexValue(address);
  return value >= hexValue(start) && value < hexValue(end);
}

/** @param {bigint} value @param {number} shift @param {number} bits */
const field = (value, shift, bits) => (value >> BigInt(shift)) & ((1n << BigInt(bits)) - 1n);

/** @param {bigint} value @param {number} bits */
const binary = (value, bits) => value.toString(2).padStart(bits, '0');

/**
 * An address as the walk cuts it, topmost part first. The parts above the topmost index are `unused`: they
 * only have to be copies of the sign bit.
 * @param {string} address
 * @param {MachineReport} machine
 * @returns {AddressPart[]}
 */
export function cut(address, machine) {
  const value = BigInt.asUintN(64, hexValue(address));
  /** @type {AddressPart[]} */
  const parts = machine.levels.map(({ name, bits, shift }) => {
    const index = field(value, shift, bits);
    return { kind: 'level', name, bits, value: index, binary: binary(index, bits) };
  });
  const offset = field(value, 0, machine.offset_bits);
  const offsetBits = machine.offset_bits;
  parts.push({
    kind: 'offset',
    name: '',
    bits: offsetBits,
    value: offset,
    binary: binary(offset, offsetBits),
  });
  const top = machine.levels[0];
  const used = top ? top.shift + top.bits : offsetBits;
  const rest = (machine.address_bits > 32 ? 64 : 32) - used;
  if (rest > 0) {
    const high = field(value, used, rest);
    parts.unshift({
      kind: 'unused',
      name: '',
      bits: rest,
      value: high,
      binary: binary(high, rest),
    });
  }
  return parts;
}

/**
 * A size in its largest binary unit, with at most one decimal: [number, power of 1024].
 * @param {bigint | number} bytes
 * @returns {[string, number]}
 */
export function scaled(bytes) {
  let value = BigInt(bytes);
  let power = 0;
  while (value >= 10240n || (value >= 1024n && value % 1024n === 0n)) {
    if (power >= 6) break;
    value /= 1024n;
    power += 1;
  }
  if (value < 1024n || power >= 6) return [value.toString(), power];
  return [(Number(value) / 1024).toFixed(1).replace(/\.0$/, ''), power + 1];
}

/**
 * The bytes of a little-endian number of the contract ("0x4241", 2 → [0x41, 0x42]).
 * @param {string} value
 * @param {number} size
 */
export function bytesOf(value, size) {
  const bytes = [];
  let rest = hexValue(value);
  for (let i = 0; i < Math.min(size, 64); i += 1) {
    bytes.push(Number(rest & 0xffn));
    rest >>= 8n;
  }
  return bytes;
}

/** @param {number} byte */
export const printable = (byte) => byte >= 0x20 && byte < 0x7f;
