import { hexText } from '../model/addresses.js';
import { randomFrom } from './random.js';

/** @import {Random} from './random.js' */

/**
 * A fresh scenario from a seed: two processes, a few accesses of mixed fate. The same seed is the same text
 * everywhere and for ever, for students compare their answers and links stay: a test holds some of them. What each access does is the engine's to say: nothing
 * here knows an outcome.
 */

const PAGE = 0x1000n;
const ACCESSES = 8;

/**
 * @typedef {object} World what stands where, and what was drawn so far
 * @property {Random} random
 * @property {bigint} code
 * @property {bigint} data
 * @property {bigint} heap
 * @property {number} heapPages
 * @property {bigint} map where the data file is mapped
 * @property {number} mapPages one more than the file has
 * @property {bigint} stack bottom
 * @property {string} perms of the map
 * @property {string[]} names of processes
 * @property {{ process: string, address: bigint }[]} written
 * @property {{ process: string, address: bigint }[]} lent read before anybody wrote there
 * @property {Set<string>} touched process and page of the heap
 */

/** @param {Random} random @returns {World} */
function worldFrom(random) {
  const code = 0x400000n + PAGE * BigInt(random.below(16));
  const heap = code + 0x200000n + PAGE * BigInt(random.below(256));
  return {
    random,
    code,
    data: code + 2n * PAGE,
    heap,
    heapPages: 3 + random.below(4),
    map: 0x7ffff7a00000n + PAGE * BigInt(random.below(256)),
    mapPages: 2 + random.below(2),
    stack: 0x7fffffffa000n,
    perms: random.pick(['rw-p', 'rw-s', 'r--p']),
    names: ['A', 'B'],
    written: [],
    lent: [],
    touched: new Set(),
  };
}

/** @param {bigint} start @param {number} pages @param {string} perms @param {bigint} offset @param {string} label */
const layoutLine = (start, pages, perms, offset, label) => {
  const hex = (/** @type {bigint} */ value) => value.toString(16).padStart(8, '0');
  return `  ${hex(start)}-${hex(start + PAGE * BigInt(pages))} ${perms} ${hex(offset)} ${label}`;
};

/** @param {World} world @param {string} seed */
function headOf(world, seed) {
  const { random } = world;
  const bytes = (world.mapPages - 2) * 4096 + 600 + random.below(3000);
  return [
    `# Problem ${seed}`,
    '# Say before each step what will happen.',
    'machine x86-64',
    '  frames 32',
    `  tlb ${random.pick([2, 4, 8])}`,
    `  asid ${random.pick(['on', 'off'])}`,
    '',
    'file /bin/app 12K',
    `file /home/data ${bytes} "${random.pick(['ant', 'bee', 'cat', 'dog', 'elk', 'fox'])}"`,
    ...(random.below(2) ? ['  cold'] : []),
    '',
    'process A',
    layoutLine(world.code, 1, 'r-xp', 0n, '/bin/app'),
    layoutLine(world.data, 1, 'rw-p', 0x2000n, '/bin/app'),
    layoutLine(world.heap, world.heapPages, 'rw-p', 0n, '[heap]'),
    layoutLine(world.map, world.mapPages, world.perms, 0n, '/home/data'),
    layoutLine(world.stack, 5, 'rw-p', 0n, '[stack]'),
    'process B = A',
    '',
  ];
}

/** @param {World} world */
const offset = ({ random }) => BigInt(random.below(256) * 16);

/** @param {World} world */
const letter = ({ random }) => `"${String.fromCharCode(97 + random.below(26))}"`;

/** A page of the heap that a process has not touched, or null. @param {World} world @param {string} process */
function freshPage(world, process) {
  const pages = Array.from({ length: world.heapPages }, (_, index) => world.heap + PAGE * BigInt(index));
  const fresh = pages.filter((page) => !world.touched.has(`${process} ${page}`));
  if (fresh.length === 0) return null;
  const page = world.random.pick(fresh);
  world.touched.add(`${process} ${page}`);
  return page;
}

/** @typedef {(world: World) => string[] | null} Draw lines, or null where it cannot be drawn now */

/** @type {Draw} */
function writeFresh(world) {
  const process = world.random.pick(world.names);
  const page = freshPage(world, process);
  if (page === null) return null;
  const address = page + offset(world);
  world.written.push({ process, address });
  return [`${process}: write ${hexText(address)} ${letter(world)}`];
}

/** @type {Draw} */
function readFresh(world) {
  const process = world.random.pick(world.names);
  const page = freshPage(world, process);
  if (page === null) return null;
  const address = page + offset(world);
  world.lent.push({ process, address });
  return [`${process}: read ${hexText(address)}`];
}

/** @type {Draw} */
function writeLent(world) {
  const lent = world.lent.pop();
  if (!lent) return null;
  world.written.push(lent);
  return [`${lent.process}: write ${hexText(lent.address)} ${letter(world)}`];
}

/** @type {Draw} */
function readBack(world) {
  if (world.written.length === 0) return null;
  const { process, address } = world.random.pick(world.written);
  return [`${process}: read ${hexText(address)}`];
}

/** The same number in the other process. @type {Draw} */
function readAcross(world) {
  if (world.written.length === 0) return null;
  const { process, address } = world.random.pick(world.written);
  const other = world.random.pick(world.names.filter((name) => name !== process));
  world.touched.add(`${other} ${address - (address % PAGE)}`);
  return [`${other}: read ${hexText(address)}`];
}

/** @type {Draw} */
function touchGap(world) {
  const process = world.random.pick(world.names);
  const address = world.heap + PAGE * BigInt(world.heapPages + 1 + world.random.below(64)) + offset(world);
  return world.random.below(2)
    ? [`${process}: write ${hexText(address)} 1`]
    : [`${process}: read ${hexText(address)}`];
}

/** @type {Draw} */
function writeCode(world) {
  return [`${world.random.pick(world.names)}: write ${hexText(world.code + offset(world))} 1`];
}

/** @type {Draw} */
function execute(world) {
  const start = world.random.pick([world.code, world.code, world.heap]);
  return [`${world.random.pick(world.names)}: exec ${hexText(start + offset(world))}`];
}

/** @type {Draw} */
function readFile(world) {
  return [`${world.random.pick(world.names)}: read ${hexText(world.map)} 3`];
}

/** @type {Draw} */
function writeFile(world) {
  return [`${world.random.pick(world.names)}: write ${hexText(world.map + 1n)} ${letter(world)}`];
}

/** @type {Draw} */
function readPastEnd(world) {
  const address = world.map + PAGE * BigInt(world.mapPages - 1) + offset(world);
  return [`${world.random.pick(world.names)}: read ${hexText(address)}`];
}

/** @type {Draw} */
function growStack(world) {
  const address = world.stack - PAGE * BigInt(1 + world.random.below(3)) + offset(world);
  return [`${world.random.pick(world.names)}: write ${hexText(address)} 1`];
}

/** @type {Draw} */
function forkAndTouch(world) {
  if (world.names.includes('C') || world.written.length === 0) return null;
  const { process, address } = world.random.pick(world.written);
  world.names.push('C');
  for (const key of [...world.touched]) {
    const [owner, page] = key.split(' ');
    if (owner === process) world.touched.add(`C ${page}`);
  }
  const touch = world.random.pick(['read', 'write']);
  const line = `C: ${touch} ${hexText(address)}${touch === 'write' ? ` ${letter(world)}` : ''}`;
  return [`${process}: C = fork()`, line];
}

/** @type {Draw} */
function mapAndWrite(world) {
  if (world.touched.has('mapped')) return null;
  world.touched.add('mapped');
  const process = world.random.pick(world.names.slice(0, 2));
  return [`${process}: buf = mmap(NULL, 16K, rw, private|anon)`, `${process}: write buf ${letter(world)}`];
}

/** @type {Draw[]} */
const REFUSALS = [touchGap, writeCode, readPastEnd];
/** @type {Draw[]} */
const SHARINGS = [readAcross, forkAndTouch];
/** @type {Draw[]} */
const OTHERS = [readFresh, writeFresh, readBack, execute, readFile, writeFile, growStack, mapAndWrite];

/** What has to be in every problem, in an order that the seed gives; the rest is drawn. @param {Random} random @returns {Draw[]} */
function plan(random) {
  const wanted = [
    ...random.shuffle(REFUSALS).slice(0, 2),
    ...random.shuffle(SHARINGS).slice(0, 1 + random.below(2)),
    ...random.shuffle(OTHERS),
  ].slice(0, ACCESSES - 2);
  return [writeFresh, readFresh, ...random.shuffle([...wanted, writeLent])];
}

/** @param {string} seed digits @returns {string} the text of a scenario */
export function makeProblem(seed) {
  const world = worldFrom(randomFrom(seed));
  const lines = headOf(world, seed);
  for (const draw of plan(world.random)) lines.push(...(draw(world) ?? readBack(world) ?? []));
  return `${lines.join('\n')}\n`;
}
