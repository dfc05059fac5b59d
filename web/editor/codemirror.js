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

/** @param {HTMLElement} parent @param {string} text @param {(text: string) => void} onEdit */
export function createEditor(parent, text, onEdit) {
  /** @param {string} doc */
  const stateOf = (doc) => EditorState.create({ doc, extensions: extensions(onEdit) });
  const view = new EditorView({ parent, state: stateOf(text) });
  return {
    /** A text from elsewhere: a small change is one undo, another text a fresh start. @param {string} next @param {boolean} fresh */
    setText(next, fresh) {
      const now = view.state.doc.toString();
      if (now === next) return;
      if (fresh) return view.setState(stateOf(next));
      view.dispatch({
        changes: smallestChange(now, next),
        annotations: [fromStore.of(true), isolateHistory.of('full')],
      });
    },
    toTop() {
      view.scrollDOM.scrollTop = 0;
    },
    /** @param {Marks} marks */
    setMarks(marks) {
      view.dispatch({ effects: setMarks.of(marks) });
    },
    /**
     * Brings a line into sight, unless somebody is typing. A far one in two frames: lines that were never shown have
     * to be drawn and measured first.
     * @param {number} line
     */
    reveal(line) {
      if (view.hasFocus || line > view.state.doc.lines) return;
      const at = view.state.doc.line(line).from;
      const show = () => {
        if (at <= view.state.doc.length)
          view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'nearest', yMargin: 40 }) });
      };
      const { top } = view.lineBlockAt(at);
      const { scrollTop, clientHeight } = view.scrollDOM;
      if (Math.abs(top - scrollTop) < 2 * clientHeight) return show();
      view.scrollDOM.scrollTop = top - clientHeight / 2;
      requestAnimationFrame(() => setTimeout(show));
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
