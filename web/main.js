import './styles/page.css';
import './components/app.js';
import { keepDrafts } from './drafts.js';
import { openEngine } from './engine.js';
import { given } from './given.js';
import { justChosen } from './language.js';
import { fetchDialogs } from './late-dialogs.js';
import { own } from './model/own-language.js';
import { openChangedHash, openFirst } from './opening.js';
import { editActs } from './play/edit-acts.js';
import { editing } from './play/editing.js';
import { startPredicting } from './predict/switch.js';
import { keepProgress, languageAtHand } from './progress.js';
import { takeDroppedFiles } from './share/drop.js';
import { store } from './store.js';
import { showTheme, startTheme } from './theme.js';
import { words } from './words.js';

/** Starts the page: the text and, of a lesson, its first picture stand at once; the engine follows. */

editing.acts = editActs;
showTheme(startTheme());
document.documentElement.lang = words.code;
keepDrafts();
own.language = languageAtHand;
keepProgress();
takeDroppedFiles();
window.addEventListener('hashchange', openChangedHash);

const engine = openEngine();
await startPredicting();
const course = given('report') === 'scorm' ? (await import('./report/scorm.js')).reportToScorm() : null;
const begin = await openFirst((text) => course?.resume(text) ?? null);
if (justChosen() && document.activeElement === document.body) document.getElementById('language')?.focus();
store.attach(await engine);
begin();
fetchDialogs();
