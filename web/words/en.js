import { embed, embedding } from './en-embed.js';
import { counted, plural } from './en-numbers.js';
import { compare, plots } from './en-plots.js';
import { predict } from './en-predict.js';

/**
 * Every word of the page, in English. A language is one file like this one: the same keys, its own
 * sentences. The functions get plain facts and give one sentence; they decide nothing but wording.
 */

/** @typedef {Record<string, any>} Facts */

/** @type {Record<string, string>} */
const verbs = { read: 'reads', write: 'writes', exec: 'executes' };

/** @type {Record<string, string>} */
const doing = { read: 'reading', write: 'writing', exec: 'executing' };

/** @type {Record<string, string>} */
const causes = {
  'not-present': 'not present',
  protection: 'forbidden',
  reserved: 'a reserved bit is set',
  'non-canonical': 'not a canonical address',
};

/** How a fault was served, as the end of a sentence. @type {Record<string, (f: Facts) => string>} */
const served = {
  'zero-fill': (f) =>
    `the page had no frame yet, so the kernel gives it a fresh one filled with zeros: frame ${f.frame}`,
  'zero-page': (f) =>
    `nothing was ever written there, so the kernel lends the one frame of zeros that all share: frame ${f.frame}`,
  'kernel-page': (f) =>
    `the page is the kernel’s own; what it holds is not part of the model, so frame ${f.frame}, of zeros, stands in for it`,
  'cache-hit': (f) => `the page is in the page cache already, and the kernel maps it: frame ${f.frame}`,
  'page-in': (f) => `the kernel reads the file’s page from the disk into frame ${f.frame}`,
  'swap-in': (f) => `the kernel brings the page back from swap into frame ${f.frame}`,
  'copy-on-write': (f) =>
    f.from === 0
      ? `until now the page was lent the frame of zeros, so the kernel gives it a frame of its own: frame 0 → frame ${f.frame}`
      : `nobody else may see this write, so the kernel ${f.major ? 'reads the page from the disk and copies it' : 'copies the page first'}: ${f.from === null ? '' : `frame ${f.from} → `}frame ${f.frame}`,
  'reuse-writable': (f) =>
    f.shared === undefined
      ? `frame ${f.frame} stays, and can be written from now on`
      : f.shared
        ? `the page is shared, so the kernel makes frame ${f.frame} writable as it is and keeps in mind that the page has changed`
        : `nobody else has frame ${f.frame} any more, so the kernel makes it writable as it is`,
  'stack-growth': (f) => `the stack grows down over the address and gets frame ${f.frame}`,
  spurious: (f) => `the region allowed it all along; only an old entry stood in the way of frame ${f.frame}`,
};

/** Why the stack may not grow. @type {Record<string, string>} */
const stackReasons = {
  limit: 'it has reached its limit, RLIMIT_STACK',
  'guard-gap': 'it would come too near to the region below',
  'address-limit': 'the process may not have more address space, RLIMIT_AS',
  commit: 'no more memory may be promised',
};

/** @param {string} reason */
const stackReason = (reason) => stackReasons[reason] ?? reason;

/** What an error of a call means, in a few words. @type {Record<string, string>} */
const errors = {
  EACCES: 'the file was not opened for such access',
  EAGAIN: 'not now: a limit, or locked memory, stands in the way',
  EBADF: 'no open file has that descriptor, or not for this',
  EBUSY: 'the memory is in use',
  ECHILD: 'there is no such child',
  EEXIST: 'something is there already',
  EFAULT: 'the address is not in a region of the process',
  EFBIG: 'larger than a file may be',
  EINVAL: 'an argument is not one that the call takes',
  EMFILE: 'too many files are open',
  ENODEV: 'such a file cannot be mapped',
  ENOENT: 'there is no such file',
  ENOEXEC: 'the file is no program',
  ENOMEM: 'there is no room: too little memory, or a limit',
  ENOSYS: 'the kernel does not have this call',
  EOPNOTSUPP: 'not possible with this kind of memory or file',
  EOVERFLOW: 'the number is too large',
  EPERM: 'it is not permitted: sealed, locked or privileged',
  ESRCH: 'there is no such process now',
  ETXTBSY: 'the file is a program that runs, or a program that is open for writing',
};

/** ENOMEM of a call on a range that exists already. */
const hole = 'a part of the range is in no region, or it could not be filled';

/** A promise that the machine could never keep. */
const promise = 'more than all memory and swap together, or than a limit allows';

/** Why the allocator gives up. @type {Record<string, string>} */
const abortReasons = {
  'invalid-pointer': 'malloc never returned this pointer',
  'double-free': 'this memory was given back already',
  'corrupt-size': 'the words at the ends of a chunk were overwritten',
  'break-moved': 'somebody took the end of the heap away',
};

/** @param {string} reason */
const abortReason = (reason) => abortReasons[reason] ?? reason;

/** What a child shares with its parent. @type {Record<string, string>} */
const sharing = {
  thread: 'a thread in the same memory',
  process: 'a process in the same memory',
  vfork: 'a process in the same memory, and its parent waits for it',
};

/** @type {Record<string, Record<string, string>>} */
const errorsOf = {
  EACCES: { execve: 'no line of a layout that maps the file may execute it' },
  EAGAIN: Object.fromEntries(
    ['fork', 'vfork', 'clone'].map((call) => [call, 'there are as many processes as there may be']),
  ),
  EINVAL: { clone: 'these flags do not go together' },
  ENOMEM: {
    ...Object.fromEntries(
      ['mprotect', 'madvise', 'msync', 'mincore', 'mlock', 'munlock', 'mseal'].map((call) => [call, hole]),
    ),
    mmap: `${promise}, or than any gap has room for`,
    mprotect: 'a part of the range is in no region, or more would be promised than may be',
    fork: `a region is ${promise}`,
    clone: `a region is ${promise}`,
    execve: 'the program does not fit, or more would be promised than may be',
    malloc: 'there is no room for it: it returns NULL',
  },
};

/** @type {Record<string, (f: Facts) => string>} */
const signals = {
  SEGV_MAPERR: (f) =>
    f.guarded
      ? 'the region is there, but a guard stands on this page: SIGSEGV, SEGV_MAPERR'
      : f.stack
        ? `no region holds this address, and the stack may not grow over it, for ${stackReason(f.stack)}: SIGSEGV, SEGV_MAPERR`
        : 'no region holds this address: SIGSEGV, SEGV_MAPERR',
  SEGV_ACCERR: (f) =>
    `the region ${f.perms ? `is ${f.perms} and ` : ''}does not allow ${doing[f.op] ?? 'it'}: SIGSEGV, SEGV_ACCERR`,
  SI_KERNEL: () => 'the address is not canonical, no table could hold it: SIGSEGV without an address',
  BUS_ADRERR: () => 'the region is there, but its file ends before this page: SIGBUS, BUS_ADRERR',
  SIGKILL: () => 'SIGKILL ends the process',
};

/** Kinds of regions, where a sentence names one. @type {Record<string, string>} */
const regionKinds = {
  code: 'code',
  data: 'data',
  heap: 'a heap',
  stack: 'a stack',
  library: 'a library',
  file: 'a file',
  sharedMemory: 'shared memory',
  guard: 'a guard',
};

/** @type {Record<string, string>} */
const notReclaimable = {
  'no-swap': 'there is no swap that private pages could go to',
  'swap-full': 'swap is full',
  'in-use': 'what is left is locked or in use',
};

/** Why a process has to be killed. @param {Facts} f */
const outOfMemory = (f) =>
  `no frame is free, none can be taken back, and ${notReclaimable[f.reason] ?? f.reason}.${f.overcommitted ? ' More had been granted than frames and swap hold: it is missing only now, when it is used.' : ''}`;

export const en = {
  code: 'en',
  /** What the engine said about a text: a message, its hint, why a question has no answer. @param {string} sentence */
  said: (sentence) => sentence,
  predict,
  plots,
  compare,
  embed,
  embedding,
  units: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'],

  ui: {
    name: 'Pagewalk',
    loading: 'The engine is loading.',
    skip: 'Skip to the time line',
    lesson: 'Lesson',
    lessons: 'Lessons',
    yours: 'Yours',
    draft: 'Your draft',
    draftBefore: 'Your draft before that',
    fromLink: 'From a link',
    untitled: 'Untitled scenario',
    fresh: 'New scenario',
    share: 'Share',
    keys: 'Keys',
    language: 'Language',
    theme: 'Theme',
    themes: { auto: 'System', light: 'Light', dark: 'Dark' },
    close: 'Close',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
    asTable: 'Table',
    asPicture: 'Picture',
    asTableOf: (/** @type {string} */ lane) => `Table: show ${lane} as a table`,
    asPictureOf: (/** @type {string} */ lane) => `Picture: show ${lane} as a picture`,
    none: 'none',
    yes: 'yes',
    no: 'no',
  },

  lanes: {
    scenario: 'Scenario',
    spaces: 'Address spaces',
    hardware: 'Translation (MMU)',
    kernel: 'Kernel',
    memory: 'Memory and backing',
    player: 'Player',
  },

  editor: {
    label: 'Scenario text',
    undo: 'Undo',
    redo: 'Redo',
    problems: (/** @type {number} */ n) => plural(n, 'problem', 'problems'),
    clean: (/** @type {number} */ n) => plural(n, 'step', 'steps'),
    problemAt: (/** @type {Facts} */ f) => `Line ${f.line}: ${f.message}`,
    shownUpTo: (/** @type {number} */ line) => `; the picture stops before line ${line}.`,
    hint: (/** @type {string} */ hint) => `→ ${hint}`,
    times: (/** @type {Facts} */ f) => `${f.text} (${counted(f.count)} times)`,
    /** What was pasted, and what to do about it. */
    pasted: {
      maps: 'This looks like /proc/PID/maps. It can become a process with that layout.',
      smaps:
        'This looks like /proc/PID/smaps. It can become a process with that layout, and steps that make as much of it resident.',
      pmap: 'This looks like the output of pmap -X. It can become a process with that layout, and steps that make as much of it resident.',
      strace:
        'This looks like the output of strace. Its calls on memory and processes can become steps, with the addresses that they had.',
      lackey:
        'This looks like an address trace of valgrind. Its accesses can become steps, folded to the pages that they touch.',
    },
    convert: 'Make a scenario of it',
  },

  spaces: {
    pid: (/** @type {number} */ pid) => `pid ${pid}`,
    running: 'running',
    waitsFor: (/** @type {string} */ child) => `waits for ${child}`,
    memoryOf: (/** @type {string} */ owner) => `in ${owner}’s memory`,
    ended: 'ended',
    lowFirst: 'low at top',
    highFirst: 'high at top',
    direction: (/** @type {string} */ now) => `${now}: turn the address spaces over`,
    fork: 'fork',
    switchTo: 'switch',
    forkOf: (/** @type {string} */ name) => `fork ${name}`,
    switchToOf: (/** @type {string} */ name) => `switch to ${name}`,
    gap: (/** @type {string} */ size) => `gap, ${size}`,
    gapOf: (/** @type {Facts} */ f) => `gap of ${f.size} in ${f.process}, from ${f.start} to ${f.end}`,
    kernelHalf: 'kernel half',
    kernelHalfOf: (/** @type {string} */ name) => `kernel half, above ${name}`,
    nameless: 'no name',
    pagesOf: (/** @type {Facts} */ f) => `${f.resident} of ${plural(f.pages, 'page', 'pages')} in memory`,
    regionOf: (/** @type {Facts} */ f) =>
      `${f.process}: region ${f.label}, ${f.perms}, ${f.start} to ${f.end}, ${f.size}, ${f.backing}, ${f.resident} of ${plural(f.pages, 'page', 'pages')} in memory`,
    pageOf: (/** @type {Facts} */ f) => `${f.process}: page ${f.address}, ${f.state}`,
    inFrame: (/** @type {number} */ frame) => `frame ${frame}`,
    inSlot: (/** @type {number} */ slot) => `swap slot ${slot}`,
    absent: 'no frame',
    moreRegions: (/** @type {number} */ n) => `${plural(n, 'region', 'regions')} more`,
    changed: 'changed',
    guard: 'guard page',
    nobody: 'No process yet. A line “process A” makes one, and so does this button.',
    columns: {
      process: 'Process',
      start: 'Start',
      end: 'End',
      perms: 'Rights',
      label: 'Name',
      size: 'Size',
      resident: 'In memory',
      backing: 'Backing',
      pages: 'Pages',
    },
    caption: 'Regions (VMAs) of every process',
  },

  backing: {
    anonymous: 'anonymous',
    file: 'file',
    shared: 'shared',
    swap: 'swap',
    none: 'no frame',
    special: 'special',
    zero: 'zeros',
  },

  hardware: {
    root: (/** @type {Facts} */ f) => `${f.register} ${f.root}`,
    rootNone: 'no process',
    rootTitle: 'Root of the tables in use',
    address: 'Address',
    addressNone: 'No access in this step.',
    asked: 'asked',
    unused: 'sign',
    offset: 'offset',
    bitsOf: (/** @type {Facts} */ f) => `${f.name}: ${f.bits} bits, ${f.value}`,
    tlb: 'TLB',
    tlbOf: (/** @type {Facts} */ f) => `${plural(f.entries, 'entry', 'entries')}, ${f.shape}`,
    ways: (/** @type {number} */ n) => `${n}-way`,
    full: 'fully assoc.',
    tlbEmpty: 'empty',
    tlbEntry: (/** @type {Facts} */ f) => `${f.process}: page ${f.page} → frame ${f.frame}`,
    tlbMore: (/** @type {number} */ n) => `${n} more`,
    hit: 'hit',
    miss: 'miss',
    walk: 'Page walk',
    walkNone: 'Not walked: the TLB knew the page.',
    walkNotYet: 'Not walked so far: the TLB knows the page.',
    walkIdle: 'Nothing to translate.',
    tableAt: (/** @type {number} */ frame) => `table ${frame}`,
    notPresent: 'not present',
    present: 'present',
    unread: 'not read',
    written: 'written',
    entryBits: 'Bits of the entry',
    physical: 'Physical',
    physicalOf: (/** @type {Facts} */ f) => `frame ${f.frame} + ${f.offset}`,
    columns: { level: 'Level', table: 'Table frame', index: 'Index', entry: 'Entry', present: 'Present' },
    caption: 'The walk, one table a level',
    tlbCaption: 'TLB entries',
    tlbColumns: {
      set: 'Set',
      way: 'Way',
      asid: 'ASID',
      process: 'Process',
      page: 'Page',
      frame: 'Frame',
      rights: 'Rights',
    },
  },

  kernel: {
    idle: 'Not asked: the hardware did it alone.',
    quiet: 'Nothing to do in this step.',
    yet: 'Nothing to do yet.',
    before: 'Nothing to do yet.',
    gone: 'Nothing to do: there is no such process now.',
    waits: 'Nothing to do: the process waits for its child.',
    fault: 'Page fault',
    faultOf: (/** @type {Facts} */ f) => `${f.access}, ${causes[f.cause] ?? f.cause}`,
    region: 'Region?',
    allowed: 'Allowed?',
    backing: 'Backed?',
    served: 'Result',
    asked: 'Only asked: nothing is done.',
    switching: 'The scheduler gives the CPU to another process.',
    open: '…',
    regionYes: (/** @type {Facts} */ f) => `${f.label || 'region'} ${f.perms}`,
    regionNo: 'none holds it',
    allowedYes: (/** @type {Facts} */ f) => `${f.access} in ${f.perms}`,
    allowedNo: (/** @type {Facts} */ f) => `no ${f.access} in ${f.perms}`,
    backingNo: (/** @type {Facts} */ f) => `${f.file} ends before page ${f.file_page}`,
    stackYes: 'the stack may grow',
    backingGuard: 'a guard stands on the page',
    stackNo: (/** @type {string} */ reason) => `the stack may not grow: ${stackReason(reason)}`,
    kinds: {
      'zero-fill': 'a fresh frame of zeros',
      'zero-page': 'the shared frame of zeros',
      'cache-hit': 'in the page cache',
      'page-in': 'read from the disk',
      'swap-in': 'read from swap',
      'copy-on-write': 'a private copy',
      'reuse-writable': 'own frame, writable again',
      'stack-growth': 'the stack grew',
      spurious: 'an old entry only',
    },
    minor: 'minor fault',
    major: 'major fault',
    servedIn: (/** @type {Facts} */ f) => `frame ${f.frame}, ${f.major ? 'major' : 'minor'} fault`,
    calls: 'System call',
    columns: { rung: 'Question', answer: 'Answer', detail: 'Because' },
    caption: 'The ladder of a page fault',
  },

  memory: {
    frames: 'Frames',
    framesOf: (/** @type {Facts} */ f) => `${f.free} of ${f.frames} free`,
    frameOf: (/** @type {Facts} */ f) =>
      `frame ${f.frame}: ${f.kind}${f.users ? `, mapped by ${f.users}` : ''}`,
    freeMore: (/** @type {number} */ n) => `and ${counted(n)} free`,
    usedMore: (/** @type {number} */ n) => `and ${counted(n)} more in use`,
    kinds: ['free', 'anonymous', 'page cache', 'zeros', 'page table'],
    zero: 'zeros',
    everywhere: (/** @type {string} */ address) => `${address} in every process`,
    everywhereNone: 'The same number in every process',
    noFrame: 'no frame',
    noRegion: 'no region',
    byteAt: (/** @type {Facts} */ f) => `${f.hex}${f.char ? ` “${f.char}”` : ''}`,
    sameFrame: 'the same frame',
    otherFrame: 'its own frame',
    zeroFrame: 'lent to all',
    files: 'Page cache',
    filesNone: 'no file',
    fileOf: (/** @type {Facts} */ f) => `${f.name}, ${f.size}`,
    filePage: (/** @type {Facts} */ f) =>
      `${f.name}, page ${f.index}: ${f.frame === null ? 'cached' : `frame ${f.frame}`}${f.dirty ? ', changed since it was read' : ''}${f.mapped ? `, mapped ${plural(f.mapped, 'time', 'times')}` : ''}`,
    cachedMore: (/** @type {number} */ n) => `${counted(n)} more cached`,
    sharedMemory: 'shared memory',
    more: (/** @type {number} */ n) => `+${counted(n)}`,
    swap: 'Swap',
    swapOf: (/** @type {Facts} */ f) => `${f.used} of ${f.slots} used`,
    swapNone: 'no swap',
    slotOf: (/** @type {Facts} */ f) => `swap slot ${f.slot}: ${f.used ? 'used' : 'free'}`,
    tables: 'Page tables’ own frames',
    tablesNone: 'no table yet',
    tableOf: (/** @type {Facts} */ f) =>
      `table in frame ${f.frame}: ${f.level} of ${f.process}, ${plural(f.used, 'entry', 'entries')} in use`,
    usage: 'Usage',
    committed: (/** @type {string} */ size) => `committed ${size}`,
    committedTitle: 'Committed: memory promised to the processes, used or not',
    allFrames: 'All frames …',
    tableGone: 'This table is gone by now.',
    entriesOf: (/** @type {Facts} */ f) =>
      `${counted(f.used)} of ${plural(f.entries, 'entry', 'entries')} in use; all others are 0`,
    entryColumns: { index: 'Entry', raw: 'Value', frame: 'Frame', bits: 'Bits set', covers: 'From address' },
    usageColumns: { process: 'Process', vsz: 'VSZ', rss: 'RSS', pss: 'PSS', minor: 'minor', major: 'major' },
    usageTitles: {
      vsz: 'virtual size',
      rss: 'resident set',
      pss: 'proportional set',
      minor: 'minor faults',
      major: 'major faults',
    },
    columns: { frame: 'Frame', kind: 'Holds', mappings: 'Mapped', by: 'By' },
    fileColumns: { file: 'File', page: 'Page', frame: 'Frame', mapped: 'Mapped', dirty: 'Dirty' },
    dirty: 'dirty',
    slotInUse: 'Slot in use',
    tableColumns: { frame: 'Frame', level: 'Level', process: 'Process', used: 'Entries in use' },
    caption: 'Frames in use',
    legend: 'Colours and patterns: what backs a page',
  },

  answers: {
    ask: 'Ask an address',
    process: 'Process',
    address: 'Address',
    whose: 'Whose address?',
    region: 'Which region?',
    backing: 'What backs it?',
    would: 'An access now?',
    prompt: 'Point at an address, or type one.',
    hint: 'An address, or the name of a result; part of a region’s name and Enter finds the region',
    unpin: 'Back to the step’s own address',
    wholeRegion: (/** @type {Facts} */ f) => `${f.label} ${f.perms}, ${f.start}–${f.end}`,
    inKernel: 'kernel half: no process may touch it',
    inHole: 'not canonical: no table can hold it',
    inGap: (/** @type {Facts} */ f) => `none: a gap${f.between ? ` ${f.between}` : ''}`,
    between: (/** @type {Facts} */ f) => `between ${f.below} and ${f.above}`,
    above: (/** @type {string} */ below) => `above ${below}`,
    below: (/** @type {string} */ above) => `below ${above}`,
    theirs: (/** @type {Facts} */ f) => `${f.process}’s ${f.address}`,
    whoseOf: (/** @type {Facts} */ f) =>
      f.others ? `${f.process}’s; the frame is also ${f.others}` : `${f.process}’s alone`,
    whosePlain: (/** @type {string} */ process) => `${process}’s`,
    whoseKernel: 'the kernel’s',
    whoseNobody: 'nobody’s',
    backings: {
      none: () => 'nothing',
      /** @param {Facts} f @returns {string} */
      unbacked: (f) =>
        f.closed ? 'nothing: no access is allowed here' : 'nothing yet: no access has asked for a frame',
      'zero-frame': (/** @type {Facts} */ f) => `frame ${f.frame}, the shared one of zeros`,
      'private-frame': (/** @type {Facts} */ f) => `frame ${f.frame}`,
      'page-cache': (/** @type {Facts} */ f) =>
        `${f.frame === null ? 'page cache' : `frame ${f.frame}`}: ${f.file}, page ${f.file_page}`,
      'past-end': (/** @type {Facts} */ f) => `nothing: ${f.file} ends before page ${f.file_page}`,
      swap: (/** @type {Facts} */ f) => `swap slot ${f.slot}`,
      guard: () => 'a guard: every access is refused',
      file: (/** @type {Facts} */ f) => `${f.file}, page ${f.file_page}, not mapped yet`,
      special: () => 'a page of the kernel’s own',
    },
    ops: { read: 'read', write: 'write', exec: 'execute' },
    ok: 'ok',
    faults: (/** @type {Facts} */ f) => `${f.text}, ${f.served}`,
    addOf: (/** @type {string} */ op) => `${op}: add this step`,
    wouldOf: (/** @type {Facts} */ f) => `${f.op} ${f.what}: add this step`,
  },

  time: {
    label: 'Time line',
    first: 'First step',
    back: 'Step back',
    play: 'Play',
    pause: 'Pause',
    step: 'Step',
    last: 'Last step',
    nextFault: 'Next fault',
    scrub: 'Position',
    of: (/** @type {Facts} */ f) => `${f.position} / ${f.count}`,
    event: (/** @type {Facts} */ f) => `event ${f.cursor} of ${f.count}`,
    micro: 'Event by event',
    speed: 'Speed',
    speedOf: (/** @type {number} */ speed) => `${speed}×`,
    log: 'Log',
  },

  course: {
    open: 'Contents',
    title: 'Lessons',
    /** @type {Record<import('../model/course.js').Part, string>} */
    parts: {
      spaces: 'Address spaces',
      demand: 'Memory on demand, and its limits',
      sharing: 'What is shared, and what is private',
      files: 'Programs and files in memory',
      replacement: 'Taking pages back',
      translation: 'What a translation costs',
      together: 'All together',
    },
    numbered: (/** @type {{ number: string, title: string }} */ { number, title }) => `${number}  ${title}`,
    next: 'Next:',
    seen: '✓ seen to the end',
    answered: (/** @type {{ right: number, asked: number }} */ { right, asked }) =>
      `${right} of ${asked} answers right`,
    goalReached: '★ goal reached',
    summary: (/** @type {{ count: number, seen: number, goals: number }} */ { count, seen, goals }) =>
      `Of ${count} lessons you have seen ${seen} to the end, and reached ${plural(goals, 'goal', 'goals')}.`,
    kept: 'Only this browser knows it.',
    forget: 'Forget it',
    restore: 'Bring it back',
    goal: 'Goal',
    version: 'Your version',
    over: 'That was the last lesson.',
    notYet: 'Not reached by this text',
    held: 'A step here is played after the last one of the text; a figure is compared at its end.',
    reached: '★ Reached',
    met: '✓',
    now: (/** @type {{ actual: string }} */ { actual }) => `✕ now: ${actual}`,
  },

  log: {
    title: 'Log',
    steps: 'Steps so far',
    events: 'Events of this step',
    empty: 'Nothing has been played.',
    later: (/** @type {number} */ n) => `${plural(n, 'step', 'steps')} before these`,
    columns: { number: 'No.', kind: 'Event', what: 'What happened' },
  },

  share: {
    title: 'Share',
    link: 'Link to this scenario',
    at: 'Open at the step shown now',
    copy: 'Copy the link',
    copied: 'Copied.',
    notCopied: 'The browser did not allow copying: select the link and copy it.',
    length: (/** @type {number} */ n) => `${counted(n)} characters`,
    long: 'Longer than 2,000 characters: some chat and mail programs cut such links.',
    tooLong: 'This scenario does not fit a link (8,000 characters at most). Send it as a file.',
    download: 'Download as a file',
    unable: 'This browser cannot compress a link. Send the scenario as a file.',
    fileName: 'scenario.pagewalk',
    openFile: 'Open a file',
    qr: 'Show as a QR code',
    qrOf: 'QR code of the link',
    asSvg: 'Picture as SVG',
    asPng: 'Picture as PNG',
    asCsv: 'Figures as CSV',
    exports: 'Save what is shown',
    svgName: 'pagewalk.svg',
    pngName: 'pagewalk.png',
    csvName: 'pagewalk.csv',
  },

  map: {
    frames: 'All frames',
    pages: (/** @type {Facts} */ f) => `Pages of ${f.name} in ${f.process}`,
    gone: 'This region is gone by now.',
    goTo: { pages: 'Page or address', frames: 'Frame' },
    part: 'Part shown closer',
    shown: (/** @type {Facts} */ f) => `${f.from} to ${f.to}, of ${f.count}`,
    frame: (/** @type {Facts} */ f) => `frame ${f.frame}: ${f.kind}${f.by ? `, ${f.by}` : ''}`,
    page: (/** @type {Facts} */ f) => `${f.address}: ${f.state}`,
  },

  keys: {
    title: 'Keys',
    where:
      'They act while the focus is in the lanes or below them, not in a text field. Those without a letter act as soon as the page is open.',
    list: [
      ['Space', 'play or pause'],
      ['→', 'step'],
      ['←', 'step back'],
      ['↓', 'next event of the step'],
      ['↑', 'event before'],
      ['Home', 'first step'],
      ['End', 'last step'],
      ['n', 'next fault'],
      ['a', 'ask an address'],
      ['l', 'log'],
      ['e', 'edit what stands at the address asked about'],
      ['r  w  x', 'read, write, execute there'],
      ['c', 'calls of the process'],
      ['s', 'set up: machine, file, process'],
      ['Ctrl Z', 'undo; with Shift: redo'],
      ['?', 'this list'],
      ['↑ ↓', 'in a field with − and +: more, less'],
      ['Esc', 'close, leave an edge where it was, or back to the step’s own address'],
    ],
  },

  /** Direct editing: menus, forms, and what they say. */
  edit: {
    doIt: 'Write it',
    more: (/** @type {string} */ field) => `more: ${field}`,
    less: (/** @type {string} */ field) => `less: ${field}`,
    take: (/** @type {Facts} */ f) => `${f.value} as ${f.field}`,
    sizeOf: (/** @type {Facts} */ f) => `${f.size}, ${plural(f.pages, 'page', 'pages')}`,
    dragEdge: 'Drag this edge',
    dragged: (/** @type {Facts} */ f) =>
      `${f.start}–${f.end} · ${f.size} · ${plural(f.pages, 'page', 'pages')}`,
    fresh: 'New',
    freshOf: 'New empty scenario',
    setUp: 'Set up',
    setUpOf: 'Set up the machine, its files and processes',

    menu: {
      title: (/** @type {Facts} */ f) => `${f.process} · ${f.label} · ${f.address}`,
      gap: 'gap',
      access: (/** @type {string} */ address) => `Access ${address}`,
      read: 'read',
      write: 'write 1',
      exec: 'execute',
      writeOf: 'write …',
      readOf: 'read …',
      rights: 'Rights',
      inLayout: 'Region, in the layout',
      byCalls: 'Region, by a call',
      change: 'Change edges, rights, backing …',
      split: 'Split …',
      merge: 'Merge with the one above',
      move: 'Move …',
      remove: 'Remove',
      sweep: 'Access many pages …',
      add: 'add',
      calls: 'calls',
      pages: 'Pages one by one …',
      callsOn: 'Calls on it …',
      addTo: (/** @type {string} */ name) => `add a region to ${name}`,
      callsOf: (/** @type {string} */ name) => `calls of ${name}`,
      addToLayout: 'Add a region to the layout',
      addByCall: 'Add a region by a call',
      groups: { process: 'Process', memory: 'Memory', files: 'Files' },
      switchTo: 'switch to it',
      addFile: 'Add a file …',
      newProcess: 'Add a process …',
      machine: 'Machine settings …',
      scenario: 'What is there before the first step',
    },

    kinds: {
      code: 'code',
      data: 'data',
      heap: 'heap',
      stack: 'stack',
      library: 'library',
      file: 'file',
      sharedMemory: 'shared memory',
      guard: 'guard',
    },

    /** @type {Record<string, (f: Facts) => string>} */
    titles: {
      changeRegion: (f) => `Change ${f.label || 'the region'} of ${f.process}`,
      moveRegion: (f) => `Move ${f.label || 'the region'} of ${f.process}`,
      splitRegion: (f) => `Split ${f.label || 'the region'} of ${f.process}`,
      addRegion: (f) => `Add ${regionKinds[f.kind] ?? 'a region'} to ${f.process}`,
      write: (f) => `${f.process} writes`,
      read: (f) => `${f.process} reads`,
      sweep: (f) => `${f.process} accesses many pages`,
      addProcess: () => 'Add a process',
      addFile: () => 'Add a file',
      machine: () => 'Machine settings',
      call: (f) => `${f.process} calls ${f.call}`,
    },

    /** What a field is called; an argument of a call keeps its manual's name. @type {Record<string, string>} */
    fields: {
      start: 'Start',
      end: 'End',
      rights: 'Rights',
      sharing: 'Sharing',
      backing: 'Backing',
      path: 'File',
      offset: 'Offset in the file',
      label: 'Label',
      at: 'Address',
      address: 'Address (addr)',
      length: 'Length',
      increment: 'Increment',
      result: 'Bind the result to',
      child: 'Name of the child',
      value: 'Value',
      bytes: 'Bytes',
      access: 'Access',
      from: 'From',
      to: 'Up to, not including',
      stride: 'Stride',
      name: 'Name',
      copyOf: 'Begins as a copy of',
      size: 'Size',
      content: 'Content',
      kind: 'Kind',
      arch: 'Architecture',
      split: 'Index bits a level, then offset bits',
      frames: 'Frames',
      tlb: 'TLB entries',
      ways: 'TLB ways',
      policy: 'TLB replacement',
      asid: 'ASIDs',
      swap: 'Swap, in pages',
      replace: 'Page replacement',
      overcommit: 'Overcommit',
      'stack-limit': 'Stack limit',
      huge: 'Huge pages',
      'zero-page': 'Shared frame of zeros',
      'read-ahead': 'Read-ahead, in pages',
      'fault-around': 'Fault-around, in pages',
      seed: 'Seed',
      signals: 'Signals',
    },

    /** Values that are more than themselves. @type {Record<string, Record<string, string>>} */
    options: {
      rights: { r: 'r, read', w: 'w, write', x: 'x, execute' },
      sharing: { p: 'private', s: 'shared' },
      backing: { anonymous: 'anonymous', file: 'file' },
      copyOf: { '': 'nothing' },
      kind: { memory: 'memory, no disk behind it', cold: 'cold, nothing cached', hole: 'hole, nothing stored' },
      signals: { caught: 'caught', fatal: 'fatal' },
    },

    /** Before the lines that an act would write. @type {Record<string, (f: Facts) => string>} */
    where: {
      layout: (f) =>
        `Position 0: this changes the layout that the process begins with. ${plural(f.count, 'line', 'lines')} of the text:`,
      machine: () => 'This changes the machine. Lines of the text:',
      file: () => 'The file is there before the first step. A line of the text:',
      process: () => 'The process is there before the first step. A line of the text:',
      step: (f) =>
        f.position === 0
          ? 'A step is put before the first one, and played:'
          : `A step is put behind step ${f.position}, and played (at position 0 regions are changed in the layout instead):`,
    },

    /** What else an act does or needs. @type {Record<string, string>} */
    notes: {
      copied: 'Another process begins as a copy of this one, and changes with it.',
      writtenOut: 'The process began as a copy of another: its own lines are written out.',
      heapByBreak: 'The heap is moved by its end, the break.',
      stackByAccess: 'No call makes a stack larger: it grows when something below it is touched.',
      mappedBelow: 'No call moves the start of a region down: a region is mapped directly below it.',
      replaced: 'No call changes what backs a region: another is mapped in its place, and what was in it goes.',
      unmapsThere: 'Whatever stands at the new place is unmapped.',
    },

    /** What no line of the text could say. @type {Record<string, string>} */
    problems: {
      address: 'An address is hexadecimal, as in 0x602000.',
      size: 'A size is a number, as in 8192 or 8K.',
      wholePages: 'Regions are made of whole pages: this is not where a page begins.',
      endsBefore: 'The end has to lie above the start.',
      overlaps: 'Another region of the process lies there.',
      path: 'Which file?',
      inside: 'A region is split inside, not at its edge.',
      sameRights: 'With equal rights the kernel joins the two parts again: give the upper one others.',
      unchanged: 'Nothing is changed yet.',
      noNeighbour: 'Nothing that it could be merged with lies directly above.',
      apart: 'The kernel keeps these two apart.',
    },
  },

  banners: {
    link: {
      'too-long': 'This link is longer than a link may be (32,768 characters), so it was not read.',
      unfinished: 'This link is incomplete: its end is missing. Ask for it again, or for the file.',
      version: 'This link was made by a newer version of Pagewalk, which this page cannot read.',
      alphabet: 'This link holds characters that do not belong in it. It was changed on its way here.',
      damaged: 'This link is damaged: what it holds does not unpack.',
      'too-large': 'This link unpacks to more than 256 KiB, which is more than a scenario may be.',
      'not-text': 'This link does not hold text.',
      position: 'This link names a step that is not a number.',
      seed: 'This link names a problem that is not a number.',
    },
    fileTooLarge: 'This file is larger than 256 KiB, which is more than a scenario may be.',
    importing: (/** @type {string} */ name) => `Reading ${name} `,
    importers:
      'The importers could not be loaded, so the text was left as it is. Try once more when there is a connection.',
    notImported: (/** @type {string} */ why) => `Nothing could be made of it: ${why}.`,
    fileNotText: 'This file does not hold text.',
    lesson: (/** @type {string} */ name) => `This link names a lesson, “${name}”, that is not here.`,
    lessonUnreachable: (/** @type {string} */ title) =>
      `The lesson “${title}” could not be loaded. Choose it again to try once more.`,
    kept: 'Your own draft is untouched.',
    engine: {
      unreachable: 'The engine could not be loaded, so nothing can be played. Reload the page to try again.',
      unsupported: 'This browser does not run WebAssembly, which the engine needs.',
      stopped: 'The engine stopped at this scenario. The text is kept; change it, and the engine starts again.',
    },
    dialog: 'This part of the page could not be loaded. Try once more when there is a connection.',
    editing: 'The menus for editing could not be loaded. Try once more; the text can be edited all the same.',
    storage:
      'This browser keeps no drafts: what you type is lost when the page closes. Share or download keeps it.',
  },

  /** One sentence an event. */
  events: {
    'context-switch': (/** @type {Facts} */ f) =>
      `The CPU switches ${f.from ? `from ${f.from} ` : ''}to ${f.process}: ${f.same_memory ? `it runs in the same memory, so the tables at ${f.root} and the TLB stay` : `its tables begin at ${f.root}${f.flushed ? ', and the TLB is emptied' : ''}`}.`,
    'tlb-hit': (/** @type {Facts} */ f) => `The TLB knows page ${f.page}: frame ${f.frame}.`,
    'tlb-miss': (/** @type {Facts} */ f) => `The TLB does not know page ${f.page}.`,
    walk: (/** @type {Facts} */ f) =>
      `The walk reads entry ${f.index} of the ${f.levelName} in frame ${f.table}: ${f.present ? f.entry : 'not present'}.`,
    'entry-marked': (/** @type {Facts} */ f) =>
      `The hardware marks entry ${f.index} of the ${f.levelName} as ${[f.accessed ? 'accessed' : '', f.dirty ? 'dirty' : ''].filter(Boolean).join(' and ')}.`,
    'tlb-fill': (/** @type {Facts} */ f) =>
      `The TLB keeps page ${f.page} → frame ${f.frame}${f.evicted ? ` and forgets page ${f.evicted}` : ''}.`,
    'tlb-invalidate': (/** @type {Facts} */ f) => `The TLB forgets page ${f.page}.`,
    'tlb-flush': (/** @type {Facts} */ f) =>
      `The TLB forgets ${f.asid === null ? 'every address space' : `address space ${f.asid}`}: ${plural(f.entries, 'entry', 'entries')}.`,
    'page-fault': (/** @type {Facts} */ f) =>
      `Page fault at ${f.address} (${f.access}): ${causes[f.cause] ?? f.cause}. The kernel takes over.`,
    retry: (/** @type {Facts} */ f) => `Back to the hardware, which tries ${f.address} again.`,
    access: (/** @type {Facts} */ f) =>
      `The byte${f.size === 1 ? '' : 's'} at physical ${f.physical} ${f.size === 1 ? 'is' : 'are'} ${f.op === 'write' ? 'written' : f.op === 'exec' ? 'executed' : 'read'}.`,
    'region-found': (/** @type {Facts} */ f) =>
      `A region holds it: ${f.label || 'without a name'}, ${f.perms}, ${f.start}–${f.end}.`,
    'region-missing': (/** @type {Facts} */ f) => `No region holds ${f.address}.`,
    'access-allowed': (/** @type {Facts} */ f) => `${f.perms} allows ${doing[f.access] ?? f.access}.`,
    'access-refused': (/** @type {Facts} */ f) => `${f.perms} does not allow ${doing[f.access] ?? f.access}.`,
    'backing-missing': (/** @type {Facts} */ f) =>
      `${f.file} has ${plural(f.file_pages, 'page', 'pages')}; page ${f.file_page} lies past its end.`,
    'stack-grown': (/** @type {Facts} */ f) => `The stack grows down from ${f.from} to ${f.to}.`,
    'stack-refused': (/** @type {Facts} */ f) =>
      `The stack may not grow to ${f.address}: ${stackReason(f.reason)}.`,
    'fault-served': (/** @type {Facts} */ f) => {
      const end = served[f.served]?.({ frame: f.frame, from: f.from_frame }) ?? `frame ${f.frame}`;
      return `${end.charAt(0).toUpperCase()}${end.slice(1)} (${f.major ? 'major' : 'minor'} fault).`;
    },
    signal: (/** @type {Facts} */ f) =>
      `The process gets ${f.name}${f.code ? `, ${f.code}` : ''}${f.address ? ` at ${f.address}` : ''}${f.fatal ? ', and ends' : ''}.`,
    'frame-allocated': (/** @type {Facts} */ f) =>
      `Frame ${f.frame} is taken for ${f.purpose === 'page-cache' ? 'the page cache' : 'anonymous memory'}.`,
    'frame-freed': (/** @type {Facts} */ f) => `Frame ${f.frame} is free again.`,
    'table-allocated': (/** @type {Facts} */ f) => `A new ${f.levelName} is made in frame ${f.frame}.`,
    'table-freed': (/** @type {Facts} */ f) => `The ${f.levelName} in frame ${f.frame} is given up.`,
    'entry-written': (/** @type {Facts} */ f) =>
      `The kernel writes entry ${f.index} of the ${f.levelName} in frame ${f.table}: ${f.entry}.`,
    'region-mapped': (/** @type {Facts} */ f) =>
      `A region appears: ${f.label || 'without a name'}, ${f.perms}, ${f.start}–${f.end}.`,
    'region-unmapped': (/** @type {Facts} */ f) => `The region ${f.start}–${f.end} goes.`,
    'region-split': (/** @type {Facts} */ f) => `The region ${f.start}–${f.end} is split at ${f.at}.`,
    'region-merged': (/** @type {Facts} */ f) => `Two regions become one at ${f.at}: ${f.start}–${f.end}.`,
    'region-changed': (/** @type {Facts} */ f) =>
      `The region ${f.start}–${f.end} changes from ${f.was} to ${f.perms}.`,
    'page-written-back': (/** @type {Facts} */ f) =>
      `Page ${f.file_page} of ${f.file} is written back to the disk.`,
    'page-evicted': (/** @type {Facts} */ f) => `Page ${f.page} of ${f.process} loses frame ${f.frame}.`,
    'swapped-out': (/** @type {Facts} */ f) =>
      `Page ${f.page} of ${f.process} goes from frame ${f.frame} to swap slot ${f.slot}.`,
    'swapped-in': (/** @type {Facts} */ f) =>
      `Page ${f.page} comes from swap slot ${f.slot} into frame ${f.frame}.`,
    'out-of-memory': (/** @type {Facts} */ f) =>
      `Memory has run out: ${outOfMemory(f)} The kernel picks ${f.victim} to be killed, with a badness of ${f.badness}: ${plural(f.resident, 'resident page', 'resident pages')}, ${f.swapped} in swap, ${plural(f.tables, 'page table', 'page tables')}.`,
    call: (/** @type {Facts} */ f) => `${f.process} calls ${f.name}.`,
    return: (/** @type {Facts} */ f) =>
      f.errno ? `The call fails with ${f.errno}.` : `The call returns ${f.number ?? 'nothing'}.`,
    forked: (/** @type {Facts} */ f) =>
      `${f.child} is made: ${plural(f.entries, 'entry', 'entries')} copied, ${plural(f.shared_frames, 'frame', 'frames')} shared, nothing else.`,
    cloned: (/** @type {Facts} */ f) =>
      `${f.child} is made: ${sharing[f.shares] ?? f.shares}. Nothing is copied.`,
    resumed: (/** @type {Facts} */ f) => `${f.process} goes on: ${f.child} needs its memory no more.`,
    executed: (/** @type {Facts} */ f) =>
      `${f.process} runs ${f.file} now, from ${f.start} on: new tables at ${f.root}, and nothing of what was mapped.`,
    exited: (/** @type {Facts} */ f) => `${f.process} ends, and what it alone used is free.`,
    aborted: (/** @type {Facts} */ f) => `The allocator in ${f.process} gives up: ${abortReason(f.reason)}.`,
    'events-omitted': (/** @type {Facts} */ f) => `${plural(f.count, 'event', 'events')} more are not shown.`,
  },

  /** One sentence a step: caption, live region and log alike. */
  steps: {
    start: (/** @type {number} */ n) =>
      n === 0
        ? 'The machine before the first step.'
        : n === 1
          ? 'The machine before its only step.'
          : `The machine before the first of ${plural(n, 'step', 'steps')}.`,
    access: (/** @type {Facts} */ f) =>
      `${f.process} ${verbs[f.op] ?? f.op}${f.op === 'write' ? ` ${f.value}` : ''} at ${f.address}: ${f.outcome}${f.got ? ` It reads ${f.got}.` : ''}`,
    hit: (/** @type {Facts} */ f) => `the TLB knows the page, no table is read: frame ${f.frame}.`,
    walked: (/** @type {Facts} */ f) => `the TLB does not know the page, the walk finds frame ${f.frame}.`,
    served: (/** @type {Facts} */ f) =>
      `${f.grown ? 'the stack grows down over the address; ' : ''}${served[f.served]?.(f) ?? `frame ${f.frame}`} (${f.major ? 'major' : 'minor'} fault).`,
    servedTwice: (/** @type {Facts} */ f) =>
      `it takes ${plural(f.count, 'fault', 'faults')}; at last ${served[f.served]?.(f) ?? `frame ${f.frame}`}.`,
    signal: (/** @type {Facts} */ f) =>
      `${signals[f.code ?? f.name]?.(f) ?? f.name}${f.fatal && f.name !== 'SIGKILL' ? `, and ${f.process} ends` : ''}.`,
    refused: (/** @type {Facts} */ f) => `it is refused${f.errno ? ` (${f.errno})` : ''}.`,
    gone: (/** @type {Facts} */ f) =>
      `Nothing happens, for there is no process ${f.process} now (${f.errno}): ${f.text}.`,
    waits: (/** @type {Facts} */ f) =>
      `Nothing happens, for vfork has suspended ${f.process} until its child execs or ends (${f.errno}): ${f.text}.`,
    sweep: (/** @type {Facts} */ f) =>
      `${f.process} ${verbs[f.op] ?? f.op} ${plural(f.count, 'time', 'times')} from ${f.address} on: ${plural(f.minor, 'minor fault', 'minor faults')}, ${plural(f.major, 'major fault', 'major faults')}, ${plural(f.hits, 'TLB hit', 'TLB hits')}, ${plural(f.misses, 'TLB miss', 'TLB misses')}.`,
    call: (/** @type {Facts} */ f) => `${f.process} calls ${f.call}: ${f.outcome}`,
    returns: (/** @type {string} */ value) => `it returns ${value}.`,
    done: 'done.',
    fails: (/** @type {Facts} */ f) => {
      const why = errorsOf[f.errno]?.[f.op] ?? errors[f.errno];
      return `it fails with ${f.errno}${why ? `: ${why}` : ''}.`;
    },
    descriptor: (/** @type {number} */ number) => `the file has descriptor ${number} from now on.`,
    transferred: (/** @type {Facts} */ f) =>
      `${plural(f.count, 'byte', 'bytes')} ${f.op === 'pread' ? `read${f.got ? `, ${f.got}` : ''}` : 'written'}, without the page tables.`,
    residency: (/** @type {Facts} */ f) =>
      `${f.resident} of ${plural(f.pages, 'page', 'pages')} in memory (${f.vector}).`,
    moved: (/** @type {Facts} */ f) =>
      `the region moves from ${f.from} to ${f.start} and is ${f.size} large; its frames go with it.`,
    stretched: (/** @type {Facts} */ f) => `the region at ${f.start} grows by ${f.size} where it is.`,
    shrunk: (/** @type {Facts} */ f) => `${f.size} at its end, from ${f.start}, go.`,
    /** What a call did to pages, as far as its events say. @type {Record<string, (count: number) => string>} */
    effects: {
      'page-written-back': (count) => `${plural(count, 'page', 'pages')} written back to the disk`,
      'swapped-out': (count) => `${plural(count, 'page', 'pages')} out to swap`,
      'swapped-in': (count) => `${plural(count, 'page', 'pages')} in from swap`,
      'page-evicted': (count) => `${plural(count, 'page', 'pages')} taken from memory`,
      'fault-served': (count) => `${plural(count, 'page', 'pages')} filled`,
      'frame-freed': (count) => `${plural(count, 'frame', 'frames')} free again`,
    },
    did: (/** @type {string[]} */ effects) => `${effects.join(', ')}.`,
    didAnd: (/** @type {Facts} */ f) => `${f.meaning.replace(/\.$/, '')} (${f.effects.join(', ')}).`,
    /** A call that is there for its effects, and had none. @type {Record<string, string>} */
    idle: {
      pageout: 'no page could be taken out.',
      msync: 'nothing had to be written back.',
      fsync: 'nothing had to be written back.',
    },
    atBreak: (/** @type {string} */ address) => `the break, where the heap ends, is at ${address}.`,
    /** What advice means where no event shows it. @type {Record<string, string>} */
    advised: {
      dontneed: 'the pages are given up; what is there is fetched anew at the next access.',
      dontneed_locked: 'the pages are given up, locked ones too.',
      free: 'the kernel may take the pages when it needs memory; until then they stay.',
      cold: 'the pages are the next to go when memory is short.',
      willneed: 'the kernel fetches the pages ahead of time.',
      guard_install: 'the pages are guards now: their frames go, and every access is refused.',
      guard_remove: 'the guards are gone; the next access gets a fresh page.',
      populate_read: 'the pages can be read without a fault now.',
      populate_write: 'the pages can be written without a fault now.',
      dontfork: 'a child will not have these pages.',
      dofork: 'a child will have these pages again.',
      wipeonfork: 'a child will find zeros here.',
      keeponfork: 'a child will find a copy here again.',
    },
    /** What a call that returns 0 has done. @type {Record<string, string>} */
    calls: {
      mlock: 'the pages stay in memory from now on.',
      mlockall: 'every page stays in memory from now on.',
      munlock: 'the pages may be taken out again.',
      munlockall: 'all pages may be taken out again.',
      mseal: 'the region can no longer be unmapped, moved or given other rights.',
      setrlimit: 'the limit holds from now on.',
      ftruncate: 'the file has that size now.',
      fallocate: 'the file has that room now.',
      close: 'the descriptor is free; regions of the file stay.',
      posix_fadvise: 'the kernel knows, and may do so.',
      setuid: 'the process has another user now.',
    },
    mapped: (/** @type {Facts} */ f) =>
      `a region ${f.perms} of ${f.size} at ${f.start}; ${f.filled ? 'its frames are there at once' : 'no frame is taken for it yet'}.`,
    grown: (/** @type {Facts} */ f) => `it returns ${f.value}, and a region of ${f.size} stands at ${f.start}.`,
    unmapped: (/** @type {Facts} */ f) =>
      f.count > 1 ? `${f.count} regions go, ${f.size} in all.` : `the region at ${f.start}, ${f.size}, goes.`,
    changed: (/** @type {Facts} */ f) => `${f.start}–${f.end} is ${f.perms} now (it was ${f.was}).`,
    forkedMany: (/** @type {Facts} */ f) =>
      `${f.child} is a copy of ${f.process}: its table entries are copied, and the frames are shared until somebody writes.`,
    forked: (/** @type {Facts} */ f) =>
      `${f.child} is a copy of ${f.process}: ${plural(f.entries, 'table entry', 'table entries')} copied, ${plural(f.shared_frames, 'frame', 'frames')} shared until somebody writes.`,
    cloned: (/** @type {Facts} */ f) =>
      `${f.child} is ${sharing[f.shares] ?? f.shares}: no table and no frame is made for it.`,
    executed: (/** @type {Facts} */ f) =>
      `${f.process} runs ${f.file} now: its old memory goes, and the program begins at ${f.start} with a new stack.`,
    allocated: (/** @type {Facts} */ f) =>
      `memory at ${f.pointer}${f.mapped ? ', a mapping of its own' : f.grown ? ', for which the heap grows' : ', which the heap has already'}.`,
    /** @param {Facts} f @returns {string} */
    allocatedBack: (f) =>
      f.unmapped
        ? 'its mapping goes.'
        : f.trimmed
          ? 'the heap shrinks.'
          : 'the chunk is free; the heap keeps its pages.',
    nothingBack: 'NULL: there is nothing to give back.',
    aborted: (/** @type {Facts} */ f) =>
      `the allocator gives up: ${abortReason(f.reason)}${f.fatal ? `, and ${f.process} ends` : ''}. A C library would abort here.`,
    exited: (/** @type {string} */ process) => `${process} ends, and what it alone used is free.`,
    switched: (/** @type {Facts} */ f) =>
      `The CPU switches ${f.from ? `from ${f.from} ` : ''}to ${f.process}: ${f.same_memory ? `it runs in the same memory, so ${f.register} keeps ${f.root} and the TLB its entries` : `${f.register} now holds ${f.root}, where ${f.process}’s tables begin${f.flushed ? ', and the TLB is emptied' : ''}`}.`,
    killed: (/** @type {Facts} */ f) =>
      ` Memory has run out: ${outOfMemory(f)} ${f.victim} has the most to give back and is killed.`,
    room: (/** @type {Facts} */ f) =>
      ` To make room, ${f.count === 1 ? `page ${f.page} of ${f.process} goes ${f.slot === null ? 'out' : `to swap slot ${f.slot}`}` : `${plural(f.count, 'page goes', 'pages go')} ${f.swapped === f.count ? 'to swap' : `out${f.swapped ? `, ${f.swapped} of them to swap` : ''}`}`}.`,
    plain: (/** @type {string} */ text) => `${text}.`,
    unmet: (/** @type {Facts} */ f) => ` Expected ${f.text}, but ${f.actual}.`,
  },
};

/** @typedef {typeof en} Words */
