import { defaultKeymap, history, historyKeymap, isolateHistory, redo, undo } from '@codemirror/commands';
import { Annotation, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { smallestChange } from '../model/edit.js';
import { words } from '../words.js';
import { scenarioLanguage } from './language.js';
import { marksField, setMarks } from './marks.js';

/** @import {Marks} from './marks.js' */

/** The editor proper. Loaded when the page already stands; until then a textarea serves. */

/** Marks a change that came from the store, so that it is not sent back there. */
const fromStore = Annotation.define();

/** @param {(text: string) => void} onEdit */
const extensions = (onEdit) => [
  lineNumbers(),
  history(),
  drawSelection(),
  EditorView.lineWrapping,
  keymap.of([...defaultKeymap, ...historyKeymap]),
  EditorView.contentAttributes.of({ 'aria-label': words.editor.label, spellcheck: 'false', tabindex: '0' }),
  scenarioLanguage,
  marksField,
  EditorView.updateListener.of((update) => {
    const own = update.transactions.some((one) => one.annotation(fromStore));
    if (update.docChanged && !own) onEdit(update.state.doc.toString());
  }),
];

/** Texts whose undo is kept beside that of the one shown. */
const MOST_LEFT = 16;

/** Before the editor moves, in milliseconds: frames in which a step is drawn, or lines that came into sight. */
const BREATH = 60;

/** @type {ReturnType<typeof setTimeout> | undefined} of the approach under way: a later one takes its place */
let approaching;

/**
 * To a place, or near it where it is away: how high the lines between are is known when they have been drawn. Whoever
 * types is left alone.
 * @param {EditorView} view @param {number} at @param {EditorView['state']['doc']} doc the text that it is a place of
 */
function goNearer(view, at, doc) {
  if (view.hasFocus || doc !== view.state.doc) return;
  const { scrollTop, clientHeight } = view.scrollDOM;
  const away = view.lineBlockAt(at).top - clientHeight / 2 - scrollTop;
  if (Math.abs(away) > 1.5 * clientHeight) view.scrollDOM.scrollTop += away;
  if (view.scrollDOM.scrollTop !== scrollTop) return approach(view, at);
  view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'nearest', yMargin: 40 }) });
}

/**
 * Brings a place into sight, a little later: lines that come into sight have to be drawn and measured, which would be
 * seen as a halt where it meets the drawing of a step.
 * @param {EditorView} view @param {number} at
 */
function approach(view, at) {
  const { doc } = view.state;
  clearTimeout(approaching);
  approaching = setTimeout(() => goNearer(view, at, doc), BREATH);
}

/** @param {HTMLElement} parent @param {string} text @param {(text: string) => void} onEdit */
export function createEditor(parent, text, onEdit) {
  /** @param {string} doc */
  const stateOf = (doc) => EditorState.create({ doc, extensions: extensions(onEdit) });
  const view = new EditorView({ parent, state: stateOf(text) });
  /** @type {Map<string, EditorState>} what was shown before, by its text: whoever comes back finds its undo */
  const left = new Map();
  /** @param {string} next */
  const exchange = (next) => {
    left.set(view.state.doc.toString(), view.state);
    if (left.size > MOST_LEFT) left.delete([...left.keys()][0] ?? '');
    view.setState(left.get(next) ?? stateOf(next));
  };
  return {
    /** A text from elsewhere: a small change is one undo, another text a fresh start. @param {string} next @param {boolean} fresh */
    setText(next, fresh) {
      const now = view.state.doc.toString();
      if (now === next) return;
      if (fresh) return exchange(next);
      view.dispatch({
        changes: smallestChange(now, next),
        annotations: [fromStore.of(true), isolateHistory.of('full')],
      });
    },
    toTop() {
      clearTimeout(approaching);
      view.scrollDOM.scrollTop = 0;
    },
    /** @param {Marks} marks */
    setMarks(marks) {
      view.dispatch({ effects: setMarks.of(marks) });
    },
    /** Brings a line into sight, unless somebody is typing. @param {number} line */
    reveal(line) {
      if (line > view.state.doc.lines) return;
      approach(view, view.state.doc.line(line).from);
    },
    /** @param {number} line */
    goTo(line) {
      const at = view.state.doc.line(Math.min(line, view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      view.focus();
    },
    /** Takes over from a field that was being typed in. @param {number} caret characters before it */
    takeOver(caret) {
      view.dispatch({ selection: { anchor: Math.min(caret, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    undo: () => undo(view),
    redo: () => redo(view),
  };
}

/** @typedef {ReturnType<typeof createEditor>} Editor */
