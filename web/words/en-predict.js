/** English words of the questions before a step, of their answers, and of why an answer was wrong. */

/** @typedef {Record<string, any>} Facts */

/** @param {number} count @param {string} one @param {string} many */
const plural = (count, one, many) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

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
  none: () => 'No fault happens only where the page table already has an entry that allows the access.',
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
      : `Here page ${f.page} is private and ${f.from === null ? 'came from the file' : `frame ${f.from} was not its alone to write`}: it was copied to frame ${f.frame}.`,
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

/** Said of a right answer too, as the reason of a wrong one. */
const reasons = {
  verdict: (/** @type {Facts} */ f) =>
    `${verdictMeans[f.answered]?.(f) ?? ''} ${verdictWas[f.truth]?.(f) ?? ''}`.trim(),
  outcome: (/** @type {Facts} */ f) =>
    f.means ? `Your answer means that ${f.means} But: ${f.said}` : `It does not go through. ${f.said}`,
  served: (/** @type {Facts} */ f) =>
    `${servedMeans[f.answered]?.(f) ?? ''} ${servedWas[f.truth]?.(f) ?? ''}`.trim(),
  region: (/** @type {Facts} */ f) => {
    if (!f.chosen) return regionWas(f);
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
    `${plural(f.accesses, 'access was', 'accesses were')} made and ${plural(Number(f.truth), 'fault', 'faults')} taken: one for each page without a usable entry, none for the pages that had one.`,
  same: (/** @type {Facts} */ f) => same[f.truth]?.(f) ?? '',
  value: (/** @type {Facts} */ f) => `${valueMeans[f.origin]?.(f) ?? ''} ${valueWas(f)}`.trim(),
  evict: (/** @type {Facts} */ f) => {
    if (f.truth === 'nothing') {
      return f.free > 0
        ? `${plural(f.free, 'frame was', 'frames were')} free, so nothing had to leave.`
        : 'No frame was free, but this step did not need one.';
    }
    const page = f.evicted ? `page ${f.evicted.page} of ${f.evicted.process}` : 'a page';
    return f.truth === 'swap'
      ? `A frame was needed and none could be spared: ${page} has no file to come back from, so it went to swap.`
      : `A frame was needed and none could be spared: ${page} can be read from its file again, so it was dropped.`;
  },
  frame: (/** @type {Facts} */ f) => {
    const chosen = f.holder ? `Frame ${f.chosen} ${holders[f.holder.kind]?.(f.holder) ?? ''}.` : '';
    return `${chosen} ${(servedWas[f.served] ?? verdictWas.ok)?.(f) ?? ''}`.trim();
  },
  returns: (/** @type {Facts} */ f) => f.said,
  taken: takenWas,
  freed: (/** @type {Facts} */ f) =>
    `The region had ${plural(f.pages, 'page', 'pages')}, and ${plural(Number(f.truth), 'frame is', 'frames are')} free again: only a page that had a frame, and shared it with nobody, gives one back.`,
};

export const predict = {
  on: 'Predict',
  label: 'Prediction',
  before: (/** @type {number} */ number) => `Step ${number}: what will happen?`,
  at: (/** @type {string} */ address) => `address ${address}`,
  answer: 'Answer',
  skip: 'Skip',
  next: 'Go on',
  show: 'Show the answer',
  again: 'Start over',
  incomplete: 'Answer every question, or skip the step.',
  waits: 'An address can be asked again once the question is answered.',
  cover: '…',
  hidden: 'hidden until the step is played',
  right: 'right',
  wrong: 'not so',
  score: (/** @type {Facts} */ f) => `${f.right} of ${f.asked} right`,
  scoreNone: 'no answer yet',
  yours: (/** @type {string} */ answer) => `You said: ${answer}.`,
  itWas: (/** @type {string} */ truth) => `${truth}.`,
  answers: 'The answers',
  was: (/** @type {string} */ answer) => `It was: ${answer}.`,
  allRight: 'All right.',
  skipped: 'Skipped.',
  how: 'How',
  hows: { choose: 'choose an answer', walk: 'walk by hand too', lecture: 'lecture' },
  newProblem: 'A fresh problem',
  problem: (/** @type {string} */ seed) => `Problem ${seed}`,
  problems: 'Problems',

  legends: {
    verdict: () => 'How does it end?',
    outcome: () => 'What does the call answer?',
    served: () => 'What does the kernel have to do?',
    region: (/** @type {Facts} */ f) => `Which region of ${f.process} holds it?`,
    tlb: () => 'Does the TLB know the page?',
    faults: () => 'Which fault is counted?',
    faultCount: () => 'How many faults?',
    same: (/** @type {Facts} */ f) => `The same frame as ${f.other?.process}’s ${f.other?.address}?`,
    value: () => 'What is read?',
    evict: () => 'What has to leave memory?',
    frame: () => 'Which frame does it reach?',
    returns: () => 'Which address is returned?',
    taken: () => 'How many frames are taken now?',
    freed: () => 'How many frames come free?',
  },

  options: {
    verdict: {
      ok: 'it goes well',
      SEGV_MAPERR: 'SIGSEGV, SEGV_MAPERR',
      SEGV_ACCERR: 'SIGSEGV, SEGV_ACCERR',
      BUS_ADRERR: 'SIGBUS, BUS_ADRERR',
      SI_KERNEL: 'SIGSEGV without an address',
      SIGKILL: 'SIGKILL',
    },
    outcome: { ok: 'it goes through' },
    served: {
      none: 'nothing: no fault',
      'zero-fill': 'give a fresh frame of zeros',
      'zero-page': 'lend the shared zeros',
      'copy-on-write': 'copy the page',
      'cache-hit': 'map it from the page cache',
      'page-in': 'read it from the disk',
      'swap-in': 'read it from swap',
      'reuse-writable': 'make its frame writable',
      'stack-growth': 'let the stack grow',
      spurious: 'nothing but refresh the entry',
      refused: 'refuse it',
    },
    region: { none: 'none' },
    tlb: { hit: 'yes, a hit', miss: 'no, a miss' },
    faults: { none: 'none', minor: 'a minor one', major: 'a major one', refused: 'none: it is refused' },
    faultCount: {},
    same: {
      same: 'yes, the same',
      other: 'no, another',
      absent: 'there is none to compare',
      refused: 'it reaches no frame',
    },
    value: { refused: 'nothing: it is refused' },
    evict: { nothing: 'nothing', swap: 'a page, to swap', dropped: 'a page of a file, dropped' },
    frame: { refused: 'none: it is refused' },
    returns: {},
    taken: {},
    freed: {},
  },
  regionOption: (/** @type {Facts} */ f) => `${f.start} ${f.perms} ${f.label}`.trim(),
  frameOption: (/** @type {number} */ frame) => `frame ${frame}`,
  fails: (/** @type {string} */ errno) => errno,
  reasons,

  walk: {
    title: 'The walk by hand',
    hint: 'Indices and frames as numbers, decimal or 0x; “-” where there is none.',
    root: (/** @type {Facts} */ f) => `${f.register} holds ${f.root}, so the walk begins in frame ${f.frame}.`,
    index: (/** @type {string} */ level) => `${level} index`,
    offset: 'Offset',
    entry: (/** @type {Facts} */ f) => `${f.level} entry ${f.entry}: frame`,
    physical: 'Physical address',
    notNumber: 'A number, decimal or 0x, or “-”.',
    reasons: {
      index: (/** @type {Facts} */ f) =>
        `The ${f.level} index is bits ${f.high} to ${f.low} of ${f.address}, ${f.binary} in binary: ${f.truth}.`,
      offset: (/** @type {Facts} */ f) =>
        `The offset is the lowest ${plural(f.bits, 'bit', 'bits')} of ${f.address}: ${f.truth}.`,
      entry: (/** @type {Facts} */ f) =>
        `Bits ${f.high} to ${f.low} of ${f.entry} are the frame’s number: ${f.truth}.`,
      absent: (/** @type {Facts} */ f) =>
        `The lowest bit of ${f.entry} is 0: the entry is not present and names no frame.`,
      physical: (/** @type {Facts} */ f) =>
        `Frame ${f.frame} begins at ${f.base}, and the offset is ${f.offset}: ${f.truth}.`,
      noPhysical: 'The walk ended at an entry that is not present, so there is no physical address yet.',
    },
  },
};
