/** @import {MachineReport} from '../../bindings/engine.js' */

/** Levels count down to 1, whose entries map pages; a machine lists them topmost first. @param {MachineReport} machine @param {number} level */
export const levelOf = ({ levels }, level) => levels[levels.length - level];

/** @param {MachineReport} machine @param {number} level */
export const levelName = (machine, level) => levelOf(machine, level)?.name ?? String(level);

/** @param {MachineReport} machine @param {number} order 0: topmost */
export const levelAt = (machine, order) => machine.levels.length - order;
