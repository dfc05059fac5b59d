// What a Linux kernel answered, against what the command answers: node tests/linux/recorded.mjs PATH/TO/pagewalk [ID…]
//
// Each line of recorded/*.jsonl is one scenario with the facts recorded after each of its steps, as README.md
// describes them. ID is the beginning of a scenario's name: cow-fork, or cow-fork.child-first.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { smapsFigures } from '../smaps_figures.mjs';

const folder = join(import.meta.dirname, 'recorded');
const together = 2;
const pageSize = 4096;
// VmFlags that only say again what the line of maps says.
const permissions = new Set('rd wr ex sh mr mw me ms'.split(' '));

const [command, ...wanted] = process.argv.slice(2);
if (!command) {
  console.error('usage: node tests/linux/recorded.mjs PATH/TO/pagewalk [ID…]');
  process.exit(2);
}

/** @typedef {Record<string, any>} Facts */
/** @typedef {Map<string, Map<number, string>>} Tokens process → page's address → token */
/** @typedef {{ id: string, scenario: string, steps: Facts[], final: Facts }} Recording */

// --- asking the command ---------------------------------------------------------------------------

/** The steps and the states after them. @param {string} scenario */
async function play(scenario) {
  const objects = objectsOf(await answerOf(scenario));
  return {
    steps: objects.filter(({ type }) => type === 'step'),
    states: objects.filter(({ type }) => type === 'state'),
  };
}

/** @param {string} scenario @returns {Promise<string>} */
function answerOf(scenario) {
  const child = spawn(resolve(command), ['run', '--json', '--states', '-']);
  const parts = { out: /** @type {Buffer[]} */ ([]), err: /** @type {Buffer[]} */ ([]) };
  child.stdout.on('data', (part) => parts.out.push(part));
  child.stderr.on('data', (part) => parts.err.push(part));
  child.stdin.on('error', () => {}); // a command that breaks off says so by its ending
  child.stdin.end(scenario);
  return new Promise((answer, refuse) => {
    child.on('error', refuse);
    child.on('close', (status, signal) => {
      if (status === 0) answer(Buffer.concat(parts.out).toString());
      else refuse(new Error(`the command ended with ${signal ?? status}: ${Buffer.concat(parts.err)}`.trim()));
    });
  });
}

/** @param {string} text */
const objectsOf = (text) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

// --- one step -------------------------------------------------------------------------------------

/** A difference; what both show alike is none. @param {string} what @returns {string[]} */
function differs(what, expected, found) {
  return expected === found ? [] : [`${what}: expected ${expected}, found ${found}`];
}

/** What the step answered. @param {Facts} facts */
function answerErrors(facts, step) {
  return [
    ...differs('signal', facts.signal ?? 'none', step.signal?.code ?? 'none'),
    ...differs('address of the signal', facts.address ?? 'none', step.signal?.address ?? 'none'),
    ...differs('errno', facts.errno ?? 'none', step.errno ?? 'none'),
    ...['returns', 'child', 'value', 'vector'].flatMap((key) =>
      facts[key] === undefined ? [] : differs(key, facts[key], step[key]),
    ),
  ];
}

/** @param {Facts} facts */
function faultErrors(facts, step) {
  return ['minor', 'major'].flatMap((key) => differs(`${key} faults`, facts[key] ?? 0, step[key]));
}

/** @param {Map<string, string[]>} maps */
function mapsErrors(maps, processes) {
  const names = differs('processes', [...maps.keys()].sort().join(' '), [...processes.keys()].sort().join(' '));
  const lines = [...maps].flatMap(([name, expected]) => {
    const found = processes.get(name)?.maps ?? [];
    const same = expected.join('\n') === found.join('\n');
    return same ? [] : [`maps of ${name}`, ...marked('expected', expected), ...marked('found', found)];
  });
  return [...names, ...lines];
}

const marked = (word, lines) => lines.map((line) => `  ${word.padEnd(8)} ${line}`);

// --- pages ----------------------------------------------------------------------------------------

/** What a page shows, as a token; which frame or slot it is, is told apart below. */
function kindOf(page) {
  if (page.state === 'guard') return 'G';
  if (page.state === 'swapped') return 'S';
  if (page.frame === 0) return 'Z';
  return page.file === undefined ? 'a' : `${page.file}:${page.file_page}`;
}

/** The same of a recorded token. Shared anonymous memory has one name in maps, whichever it is. @param {string} token */
const kindOfToken = (token) =>
  /^[aS]\d+$/.test(token) ? token[0] : token.replace(/^shm\d+:/, '/dev/zero (deleted):');

const ofFile = (kind) => kind?.includes(':');

/** @param {Tokens} tokens @param {Map<string, string>} places */
function pageErrors(tokens, places, processes) {
  const errors = [...tokens].flatMap(([name, expected]) => {
    const found = new Map(
      (processes.get(name)?.pages ?? []).map((page) => [Number(page.address), kindOf(page)]),
    );
    const addresses = [...new Set([...expected.keys(), ...found.keys()])].sort((a, b) => a - b);
    return addresses.flatMap((address) => {
      const token = expected.get(address);
      const kinds = [token && kindOfToken(token), found.get(address)];
      return kinds[0] === kinds[1]
        ? []
        : [`page 0x${address.toString(16)} of ${name}: expected ${token ?? '-'}, found ${kinds[1] ?? '-'}`];
    });
  });
  return errors.length > 0 ? errors : sharingErrors(tokens, places, processes);
}

/**
 * One token is one frame (or slot), and one frame one token, in all processes. A private page stays where it is:
 * `places` carries that over the steps. A page of a file may come back elsewhere.
 * @param {Tokens} tokens @param {Map<string, string>} places token → frame or slot
 */
function sharingErrors(tokens, places, processes) {
  const [now, tokenAt] = [new Map([...places].filter(([token]) => !ofFile(token))), new Map()];
  const errors = [...tokens].flatMap(([name, expected]) =>
    processes.get(name).pages.flatMap((page) => {
      const token = expected.get(Number(page.address));
      if (token === undefined || /^[ZG]/.test(token)) return [];
      const place = page.slot === undefined ? `frame ${page.frame}` : `slot ${page.slot}`;
      const [known, other] = [now.get(token) ?? place, tokenAt.get(place) ?? token];
      now.set(token, known);
      tokenAt.set(place, other);
      const reasons = [
        ...(known === place ? [] : [`${token} is ${known}`]),
        ...(other === token ? [] : [`${place} is ${other}`]),
      ];
      const where = `page ${page.address} of ${name}`;
      return reasons.length === 0 ? [] : [`${where}: expected ${token}, found ${place}; ${reasons.join(', ')}`];
    }),
  );
  places.clear();
  for (const [token, place] of now) places.set(token, place);
  return errors;
}

/** @param {Tokens} tokens @param {Record<string, number>} mapped */
function mappedErrors(tokens, mapped, states) {
  const entries = new Map();
  for (const [name, expected] of tokens) {
    for (const { address, state } of states.get(name)?.pages ?? []) {
      const token = expected.get(Number(address));
      if (state === 'present' && token && token !== 'Z') entries.set(token, (entries.get(token) ?? 0) + 1);
    }
  }
  return [...entries].flatMap(([token, count]) =>
    differs(`entries that map ${token}`, mapped[token] ?? 1, count),
  );
}

// --- the figures of smaps -------------------------------------------------------------------------

/** @param {Record<string, Facts[]>} smaps */
function smapsErrors(smaps, processes) {
  return Object.entries(smaps).flatMap(([name, regions]) => {
    const found = processes.get(name)?.regions ?? [];
    if (found.length !== regions.length) return differs(`regions of ${name}`, regions.length, found.length);
    return regions.flatMap((region, index) =>
      regionErrors(`${name} at ${found[index].start}`, region, found[index]),
    );
  });
}

/** @param {string} where @param {Facts} region */
function regionErrors(where, region, found) {
  const flags = (text) =>
    text
      .split(' ')
      .filter((flag) => !permissions.has(flag))
      .sort()
      .join(' ');
  return [
    ...smapsFigures.flatMap((key) => differs(`${key} of ${where}`, region[key] ?? 0, found[key])),
    ...differs(`flags of ${where}`, flags(region.flags), flags(found.flags)),
  ];
}

// --- one scenario ---------------------------------------------------------------------------------

/** The facts say what changed: carries what holds after the step. @param {Facts} facts @param {Tokens} tokens */
function carry(facts, maps, tokens) {
  for (const [name, lines] of Object.entries(facts.maps ?? {})) {
    if (lines === null) {
      maps.delete(name);
      tokens.delete(name);
      continue;
    }
    maps.set(name, lines);
    tokens.set(name, within(lines, tokens.get(name) ?? new Map()));
  }
  for (const [name, runs] of Object.entries(facts.pages ?? {})) spread(runs, tokens.get(name) ?? new Map());
}

/** Where there is no region, there is no page. @param {string[]} lines @param {Map<number, string>} pages */
function within(lines, pages) {
  const spans = lines.map((line) =>
    line
      .split(' ', 1)[0]
      .split('-')
      .map((end) => Number(`0x${end}`)),
  );
  return new Map([...pages].filter(([page]) => spans.some(([start, end]) => start <= page && page < end)));
}

/** "a2 Z*3 -" from an address on. @param {Record<string, string>} runs @param {Map<number, string>} pages */
function spread(runs, pages) {
  for (const [start, run] of Object.entries(runs)) {
    let address = Number(`0x${start}`);
    for (const [, token, times] of run.matchAll(/([^ *]+)(?:\*(\d+))?/g)) {
      for (let left = Number(times ?? 1); left > 0; left -= 1, address += pageSize) {
        if (token === '-') pages.delete(address);
        else pages.set(address, token);
      }
    }
  }
}

const alive = (state) => new Map(state.processes.filter((one) => one.alive).map((one) => [one.name, one]));

/** The first step that differs, and how. @param {Recording} recording @returns {Promise<string[]>} */
async function errorsOf({ scenario, steps, final }) {
  const played = await play(scenario);
  if (played.steps.length !== steps.length) return differs('steps', steps.length, played.steps.length);
  const maps = new Map();
  /** @type {Tokens} */
  const tokens = new Map();
  const places = new Map();
  for (const [index, facts] of steps.entries()) {
    const [step, processes] = [played.steps[index], alive(played.states[index])];
    carry(facts, maps, tokens);
    const last = index === steps.length - 1 ? final : {};
    const errors = [
      ...answerErrors(facts, step),
      ...faultErrors(facts, step),
      ...mapsErrors(maps, processes),
      ...pageErrors(tokens, places, processes),
      ...smapsErrors(last.smaps ?? facts.smaps ?? {}, processes),
      ...(last === final ? mappedErrors(tokens, final.mapped ?? {}, processes) : []),
    ];
    if (errors.length > 0) return [`line ${step.line}: ${scenario.split('\n')[step.line - 1]}`, ...errors];
  }
  return [];
}

// --- all of them ----------------------------------------------------------------------------------

/** A command that breaks off, or answers no JSON, fails its scenario and stops no other. @param {Recording} recording */
async function report(recording) {
  const errors = await errorsOf(recording).catch((error) => [
    error instanceof Error ? error.message : `${error}`,
  ]);
  if (errors.length === 0) return '';
  const told = errors.map((line) => `  ${line}`).join('\n');
  return `FAIL ${recording.id}\n${told}\n--- the scenario\n${recording.scenario}---`;
}

/** A few at a time, the results in order. @template T, R @param {T[]} items @param {(item: T) => Promise<R>} work */
async function inTurns(items, work) {
  /** @type {R[]} */
  const results = [];
  let next = 0;
  const turn = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: together }, turn));
  return results;
}

const families = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .map((name) => ({
    family: basename(name, '.jsonl'),
    recordings: /** @type {Recording[]} */ (objectsOf(readFileSync(join(folder, name), 'utf8'))).filter(
      ({ id }) => wanted.length === 0 || wanted.some((start) => id.startsWith(start)),
    ),
  }))
  .filter(({ recordings }) => recordings.length > 0);

let [played, failed] = [0, 0];
for (const { family, recordings } of families) {
  const failures = (await inTurns(recordings, report)).filter(Boolean);
  played += recordings.length;
  failed += failures.length;
  const verdict = failures.length === 0 ? 'ok  ' : 'FAIL';
  console.log(
    [`${verdict} ${family} ${recordings.length - failures.length}/${recordings.length}`, ...failures].join(
      '\n',
    ),
  );
}
console.log(`${played} scenarios, ${failed} failed`);
if (played === 0) console.log('no recording was found');
process.exitCode = played === 0 || failed > 0 ? 1 : 0;
