// What the engine's sources say about a text, read out of the C++ as far as sentences are put together there.
//
// A sentence begins where it is handed on: as an argument of `fail`, `warn`, `complain` or `refuse`, or as the value of
// `mistake`. What stands there is a sum of literals and other things. Of those a local constant is looked up, a choice
// (`c ? a : b`) is both, a parameter is what all callers pass, and whatever is left is taken for a user's word.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const engine = join(import.meta.dirname, '../../engine');

/** Stands for whatever a user wrote. */
export const ANYTHING = 'ä';

/** @typedef {{ name: string, code: string }} Source */
/** @typedef {{ text: string, at: number, source: Source }} Expression */

const folder = (/** @type {string} */ path) =>
  readdirSync(join(engine, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(cpp|h)$/.test(name))
    .map((name) => join(path, name));

/** Comments hold quotes and parentheses that mean nothing; a string may hold what looks like a comment. @param {string} code */
const withoutComments = (code) =>
  code.replace(/R"\(.*?\)"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|\/\/[^\n]*/g, (part) =>
    part.startsWith('//') ? ' '.repeat(part.length) : part,
  );

/** @type {Source[]} */
const sources = [...folder('scenario'), ...folder('playback')].map((name) => ({
  name,
  code: withoutComments(readFileSync(join(engine, name), 'utf8')),
}));

// --- expressions ----------------------------------------------------------------------------------

const token = /R"\(.*?\)"|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'|[\s\S]/gy;

/** Where the bracket closes that is open at a place. @param {string} code @param {number} from */
function endOf(code, from) {
  let depth = 0;
  token.lastIndex = from;
  for (let match = token.exec(code); match && depth >= 0; match = token.exec(code)) {
    if ('([{'.includes(match[0])) depth += 1;
    if (')]}'.includes(match[0])) depth -= 1;
    if (depth < 0) return match.index;
  }
  return code.length;
}

/** Cuts code at a character outside strings and brackets, up to the bracket or semicolon that ends it. @param {string} code @param {number} from @param {string} at */
function pieces(code, from, at) {
  const found = [];
  let [depth, piece, start] = [0, '', from];
  token.lastIndex = from;
  for (let match = token.exec(code); match; match = token.exec(code)) {
    const [part] = match;
    if ('([{'.includes(part)) depth += 1;
    if (')]}'.includes(part)) depth -= 1;
    if (depth < 0 || (depth === 0 && part === ';')) break;
    if (depth === 0 && part === at) {
      found.push({ text: piece.trim(), at: start });
      [piece, start] = ['', token.lastIndex];
    } else piece += part;
  }
  return [...found, { text: piece.trim(), at: start }];
}

const escapes = /** @type {Record<string, string>} */ ({ n: '\n', t: '\t', '"': '"', '\\': '\\' });

/** Literals beside one another are one. @param {string} text @returns {string | null} */
function literal(text) {
  const parts = text.match(/R"\(.*?\)"|"(?:\\.|[^"\\])*"/g);
  if (!parts || text.replace(/R"\(.*?\)"|"(?:\\.|[^"\\])*"/g, '').trim() !== '') return null;
  const value = (/** @type {string} */ part) =>
    part.startsWith('R')
      ? part.slice(3, -2)
      : part.slice(1, -1).replace(/\\(.)/g, (_, character) => escapes[character] ?? character);
  return parts.map(value).join('');
}

/** What is passed to a function, wherever it is called, or the names of what it takes. @param {Source} source @param {RegExp} name */
const listsOf = (source, name) =>
  [...source.code.matchAll(name)].map((match) => pieces(source.code, match.index + match[0].length, ','));

/** The function around a place that takes a text of a name, and the how manieth it is. @param {Source} source @param {number} at @param {string} name */
function parameter({ code }, at, name) {
  const heads = [...code.slice(0, at).matchAll(/\b(\w+)\((?=[^;{}]*\{)/g)].reverse();
  for (const head of heads) {
    const taken = pieces(code, head.index + head[0].length, ',');
    const index = taken.findIndex(({ text }) =>
      new RegExp(`(string|string_view|char)[&*]? ${name}$`).test(text),
    );
    if (index >= 0) return { of: head[1] ?? '', index };
  }
  return null;
}

/** Parameters that are being looked up: a function may pass its own on to its like. @type {Set<string>} */
const open = new Set();

/** @param {Expression} expression @param {string} name of a constant or a parameter @returns {string[]} */
function valuesOf({ source, at }, name) {
  const constant = new RegExp(`(?<=[;{}]\\s*)(?:const )?(?:std::string|const char\\*) ${name} =`, 'g');
  const local = [...source.code.slice(0, at).matchAll(constant)].at(-1);
  if (local) return evaluated(expressionAt(source, local.index + local[0].length));
  const found = parameter(source, at, name);
  const key = `${found?.of} ${name}`;
  if (!found || open.has(key)) return [];
  const passed = sources.flatMap((one) =>
    listsOf(one, new RegExp(`\\b${found.of}\\(`, 'g')).flatMap((list) => {
      const piece = list[found.index];
      const declared = !piece || /^(const |std::string)[^(]*$/.test(piece.text);
      return declared ? [] : [{ source: one, ...piece }];
    }),
  );
  open.add(key);
  const values = passed.flatMap(evaluated);
  open.delete(key);
  return values;
}

/** @param {Source} source @param {number} at @returns {Expression} */
const expressionAt = (source, at) => ({ source, at, text: pieces(source.code, at, ';')[0]?.text ?? '' });

/** What functions of this name may return. @param {string} name @returns {string[]} */
const returned = (name) =>
  sources.flatMap((source) => {
    const heads = new RegExp(`(?:std::string|const char\\*) ${name}\\([^;{}]*\\)(?: const)? \\{`, 'g');
    return [...source.code.matchAll(heads)].flatMap((head) => {
      const from = head.index + head[0].length;
      const body = source.code.slice(from, endOf(source.code, from));
      return [...body.matchAll(/\breturn /g)].flatMap((one) =>
        evaluated(expressionAt(source, from + one.index + one[0].length)),
      );
    });
  });

/** Every text that an expression may be. @param {Expression} expression @returns {string[]} */
function evaluated(expression) {
  const { source, at } = expression;
  const text = expression.text.replace(/^std::(?:string|move)\(([\s\S]*)\)$/, '$1').trim();
  const choice = pieces(text, 0, '?');
  if (choice.length > 1) {
    const either = pieces(text, choice[1]?.at ?? 0, ':');
    return either.flatMap((one) => evaluated({ source, at, text: one.text }));
  }
  const sum = pieces(text, 0, '+');
  if (sum.length > 1) {
    const parts = sum.map((one) => evaluated({ source, at, text: one.text }));
    return parts.reduce((all, some) => all.flatMap((head) => some.map((tail) => head + tail)));
  }
  const said = literal(text);
  if (said !== null) return [said];
  const [, call] = /^(?:\w+\.)?(\w+)\(/.exec(text) ?? [];
  const values = call ? returned(call) : /^\w+$/.test(text) ? valuesOf(expression, text) : [];
  return values.length > 0 ? values : [ANYTHING];
}

// --- sentences ------------------------------------------------------------------------------------

/** Something is said in it beyond a user's words. @param {string} text */
const says = (text) => /[a-zA-Z]/.test(text);

/** Every message, hint and mistake that stands whole in the sources, with where. @returns {Map<string, string>} */
export function sentences() {
  const found = new Map();
  for (const source of sources) {
    const handed = [
      ...listsOf(source, /\b(?:fail|warn|complain|refuse)\(/g).flat(),
      ...listsOf(source, /\bmistake = /g).flat(),
    ];
    for (const piece of handed)
      for (const text of evaluated({ source, ...piece })) if (says(text)) found.set(text, source.name);
  }
  return found;
}

/** What these say is printed, and no mistake in a text. */
const printers = ['scenario/printer.cpp', 'playback/explanation_words.cpp'];
/** What readers look for. */
const lookedFor = ['note ', ' resumed>', 'Reached when:'];

/** Literals that read as prose, wherever they stand; but for the comments that importers write. @returns {string[]} */
export function prose() {
  const statements = sources
    .filter(({ name }) => !printers.includes(name))
    .flatMap(({ code }) => code.split(';'))
    .filter((statement) => !/"[^"]*# |text \+|#include/.test(statement));
  return statements
    .flatMap((statement) => statement.match(/R"\(.*?\)"|"(?:\\.|[^"\\\n])*"/g) ?? [])
    .map((part) => literal(part) ?? '')
    .filter((text) => /[a-z]{2,} [a-z]|[a-z] $|^ [a-z]/.test(text) && !lookedFor.includes(text));
}
