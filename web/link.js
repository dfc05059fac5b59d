/**
 * The share link's codec: scenario text ↔ what follows `#`. Pure but for the streams that browsers and Node
 * both have.
 *
 *   #s=1.<payload>Z&at=7     payload: UTF-8 → zlib → base64url without '='
 *   #x=<lesson>&at=7         a lesson by its file's name
 *   #x=problem&seed=7        the problem that this seed makes
 *
 * zlib, not raw deflate: its checksum catches nearly all of the damage that a chat program does. The closing
 * Z proves that nothing was cut off, and keeps a trailing '_' from being taken for markup.
 */

export const LINK_VERSION = 1;
export const WARN_LENGTH = 2000;
export const MAKE_LIMIT = 8000;
export const READ_LIMIT = 32768;
export const TEXT_LIMIT = 256 * 1024;

/**
 * @typedef {'too-long' | 'unfinished' | 'version' | 'alphabet' | 'damaged' | 'too-large' | 'not-text' | 'position' | 'seed'} LinkProblem
 * @typedef {{ kind: 'none' } | { kind: 'text', text: string, at: number | null }
 *   | { kind: 'lesson', name: string, at: number | null } | { kind: 'problem', seed: string, at: number | null }
 *   | { kind: 'bad', problem: LinkProblem }} Opened
 */

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  let raw = '';
  for (const byte of bytes) raw += String.fromCharCode(byte);
  return btoa(raw).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text */
function fromBase64Url(text) {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (char) => char.charCodeAt(0));
}

/**
 * Everything a stream gives, or null once it gives more than `limit`: a few kilobytes can inflate to
 * gigabytes (1,000 to 1), so the reading stops, not only the result.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} limit
 */
async function collect(stream, limit) {
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      reader.cancel().catch(() => {});
      return null;
    }
    chunks.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * @param {Uint8Array} bytes
 * @param {CompressionStream | DecompressionStream} through
 * @param {number} limit
 */
function pass(bytes, through, limit) {
  const source = new Blob([/** @type {BlobPart} */ (bytes)]).stream();
  return collect(source.pipeThrough(/** @type {ReadableWritablePair<any, any>} */ (through)), limit);
}

/**
 * The fragment for a text, without '#'.
 * @param {string} text
 * @param {number | null} [at] position to open at
 */
export async function makeFragment(text, at = null) {
  const packed = await pass(
    new TextEncoder().encode(text),
    new CompressionStream('deflate'),
    Number.POSITIVE_INFINITY,
  );
  const payload = toBase64Url(packed ?? new Uint8Array());
  return `s=${LINK_VERSION}.${payload}Z${at === null ? '' : `&at=${at}`}`;
}

/** @param {string} fragment without '#' */
function keysOf(fragment) {
  /** @type {Map<string, string>} */
  const keys = new Map();
  for (const part of fragment.split('&')) {
    const cut = part.indexOf('=');
    if (cut > 0 && !keys.has(part.slice(0, cut))) keys.set(part.slice(0, cut), part.slice(cut + 1));
  }
  return keys;
}

/** @param {LinkProblem} problem @returns {Opened} */
const bad = (problem) => ({ kind: 'bad', problem });

/** @param {string} payload @param {number | null} at @returns {Promise<Opened>} */
async function inflate(payload, at) {
  let bytes;
  try {
    bytes = await pass(fromBase64Url(payload), new DecompressionStream('deflate'), TEXT_LIMIT);
  } catch {
    return bad('damaged');
  }
  if (bytes === null) return bad('too-large');
  try {
    // ignoreBOM keeps a leading U+FEFF in the text: what went in comes out.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'text', text, at };
  } catch {
    return bad('not-text');
  }
}

/** @param {string} value @param {number | null} at @returns {Promise<Opened>} */
async function openPayload(value, at) {
  const [, version, rest] = /^(\d+)\.(.*)$/s.exec(value) ?? [];
  if (version === undefined || rest === undefined) return bad('damaged');
  if (Number(version) !== LINK_VERSION) return bad('version');
  if (!rest.endsWith('Z')) return bad('unfinished');
  const payload = rest.slice(0, -1);
  if (!/^[A-Za-z0-9_-]*$/.test(payload)) return bad('alphabet');
  return inflate(payload, at);
}

/**
 * What a fragment asks for. Never throws, never falls back: a bad link is an answer with its cause.
 * @param {string} fragment with or without '#'
 * @returns {Promise<Opened>}
 */
export async function readFragment(fragment) {
  const body = fragment.replace(/^#/, '');
  if (body.length > READ_LIMIT) return bad('too-long');
  const keys = keysOf(body);
  const position = keys.get('at');
  if (position !== undefined && !/^\d{1,9}$/.test(position)) return bad('position');
  const at = position === undefined ? null : Number(position);
  const payload = keys.get('s');
  if (payload !== undefined) return openPayload(payload, at);
  const lesson = keys.get('x');
  if (lesson === 'problem') {
    const seed = keys.get('seed') ?? '1';
    return /^\d{1,9}$/.test(seed) ? { kind: 'problem', seed, at } : bad('seed');
  }
  if (lesson !== undefined) return { kind: 'lesson', name: lesson, at };
  // A payload without its key was a link before something changed a letter of it.
  return /\d\.[\w-]{8,}Z(&|$)/.test(body) ? bad('damaged') : { kind: 'none' };
}
