import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import { offsetOfColumn } from '../model/edit.js';
import { tellingPart } from '../predict/mask.js';
import { words } from '../words.js';

/** @import {Range, Text} from '@codemirror/state' */
/** @import {DecorationSet} from '@codemirror/view' */
/** @import {Diagnostic} from '../../bindings/engine.js' */

/** What the editor shows beside the text: the line of the step, and mistakes at their place. */

/** @typedef {{ line: number | null, diagnostics: Diagnostic[], maskedFrom: number | null }} Marks */

/** @type {import('@codemirror/state').StateEffectType<Marks>} */
export const setMarks = StateEffect.define();

/** Messages under lines; a text with thousands of mistakes shows the first, and a count elsewhere. */
const MOST = 20;

class Message extends WidgetType {
  /** @param {Diagnostic} diagnostic */
  constructor(diagnostic) {
    super();
    this.diagnostic = diagnostic;
  }

  /** @param {Message} other */
  eq(other) {
    return (
      other.diagnostic.message === this.diagnostic.message && other.diagnostic.hint === this.diagnostic.hint
    );
  }

  toDOM() {
    const { severity, message, hint } = this.diagnostic;
    const box = document.createElement('div');
    box.className = `cm-problem ${severity}`;
    box.textContent = words.said(message);
    if (hint) {
      const fix = document.createElement('span');
      fix.className = 'hint';
      fix.textContent = words.editor.hint(words.said(hint));
      box.append(' ', fix);
    }
    return box;
  }
}

class Cover extends WidgetType {
  eq() {
    return true;
  }

  toDOM() {
    const cover = document.createElement('span');
    cover.className = 'cm-cover';
    cover.textContent = words.predict.cover;
    cover.title = words.predict.hidden;
    return cover;
  }
}

/** What would tell an outcome before its step is played. @param {Text} doc @param {number} first line @returns {Range<Decoration>[]} */
function covers(doc, first) {
  const ranges = [];
  for (let number = first; number <= doc.lines; number += 1) {
    const line = doc.line(number);
    const part = tellingPart(line.text);
    if (part) {
      ranges.push(
        Decoration.replace({ widget: new Cover() }).range(line.from + part.from, line.from + part.to),
      );
    }
  }
  return ranges;
}

/**
 * The span of a mistake. The text may have moved on since the engine read it, so everything is clamped.
 * @param {Text} doc
 * @param {Diagnostic} diagnostic
 */
function spanOf(doc, diagnostic) {
  const line = doc.line(Math.max(1, Math.min(diagnostic.line, doc.lines)));
  const start = offsetOfColumn(line.text, diagnostic.column);
  const end = offsetOfColumn(line.text, diagnostic.column + Math.max(1, diagnostic.length));
  const from = Math.min(line.to, line.from + start);
  const to = Math.min(line.to, Math.max(from, line.from + end));
  return { from: from === to && from > line.from ? from - 1 : from, to, end: line.to };
}

/** @param {Text} doc @param {Diagnostic} diagnostic @returns {Range<Decoration>[]} */
function problemMarks(doc, diagnostic) {
  const { from, to, end } = spanOf(doc, diagnostic);
  const message = Decoration.widget({ widget: new Message(diagnostic), block: true, side: 1 }).range(end);
  if (from === to) return [message];
  return [Decoration.mark({ class: `cm-squiggle ${diagnostic.severity}` }).range(from, to), message];
}

/** @param {Text} doc @param {Marks} marks @returns {DecorationSet} */
function draw(doc, { line, diagnostics, maskedFrom }) {
  const seen = new Set();
  const ranges = diagnostics.slice(0, MOST).flatMap((diagnostic) => {
    const marks = problemMarks(doc, diagnostic);
    const key = `${diagnostic.line} ${diagnostic.message}`;
    if (!seen.has(key)) seen.add(key);
    else marks.pop(); // the sentence stands there already
    return marks;
  });
  if (line !== null && line <= doc.lines) {
    ranges.push(Decoration.line({ class: 'cm-step' }).range(doc.line(line).from));
  }
  if (maskedFrom !== null) ranges.push(...covers(doc, maskedFrom));
  return Decoration.set(ranges, true);
}

export const marksField = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.find((one) => one.is(setMarks));
    if (effect) return draw(transaction.state.doc, effect.value);
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
