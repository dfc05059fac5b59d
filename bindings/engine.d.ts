/**
 * The contract between the engine and everything above it.
 *
 * The engine crosses the border with plain data only: text in, JSON text and typed arrays out, and one live
 * handle, `Session`. The command's `run --json` prints the same objects that a page receives, so this file
 * documents both. A test holds it to what the binding really answers.
 *
 * Conventions
 * - Addresses and table entries are hexadecimal text ("0x602010"): 64-bit numbers do not survive as JS
 *   numbers, and Emscripten 3.1.6 sign-extends them as BigInt.
 * - Frame numbers are plain numbers, the same in every process: equal numbers mean shared memory.
 * - A *position* counts steps played: position 0 is the machine before the first step, position k the
 *   machine after step k-1. Steps are numbered from 0, as `index` of the JSON is.
 * - Keys may be added, never renamed or removed.
 */

export type Hex = string;
export type Perms = string; // "rw-p", as /proc/PID/maps prints it

/** One mistake in a text. Lines and columns count from 1; a column counts UTF-8 bytes. */
export interface Diagnostic {
  line: number;
  column: number;
  length: number;
  severity: 'error' | 'warning';
  message: string; // what is wrong
  hint: string; // what would be right; '' when nothing is known to be
}

/** What a step is, known from the text before it is played. */
export interface StepOutline {
  index: number;
  line: number;
  kind: 'access' | 'call' | 'switch' | 'note' | 'sysctl' | 'trace';
  process: string | null;
  text: string; // the step as the printer writes it, without expectations
  op: string; // 'read', 'mmap', 'switch', 'note' …
  expectations: string[]; // as written after =>
}

/** The answer to Session.load. `steps` stops before the first bad line; the rest of the text is checked all the same. */
export interface LoadReport {
  diagnostics: Diagnostic[];
  steps: StepOutline[];
  machine: MachineReport;
  goal: { sentence: string; conditions: string[] } | null; // from the comments at the text's head
}

/** What `Session.goal` answers: whether the text, played to its end, brings about what its head asks for. */
export interface GoalReport {
  goal: string;
  reached: boolean; // never without conditions
  conditions: {
    text: string; // a figure ("P.rss <= 8K") or a step with its expectations, as written
    met: boolean;
    actual: string; // what is so instead, in the words of the language
    mistake: string; // why it cannot be held at all, or ''
  }[];
}

export interface MachineReport {
  arch: string;
  frames: number;
  page: number; // bytes
  levels: { name: string; bits: number; shift: number }[]; // topmost first: PML4, PDPT, PD, PT
  offset_bits: number;
  address_bits: number;
  table_first_frame: number; // page tables live in frames numbered from here
  tlb: { entries: number; ways: number; policy: string; asid: boolean };
  swap: number; // pages
  signals: 'caught' | 'fatal';
}

export interface Signal {
  name: 'SIGSEGV' | 'SIGBUS' | 'SIGKILL';
  code: 'SEGV_MAPERR' | 'SEGV_ACCERR' | 'SI_KERNEL' | 'BUS_ADRERR' | null;
  address: Hex | null; // null: a signal without an address (SI_KERNEL)
}

export interface Translation {
  page: Hex; // address of the page's first byte
  frame: number;
  physical: Hex; // address of the byte accessed
}

export interface StepResult {
  type: 'step';
  index: number;
  line: number;
  process: string | null;
  kind: StepOutline['kind'];
  op: string;
  text: string;
  address: Hex | null; // accesses: the first byte
  size: number | null; // accesses: bytes
  count: number | null; // accesses made: 1, or the number in a sweep
  value: Hex | null; // bytes read or written, as one little-endian number
  result: 'ok' | 'fault' | 'error';
  signal: Signal | null;
  errno: string | null;
  returns: Hex | null;
  child: string | null; // fork, vfork, clone: the process that was made
  vector: string | null; // mincore: one digit a page
  minor: number; // faults the acting process was charged with in this step
  major: number;
  tlb: { hits: number; misses: number };
  translations: Translation[]; // at most 1,024; `translations_omitted` counts the rest
  translations_omitted: number;
  events: EngineEvent[]; // at most 4,096; the last is then {"kind":"events-omitted"}
  expectations: { text: string; met: boolean; actual: string }[];
}

/** A private anonymous or file page as the page table has it. */
export interface PageReport {
  address: Hex;
  state: 'present' | 'swapped' | 'guard';
  frame?: number;
  slot?: number;
  writable: boolean; // the entry's write bit: false on a copy-on-write page of a rw- region
  dirty: boolean;
  accessed: boolean;
  file?: string; // a page of the page cache: the file …
  file_page?: number; // … and its index there
}

export interface RegionReport {
  start: Hex;
  end: Hex;
  perms: Perms;
  offset: Hex;
  label: string; // '' when /proc/PID/maps shows none
  backing: 'anonymous' | 'file' | 'shared-anonymous' | 'special';
  file: string | null; // object behind it; equal names are one object
  // kB, as /proc/PID/smaps counts them:
  size: number;
  rss: number;
  pss: number;
  shared_clean: number;
  shared_dirty: number;
  private_clean: number;
  private_dirty: number;
  anonymous: number;
  swap: number;
  locked: number;
  flags: string; // VmFlags letters
}

export interface ProcessReport {
  name: string;
  alive: boolean;
  pid: number; // of a thread: its leader's
  tid: number;
  thread_of: string | null; // the leader of the group that it is a thread of
  memory_of: string | null; // whose memory it runs in, when that is another's (clone, vfork): the same maps, counted once
  waits_for: string | null; // the vfork child that it is suspended for
  stack: Hex | null; // the stack pointer that clone gave it
  parent: string | null;
  asid: number;
  root: Hex; // physical address of the top table: CR3's
  vsz: number; // bytes
  rss: number;
  pss: number;
  minor: number; // totals since the start
  major: number;
  brk: Hex;
  maps: string[];
  regions: RegionReport[];
  pages: PageReport[];
}

/** The machine at one position. The command's lines of type "state" and "final" are this object. */
export interface Snapshot {
  type: 'state' | 'final';
  position: number;
  hash: Hex; // of the whole state: equal hash, equal machine
  running: string | null; // the process whose tables the CPU uses
  processes: ProcessReport[];
  memory: {
    frames: number;
    free: number;
    zero_frame: number;
    tables: { frame: number; level: number; process: string; used: number }[]; // used: entries present
    files: {
      name: string;
      kind: 'disk' | 'memory' | 'shared-anonymous';
      size: number; // bytes
      pages: { index: number; frame: number | null; dirty: boolean; mapped: number }[]; // cached pages; frame null: cached, not used yet
    }[];
    swap: { slots: number; used: number[] };
    committed: number; // bytes, Committed_AS
    commit_limit: number;
  };
  tlb: TlbEntry[];
  bindings: { name: string; value: Hex }[]; // names the scenario has bound so far
}

export interface TlbEntry {
  set: number;
  way: number;
  asid: number;
  process: string;
  page: Hex;
  frame: number;
  writable: boolean;
  executable: boolean;
  dirty: boolean;
}

/** What `Session.ask` answers: whose, which region, what backs it, and what an access would do now, changing nothing. */
export interface Explanation {
  process: string;
  address: Hex;
  canonical: boolean;
  half: 'user' | 'kernel' | 'hole'; // hole: non-canonical
  region: RegionReport | null;
  below: { end: Hex; label: string; perms: Perms } | null; // nearest region under a gap
  above: { start: Hex; label: string; perms: Perms } | null;
  page: PageReport | null; // null: nothing present at that page
  backing: {
    kind:
      | 'none'
      | 'unbacked'
      | 'zero-frame'
      | 'private-frame'
      | 'page-cache'
      | 'past-end'
      | 'swap'
      | 'guard'
      | 'file'
      | 'special';
    frame: number | null;
    file: string | null;
    file_page: number | null;
    slot: number | null;
    shared_with: { process: string; address: Hex }[]; // every other page that the same frame is mapped at
  };
  physical: Hex | null;
  walk: WalkStep[]; // what the walk would read now, topmost first
  would: Record<
    'read' | 'write' | 'exec',
    { result: string; served: string | null; minor: number; major: number }
  >;
  sentences: { whose: string; region: string; backing: string };
}

export interface WalkStep {
  level: number;
  table: number; // frame of the table read
  index: number;
  entry: Hex; // the 64 bits read
  present: boolean;
}

/** Series over positions 0…stepCount, one array a name, each of length stepCount + 1. */
export interface Series {
  minor: Float64Array; // totals up to there
  major: Float64Array;
  tlb_hits: Float64Array;
  tlb_misses: Float64Array;
  used_frames: Float64Array;
  rss: Float64Array; // bytes, all processes
  vsz: Float64Array;
  committed: Float64Array;
}

type E<K extends string, T = unknown> = { kind: K } & T;

/** One thing that happened, in the order in which it happened. Every floor records, none reads. */
export type EngineEvent =
  // processes and the CPU
  | E<
      'context-switch',
      { from: string | null; process: string; root: Hex; asid: number; flushed: boolean; same_memory: boolean }
    >
  // hardware
  | E<'tlb-hit', { page: Hex; asid: number; frame: number }>
  | E<'tlb-miss', { page: Hex; asid: number }>
  | E<'walk', WalkStep & { address: Hex }> // address: physical, of the entry read
  | E<
      'entry-marked',
      { level: number; table: number; index: number; entry: Hex; accessed: boolean; dirty: boolean }
    >
  | E<'tlb-fill', { page: Hex; asid: number; frame: number; evicted: Hex | null }>
  | E<'tlb-invalidate', { page: Hex; asid: number }>
  | E<'tlb-flush', { asid: number | null; entries: number }> // null: every address space
  | E<
      'page-fault',
      {
        address: Hex;
        access: 'read' | 'write' | 'exec';
        cause: 'not-present' | 'protection' | 'reserved' | 'non-canonical';
        error_code: number;
      }
    >
  | E<'retry', { address: Hex }>
  | E<'access', { op: 'read' | 'write' | 'exec'; address: Hex; physical: Hex; size: number }>
  // the kernel's ladder
  | E<'region-found', { start: Hex; end: Hex; perms: Perms; label: string }>
  | E<'region-missing', { address: Hex; below: Hex | null; above: Hex | null }> // end of the region below, start of the one above
  | E<'access-allowed', { access: string; perms: Perms }>
  | E<'access-refused', { access: string; perms: Perms }>
  | E<'backing-missing', { file: string; file_page: number; file_pages: number }> // past the end of the file
  | E<'stack-grown', { from: Hex; to: Hex }>
  | E<'stack-refused', { address: Hex; reason: 'limit' | 'guard-gap' | 'address-limit' | 'commit' }>
  | E<
      'fault-served',
      { served: FaultKind; page: Hex; frame: number; from_frame: number | null; major: boolean }
    >
  | E<'signal', Signal & { fatal: boolean }>
  // memory
  | E<'frame-allocated', { frame: number; purpose: 'anonymous' | 'page-cache' }>
  | E<'frame-freed', { frame: number }>
  | E<'table-allocated', { frame: number; level: number }>
  | E<'table-freed', { frame: number; level: number }>
  | E<'entry-written', { level: number; table: number; index: number; entry: Hex; page: Hex }>
  | E<'region-mapped', { start: Hex; end: Hex; perms: Perms; label: string }>
  | E<'region-unmapped', { start: Hex; end: Hex; perms: Perms }>
  | E<'region-split', { start: Hex; end: Hex; at: Hex }>
  | E<'region-merged', { start: Hex; end: Hex; at: Hex }>
  | E<'region-changed', { start: Hex; end: Hex; perms: Perms; was: Perms }>
  | E<'page-written-back', { file: string; file_page: number; frame: number }>
  | E<'page-evicted', { page: Hex; frame: number; process: string }>
  | E<'swapped-out', { page: Hex; frame: number; slot: number; process: string }>
  | E<'swapped-in', { page: Hex; frame: number; slot: number }>
  | E<
      'out-of-memory', // reclaim found nothing; badness and its parts are pages (mm/oom_kill.c, oom_badness)
      {
        victim: string;
        badness: number;
        resident: number;
        swapped: number;
        tables: number;
        reason: 'no-swap' | 'swap-full' | 'in-use';
        overcommitted: boolean; // more had been granted than there are frames and swap slots
        wanted_by: string;
      }
    >
  // calls
  | E<'call', { name: string; process: string }>
  | E<'return', { value: Hex | null; errno: string | null }>
  | E<'forked', { child: string; entries: number; shared_frames: number }>
  | E<'cloned', { child: string; shares: 'thread' | 'process' | 'vfork' }> // it runs in the caller's memory
  | E<'resumed', { process: string; child: string }> // the parent that vfork suspended
  | E<'executed', { process: string; file: string; start: Hex; root: Hex; asid: number }>
  | E<'exited', { process: string }>
  | E<
      'aborted', // the allocator in the process gives up
      { process: string; reason: 'invalid-pointer' | 'double-free' | 'corrupt-size' | 'break-moved' }
    >
  | E<'events-omitted', { count: number }>;

export type FaultKind =
  | 'zero-fill'
  | 'zero-page'
  | 'cache-hit'
  | 'page-in'
  | 'swap-in'
  | 'copy-on-write'
  | 'reuse-writable'
  | 'stack-growth'
  | 'spurious';

/** The one live handle. Built in C++ (bindings/embind.cpp); reached in the page only through web/engine.js. */
export interface RawSession {
  /** Replaces what was loaded. Answers a LoadReport as JSON. Never throws: a mistake is a diagnostic. */
  load(text: string): string;
  /** GoalReport of the text's goal as JSON, or null; plays a session of its own to the end. */
  goal(): string;
  stepCount(): number;
  /** The machine at `position` (clamped to 0…stepCount) as Snapshot JSON. */
  snapshot(position: number): string;
  /** StepResult JSON of step `index` with its events; plays up to it when needed. */
  step(index: number): string;
  /** Explanation JSON for an address text ("0x602010", a bound name, "[heap]+8") at `position`, or {"error": sentence}. */
  ask(position: number, process: string, address: string): string;
  /** Four words a frame: kind (0 free, 1 anonymous, 2 page cache, 3 zero, 4 page table), mappings, owner (file index for page cache, else process index + 1), page in file. A fresh copy. */
  frames(position: number): Uint32Array;
  /** Bytes of one frame at `position`; a fresh copy, empty when there is no such frame. */
  frameBytes(position: number, frame: number): Uint8Array;
  /** One of the names of Series; plays to the end. A fresh copy. */
  series(name: string): Float64Array;
  /** The text as the printer writes it: parse(print(parse(t))) == parse(t). */
  print(): string;
  delete(): void;
}

/** What a module's factory takes: its bytes, or who instantiates it in its place; else it fetches beside itself. */
export interface GlueOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** Gives {} and calls `ready` when the instance stands. */
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    ready: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
  locateFile?: (path: string) => string;
}

export interface PagewalkModule {
  Session: { new (): RawSession };
  version(): string;
}
export default function createPagewalk(options?: GlueOptions): Promise<PagewalkModule>;
