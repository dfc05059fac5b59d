import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

/** @import {StringStream} from '@codemirror/language' */

/**
 * Colours for the scenario language. A highlighter only: what is right and wrong is the engine's to say, and
 * this must not disagree with it, so it knows words and shapes, no rules.
 */

/** @typedef {{ header: boolean, prose: boolean }} State what the line began with was seen; the rest of it is a sentence */

const HEADERS = /^(machine|file|process|note|switch|sysctl|trace)\b/;
const SETTINGS =
  /^(frames|page|split|tlb|asid|swap|replace|overcommit|stack-limit|huge|fault-around|seed|signals|fill|memory|cold|hole|brk)\b/;
const VERBS = /^(read|write|exec)\b/;
const LAYOUT = /^[0-9a-fA-F]{4,16}-[0-9a-fA-F]{4,16}(?=\s)/;
const NUMBER = /^(0x[0-9a-fA-F_]+|\d[\d_]*[KMGT]?)(?![\w])/;

/** @param {StringStream} stream */
function word(stream) {
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
  if (stream.match(/^\[[^\]\s]*\]/)) return 'labelName';
  if (stream.match(/^[rwx-]{3}[ps]\b/)) return 'modifier';
  if (stream.match(NUMBER)) return 'number';
  if (stream.match(/^=>/)) return 'operatorKeyword';
  if (stream.match(/^[A-Za-z_][\w.]*(?=\s*\()/)) return 'variableName.function';
  if (stream.match(VERBS)) return 'keyword';
  if (stream.match(/^[\w./-]+/)) return null;
  stream.next();
  return null;
}

/** What may stand at the head of a line. @param {StringStream} stream */
function head(stream) {
  if (stream.match(HEADERS)) return 'keyword';
  if (stream.match(LAYOUT)) return 'number';
  if (stream.match(SETTINGS)) return 'propertyName';
  if (stream.match(/^[A-Za-z_][\w.-]*(?=:)/)) return 'typeName';
  return undefined;
}

/** @param {StringStream} stream @param {State} state */
function token(stream, state) {
  if (stream.sol()) Object.assign(state, { header: false, prose: false });
  if (stream.eatSpace()) return null;
  if (state.prose) {
    stream.skipToEnd();
    return null;
  }
  if (stream.match(/^#.*/)) return 'comment';
  if (!state.header) {
    state.header = true;
    state.prose = Boolean(stream.match(/^note\b/, false));
    const found = head(stream);
    if (found !== undefined) return found;
  }
  return word(stream);
}

const language = StreamLanguage.define({
  name: 'pagewalk',
  startState: () => ({ header: false, prose: false }),
  token,
  languageData: { commentTokens: { line: '#' } },
});

const colours = HighlightStyle.define([
  { tag: tags.comment, class: 'hl-comment' },
  { tag: tags.string, class: 'hl-string' },
  { tag: tags.number, class: 'hl-number' },
  { tag: tags.labelName, class: 'hl-label' },
  { tag: tags.modifier, class: 'hl-perms' },
  { tag: tags.keyword, class: 'hl-keyword' },
  { tag: tags.operatorKeyword, class: 'hl-expect' },
  { tag: tags.propertyName, class: 'hl-setting' },
  { tag: tags.typeName, class: 'hl-process' },
  { tag: tags.function(tags.variableName), class: 'hl-call' },
]);

export const scenarioLanguage = [language, syntaxHighlighting(colours)];
