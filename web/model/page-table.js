import { frameField } from './entry-bits.js';
import { levelOf } from './levels.js';

/** @import {MachineReport} from '../../bindings/engine.js' */

/** A page table as it lies in its frame: numbers of 8 bytes, or of 4 where no larger ones would fit, lowest byte first. */

/** @typedef {{ frame: number, level: number, process: string, used: number }} Table */
/** @typedef {{ index: number, raw: bigint, frame: number, covers: bigint | null }} Entry `covers`: the first address that it is for */

/** Bytes of an entry (engine/hardware/page_table_format.cpp). @param {MachineReport} machine */
const entrySize = ({ arch, levels, page }) =>
  arch === 'custom' && 8 << Math.max(...levels.map(({ bits }) => bits)) > page ? 4 : 8;

/** @param {bigint} raw @param {string} arch */
function frameIn(raw, arch) {
  const [high, low] = frameField(arch);
  return Number(BigInt.asUintN(high - low + 1, raw >> BigInt(low)));
}

/** @param {Table} table @param {Uint8Array} bytes @param {MachineReport} machine @returns {{ index: number, raw: bigint, frame: number }[]} those in use */
function entriesIn({ level }, bytes, machine) {
  const size = entrySize(machine);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.min(1 << (levelOf(machine, level)?.bits ?? 0), bytes.length / size);
  return Array.from({ length: count }, (_, index) => {
    const raw = size === 8 ? view.getBigUint64(index * 8, true) : BigInt(view.getUint32(index * 4, true));
    return { index, raw, frame: frameIn(raw, machine.arch) };
  }).filter(({ raw }) => raw !== 0n);
}

/**
 * Where what a table maps begins: its parent's entry says, and that one's parent.
 * @param {Table} table @param {Table[]} tables @param {(frame: number) => Uint8Array} read @param {MachineReport} machine
 * @returns {bigint | null} null where no table leads to it
 */
function baseOf(table, tables, read, machine) {
  if (table.level === machine.levels.length) return 0n;
  for (const parent of tables.filter(({ level }) => level === table.level + 1)) {
    const entry = entriesIn(parent, read(parent.frame), machine).find(({ frame }) => frame === table.frame);
    const base = entry ? baseOf(parent, tables, read, machine) : null;
    const shift = levelOf(machine, parent.level)?.shift ?? 0;
    if (entry && base !== null) return base + (BigInt(entry.index) << BigInt(shift));
  }
  return null;
}

/** @param {Table} table @param {Table[]} tables @param {(frame: number) => Uint8Array} read @param {MachineReport} machine @returns {Entry[]} */
export function entriesOf(table, tables, read, machine) {
  const base = baseOf(table, tables, read, machine);
  const shift = BigInt(levelOf(machine, table.level)?.shift ?? 0);
  return entriesIn(table, read(table.frame), machine).map((entry) => ({
    ...entry,
    covers: base === null ? null : base + (BigInt(entry.index) << shift),
  }));
}
