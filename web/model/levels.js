/** @import {MachineReport} from '../../bindings/engine.js' */

/** Levels count down to 1, whose entries map pages; a machine lists them topmost first. @param {MachineReport} machine @param {number} level */
export const levelName = (machine, level) =>
  machine.levels[machine.levels.length - level]?.name ?? String(level);

/** @param {MachineReport} machine @param {number} order 0: topmost */
export const levelAt = (machine, order) => machine.levels.length - order;
