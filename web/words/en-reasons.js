import { plural } from './en-numbers.js';

/** Why an answer was wrong, in English: what it would have needed, and what was the case. */

/** @typedef {Record<string, any>} Facts */

/** @type {Record<string, string>} */
const doing = { read: 'reading', write: 'writing', exec: 'executing' };

/** @param {Facts} f */
const act = (f) => doing[f.op] ?? 'the access';

/** @param {Facts} f */
const named = (f) => `${f.label || 'a region without a name'}${f.perms ? ` (${f.perms})` : ''}`;

/** @param {Facts} f */
const range = (f) => `${f.start}–${f.end}`;

/** What an answer says in general. @type {Record<string, (f: Facts) => string>} */
const verdictMeans = {
  ok: (f) => `It goes well only where a region holds the address and allows ${act(f)}.`,
  SEGV_MAPERR: () => 'SEGV_MAPERR says that no region holds the address.',
  SEGV_ACCERR: (f) => `SEGV_ACCERR says that a region is there and forbids ${act(f)}.`,
  BUS_ADRERR: () => 'SIGBUS says that the region is there, but its file ends before this page.',
  SI_KERNEL: () => 'A signal without an address is for addresses that are not canonical.',
  SIGKILL: () => 'SIGKILL ends a process when memory has run out.',
};

/** What was the case. @type {Record<string, (f: Facts) => string>} */
const verdictWas = {
  ok: (f) =>
    f.stackStart
      ? `Here the stack ended at ${f.stackStart}, and it grew down over ${f.address}.`
      : `Here ${named(f)} holds ${f.address} and allows ${act(f)}${f.served === 'none' ? '' : '; the page fault on the way is served, and is no error'}.`,
  SEGV_MAPERR: (f) =>
    f.guarded
      ? `Here ${named(f)} holds ${f.address}, but a guard stands on that page, and a guard answers as a gap does.`
      : `Here no region of ${f.process} holds ${f.address}.`,
  SEGV_ACCERR: (f) => `Here ${named(f)} holds ${f.address}, and its rights do not allow ${act(f)}.`,
  BUS_ADRERR: (f) =>
    `Here ${named(f)} holds ${f.address} and allows ${act(f)}, but ${f.file ?? 'the file'} ends before that page.`,
  SI_KERNEL: (f) => `Here ${f.address} is not canonical: its top bits are not copies of one another.`,
  SIGKILL: () => 'Here no frame could be found, and the kernel killed the process.',
};

/** @type {Record<string, (f: Facts) => string>} */
const servedMeans = {
  none: () => 'Without a fault the page table would have to allow the access already.',
  'zero-fill': () => 'A fresh frame of zeros is for the first touch of memory that has no file behind it.',
  'zero-page': () => 'The shared frame of zeros is lent for reading private memory that nobody has written.',
  'copy-on-write': () => 'A copy is made when a private page is written whose frame may not be written.',
  'cache-hit': () => 'The page cache serves pages of files that are in memory already.',
  'page-in': () => 'The disk is read for a page of a file that is not in the page cache.',
  'swap-in': () => 'Swap is read for a page that had to leave memory before.',
  'reuse-writable': () => 'A frame becomes writable as it is when its last other user is gone.',
  'stack-growth': () => 'The stack grows only where the address lies below it, within its limit.',
  spurious: () => 'An old entry is in the way only after rights were widened.',
  refused: (f) => `The kernel refuses where no region holds the address, or it forbids ${act(f)}.`,
};

/** @type {Record<string, (f: Facts) => string>} */
const servedWas = {
  none: (f) =>
    f.tlb === 'hit'
      ? `Here the TLB knew page ${f.page}: frame ${f.frame}, and the kernel was not asked.`
      : `Here the walk found frame ${f.frame} in the page table, and the kernel was not asked.`,
  'zero-fill': (f) => `Here page ${f.page} of ${named(f)} had no frame yet: it got frame ${f.frame}, zeroed.`,
  'zero-page': (f) =>
    `Here page ${f.page} of ${named(f)} was never written: it was lent frame ${f.frame}, the zeros that all share.`,
  'copy-on-write': (f) =>
    f.from === 0
      ? `Here page ${f.page} only had the shared zeros, and ${f.process} writes: it got frame ${f.frame} of its own.`
      : `Here page ${f.page} is private and ${f.from === null ? 'came from the file' : `must not change frame ${f.from}, which others may see`}: it was copied to frame ${f.frame}.`,
  'cache-hit': (f) =>
    `Here page ${f.page} belongs to ${f.file ?? 'a file'}, and the page cache had it: frame ${f.frame} was mapped.`,
  'page-in': (f) =>
    `Here page ${f.page} belongs to ${f.file ?? 'a file'}, and no frame held it: it was read into frame ${f.frame}.`,
  'swap-in': (f) => `Here page ${f.page} had gone to swap, and was brought back into frame ${f.frame}.`,
  'reuse-writable': (f) => `Here nobody else used frame ${f.frame} any more, so it needed no copy.`,
  'stack-growth': (f) => `Here the stack grew down over ${f.address} and got frame ${f.frame}.`,
  spurious: (f) =>
    `Here the region allowed it all along; only an old entry stood in the way of frame ${f.frame}.`,
  refused: (f) => (verdictWas[f.verdict] ?? (() => ''))(f),
};

/** @param {Facts} f */
const notInRegion = (f) =>
  `${f.chosen.label || 'That region'} is ${range(f.chosen)}, and ${f.address} lies ${f.side} it.`;

/** @param {Facts} f */
const regionWas = (f) =>
  f.stackStart
    ? `${f.right.label || 'The region'} ended at ${f.stackStart}, but it grows down over the address.`
    : `${f.address} lies in ${f.right.label || f.right.perms}, ${range(f.right)}.`;

/** @type {Record<string, string>} */
const faultsMean = {
  none: 'Without a fault the page table would have to allow the access already.',
  minor: 'A minor fault is served without reading a disk.',
  major: 'A major fault has to read from a disk or from swap.',
  refused: 'A refused fault ends in a signal, and is counted as neither.',
};

/** Why two processes have one frame. @param {Facts} f */
function sameWas(f) {
  const both = `${f.process} and ${f.other.process} both reach frame ${f.frame}`;
  if (f.other.backing === 'zero-frame') return `${both}: untouched memory is lent the one frame of zeros.`;
  if (f.other.backing === 'page-cache') return `${both}: the page of ${f.file ?? 'a file'} is in memory once.`;
  return `${both}: it is shared${f.backing === 'shared-anonymous' ? ' memory' : ' until one of them writes'}.`;
}

/** Why they have two. @param {Facts} f */
const otherWas = (f) =>
  f.served === 'copy-on-write'
    ? `${f.process} writes, so its page was copied to frame ${f.frame}; ${f.other.process} keeps frame ${f.other.frame}.`
    : `Each process has its own page tables: ${f.process} reaches frame ${f.frame}, ${f.other.process} frame ${f.other.frame}.`;

/** @type {Record<string, (f: Facts) => string>} */
const sameMeans = {
  same: () =>
    'One frame serves two processes for a page of a file, for shared memory, and after fork until one writes.',
  other: () => 'Two frames behind one number means that each process has a page of its own there.',
  absent: (f) => `There is none to compare only where ${f.other.process} has nothing in memory at that page.`,
  refused: () => 'No frame is reached only where the access is refused.',
};

/** @type {Record<string, (f: Facts) => string>} */
const same = {
  same: sameWas,
  other: otherWas,
  absent: (f) =>
    `${f.other.process} has no frame at ${f.other.address}; ${f.process} reaches frame ${f.frame}.`,
  refused: (f) => (verdictWas[f.verdict] ?? (() => ''))(f),
};

/** @type {Record<string, (f: Facts) => string>} */
const holders = {
  zero: () => 'holds the zeros that all share',
  table: (f) => `holds a page table of ${f.process}`,
  page: (f) => `holds page ${f.address} of ${f.process}`,
  cache: (f) => `holds a page of ${f.file}`,
  free: () => 'was free, but was not the one taken',
};

/** @type {Record<string, (f: Facts) => string>} */
const valueMeans = {
  other: (f) => `${f.value} is what ${f.of} has at this number, and ${f.of} is another process.`,
  written: (f) => `${f.value} was written by ${f.by} at ${f.at}, which is not this byte.`,
  zero: () => 'Zero is what memory holds that nobody has written.',
  refused: () => 'Nothing would be read only if the access were refused.',
};

/** @param {Facts} f */
const valueWas = (f) =>
  f.truth === 'refused'
    ? (verdictWas[f.verdict] ?? (() => ''))(f)
    : `${f.process} reads ${f.got} from frame ${f.frame}, which is behind its page ${f.page}.`;

/** Why a call took no frames. @param {Facts} f */
function takenWas(f) {
  if (f.truth !== '0')
    return `The call filled pages at once: ${plural(Number(f.truth), 'frame was', 'frames were')} taken.`;
  if (f.op === 'fork') {
    return 'fork copies the table entries alone: parent and child share every frame until one of them writes.';
  }
  return `${f.op} only writes a region into the map: a frame comes with the first touch of each page.`;
}

/** @param {Facts} f */
function takenMeans(f) {
  if (f.answered === '0') return 'None would do only if every page waited for its first touch.';
  if (f.answered === '1') return 'One would be for a page that is filled ahead of its touch.';
  return `${f.answered} would be a frame for every page at once.`;
}

/** @param {Facts} f */
function freedMeans(f) {
  if (f.answered === '0') return 'None would come free if no page had a frame, or others used them all.';
  if (f.answered === String(f.pages)) return 'All of them would need a frame of its own behind every page.';
  return 'That is not the number of its pages that had a frame of their own.';
}

/** @param {Facts} f */
function faultCountMeans(f) {
  if (f.answered === '0') return 'None would need every page in the table already.';
  if (f.answered === String(f.pages)) return 'One for each page would need all of them without a usable entry.';
  if (f.answered === String(f.accesses))
    return 'A fault brings a whole page: further accesses to it need none.';
  return 'Faults are taken page by page.';
}

/** @param {Facts} f */
function missCountMeans(f) {
  if (f.answered === '0') return 'None would need every page in the TLB already.';
  if (f.answered === String(f.pages))
    return 'One for each page would need a TLB that knew none of them before, and kept each for as long as it was used.';
  if (f.answered === String(f.accesses)) return 'One for each access would need a page that is used only once.';
  return 'That is not how many lookups found no entry.';
}

/** @param {Facts} f */
function missCountWas(f) {
  const sets = f.ways < f.entries ? ` in sets of ${f.ways}` : '';
  return `The accesses went to ${plural(f.pages, 'page', 'pages')}, and the TLB has ${plural(f.entries, 'entry', 'entries')}${sets}: ${plural(f.lookups.hits, 'lookup', 'lookups')} hit and ${f.lookups.misses.toLocaleString('en')} missed.`;
}

/** @type {Record<string, string>} */
const evictMeans = {
  nothing: 'Nothing has to leave only while there is a frame to spare.',
  swap: 'To swap go pages that have no file to come back from.',
  dropped: 'A page of a file can be dropped, for the file still has it.',
};

/** @param {Facts} f */
function evictWas(f) {
  if (f.truth === 'nothing') {
    return f.free > 0
      ? `${plural(f.free, 'frame was', 'frames were')} free, so nothing had to leave.`
      : 'No frame was free, but this step did not need one.';
  }
  const page = f.evicted ? `page ${f.evicted.page} of ${f.evicted.process}` : 'a page';
  return f.truth === 'swap'
    ? `A frame was needed and none could be spared: ${page} has no file to come back from, so it went to swap.`
    : `A frame was needed and none could be spared: ${page} can be read from its file again, so it was dropped.`;
}

/** What is known of a page that may have to go. @param {Facts} f */
const pastOf = (f) =>
  `${f.came ? `came in step ${f.came}` : 'was there from the start'}, ${f.used ? `was used last in step ${f.used}` : 'was never used'} and ${f.next ? `is wanted again in step ${f.next}` : 'is not wanted any more'}`;

/** @param {Facts} f */
function returnsMeans(f) {
  if (f.answered === '0x0') return 'NULL as an argument lets the kernel choose; 0 itself is never its choice.';
  return 'An address that is not fixed is the kernel’s choice: the highest gap that is large enough.';
}

/** Why a wrong answer was wrong: what it would have needed, and what was the case. */
export const reasons = {
  verdict: (/** @type {Facts} */ f) =>
    `${verdictMeans[f.answered]?.(f) ?? ''} ${verdictWas[f.truth]?.(f) ?? ''}`.trim(),
  outcome: (/** @type {Facts} */ f) =>
    f.means ? `Your answer means that ${f.means} But: ${f.said}` : `It does not go through. ${f.said}`,
  served: (/** @type {Facts} */ f) =>
    `${servedMeans[f.answered]?.(f) ?? ''} ${servedWas[f.truth]?.(f) ?? ''}`.trim(),
  region: (/** @type {Facts} */ f) => {
    if (!f.chosen) return `None would be right in a gap. ${regionWas(f)}`;
    return f.right ? `${notInRegion(f)} ${regionWas(f)}` : `${notInRegion(f)} No other region holds it either.`;
  },
  tlb: (/** @type {Facts} */ f) => {
    if (f.truth === 'hit') return `The TLB still had ${f.process}’s page ${f.page}: a walk was not needed.`;
    if (f.flushed) return `The switch to ${f.process} emptied the TLB, so the tables had to be walked.`;
    if (f.tlbOwner) {
      return `The TLB has this page number for ${f.tlbOwner} alone; each entry carries the tag of its address space.`;
    }
    return `No entry of the TLB was for page ${f.page} of ${f.process}, so the tables had to be walked.`;
  },
  faults: (/** @type {Facts} */ f) =>
    `${faultsMean[f.answered] ?? ''} ${servedWas[f.served]?.(f) ?? ''}`.trim(),
  faultCount: (/** @type {Facts} */ f) =>
    `${faultCountMeans(f)} ${plural(f.accesses, 'access was', 'accesses were')} made and ${plural(Number(f.truth), 'fault', 'faults')} taken: one for each page without a usable entry, none for the pages that had one.`,
  missCount: (/** @type {Facts} */ f) => `${missCountMeans(f)} ${missCountWas(f)}`,
  same: (/** @type {Facts} */ f) => `${sameMeans[f.answered]?.(f) ?? ''} ${same[f.truth]?.(f) ?? ''}`.trim(),
  value: (/** @type {Facts} */ f) => `${valueMeans[f.origin]?.(f) ?? ''} ${valueWas(f)}`.trim(),
  evict: (/** @type {Facts} */ f) => `${evictMeans[f.answered] ?? ''} ${evictWas(f)}`.trim(),
  victim: (/** @type {Facts} */ f) =>
    `By the machine’s policy page ${f.went.page} went, which ${pastOf(f.went)}. Page ${f.stayed.page} stayed: it ${pastOf(f.stayed)}.`,
  frame: (/** @type {Facts} */ f) => {
    const chosen = f.holder ? `Frame ${f.chosen} ${holders[f.holder.kind]?.(f.holder) ?? ''}.` : '';
    return `${chosen} ${(servedWas[f.served] ?? verdictWas.ok)?.(f) ?? ''}`.trim();
  },
  returns: (/** @type {Facts} */ f) => `${returnsMeans(f)} ${f.said}`,
  taken: (/** @type {Facts} */ f) => `${takenMeans(f)} ${takenWas(f)}`,
  freed: (/** @type {Facts} */ f) =>
    `${freedMeans(f)} The region had ${plural(f.pages, 'page', 'pages')}, and ${plural(Number(f.truth), 'frame is', 'frames are')} free again: only a page that had a frame, and shared it with nobody, gives one back.`,
};

/** @typedef {typeof reasons} ReasonWords */
