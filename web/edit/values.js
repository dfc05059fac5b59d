/** Numbers as the scenario language writes them, read from fields and written back. */

const SUFFIXES = ['', 'K', 'M', 'G', 'T'];

/** Decimal, 0x hexadecimal, `_` between digits, K M G T; null for what is no integer. @param {string} text @returns {bigint | null} */
export function numberOf(text) {
  const digits = text.trim().replaceAll('_', '');
  if (/^0[xX][0-9a-fA-F]+$/.test(digits)) return BigInt(digits.toLowerCase());
  const [, count, suffix = ''] = /^(\d+)([KMGT]?)$/.exec(digits) ?? [];
  if (count === undefined) return null;
  return BigInt(count) << BigInt(10 * SUFFIXES.indexOf(suffix));
}

/** An address typed into a field: with 0x or, as maps has it, without. @param {string} text @returns {bigint | null} */
export function addressOf(text) {
  const plain = text.trim().replaceAll('_', '');
  return /^(0[xX])?[0-9a-fA-F]{1,16}$/.test(plain) ? BigInt(`0x${plain.replace(/^0[xX]/, '')}`) : null;
}

/** 8192 → "8K": the longest suffix that leaves a whole number. @param {bigint} bytes */
export function sizeText(bytes) {
  let value = bytes;
  let used = 0;
  while (used < SUFFIXES.length - 1 && value !== 0n && value % 1024n === 0n) {
    value /= 1024n;
    used += 1;
  }
  return `${value}${SUFFIXES[used]}`;
}

/** As a line of /proc/PID/maps has it. @param {bigint} address */
export const mapsHex = (address) => address.toString(16).padStart(8, '0');

/** @param {bigint} value @param {bigint} page */
export const pageDown = (value, page) => value - (value % page);

/** @param {bigint} value @param {bigint} page */
export const pageUp = (value, page) => pageDown(value + page - 1n, page);

/** How a field's value moves at one press: by pages, to the next power of two, by one. @typedef {'address' | 'size' | 'double' | 'one'} Stepping */

/** @param {bigint} value @param {1 | -1} direction */
function doubled(value, direction) {
  let power = 1n;
  while (power * 2n <= value) power *= 2n;
  if (direction > 0) return value === 0n ? 1n : power * 2n;
  return value > power ? power : power / 2n;
}

/**
 * The value after one press of a field's − or +; as it was where it is no number.
 * @param {Stepping} stepping
 * @param {string} text
 * @param {1 | -1} direction
 * @param {bigint} page bytes
 */
export function stepped(stepping, text, direction, page) {
  const value = stepping === 'address' ? addressOf(text) : numberOf(text);
  if (value === null) return text;
  if (stepping === 'double') return String(doubled(value, direction));
  const by = stepping === 'one' ? 1n : page;
  const next = value + by * BigInt(direction);
  if (next < 0n) return text;
  if (stepping === 'size') return sizeText(next);
  const decimal = stepping === 'one' && !/^0x/i.test(text.trim());
  return decimal ? String(next) : `0x${next.toString(16)}`;
}
