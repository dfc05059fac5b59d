import './embed.css';
import './frame.js';
import { openEngine } from '../engine.js';
import { startPredicting } from '../predict/switch.js';
import { store } from '../store.js';
import { showTheme, startTheme } from '../theme.js';
import { words } from '../words.js';
import { meetHost } from './host.js';
import { openAddress } from './opening.js';

/** Starts the embed: the frame stands at once, the engine follows, then the scenario. It never plays by itself. */

showTheme(startTheme());
document.documentElement.lang = words.code;

store.attach(await openEngine());
await startPredicting();
await openAddress();
meetHost();
