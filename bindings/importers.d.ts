// The module of the importers (bindings/importers.cpp): a scenario from what others print.
import type { Diagnostic, GlueOptions } from './engine.js';

/** What can be imported: /proc/PID/maps, /proc/PID/smaps, `pmap -X`, strace(1), `valgrind --tool=lackey --trace-mem=yes`. */
export type ImportKind = 'maps' | 'smaps' | 'pmap' | 'strace' | 'lackey';

/** With an error the text is empty; warnings name the first lines that were passed over. */
export interface ImportReport {
  text: string;
  diagnostics: Diagnostic[];
}

/** A text that comes in pieces, cut anywhere; of an address trace any number of them. */
export interface RawImport {
  add(piece: Uint8Array): void;
  /** ImportReport JSON; once, at the end. */
  finish(): string;
  delete(): void;
}

export interface ImportersModule {
  Import: new (kind: ImportKind) => RawImport;
  /** ImportReport JSON. Never throws: an unknown kind is a diagnostic too. */
  importText(kind: ImportKind, text: string): string;
}
export default function createImporters(options?: GlueOptions): Promise<ImportersModule>;
