import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';

/** @import {Plugin} from 'vite' */

/**
 * Makes classic scripts of a build's modules. A frame with `sandbox="allow-scripts"` has no origin, and modules
 * are fetched with CORS: a host would have to send headers for them. Classic scripts load from anywhere.
 *
 *   import{a as b}from"./y.js";…;export{q as r}
 *   pagewalkChunks.define(["y.js"],async($)=>{const{a:b}=$[0];…;return{r:q}})
 *
 * Bindings are copied, not live: what a chunk exports may not change after it ran. Chunks may not import one
 * another in a ring.
 */

/** @typedef {{ start: number, end: number, text: string }} Change */

const loader = readFileSync(new URL('./chunks.js', import.meta.url), 'utf8');

/** @param {any} name an identifier or a string */
const nameOf = (name) => JSON.stringify(name.name ?? name.value);

/** @param {any} node @param {(node: any) => void} visit */
function walk(node, visit) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') visit(node);
  for (const value of Object.values(node)) walk(value, visit);
}

/** "./y.js" → "y.js": chunks lie in one folder. @param {any} source */
const chunkOf = (source) => String(source.value).replace(/^\.\//, '');

/** @param {any} node an import declaration @param {number} index of the chunk */
function bindings({ specifiers }, index) {
  const names = specifiers.map((/** @type {any} */ one) => {
    if (one.type === 'ImportNamespaceSpecifier') throw new Error('a namespace import of a chunk');
    const imported = one.type === 'ImportDefaultSpecifier' ? '"default"' : nameOf(one.imported);
    return `${imported}:${one.local.name}`;
  });
  return names.length > 0 ? `const{${names}}=$[${index}];` : '';
}

/** @param {any} node an export declaration @param {(source: any) => number} need the index of a chunk */
function returned(node, need) {
  if (node.type !== 'ExportNamedDeclaration' || node.declaration)
    throw new Error(`an export that is not a list: ${node.type}`);
  const chunk = node.source ? need(node.source) : -1;
  return node.specifiers.map((/** @type {any} */ { exported, local }) =>
    chunk < 0 ? `${nameOf(exported)}:${local.name}` : `${nameOf(exported)}:$[${chunk}][${nameOf(local)}]`,
  );
}

/** @param {any} node @returns {Change | null} */
function changeInside(node) {
  const { start, end } = node;
  if (node.type === 'ImportExpression') {
    const chunk = JSON.stringify(chunkOf(node.source));
    return { start, end, text: `pagewalkChunks.load(${chunk})` };
  }
  if (node.type === 'MetaProperty') return { start, end, text: '({url:document.baseURI})' };
  return null;
}

/** @param {string} code @returns {string} */
export function classic(code) {
  const ast = parseAst(code);
  /** @type {Change[]} */
  const changes = [];
  /** @type {string[]} */
  const needs = [];
  /** @type {string[]} */
  const exported = [];
  let head = '';
  const need = (/** @type {any} */ source) => needs.push(chunkOf(source)) - 1;
  for (const node of /** @type {any[]} */ (ast.body)) {
    if (node.type === 'ImportDeclaration') {
      head += bindings(node, need(node.source));
    } else if (node.type.startsWith('Export')) exported.push(...returned(node, need));
    else continue;
    changes.push({ start: node.start, end: node.end, text: '' });
  }
  walk(ast, (node) => {
    const change = changeInside(node);
    if (change) changes.push(change);
  });
  const body = changes
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), code);
  return `pagewalkChunks.define(${JSON.stringify(needs)},async($)=>{"use strict";${head}${body}\nreturn{${exported}}});`;
}

/** The document's module tags become classic ones; what the entry needs is fetched beside it. @param {string} html @param {string[]} needed */
export const classicTags = (html, needed) =>
  html
    .replace(/\s*<link rel="modulepreload"[^>]*>/g, '')
    .replace(/<script type="module" crossorigin/g, '<script defer')
    .replace(/<link rel="stylesheet" crossorigin/g, '<link rel="stylesheet"')
    .replace(
      '</head>',
      `${needed.map((file) => `<link rel="preload" as="script" href="./${file}">`).join('\n')}\n</head>`,
    );

/** @returns {Plugin} */
export const classicScripts = () => ({
  name: 'classic-scripts',
  enforce: 'post',
  renderChunk: (code, chunk) => (chunk.isEntry ? loader : '') + classic(code),
  generateBundle(_, bundle) {
    const entry = Object.values(bundle).find((part) => part.type === 'chunk' && part.isEntry);
    const needed = entry?.type === 'chunk' ? entry.imports : [];
    for (const part of Object.values(bundle)) {
      if (part.fileName.endsWith('.html') && part.type === 'asset') {
        part.source = classicTags(String(part.source), needed);
      }
    }
  },
});
