import { importFile } from '../importers.js';
import { pastedKind } from '../model/pasted.js';
import { openText } from '../opening.js';
import { store } from '../store.js';
import { words } from '../words.js';
import { shownWork } from '../work.js';

/** @import {ImportReport} from '../../bindings/importers.js' */

/** What others print, in a file too long for a scenario: it is read in pieces, and becomes one. */

/** Bytes that show what a file is. */
const SHOWN = 1 << 15;

/** Says why nothing came of an import. @param {ImportReport | null} report */
export function sayWhyNot(report) {
  const mistake = report?.diagnostics.findLast(({ severity }) => severity === 'error');
  const { importers, notImported } = words.banners;
  store.set({ banner: mistake ? notImported(words.said(mistake.message)) : importers });
}

/** @param {File} file */
export async function importLarge(file) {
  const kind = pastedKind(await file.slice(0, SHOWN).text());
  if (!kind) return store.set({ banner: words.banners.fileTooLarge });
  store.set({ banner: null });
  const { report, stopped } = await shownWork(words.banners.importing(file.name), async (how) => ({
    report: await importFile(kind, file, how),
    stopped: how.signal.aborted,
  }));
  if (stopped) return;
  if (report?.text) openText(report.text);
  else sayWhyNot(report);
}
