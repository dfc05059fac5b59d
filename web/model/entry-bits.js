/**
 * The bits of a page-table entry by the names their manuals give them, so that a picture of an entry can
 * say what the hardware sees in it.
 *
 *   x86-64    63 XD | 62..52 free | 51..12 frame | 8 G | 7 PS | 6 D | 5 A | 4 PCD | 3 PWT | 2 US | 1 RW | 0 P
 *   RISC-V    53..10 frame | 7 D | 6 A | 5 G | 4 U | 3 X | 2 W | 1 R | 0 V
 *   arm64     54 UXN | 53 PXN | 51 DBM | 47..12 frame | 11 nG | 10 AF | 7 AP2 (read-only) | 6 AP1 (user) | 1 type | 0 valid
 */

/** @typedef {{ name: string, bit: number, low?: boolean }} EntryBit `low`: the bit grants by being clear */

/** @type {EntryBit[]} */
const X86 = [
  { name: 'P', bit: 0 },
  { name: 'RW', bit: 1 },
  { name: 'US', bit: 2 },
  { name: 'A', bit: 5 },
  { name: 'D', bit: 6 },
  { name: 'PS', bit: 7 },
  { name: 'G', bit: 8 },
  { name: 'XD', bit: 63 },
];

/** @type {EntryBit[]} */
const RISCV = ['V', 'R', 'W', 'X', 'U', 'G', 'A', 'D'].map((name, bit) => ({ name, bit }));

/** @type {EntryBit[]} */
const ARM = [
  { name: 'valid', bit: 0 },
  { name: 'type', bit: 1 },
  { name: 'AP1', bit: 6 },
  { name: 'AP2', bit: 7 },
  { name: 'AF', bit: 10 },
  { name: 'nG', bit: 11 },
  { name: 'DBM', bit: 51 },
  { name: 'PXN', bit: 53 },
  { name: 'UXN', bit: 54 },
];

/** @param {string} arch @returns {EntryBit[]} */
export function namedBits(arch) {
  if (arch.startsWith('riscv')) return RISCV;
  if (arch.startsWith('arm')) return ARM;
  return X86;
}

/** @param {string} arch @returns {string} the register that holds the root of the tables */
export function rootRegister(arch) {
  if (arch.startsWith('riscv')) return 'satp';
  if (arch.startsWith('arm')) return 'TTBR0';
  return 'CR3';
}

/**
 * @param {string} entry
 * @param {string} arch
 * @returns {{ name: string, set: boolean }[]} highest bit first, as it is written
 */
export function decode(entry, arch) {
  let value = 0n;
  try {
    value = BigInt(entry);
  } catch {
    return [];
  }
  return namedBits(arch)
    .map(({ name, bit }) => ({ name, bit, set: ((value >> BigInt(bit)) & 1n) === 1n }))
    .sort((a, b) => b.bit - a.bit);
}

/** The bits of an entry in which the frame's number stands, highest and lowest. @param {string} arch @returns {[number, number]} */
export function frameField(arch) {
  if (arch.startsWith('riscv')) return [53, 10];
  if (arch.startsWith('arm')) return [47, 12];
  return [51, 12];
}
