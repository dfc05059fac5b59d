import './embed.css';
import './frame.js';
import { openEngine } from '../engine.js';
import { findName, LESSON_LANGUAGE } from '../lesson-files.js';
import { own } from '../model/own-language.js';
import { startPredicting } from '../predict/switch.js';
import { store } from '../store.js';
import { showTheme, startTheme } from '../theme.js';
import { words } from '../words.js';
import { meetHost } from './host.js';
import { openAddress } from './opening.js';

/** Starts the embed: the frame and a lesson's first picture stand at once, the engine follows. It never plays by itself. */

showTheme(startTheme());
document.documentElement.lang = words.code;
own.language = () => (findName(store.source) ? LESSON_LANGUAGE : undefined);

const engine = openEngine();
await startPredicting();
await openAddress();
store.attach(await engine);
meetHost();
