// The order of the house, as functions from a set of files (path → text) to the breaches found in it.
import { posix } from 'node:path';

const floors = ['base', 'hardware', 'memory', 'kernel', 'library', 'scenario', 'playback'];

// Same text, same bytes, on every machine: the engine may not even see these.
const worldly = [
  'chrono',
  'ctime',
  'time.h',
  'filesystem',
  'fstream',
  'iostream',
  'random',
  'thread',
  'unistd.h',
];

/** @typedef {Map<string, string>} Files */
/** @typedef {{ from: string, line: number, to: string, written: string }} Link */

/** @param {Files} files */
export function breaches(files) {
  const includes = includesOf(files);
  const imports = importsOf(files);
  return [
    ...unknownFolders(files),
    ...includes.flatMap(upward),
    ...includes.flatMap(pastPlayback),
    ...includes.flatMap((include) => unresolved(include, files)),
    ...worldlyIncludes(files),
    ...imports.flatMap((link) => outOfThePage(link, files)),
    ...cycles(includes),
    ...cycles(imports),
    ...mapErrors(files),
  ];
}

// --- includes -------------------------------------------------------------------------------------

const floorOf = (path) => (path.startsWith('engine/') ? floors.indexOf(path.split('/')[1]) : floors.length);
const isSource = (path) => /^(engine|bindings)\/.*\.(h|cpp)$/.test(path);

/** @param {Files} files @returns {Link[]} */
function includesOf(files) {
  return linksOf(files, isSource, /^[ \t]*#[ \t]*include[ \t]*"(?<path>[^"]+)"/gm, (from, written) => {
    const beside = posix.join(posix.dirname(from), written);
    return files.has(beside) ? beside : `engine/${written}`;
  });
}

function unknownFolders(files) {
  return [...files.keys()]
    .filter((path) => isSource(path) && floorOf(path) < 0)
    .map((path) => `${path}: stands on no floor; the floors are ${floors.join(', ')}`);
}

function upward({ from, line, to, written }) {
  if (!to.startsWith('engine/') || floorOf(to) <= floorOf(from)) return [];
  return [`${from}:${line}: includes "${written}", from a floor above its own`];
}

function pastPlayback({ from, line, to, written }) {
  if (!from.startsWith('bindings/') || /^(bindings|engine\/playback|engine\/base)\//.test(to)) return [];
  return [`${from}:${line}: includes "${written}"; bindings know playback/ and the plain structs of base/`];
}

function unresolved({ from, line, to, written }, files) {
  return files.has(to) ? [] : [`${from}:${line}: includes "${written}", which is no file of the engine`];
}

function worldlyIncludes(files) {
  const inEngine = (path) => isSource(path) && path.startsWith('engine/');
  return linksOf(files, inEngine, /^[ \t]*#[ \t]*include[ \t]*<(?<path>[^>]+)>/gm, (_, written) => written)
    .filter(({ to }) => worldly.includes(to))
    .map(
      ({ from, line, to }) => `${from}:${line}: includes <${to}>; the engine reads no clock, file or chance`,
    );
}

// --- imports --------------------------------------------------------------------------------------

const importPattern = new RegExp(
  [
    /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"](?<from>[^'"]+)['"]/,
    /^[ \t]*import\s*['"](?<effect>[^'"]+)['"]/,
    /\bimport\s*\(\s*['"](?<lazy>[^'"]+)['"]/,
    /\bnew URL\(\s*['"](?<address>[^'"]+)['"]\s*,\s*import\.meta\.url/,
  ]
    .map((form) => form.source)
    .join('|'),
  'gm',
);

/** @param {Files} files @returns {Link[]} */
function importsOf(files) {
  const isModule = (path) => /^web\/.*\.js$/.test(path);
  return linksOf(files, isModule, importPattern, (from, written) =>
    written.startsWith('.') ? posix.join(posix.dirname(from), written.replace(/\?.*/, '')) : written,
  );
}

const KNOW_THE_ENGINE = new Set([
  'web/engine.js',
  'web/importers.js',
  'web/wasm-modules.js',
  'web/embed/wasm-modules.js',
  'web/packaging/recorded.js', // plays it while the site is built
]);

function outOfThePage({ from, line, to, written }, files) {
  const engine = to.startsWith('#') || to.includes('build/wasm') || to.endsWith('.wasm');
  if (engine && !KNOW_THE_ENGINE.has(from)) {
    return [`${from}:${line}: imports "${written}"; only web/engine.js knows the engine`];
  }
  if (from.startsWith('web/packaging/')) return []; // runs when the site is built, not in it
  if (written.startsWith('.') && !engine && !to.startsWith('web/')) {
    return [`${from}:${line}: imports "${written}", from outside web/`];
  }
  if (/^web\/.*\.js$/.test(to) && !files.has(to))
    return [`${from}:${line}: imports "${written}", which is no file`];
  return [];
}

// --- both -----------------------------------------------------------------------------------------

function linksOf(files, belongs, pattern, resolve) {
  const links = [];
  for (const [from, text] of files) {
    if (!belongs(from)) continue;
    for (const match of withoutComments(text).matchAll(pattern)) {
      const [written] = Object.values(match.groups ?? {}).filter(Boolean);
      const line = text.slice(0, match.index + match[0].length).split('\n').length;
      links.push({ from, line, to: resolve(from, written), written });
    }
  }
  return links;
}

// Comments become blanks, so that positions keep. A // after a colon is left alone: it is an address.
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** @param {Link[]} links */
function cycles(links) {
  const found = [];
  const done = new Set();
  const path = [];
  const visit = (file) => {
    if (path.includes(file)) {
      found.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    } else if (!done.has(file)) {
      done.add(file);
      path.push(file);
      for (const { to } of links.filter(({ from }) => from === file)) visit(to);
      path.pop();
    }
  };
  for (const { from } of links) visit(from);
  return found;
}

// --- the map --------------------------------------------------------------------------------------

// engine/README.md names every folder and header of the engine, and no file that is not there.
function mapErrors(files) {
  const map = files.get('engine/README.md');
  if (map === undefined) return ['engine/README.md: is missing; it holds the map of the engine'];
  const inEngine = [...files.keys()].filter((path) => path.startsWith('engine/'));
  const headers = inEngine.filter((path) => path.endsWith('.h'));
  const folders = new Set(headers.map((path) => path.split('/')[1]));
  const named = namesIn(map);
  const names = (path) => named.some((name) => endsWithName(path, name));
  const exists = (name) => [...files.keys()].some((path) => endsWithName(path, name));
  return [
    ...named
      .filter((name) => !exists(name))
      .map((name) => `engine/README.md: names ${name}, which does not exist`),
    ...headers.filter((path) => !names(path)).map((path) => `engine/README.md: does not name ${path}`),
    ...[...folders]
      .filter((name) => !map.includes(`${name}/`))
      .map((name) => `engine/README.md: does not name ${name}/`),
  ];
}

const endsWithName = (path, name) => `/${path}`.endsWith(`/${name}`);

// "memory/region.h", "region.h", "region.{h,cpp}"
function namesIn(text) {
  return [...text.matchAll(/([\w/-]+)\.(?:\{h,cpp\}|(h|cpp)\b)/g)].flatMap(([, stem, extension]) =>
    extension ? [`${stem}.${extension}`] : [`${stem}.h`, `${stem}.cpp`],
  );
}
