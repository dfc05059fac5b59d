import { diagnostics } from './de-diagnostics.js';
import { embed, embedding } from './de-embed.js';
import { counted, plural } from './de-numbers.js';
import { compare, plots } from './de-plots.js';
import { predict } from './de-predict.js';
import { phrasebook } from './phrasebook.js';

/**
 * Every word of the page, in German. Loaded only when it is chosen, and so it must import nothing but its
 * own parts: the page waits for it, and a file of the page would wait for the page.
 *
 * The terms, one word for one thing:
 *   page Seite, frame Rahmen (Seitenrahmen), page table Seitentabelle, entry Eintrag, page walk Durchlauf
 *   page fault Seitenfehler, minor leicht, major schwer; present präsent; TLB hit Treffer, miss Fehlzugriff
 *   address space Adressraum, region Region, gap Lücke, rights Rechte, to map einblenden, to unmap ausblenden
 *   what backs a page: was dahinter steht; page cache Page-Cache; shared memory gemeinsamer Speicher
 *   swap Swap, swap slot Swap-Platz, out to swap auslagern, in from swap einlagern, to evict verdrängen
 *   guard Schutz, guard page Schutzseite; committed zugesagt; frame of zeros Nullrahmen
 * Heap, Stack, Copy-on-Write, TLB, ASID, Kernel, Overcommit, Offset, Break and the names of calls stay.
 */

/** @typedef {Record<string, any>} Facts */

/** A whole sentence after a colon begins with a capital. @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @type {Record<string, (where: string, value: string) => string>} */
const accesses = {
  read: (where) => `liest an ${where}`,
  write: (where, value) => `schreibt ${value ? `${value} ` : ''}an ${where}`,
  exec: (where) => `führt den Befehl an ${where} aus`,
};

/** @type {Record<string, (times: string, where: string) => string>} */
const sweeps = {
  read: (times, where) => `liest ab ${where} ${times}`,
  write: (times, where) => `schreibt ab ${where} ${times}`,
  exec: (times, where) => `führt ab ${where} ${times} Befehle aus`,
};

/** Nominative and accusative alike. @type {Record<string, string>} */
const doing = { read: 'Lesen', write: 'Schreiben', exec: 'Ausführen' };

/** @type {Record<string, string>} */
const causes = {
  'not-present': 'nicht präsent',
  protection: 'verboten',
  reserved: 'ein reserviertes Bit ist gesetzt',
  'non-canonical': 'keine kanonische Adresse',
};

/** @param {boolean} major */
const fault = (major) => `${major ? 'schwerer' : 'leichter'} Seitenfehler`;

/** How a fault was served, as the end of a sentence. @type {Record<string, (f: Facts) => string>} */
const served = {
  'zero-fill': (f) =>
    `die Seite hatte noch keinen Rahmen, also gibt ihr der Kernel einen frischen voller Nullen: Rahmen ${f.frame}`,
  'zero-page': (f) =>
    `dort wurde noch nie geschrieben, also leiht der Kernel den einen Nullrahmen, den alle teilen: Rahmen ${f.frame}`,
  'kernel-page': (f) =>
    `die Seite gehört dem Kernel selbst; was in ihr steht, ist nicht Teil des Modells, darum steht Rahmen ${f.frame} voller Nullen für sie`,
  'cache-hit': (f) => `die Seite ist schon im Page-Cache, und der Kernel blendet sie ein: Rahmen ${f.frame}`,
  'page-in': (f) => `der Kernel liest die Seite der Datei von der Platte in Rahmen ${f.frame}`,
  'swap-in': (f) => `der Kernel lagert die Seite aus dem Swap in Rahmen ${f.frame} ein`,
  'copy-on-write': (f) =>
    f.from === 0
      ? `bisher war der Seite nur der Nullrahmen geliehen, also gibt ihr der Kernel einen eigenen: Rahmen 0 → Rahmen ${f.frame}`
      : `niemand sonst darf diesen Schreibzugriff sehen, also ${f.major ? 'liest der Kernel die Seite von der Platte und kopiert sie' : 'kopiert der Kernel die Seite zuerst'}: ${f.from === null ? '' : `Rahmen ${f.from} → `}Rahmen ${f.frame}`,
  'reuse-writable': (f) =>
    f.shared === undefined
      ? `Rahmen ${f.frame} bleibt und ist von nun an beschreibbar`
      : f.shared
        ? `die Seite ist gemeinsam, also macht der Kernel Rahmen ${f.frame} unverändert beschreibbar und merkt sich, dass die Seite geändert ist`
        : `niemand sonst hat Rahmen ${f.frame} noch, also macht ihn der Kernel unverändert beschreibbar`,
  'stack-growth': (f) => `der Stack wächst nach unten über die Adresse hinweg und bekommt Rahmen ${f.frame}`,
  spurious: (f) => `die Region erlaubte es längst; nur ein alter Eintrag stand vor Rahmen ${f.frame} im Weg`,
};

/** Why the stack may not grow. @type {Record<string, string>} */
const stackReasons = {
  limit: 'er hat seine Grenze RLIMIT_STACK erreicht',
  'guard-gap': 'er käme der Region darunter zu nahe',
  'address-limit': 'der Prozess darf nicht mehr Adressraum haben, RLIMIT_AS',
  commit: 'mehr Speicher darf nicht zugesagt werden',
};

/** @param {string} reason */
const stackReason = (reason) => stackReasons[reason] ?? reason;

/** What an error of a call means, in a few words. @type {Record<string, string>} */
const errors = {
  EACCES: 'die Datei wurde nicht für solche Zugriffe geöffnet',
  EAGAIN: 'jetzt nicht: eine Grenze oder gesperrter Speicher steht im Weg',
  EBADF: 'keine offene Datei hat diesen Deskriptor, oder nicht zu diesem Zweck',
  EBUSY: 'der Speicher wird benutzt',
  ECHILD: 'einen solchen Kindprozess gibt es nicht',
  EEXIST: 'dort ist schon etwas',
  EFAULT: 'die Adresse liegt in keiner Region des Prozesses',
  EFBIG: 'größer, als eine Datei sein darf',
  EINVAL: 'ein Argument ist keines, das der Aufruf annimmt',
  EMFILE: 'zu viele Dateien sind offen',
  ENODEV: 'eine solche Datei lässt sich nicht einblenden',
  ENOENT: 'eine solche Datei gibt es nicht',
  ENOEXEC: 'die Datei ist kein Programm',
  ENOMEM: 'es ist kein Platz: zu wenig Speicher, oder eine Grenze',
  ENOSYS: 'der Kernel hat diesen Aufruf nicht',
  EOPNOTSUPP: 'mit dieser Art von Speicher oder Datei nicht möglich',
  EOVERFLOW: 'die Zahl ist zu groß',
  EPERM: 'es ist nicht erlaubt: versiegelt, gesperrt oder privilegiert',
  ESRCH: 'einen solchen Prozess gibt es jetzt nicht',
  ETXTBSY: 'die Datei ist ein laufendes Programm oder ein Programm, das zum Schreiben geöffnet ist',
};

/** ENOMEM of a call on a range that exists already. */
const hole = 'ein Teil des Bereichs liegt in keiner Region oder ließ sich nicht füllen';

/** A promise that the machine could never keep. */
const promise = 'größer als aller Speicher und Swap zusammen, oder als eine Grenze erlaubt';

/** Why the allocator gives up. @type {Record<string, string>} */
const abortReasons = {
  'invalid-pointer': 'diesen Zeiger hat malloc nie zurückgegeben',
  'double-free': 'dieser Speicher wurde schon zurückgegeben',
  'corrupt-size': 'die Wörter an den Enden eines Blocks wurden überschrieben',
  'break-moved': 'jemand hat das Ende des Heaps weggenommen',
};

/** @param {string} reason */
const abortReason = (reason) => abortReasons[reason] ?? reason;

/** What a child shares with its parent. @type {Record<string, string>} */
const sharing = {
  thread: 'ein Thread im selben Speicher',
  process: 'ein Prozess im selben Speicher',
  vfork: 'ein Prozess im selben Speicher, auf den sein Elternprozess wartet',
};

/** @type {Record<string, Record<string, string>>} */
const errorsOf = {
  EACCES: { execve: 'keine Zeile eines Layouts, das die Datei einblendet, darf sie ausführen' },
  EAGAIN: Object.fromEntries(
    ['fork', 'vfork', 'clone'].map((call) => [call, 'es gibt schon so viele Prozesse, wie es geben darf']),
  ),
  EINVAL: { clone: 'diese Flags passen nicht zusammen' },
  ENOMEM: {
    ...Object.fromEntries(
      ['mprotect', 'madvise', 'msync', 'mincore', 'mlock', 'munlock', 'mseal'].map((call) => [call, hole]),
    ),
    mmap: `${promise}, oder als jede Lücke`,
    mprotect: 'ein Teil des Bereichs liegt in keiner Region, oder es würde mehr zugesagt, als erlaubt ist',
    fork: `eine Region ist ${promise}`,
    clone: `eine Region ist ${promise}`,
    execve: 'das Programm passt nicht hinein, oder es würde mehr zugesagt, als erlaubt ist',
    malloc: 'dafür ist kein Platz: Der Rückgabewert ist NULL',
  },
};

/** @type {Record<string, (f: Facts) => string>} */
const signals = {
  SEGV_MAPERR: (f) =>
    f.guarded
      ? 'die Region ist da, aber auf dieser Seite liegt ein Schutz: SIGSEGV, SEGV_MAPERR'
      : f.stack
        ? `keine Region enthält diese Adresse, und der Stack darf nicht über sie wachsen, denn ${stackReason(f.stack)}: SIGSEGV, SEGV_MAPERR`
        : 'keine Region enthält diese Adresse: SIGSEGV, SEGV_MAPERR',
  SEGV_ACCERR: (f) =>
    `die Region ${f.perms ? `ist ${f.perms} und ` : ''}erlaubt ${doing[f.op] ? `das ${doing[f.op]}` : 'es'} nicht: SIGSEGV, SEGV_ACCERR`,
  SI_KERNEL: () => 'die Adresse ist nicht kanonisch, keine Tabelle könnte sie enthalten: SIGSEGV ohne Adresse',
  BUS_ADRERR: () => 'die Region ist da, aber ihre Datei endet vor dieser Seite: SIGBUS, BUS_ADRERR',
  SIGKILL: () => 'SIGKILL beendet den Prozess',
};

/** Kinds of regions, where a sentence names one. @type {Record<string, string>} */
const regionKinds = {
  code: 'Code',
  data: 'Daten',
  heap: 'einen Heap',
  stack: 'einen Stack',
  library: 'eine Bibliothek',
  file: 'eine Datei',
  sharedMemory: 'gemeinsamen Speicher',
  guard: 'einen Schutz',
};

/** @type {Record<string, string>} */
const notReclaimable = {
  'no-swap': 'es gibt keinen Swap, in den private Seiten gehen könnten',
  'swap-full': 'der Swap ist voll',
  'in-use': 'was übrig ist, ist gesperrt oder wird benutzt',
};

/** Why a process has to be killed. @param {Facts} f */
const outOfMemory = (f) =>
  `Kein Rahmen ist frei, keiner lässt sich zurückholen, und ${notReclaimable[f.reason] ?? f.reason}.${f.overcommitted ? ' Es war mehr zugesagt, als Rahmen und Swap fassen: Es fehlt erst jetzt, da es benutzt wird.' : ''}`;

/** @param {Facts} f @returns {string} */
const servedText = (f) => served[f.served]?.(f) ?? `Rahmen ${f.frame}`;

const sentences = phrasebook(diagnostics);

/** @type {import('./en.js').Words} */
export const de = {
  code: 'de',
  said: (sentence) => sentences(sentence) ?? sentence,
  predict,
  plots,
  compare,
  embed,
  embedding,
  units: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'],

  ui: {
    name: 'Pagewalk',
    loading: 'Die Engine wird geladen.',
    skip: 'Zur Zeitleiste springen',
    lesson: 'Lektion',
    lessons: 'Lektionen',
    yours: 'Eigenes',
    draft: 'Eigener Entwurf',
    draftBefore: 'Der Entwurf davor',
    fromLink: 'Aus einem Link',
    untitled: 'Szenario ohne Titel',
    fresh: 'Neues Szenario',
    share: 'Teilen',
    keys: 'Tasten',
    language: 'Sprache',
    theme: 'Design',
    themes: { auto: 'System', light: 'Hell', dark: 'Dunkel' },
    close: 'Schließen',
    cancel: 'Abbrechen',
    dismiss: 'Ausblenden',
    asTable: 'Tabelle',
    asPicture: 'Bild',
    asTableOf: (/** @type {string} */ lane) => `Tabelle: ${lane} als Tabelle zeigen`,
    asPictureOf: (/** @type {string} */ lane) => `Bild: ${lane} als Bild zeigen`,
    none: 'keine',
    yes: 'ja',
    no: 'nein',
  },

  lanes: {
    scenario: 'Szenario',
    spaces: 'Adressräume',
    hardware: 'Übersetzung',
    kernel: 'Kernel',
    memory: 'Speicher, Dateien, Swap',
    player: 'Abspielen',
  },

  editor: {
    label: 'Text des Szenarios',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    problems: (/** @type {number} */ n) => plural(n, 'Problem', 'Probleme'),
    clean: (/** @type {number} */ n) => plural(n, 'Schritt', 'Schritte'),
    problemAt: (/** @type {Facts} */ f) => `Zeile ${f.line}: ${f.message}`,
    shownUpTo: (/** @type {number} */ line) => `; das Bild endet vor Zeile ${line}.`,
    hint: (/** @type {string} */ hint) => `→ ${hint}`,
    times: (/** @type {Facts} */ f) => `${f.text} (${counted(f.count)}-mal)`,
    /** What was pasted, and what to do about it. */
    pasted: {
      maps: 'Das sieht aus wie /proc/PID/maps. Daraus kann ein Prozess mit diesem Layout werden.',
      smaps:
        'Das sieht aus wie /proc/PID/smaps. Daraus kann ein Prozess mit diesem Layout werden, und Schritte, die ebenso viel davon in den Speicher bringen.',
      pmap: 'Das sieht aus wie die Ausgabe von pmap -X. Daraus kann ein Prozess mit diesem Layout werden, und Schritte, die ebenso viel davon in den Speicher bringen.',
      strace:
        'Das sieht aus wie die Ausgabe von strace. Ihre Aufrufe zu Speicher und Prozessen können Schritte werden, mit den Adressen von damals.',
      lackey:
        'Das sieht aus wie eine Adressfolge von valgrind. Ihre Zugriffe können Schritte werden, zusammengefasst nach den Seiten, die sie berühren.',
    },
    convert: 'Ein Szenario daraus machen',
  },

  spaces: {
    pid: (/** @type {number} */ pid) => `pid ${pid}`,
    running: 'läuft',
    waitsFor: (/** @type {string} */ child) => `wartet auf ${child}`,
    memoryOf: (/** @type {string} */ owner) => `im Speicher von ${owner}`,
    ended: 'beendet',
    lowFirst: 'niedrige oben',
    highFirst: 'hohe oben',
    direction: (/** @type {string} */ now) => `${now}: die Adressräume umdrehen`,
    fork: 'fork',
    switchTo: 'CPU',
    forkOf: (/** @type {string} */ name) => `fork von ${name}`,
    switchToOf: (/** @type {string} */ name) => `CPU: wechseln zu ${name}`,
    gap: (/** @type {string} */ size) => `Lücke, ${size}`,
    gapOf: (/** @type {Facts} */ f) => `Lücke von ${f.size} in ${f.process}, von ${f.start} bis ${f.end}`,
    kernelHalf: 'Kernelhälfte',
    kernelHalfOf: (/** @type {string} */ name) => `Kernelhälfte, oberhalb von ${name}`,
    nameless: 'ohne Namen',
    pagesOf: (/** @type {Facts} */ f) => `${f.resident} von ${plural(f.pages, 'Seite', 'Seiten')} im Speicher`,
    regionOf: (/** @type {Facts} */ f) =>
      `${f.process}: Region ${f.label}, ${f.perms}, ${f.start} bis ${f.end}, ${f.size}, ${f.backing}, ${f.resident} von ${plural(f.pages, 'Seite', 'Seiten')} im Speicher`,
    pageOf: (/** @type {Facts} */ f) => `${f.process}: Seite ${f.address}, ${f.state}`,
    inFrame: (/** @type {number} */ frame) => `Rahmen ${frame}`,
    inSlot: (/** @type {number} */ slot) => `Swap-Platz ${slot}`,
    absent: 'kein Rahmen',
    moreRegions: (/** @type {number} */ n) => plural(n, 'weitere Region', 'weitere Regionen'),
    changed: 'geändert',
    guard: 'Schutzseite',
    nobody: 'Noch kein Prozess. Eine Zeile „process A“ legt einen an, und dieser Knopf auch.',
    columns: {
      process: 'Prozess',
      start: 'Anfang',
      end: 'Ende',
      perms: 'Rechte',
      label: 'Name',
      size: 'Größe',
      resident: 'Im Speicher',
      backing: 'Dahinter',
      pages: 'Seiten',
    },
    caption: 'Regionen (VMAs) aller Prozesse',
  },

  backing: {
    anonymous: 'anonym',
    file: 'Datei',
    shared: 'gemeinsam',
    swap: 'Swap',
    none: 'kein Rahmen',
    special: 'besonders',
    zero: 'Nullen',
  },

  hardware: {
    root: (/** @type {Facts} */ f) => `${f.register} ${f.root}`,
    rootNone: 'kein Prozess',
    rootTitle: 'Wurzel der benutzten Tabellen',
    address: 'Adresse',
    addressNone: 'Kein Zugriff in diesem Schritt.',
    asked: 'gefragt',
    unused: 'Vorz.',
    offset: 'Offset',
    bitsOf: (/** @type {Facts} */ f) => `${f.name}: ${f.bits} Bits, ${f.value}`,
    tlb: 'TLB',
    tlbOf: (/** @type {Facts} */ f) => `${plural(f.entries, 'Eintrag', 'Einträge')}, ${f.shape}`,
    ways: (/** @type {number} */ n) => `${n}-fach`,
    full: 'vollassoz.',
    tlbEmpty: 'leer',
    tlbEntry: (/** @type {Facts} */ f) => `${f.process}: Seite ${f.page} → Rahmen ${f.frame}`,
    tlbMore: (/** @type {number} */ n) => `${n} weitere`,
    hit: 'Treffer',
    miss: 'fehlt',
    walk: 'Durchlauf',
    walkNone: 'Kein Durchlauf: Der TLB kannte die Seite.',
    walkNotYet: 'Bisher kein Durchlauf: Der TLB kennt die Seite.',
    walkIdle: 'Nichts zu übersetzen.',
    tableAt: (/** @type {number} */ frame) => `Tab. ${frame}`,
    notPresent: 'nicht präsent',
    present: 'präsent',
    unread: 'nicht gelesen',
    written: 'geschrieben',
    entryBits: 'Bits des Eintrags',
    physical: 'Physisch',
    physicalOf: (/** @type {Facts} */ f) => `Rahmen ${f.frame} + ${f.offset}`,
    columns: {
      level: 'Stufe',
      table: 'Rahmen der Tabelle',
      index: 'Index',
      entry: 'Eintrag',
      present: 'Präsent',
    },
    caption: 'Der Durchlauf, eine Tabelle je Stufe',
    tlbCaption: 'Einträge des TLB',
    tlbColumns: {
      set: 'Satz',
      way: 'Weg',
      asid: 'ASID',
      process: 'Prozess',
      page: 'Seite',
      frame: 'Rahmen',
      rights: 'Rechte',
    },
  },

  kernel: {
    idle: 'Nicht gefragt: Die Hardware hat es allein getan.',
    quiet: 'In diesem Schritt nichts zu tun.',
    yet: 'Noch nichts zu tun.',
    before: 'Noch nichts zu tun.',
    gone: 'Nichts zu tun: Einen solchen Prozess gibt es jetzt nicht.',
    waits: 'Nichts zu tun: Der Prozess wartet auf sein Kind.',
    fault: 'Seitenfehler',
    faultOf: (/** @type {Facts} */ f) =>
      `${doing[f.access] ?? f.access}, ${f.cause === 'not-present' ? 'nicht da' : (causes[f.cause] ?? f.cause)}`,
    region: 'Region?',
    allowed: 'Erlaubt?',
    backing: 'Inhalt?',
    served: 'Ergebnis',
    asked: 'Nur gefragt: Getan wird nichts.',
    switching: 'Der Scheduler gibt die CPU einem anderen Prozess.',
    open: '…',
    regionYes: (/** @type {Facts} */ f) => `${f.label || 'Region'} ${f.perms}`,
    regionNo: 'keine enthält sie',
    allowedYes: (/** @type {Facts} */ f) => `${doing[f.access] ?? f.access} in ${f.perms}`,
    allowedNo: (/** @type {Facts} */ f) => `kein ${doing[f.access] ?? f.access} in ${f.perms}`,
    backingNo: (/** @type {Facts} */ f) => `${f.file} endet vor Seite ${f.file_page}`,
    stackYes: 'der Stack darf wachsen',
    backingGuard: 'auf der Seite liegt ein Schutz',
    stackNo: (/** @type {string} */ reason) => `der Stack darf nicht wachsen: ${stackReason(reason)}`,
    kinds: {
      'zero-fill': 'ein Rahmen voller Nullen',
      'zero-page': 'der gemeinsame Nullrahmen',
      'cache-hit': 'im Page-Cache',
      'page-in': 'von der Platte gelesen',
      'swap-in': 'aus dem Swap eingelagert',
      'copy-on-write': 'eine private Kopie',
      'reuse-writable': 'eigener Rahmen, wieder beschreibbar',
      'stack-growth': 'der Stack ist gewachsen',
      spurious: 'nur ein alter Eintrag',
    },
    minor: 'leichter Seitenfehler',
    major: 'schwerer Seitenfehler',
    servedIn: (/** @type {Facts} */ f) => `Rahmen ${f.frame}, ${f.major ? 'schwerer' : 'leichter'} Fehler`,
    calls: 'Systemaufruf',
    columns: { rung: 'Frage', answer: 'Antwort', detail: 'Weil' },
    caption: 'Die Stufen eines Seitenfehlers',
  },

  memory: {
    frames: 'Rahmen',
    framesOf: (/** @type {Facts} */ f) => `${f.free} von ${f.frames} frei`,
    frameOf: (/** @type {Facts} */ f) =>
      `Rahmen ${f.frame}: ${f.kind}${f.users ? `, eingeblendet von ${f.users}` : ''}`,
    freeMore: (/** @type {number} */ n) => `und ${counted(n)} freie`,
    usedMore: (/** @type {number} */ n) => `und ${counted(n)} weitere belegte`,
    kinds: ['frei', 'anonym', 'Page-Cache', 'Nullen', 'Seitentabelle'],
    zero: 'Nullen',
    everywhere: (/** @type {string} */ address) => `${address} in jedem Prozess`,
    everywhereNone: 'Dieselbe Zahl in jedem Prozess',
    noFrame: 'kein Rahmen',
    noRegion: 'keine Region',
    byteAt: (/** @type {Facts} */ f) => `${f.hex}${f.char ? ` „${f.char}“` : ''}`,
    sameFrame: 'derselbe',
    otherFrame: 'eigener',
    zeroFrame: 'geliehen',
    files: 'Page-Cache',
    filesNone: 'keine Datei',
    fileOf: (/** @type {Facts} */ f) => `${f.name}, ${f.size}`,
    filePage: (/** @type {Facts} */ f) =>
      `${f.name}, Seite ${f.index}: ${f.frame === null ? 'im Cache' : `Rahmen ${f.frame}`}${f.dirty ? ', seit dem Lesen geändert' : ''}${f.mapped ? `, ${counted(f.mapped)}-mal eingeblendet` : ''}`,
    cachedMore: (/** @type {number} */ n) => `${counted(n)} weitere im Cache`,
    sharedMemory: 'gemeinsamer Speicher',
    more: (/** @type {number} */ n) => `+${counted(n)}`,
    swap: 'Swap',
    swapOf: (/** @type {Facts} */ f) => `${f.used} von ${f.slots} belegt`,
    swapNone: 'kein Swap',
    slotOf: (/** @type {Facts} */ f) => `Swap-Platz ${f.slot}: ${f.used ? 'belegt' : 'frei'}`,
    tables: 'Rahmen der Seitentabellen',
    tablesNone: 'noch keine Tabelle',
    tableOf: (/** @type {Facts} */ f) =>
      `Tabelle in Rahmen ${f.frame}: ${f.level} von ${f.process}, ${plural(f.used, 'Eintrag', 'Einträge')} belegt`,
    usage: 'Verbrauch',
    committed: (/** @type {string} */ size) => `zugesagt ${size}`,
    committedTitle: 'Zugesagt: den Prozessen versprochener Speicher, ob benutzt oder nicht',
    allFrames: 'Alle Rahmen …',
    tableGone: 'Diese Tabelle gibt es jetzt nicht mehr.',
    entriesOf: (/** @type {Facts} */ f) =>
      `${counted(f.used)} von ${plural(f.entries, 'Eintrag', 'Einträgen')} belegt; alle anderen sind 0`,
    entryColumns: {
      index: 'Eintrag',
      raw: 'Wert',
      frame: 'Rahmen',
      bits: 'Gesetzte Bits',
      covers: 'Ab Adresse',
    },
    usageColumns: {
      process: 'Prozess',
      vsz: 'VSZ',
      rss: 'RSS',
      pss: 'PSS',
      minor: 'leicht',
      major: 'schwer',
    },
    usageTitles: {
      vsz: 'virtuelle Größe',
      rss: 'im Speicher liegend (Resident Set)',
      pss: 'anteilig im Speicher liegend (Proportional Set)',
      minor: 'leichte Seitenfehler',
      major: 'schwere Seitenfehler',
    },
    fileColumns: { file: 'Datei', page: 'Seite', frame: 'Rahmen', mapped: 'Abgebildet', dirty: 'Geändert' },
    dirty: 'geändert',
    slotInUse: 'Belegter Platz',
    tableColumns: { frame: 'Rahmen', level: 'Ebene', process: 'Prozess', used: 'Belegte Einträge' },
    columns: { frame: 'Rahmen', kind: 'Inhalt', mappings: 'Eingeblendet', by: 'Von' },
    caption: 'Belegte Rahmen',
    legend: 'Farben und Muster: was hinter einer Seite steht',
  },

  answers: {
    ask: 'Adresse erfragen',
    process: 'Prozess',
    address: 'Adresse',
    whose: 'Wessen Adresse?',
    region: 'Welche Region?',
    backing: 'Was steht dahinter?',
    would: 'Ein Zugriff jetzt?',
    prompt: 'Auf eine Adresse zeigen oder eine eingeben.',
    hint: 'Eine Adresse oder der Name eines Ergebnisses; ein Teil des Namens einer Region und die Eingabetaste finden die Region',
    unpin: 'Zurück zur Adresse des Schritts',
    wholeRegion: (/** @type {Facts} */ f) => `${f.label} ${f.perms}, ${f.start}–${f.end}`,
    inKernel: 'Kernelhälfte: kein Prozess darf sie anrühren',
    inHole: 'nicht kanonisch: keine Tabelle kann sie enthalten',
    inGap: (/** @type {Facts} */ f) => `keine: eine Lücke${f.between ? ` ${f.between}` : ''}`,
    between: (/** @type {Facts} */ f) => `zwischen ${f.below} und ${f.above}`,
    above: (/** @type {string} */ below) => `über ${below}`,
    below: (/** @type {string} */ above) => `unter ${above}`,
    theirs: (/** @type {Facts} */ f) => `${f.process} an ${f.address}`,
    whoseOf: (/** @type {Facts} */ f) =>
      f.others ? `die von ${f.process}; denselben Rahmen hat ${f.others}` : `die von ${f.process} allein`,
    whosePlain: (/** @type {string} */ process) => `die von ${process}`,
    whoseKernel: 'die des Kernels',
    whoseNobody: 'niemandes',
    backings: {
      none: () => 'nichts',
      unbacked: (/** @type {Facts} */ f) =>
        f.closed
          ? 'nichts: hier ist kein Zugriff erlaubt'
          : 'noch nichts: kein Zugriff hat einen Rahmen gebraucht',
      'zero-frame': (/** @type {Facts} */ f) => `Rahmen ${f.frame}, der gemeinsame Nullrahmen`,
      'private-frame': (/** @type {Facts} */ f) => `Rahmen ${f.frame}`,
      'page-cache': (/** @type {Facts} */ f) =>
        `${f.frame === null ? 'Page-Cache' : `Rahmen ${f.frame}`}: ${f.file}, Seite ${f.file_page}`,
      'past-end': (/** @type {Facts} */ f) => `nichts: ${f.file} endet vor Seite ${f.file_page}`,
      swap: (/** @type {Facts} */ f) => `Swap-Platz ${f.slot}`,
      guard: () => 'ein Schutz: jeder Zugriff wird verweigert',
      file: (/** @type {Facts} */ f) => `${f.file}, Seite ${f.file_page}, noch nicht eingeblendet`,
      special: () => 'eine Seite des Kernels selbst',
    },
    ops: { read: 'lesen', write: 'schreiben', exec: 'ausführen' },
    ok: 'ok',
    faults: (/** @type {Facts} */ f) => `${f.text}, ${f.served}`,
    addOf: (/** @type {string} */ op) => `${op}: diesen Schritt anfügen`,
    wouldOf: (/** @type {Facts} */ f) => `${f.op} ${f.what}: diesen Schritt anfügen`,
  },

  time: {
    label: 'Zeitleiste',
    first: 'Erster Schritt',
    back: 'Schritt zurück',
    play: 'Abspielen',
    pause: 'Anhalten',
    step: 'Schritt',
    last: 'Letzter Schritt',
    nextFault: 'Nächster Seitenfehler',
    scrub: 'Position',
    of: (/** @type {Facts} */ f) => `${f.position} / ${f.count}`,
    event: (/** @type {Facts} */ f) => `Ereignis ${f.cursor} von ${f.count}`,
    micro: 'Ereignisse einzeln',
    speed: 'Tempo',
    speedOf: (/** @type {number} */ speed) => `${counted(speed)}×`,
    log: 'Protokoll',
  },

  course: {
    open: 'Inhalt',
    title: 'Lektionen',
    parts: {
      spaces: 'Adressräume',
      demand: 'Speicher auf Abruf, und seine Grenzen',
      sharing: 'Was geteilt ist, und was privat',
      files: 'Programme und Dateien im Speicher',
      replacement: 'Seiten zurücknehmen',
      translation: 'Was eine Übersetzung kostet',
      together: 'Alles zusammen',
    },
    numbered: ({ number, title }) => `${number}  ${title}`,
    next: 'Weiter:',
    seen: '✓ bis zum Ende gesehen',
    answered: ({ right, asked }) => `${right} von ${asked} Antworten richtig`,
    goalReached: '★ Ziel erreicht',
    summary: ({ count, seen, goals }) =>
      `Von ${count} Lektionen ${seen} bis zum Ende gesehen, ${plural(goals, 'Ziel', 'Ziele')} erreicht.`,
    kept: 'Das weiß nur dieser Browser.',
    forget: 'Vergessen',
    restore: 'Wiederherstellen',
    goal: 'Ziel',
    version: 'Eigene Fassung',
    over: 'Das war die letzte Lektion.',
    notYet: 'Von diesem Text nicht erreicht',
    held: 'Ein Schritt hier wird nach dem letzten des Textes gespielt, eine Größe an seinem Ende verglichen.',
    reached: '★ Erreicht',
    met: '✓',
    now: ({ actual }) => `✕ jetzt: ${actual}`,
  },

  log: {
    title: 'Protokoll',
    steps: 'Schritte bisher',
    events: 'Ereignisse dieses Schritts',
    empty: 'Noch ist nichts abgespielt.',
    later: (/** @type {number} */ n) => `${plural(n, 'Schritt', 'Schritte')} vor diesen`,
    columns: { number: 'Nr.', kind: 'Ereignis', what: 'Was geschah' },
  },

  share: {
    title: 'Teilen',
    link: 'Link zu diesem Szenario',
    at: 'Am jetzt gezeigten Schritt öffnen',
    copy: 'Link kopieren',
    copied: 'Kopiert.',
    notCopied: 'Der Browser hat das Kopieren nicht erlaubt: Den Link markieren und kopieren.',
    length: (/** @type {number} */ n) => `${counted(n)} Zeichen`,
    long: 'Länger als 2.000 Zeichen: Manche Chat- und Mailprogramme schneiden solche Links ab.',
    tooLong: 'Dieses Szenario passt in keinen Link (höchstens 8.000 Zeichen). Als Datei lässt es sich senden.',
    download: 'Als Datei herunterladen',
    unable: 'Dieser Browser kann keinen Link komprimieren. Als Datei lässt sich das Szenario senden.',
    fileName: 'szenario.pagewalk',
    openFile: 'Eine Datei öffnen',
    qr: 'Als QR-Code zeigen',
    qrOf: 'QR-Code des Links',
    asSvg: 'Bild als SVG',
    asPng: 'Bild als PNG',
    asCsv: 'Zahlen als CSV',
    exports: 'Speichern, was zu sehen ist',
    svgName: 'pagewalk.svg',
    pngName: 'pagewalk.png',
    csvName: 'pagewalk.csv',
  },

  map: {
    frames: 'Alle Rahmen',
    pages: (/** @type {Facts} */ f) => `Seiten von ${f.name} in ${f.process}`,
    gone: 'Diese Region gibt es jetzt nicht mehr.',
    goTo: { pages: 'Seite oder Adresse', frames: 'Rahmen' },
    part: 'Näher gezeigter Teil',
    shown: (/** @type {Facts} */ f) => `${f.from} bis ${f.to}, von ${f.count}`,
    frame: (/** @type {Facts} */ f) => `Rahmen ${f.frame}: ${f.kind}${f.by ? `, ${f.by}` : ''}`,
    page: (/** @type {Facts} */ f) => `${f.address}: ${f.state}`,
  },

  keys: {
    title: 'Tasten',
    where:
      'Sie wirken, solange der Fokus in den Spalten oder darunter liegt und nicht in einem Textfeld. Die ohne Buchstaben wirken, sobald die Seite offen ist.',
    list: [
      ['Leertaste', 'abspielen oder anhalten'],
      ['→', 'Schritt'],
      ['←', 'Schritt zurück'],
      ['↓', 'nächstes Ereignis des Schritts'],
      ['↑', 'Ereignis davor'],
      ['Pos1', 'erster Schritt'],
      ['Ende', 'letzter Schritt'],
      ['n', 'nächster Seitenfehler'],
      ['a', 'Adresse erfragen'],
      ['l', 'Protokoll'],
      ['e', 'bearbeiten, was an der erfragten Adresse steht'],
      ['r  w  x', 'dort lesen, schreiben, ausführen'],
      ['c', 'Aufrufe des Prozesses'],
      ['s', 'einrichten: Maschine, Datei, Prozess'],
      ['Strg Z', 'rückgängig; mit Umschalt: wiederholen'],
      ['?', 'diese Liste'],
      ['↑ ↓', 'in einem Feld mit − und +: mehr, weniger'],
      ['Esc', 'schließen, eine Kante lassen, wo sie war, oder zurück zur Adresse des Schritts'],
    ],
  },

  /** Direct editing: menus, forms, and what they say. */
  edit: {
    doIt: 'Schreiben',
    more: (/** @type {string} */ field) => `mehr: ${field}`,
    less: (/** @type {string} */ field) => `weniger: ${field}`,
    take: (/** @type {Facts} */ f) => `${f.value} als ${f.field}`,
    sizeOf: (/** @type {Facts} */ f) => `${f.size}, ${plural(f.pages, 'Seite', 'Seiten')}`,
    dragEdge: 'Diese Kante ziehen',
    dragged: (/** @type {Facts} */ f) =>
      `${f.start}–${f.end} · ${f.size} · ${plural(f.pages, 'Seite', 'Seiten')}`,
    fresh: 'Neu',
    freshOf: 'Neu: leeres Szenario',
    setUp: 'Einrichten',
    setUpOf: 'Einrichten: Maschine, Dateien und Prozesse',

    menu: {
      title: (/** @type {Facts} */ f) => `${f.process} · ${f.label} · ${f.address}`,
      gap: 'Lücke',
      access: (/** @type {string} */ address) => `Zugriff auf ${address}`,
      read: 'lesen',
      write: '1 schreiben',
      exec: 'ausführen',
      writeOf: 'schreiben …',
      readOf: 'lesen …',
      rights: 'Rechte',
      inLayout: 'Region, im Layout',
      byCalls: 'Region, durch einen Aufruf',
      change: 'Kanten, Rechte und mehr ändern …',
      split: 'Teilen …',
      merge: 'Mit der darüber vereinigen',
      move: 'Verschieben …',
      remove: 'Entfernen',
      sweep: 'Auf viele Seiten zugreifen …',
      add: 'neu',
      calls: 'ruft',
      pages: 'Seiten einzeln …',
      callsOn: 'Aufrufe dazu …',
      addTo: (/** @type {string} */ name) => `neu: Region in ${name}`,
      callsOf: (/** @type {string} */ name) => `ruft: Aufrufe von ${name}`,
      addToLayout: 'Region im Layout anlegen',
      addByCall: 'Region durch einen Aufruf anlegen',
      groups: { process: 'Prozess', memory: 'Speicher', files: 'Dateien' },
      switchTo: 'zu ihm wechseln',
      addFile: 'Datei anlegen …',
      newProcess: 'Prozess anlegen …',
      machine: 'Maschine einstellen …',
      scenario: 'Was vor dem ersten Schritt da ist',
    },

    kinds: {
      code: 'Code',
      data: 'Daten',
      heap: 'Heap',
      stack: 'Stack',
      library: 'Bibliothek',
      file: 'Datei',
      sharedMemory: 'gemeinsamer Speicher',
      guard: 'Schutz',
    },

    /** @type {Record<string, (f: Facts) => string>} */
    titles: {
      changeRegion: (f) => `${f.label || 'Die Region'} von ${f.process} ändern`,
      moveRegion: (f) => `${f.label || 'Die Region'} von ${f.process} verschieben`,
      splitRegion: (f) => `${f.label || 'Die Region'} von ${f.process} teilen`,
      addRegion: (f) => `In ${f.process} ${regionKinds[f.kind] ?? 'eine Region'} anlegen`,
      write: (f) => `${f.process} schreibt`,
      read: (f) => `${f.process} liest`,
      sweep: (f) => `${f.process} greift auf viele Seiten zu`,
      addProcess: () => 'Prozess anlegen',
      addFile: () => 'Datei anlegen',
      machine: () => 'Maschine einstellen',
      call: (f) => `${f.process} ruft ${f.call} auf`,
    },

    /** What a field is called; an argument of a call keeps its manual's name. @type {Record<string, string>} */
    fields: {
      start: 'Anfang',
      end: 'Ende',
      rights: 'Rechte',
      sharing: 'Gemeinsamkeit',
      backing: 'Dahinter',
      path: 'Datei',
      offset: 'Offset in der Datei',
      label: 'Name',
      at: 'Adresse',
      address: 'Adresse (addr)',
      length: 'Länge',
      increment: 'Zuwachs',
      result: 'Ergebnis benennen',
      child: 'Name des Kindes',
      value: 'Wert',
      bytes: 'Bytes',
      access: 'Zugriff',
      from: 'Von',
      to: 'Bis, ausschließlich',
      stride: 'Schrittweite',
      name: 'Name',
      copyOf: 'Beginnt als Kopie von',
      size: 'Größe',
      content: 'Inhalt',
      kind: 'Art',
      arch: 'Architektur',
      split: 'Indexbits je Stufe, dann Offsetbits',
      frames: 'Rahmen',
      tlb: 'TLB-Einträge',
      ways: 'TLB-Wege',
      policy: 'Ersetzung im TLB',
      asid: 'ASIDs',
      swap: 'Swap, in Seiten',
      replace: 'Seitenersetzung',
      overcommit: 'Overcommit',
      'stack-limit': 'Grenze des Stacks',
      huge: 'Große Seiten',
      'zero-page': 'Gemeinsamer Rahmen voller Nullen',
      'read-ahead': 'Vorauslesen, in Seiten',
      'fault-around': 'Fault-around, in Seiten',
      seed: 'Startwert',
      signals: 'Signale',
    },

    /** Values that are more than themselves. @type {Record<string, Record<string, string>>} */
    options: {
      rights: { r: 'r, lesen', w: 'w, schreiben', x: 'x, ausführen' },
      sharing: { p: 'privat', s: 'gemeinsam' },
      backing: { anonymous: 'anonym', file: 'Datei' },
      copyOf: { '': 'nichts' },
      kind: {
        memory: 'Speicher, keine Platte dahinter',
        cold: 'kalt, nichts im Cache',
        hole: 'Loch, nichts gespeichert',
      },
      signals: { caught: 'abgefangen', fatal: 'tödlich' },
    },

    /** Before the lines that an act would write. @type {Record<string, (f: Facts) => string>} */
    where: {
      layout: (f) =>
        `Position 0: Das ändert das Layout, mit dem der Prozess beginnt. ${plural(f.count, 'Zeile', 'Zeilen')} des Textes:`,
      machine: () => 'Das ändert die Maschine. Zeilen des Textes:',
      file: () => 'Die Datei ist vor dem ersten Schritt da. Eine Zeile des Textes:',
      process: () => 'Der Prozess ist vor dem ersten Schritt da. Eine Zeile des Textes:',
      step: (f) =>
        f.position === 0
          ? 'Ein Schritt wird vor den ersten gesetzt und abgespielt:'
          : `Ein Schritt wird hinter Schritt ${f.position} gesetzt und abgespielt (an Position 0 werden Regionen stattdessen im Layout geändert):`,
    },

    /** What else an act does or needs. @type {Record<string, string>} */
    notes: {
      copied: 'Ein anderer Prozess beginnt als Kopie von diesem und ändert sich mit.',
      writtenOut: 'Der Prozess begann als Kopie eines anderen: Seine eigenen Zeilen werden ausgeschrieben.',
      heapByBreak: 'Der Heap wird an seinem Ende verschoben, dem Break.',
      stackByAccess:
        'Kein Aufruf vergrößert einen Stack: Er wächst, wenn etwas unterhalb von ihm berührt wird.',
      mappedBelow:
        'Kein Aufruf verschiebt den Anfang einer Region nach unten: Direkt darunter wird eine Region eingeblendet.',
      replaced:
        'Kein Aufruf ändert, was hinter einer Region steht: An ihrer Stelle wird eine andere eingeblendet, und ihr Inhalt geht verloren.',
      unmapsThere: 'Was am neuen Ort steht, wird ausgeblendet.',
    },

    /** What no line of the text could say. @type {Record<string, string>} */
    problems: {
      address: 'Eine Adresse ist hexadezimal, wie 0x602000.',
      size: 'Eine Größe ist eine Zahl, wie 8192 oder 8K.',
      wholePages: 'Regionen bestehen aus ganzen Seiten: Hier beginnt keine Seite.',
      endsBefore: 'Das Ende muss über dem Anfang liegen.',
      overlaps: 'Dort liegt eine andere Region des Prozesses.',
      path: 'Welche Datei?',
      inside: 'Eine Region wird innen geteilt, nicht an ihrer Kante.',
      sameRights: 'Bei gleichen Rechten fügt der Kernel beide Teile wieder zusammen: Der obere braucht andere.',
      unchanged: 'Noch ist nichts geändert.',
      noNeighbour: 'Direkt darüber liegt nichts, womit sie sich vereinigen ließe.',
      apart: 'Der Kernel hält diese beiden getrennt.',
    },
  },

  banners: {
    link: {
      'too-long': 'Dieser Link ist länger, als ein Link sein darf (32.768 Zeichen), und wurde nicht gelesen.',
      unfinished:
        'Dieser Link ist unvollständig: Sein Ende fehlt. Am besten noch einmal erbitten, oder die Datei.',
      version: 'Dieser Link stammt von einer neueren Version von Pagewalk, die diese Seite nicht lesen kann.',
      alphabet: 'Dieser Link enthält Zeichen, die nicht hineingehören. Er wurde unterwegs verändert.',
      damaged: 'Dieser Link ist beschädigt: Sein Inhalt lässt sich nicht entpacken.',
      'too-large': 'Dieser Link ergibt entpackt mehr als 256 KiB, mehr, als ein Szenario haben darf.',
      'not-text': 'Dieser Link enthält keinen Text.',
      position: 'Dieser Link nennt einen Schritt, der keine Zahl ist.',
      seed: 'Dieser Link nennt eine Aufgabe, die keine Zahl ist.',
    },
    fileTooLarge: 'Diese Datei ist größer als 256 KiB, mehr als ein Szenario sein darf.',
    importing: (/** @type {string} */ name) => `${name} wird gelesen `,
    importers:
      'Die Importer konnten nicht geladen werden, der Text ist unverändert. Mit einer Verbindung noch einmal versuchen.',
    notImported: (/** @type {string} */ why) => `Daraus lässt sich nichts machen: ${why}.`,
    fileNotText: 'Diese Datei enthält keinen Text.',
    lesson: (/** @type {string} */ name) =>
      `Dieser Link nennt eine Lektion, „${name}“, die es hier nicht gibt.`,
    lessonUnreachable: (/** @type {string} */ title) =>
      `Die Lektion „${title}“ konnte nicht geladen werden. Noch einmal gewählt, wird es erneut versucht.`,
    kept: 'Der eigene Entwurf ist unberührt.',
    engine: {
      unreachable:
        'Die Engine ließ sich nicht laden, also lässt sich nichts abspielen. Die Seite neu laden, um es noch einmal zu versuchen.',
      unsupported: 'Dieser Browser führt kein WebAssembly aus, das die Engine braucht.',
      stopped:
        'Die Engine ist bei diesem Szenario stehen geblieben. Der Text ist erhalten; nach einer Änderung startet sie wieder.',
    },
    dialog: 'Dieser Teil der Seite ließ sich nicht laden. Mit Verbindung noch einmal versuchen.',
    editing:
      'Die Menüs zum Bearbeiten konnten nicht geladen werden. Noch einmal versuchen; der Text lässt sich auch so ändern.',
    storage:
      'Dieser Browser behält keine Entwürfe: Was getippt wird, ist mit dem Schließen der Seite verloren. Teilen oder Herunterladen bewahrt es.',
  },

  /** One sentence an event. */
  events: {
    'context-switch': (/** @type {Facts} */ f) =>
      `Die CPU wechselt ${f.from ? `von ${f.from} ` : ''}zu ${f.process}: ${f.same_memory ? `Er läuft im selben Speicher, also bleiben die Tabellen bei ${f.root} und der TLB` : `Dessen Tabellen beginnen bei ${f.root}${f.flushed ? ', und der TLB wird geleert' : ''}`}.`,
    'tlb-hit': (/** @type {Facts} */ f) => `Der TLB kennt Seite ${f.page}: Rahmen ${f.frame}.`,
    'tlb-miss': (/** @type {Facts} */ f) => `Der TLB kennt Seite ${f.page} nicht.`,
    walk: (/** @type {Facts} */ f) =>
      `Der Durchlauf liest Eintrag ${f.index} der Tabelle ${f.levelName} in Rahmen ${f.table}: ${f.present ? f.entry : 'nicht präsent'}.`,
    'entry-marked': (/** @type {Facts} */ f) =>
      `Die Hardware setzt in Eintrag ${f.index} der Tabelle ${f.levelName}: ${[f.accessed ? 'benutzt (accessed)' : '', f.dirty ? 'geändert (dirty)' : ''].filter(Boolean).join(' und ')}.`,
    'tlb-fill': (/** @type {Facts} */ f) =>
      `Der TLB merkt sich Seite ${f.page} → Rahmen ${f.frame}${f.evicted ? ` und vergisst Seite ${f.evicted}` : ''}.`,
    'tlb-invalidate': (/** @type {Facts} */ f) => `Der TLB vergisst Seite ${f.page}.`,
    'tlb-flush': (/** @type {Facts} */ f) =>
      `Der TLB vergisst ${f.asid === null ? 'alle Adressräume' : `Adressraum ${f.asid}`}: ${plural(f.entries, 'Eintrag', 'Einträge')}.`,
    'page-fault': (/** @type {Facts} */ f) =>
      `Seitenfehler an ${f.address} (${doing[f.access] ?? f.access}): ${causes[f.cause] ?? f.cause}. Der Kernel übernimmt.`,
    retry: (/** @type {Facts} */ f) => `Zurück zur Hardware, die ${f.address} noch einmal versucht.`,
    access: (/** @type {Facts} */ f) =>
      `${f.size === 1 ? 'Das Byte' : 'Die Bytes'} an der physischen Adresse ${f.physical} ${f.size === 1 ? 'wird' : 'werden'} ${f.op === 'write' ? 'geschrieben' : f.op === 'exec' ? 'ausgeführt' : 'gelesen'}.`,
    'region-found': (/** @type {Facts} */ f) =>
      `Eine Region enthält sie: ${f.label || 'ohne Namen'}, ${f.perms}, ${f.start}–${f.end}.`,
    'region-missing': (/** @type {Facts} */ f) => `Keine Region enthält ${f.address}.`,
    'access-allowed': (/** @type {Facts} */ f) => `${f.perms} erlaubt das ${doing[f.access] ?? f.access}.`,
    'access-refused': (/** @type {Facts} */ f) =>
      `${f.perms} erlaubt das ${doing[f.access] ?? f.access} nicht.`,
    'backing-missing': (/** @type {Facts} */ f) =>
      `${f.file} hat ${plural(f.file_pages, 'Seite', 'Seiten')}; Seite ${f.file_page} liegt hinter dem Ende.`,
    'stack-grown': (/** @type {Facts} */ f) => `Der Stack wächst von ${f.from} nach unten bis ${f.to}.`,
    'stack-refused': (/** @type {Facts} */ f) =>
      `Der Stack darf nicht bis ${f.address} wachsen: ${capital(stackReason(f.reason))}.`,
    'fault-served': (/** @type {Facts} */ f) =>
      `${capital(servedText({ served: f.served, frame: f.frame, from: f.from_frame }))} (${fault(f.major)}).`,
    signal: (/** @type {Facts} */ f) =>
      `Der Prozess bekommt ${f.name}${f.code ? ` (${f.code})` : ''}${f.address ? ` an ${f.address}` : ''}${f.fatal ? ' und endet' : ''}.`,
    'frame-allocated': (/** @type {Facts} */ f) =>
      `Rahmen ${f.frame} wird für ${f.purpose === 'page-cache' ? 'den Page-Cache' : 'anonymen Speicher'} belegt.`,
    'frame-freed': (/** @type {Facts} */ f) => `Rahmen ${f.frame} ist wieder frei.`,
    'table-allocated': (/** @type {Facts} */ f) =>
      `Eine neue Tabelle ${f.levelName} entsteht in Rahmen ${f.frame}.`,
    'table-freed': (/** @type {Facts} */ f) =>
      `Die Tabelle ${f.levelName} in Rahmen ${f.frame} wird aufgegeben.`,
    'entry-written': (/** @type {Facts} */ f) =>
      `Der Kernel schreibt Eintrag ${f.index} der Tabelle ${f.levelName} in Rahmen ${f.table}: ${f.entry}.`,
    'region-mapped': (/** @type {Facts} */ f) =>
      `Eine Region entsteht: ${f.label || 'ohne Namen'}, ${f.perms}, ${f.start}–${f.end}.`,
    'region-unmapped': (/** @type {Facts} */ f) => `Die Region ${f.start}–${f.end} verschwindet.`,
    'region-split': (/** @type {Facts} */ f) => `Die Region ${f.start}–${f.end} wird bei ${f.at} geteilt.`,
    'region-merged': (/** @type {Facts} */ f) =>
      `Zwei Regionen werden bei ${f.at} zu einer: ${f.start}–${f.end}.`,
    'region-changed': (/** @type {Facts} */ f) =>
      `Die Rechte der Region ${f.start}–${f.end} werden von ${f.was} zu ${f.perms}.`,
    'page-written-back': (/** @type {Facts} */ f) =>
      `Seite ${f.file_page} von ${f.file} wird auf die Platte zurückgeschrieben.`,
    'page-evicted': (/** @type {Facts} */ f) => `Seite ${f.page} von ${f.process} verliert Rahmen ${f.frame}.`,
    'swapped-out': (/** @type {Facts} */ f) =>
      `Seite ${f.page} von ${f.process} wird aus Rahmen ${f.frame} in Swap-Platz ${f.slot} ausgelagert.`,
    'swapped-in': (/** @type {Facts} */ f) =>
      `Seite ${f.page} wird aus Swap-Platz ${f.slot} in Rahmen ${f.frame} eingelagert.`,
    'out-of-memory': (/** @type {Facts} */ f) =>
      `Der Speicher ist erschöpft: ${outOfMemory(f)} Der Kernel wählt ${f.victim} zum Beenden aus, mit einer Badness von ${f.badness}: ${plural(f.resident, 'Seite', 'Seiten')} im Speicher, ${f.swapped} im Swap, ${plural(f.tables, 'Seitentabelle', 'Seitentabellen')}.`,
    call: (/** @type {Facts} */ f) => `${f.process} ruft ${f.name} auf.`,
    return: (/** @type {Facts} */ f) =>
      f.errno ? `Der Aufruf scheitert mit ${f.errno}.` : `Der Aufruf gibt ${f.number ?? 'nichts'} zurück.`,
    forked: (/** @type {Facts} */ f) =>
      `${f.child} entsteht: ${plural(f.entries, 'Eintrag', 'Einträge')} kopiert, ${plural(f.shared_frames, 'Rahmen', 'Rahmen')} geteilt, sonst nichts.`,
    cloned: (/** @type {Facts} */ f) =>
      `${f.child} entsteht: ${sharing[f.shares] ?? f.shares}. Kopiert wird nichts.`,
    resumed: (/** @type {Facts} */ f) =>
      `${f.process} läuft weiter: ${f.child} braucht dessen Speicher nicht mehr.`,
    executed: (/** @type {Facts} */ f) =>
      `${f.process} führt jetzt ${f.file} aus, ab ${f.start}: neue Tabellen bei ${f.root}, und nichts von dem, was eingeblendet war.`,
    exited: (/** @type {Facts} */ f) => `${f.process} endet, und was nur er benutzte, ist frei.`,
    aborted: (/** @type {Facts} */ f) =>
      `Die Speicherverwaltung (malloc) in ${f.process} gibt auf: ${capital(abortReason(f.reason))}.`,
    'events-omitted': (/** @type {Facts} */ f) =>
      `${plural(f.count, 'weiteres Ereignis wird', 'weitere Ereignisse werden')} nicht gezeigt.`,
  },

  /** One sentence a step: caption, live region and log alike. */
  steps: {
    start: (/** @type {number} */ n) =>
      n === 0
        ? 'Die Maschine vor dem ersten Schritt.'
        : n === 1
          ? 'Die Maschine vor ihrem einzigen Schritt.'
          : `Die Maschine vor dem ersten von ${plural(n, 'Schritt', 'Schritten')}.`,
    access: (/** @type {Facts} */ f) =>
      `${f.process} ${accesses[f.op]?.(f.address, f.value) ?? `${f.op} ${f.address}`}: ${capital(f.outcome)}${f.got ? ` Gelesen wird ${f.got}.` : ''}`,
    hit: (/** @type {Facts} */ f) => `der TLB kennt die Seite, keine Tabelle wird gelesen: Rahmen ${f.frame}.`,
    walked: (/** @type {Facts} */ f) =>
      `der TLB kennt die Seite nicht, der Durchlauf findet Rahmen ${f.frame}.`,
    served: (/** @type {Facts} */ f) =>
      `${f.grown ? 'der Stack wächst nach unten über die Adresse hinweg; ' : ''}${servedText(f)} (${fault(f.major)}).`,
    servedTwice: (/** @type {Facts} */ f) =>
      `es kostet ${plural(f.count, 'Seitenfehler', 'Seitenfehler')}; zuletzt: ${capital(servedText(f))}.`,
    signal: (/** @type {Facts} */ f) =>
      `${signals[f.code ?? f.name]?.(f) ?? f.name}${f.fatal && f.name !== 'SIGKILL' ? `, und ${f.process} endet` : ''}.`,
    refused: (/** @type {Facts} */ f) => `der Zugriff wird verweigert${f.errno ? ` (${f.errno})` : ''}.`,
    gone: (/** @type {Facts} */ f) =>
      `Nichts geschieht, denn einen Prozess ${f.process} gibt es jetzt nicht (${f.errno}): ${f.text}.`,
    waits: (/** @type {Facts} */ f) =>
      `Nichts geschieht, denn vfork hat ${f.process} angehalten, bis der Kindprozess execve aufruft oder endet (${f.errno}): ${f.text}.`,
    sweep: (/** @type {Facts} */ f) =>
      `${f.process} ${sweeps[f.op]?.(f.op === 'exec' ? counted(f.count) : `${counted(f.count)}-mal`, f.address) ?? f.op}: ${plural(f.minor, 'leichter Seitenfehler', 'leichte Seitenfehler')}, ${plural(f.major, 'schwerer Seitenfehler', 'schwere Seitenfehler')}, ${plural(f.hits, 'TLB-Treffer', 'TLB-Treffer')}, ${plural(f.misses, 'TLB-Fehlzugriff', 'TLB-Fehlzugriffe')}.`,
    call: (/** @type {Facts} */ f) => `${f.process} ruft ${f.call} auf: ${capital(f.outcome)}`,
    returns: (/** @type {string} */ value) => `der Rückgabewert ist ${value}.`,
    done: 'erledigt.',
    fails: (/** @type {Facts} */ f) => {
      const why = errorsOf[f.errno]?.[f.op] ?? errors[f.errno];
      return `der Aufruf scheitert mit ${f.errno}${why ? `: ${why}` : ''}.`;
    },
    descriptor: (/** @type {number} */ number) => `die Datei hat von nun an den Deskriptor ${number}.`,
    transferred: (/** @type {Facts} */ f) =>
      `${plural(f.count, 'Byte', 'Bytes')} ${f.op === 'pread' ? `gelesen${f.got ? `, ${f.got}` : ''}` : 'geschrieben'}, ohne die Seitentabellen.`,
    residency: (/** @type {Facts} */ f) =>
      `${f.resident} von ${plural(f.pages, 'Seite', 'Seiten')} im Speicher (${f.vector}).`,
    moved: (/** @type {Facts} */ f) =>
      `die Region zieht von ${f.from} nach ${f.start} um und ist ${f.size} groß; ihre Rahmen gehen mit.`,
    stretched: (/** @type {Facts} */ f) => `die Region bei ${f.start} wächst an ihrem Ort um ${f.size}.`,
    shrunk: (/** @type {Facts} */ f) => `${f.size} am Ende der Region, ab ${f.start}, verschwinden.`,
    /** What a call did to pages, as far as its events say. @type {Record<string, (count: number) => string>} */
    effects: {
      'page-written-back': (count) => `${plural(count, 'Seite', 'Seiten')} auf die Platte zurückgeschrieben`,
      'swapped-out': (count) => `${plural(count, 'Seite', 'Seiten')} in den Swap ausgelagert`,
      'swapped-in': (count) => `${plural(count, 'Seite', 'Seiten')} aus dem Swap eingelagert`,
      'page-evicted': (count) => `${plural(count, 'Seite', 'Seiten')} verdrängt`,
      'fault-served': (count) => `${plural(count, 'Seite', 'Seiten')} gefüllt`,
      'frame-freed': (count) => `${plural(count, 'Rahmen', 'Rahmen')} wieder frei`,
    },
    did: (/** @type {string[]} */ effects) => `${effects.join(', ')}.`,
    didAnd: (/** @type {Facts} */ f) => `${f.meaning.replace(/\.$/, '')} (${f.effects.join(', ')}).`,
    /** A call that is there for its effects, and had none. @type {Record<string, string>} */
    idle: {
      pageout: 'keine Seite ließ sich auslagern.',
      msync: 'nichts musste zurückgeschrieben werden.',
      fsync: 'nichts musste zurückgeschrieben werden.',
    },
    atBreak: (/** @type {string} */ address) => `der Break, an dem der Heap endet, liegt bei ${address}.`,
    /** What advice means where no event shows it. @type {Record<string, string>} */
    advised: {
      dontneed: 'die Seiten werden aufgegeben; beim nächsten Zugriff wird neu geholt, was dort steht.',
      dontneed_locked: 'die Seiten werden aufgegeben, auch gesperrte.',
      free: 'der Kernel darf die Seiten nehmen, wenn er Speicher braucht; bis dahin bleiben sie.',
      cold: 'die Seiten gehen als nächste, wenn der Speicher knapp wird.',
      willneed: 'der Kernel holt die Seiten im Voraus.',
      guard_install:
        'die Seiten sind jetzt Schutzseiten: Ihre Rahmen werden frei, und jeder Zugriff wird verweigert.',
      guard_remove: 'der Schutz ist weg; der nächste Zugriff bekommt eine frische Seite.',
      populate_read: 'die Seiten lassen sich jetzt ohne Seitenfehler lesen.',
      populate_write: 'die Seiten lassen sich jetzt ohne Seitenfehler schreiben.',
      dontfork: 'ein Kindprozess wird diese Seiten nicht haben.',
      dofork: 'ein Kindprozess wird diese Seiten wieder haben.',
      wipeonfork: 'ein Kindprozess wird hier Nullen finden.',
      keeponfork: 'ein Kindprozess wird hier wieder eine Kopie finden.',
    },
    /** What a call that returns 0 has done. @type {Record<string, string>} */
    calls: {
      mlock: 'die Seiten bleiben von nun an im Speicher.',
      mlockall: 'jede Seite bleibt von nun an im Speicher.',
      munlock: 'die Seiten dürfen wieder ausgelagert werden.',
      munlockall: 'alle Seiten dürfen wieder ausgelagert werden.',
      mseal: 'die Region kann nicht mehr ausgeblendet oder verschoben werden oder andere Rechte bekommen.',
      setrlimit: 'die Grenze gilt von nun an.',
      ftruncate: 'die Datei hat jetzt diese Größe.',
      fallocate: 'die Datei hat jetzt diesen Platz.',
      close: 'der Deskriptor ist frei; Regionen der Datei bleiben.',
      posix_fadvise: 'der Kernel weiß es und darf sich danach richten.',
      setuid: 'der Prozess hat jetzt einen anderen Benutzer.',
    },
    mapped: (/** @type {Facts} */ f) =>
      `eine Region ${f.perms} von ${f.size} bei ${f.start}; ${f.filled ? 'ihre Rahmen sind sofort da' : 'noch wird kein Rahmen dafür belegt'}.`,
    grown: (/** @type {Facts} */ f) =>
      `der Rückgabewert ist ${f.value}, und bei ${f.start} steht eine Region von ${f.size}.`,
    unmapped: (/** @type {Facts} */ f) =>
      f.count > 1
        ? `${f.count} Regionen verschwinden, zusammen ${f.size}.`
        : `die Region bei ${f.start}, ${f.size}, verschwindet.`,
    changed: (/** @type {Facts} */ f) => `${f.start}–${f.end} ist jetzt ${f.perms} (vorher ${f.was}).`,
    forkedMany: (/** @type {Facts} */ f) =>
      `${f.child} ist eine Kopie von ${f.process}: Die Tabelleneinträge werden kopiert und die Rahmen geteilt, bis jemand schreibt.`,
    forked: (/** @type {Facts} */ f) =>
      `${f.child} ist eine Kopie von ${f.process}: ${plural(f.entries, 'Tabelleneintrag', 'Tabelleneinträge')} kopiert, ${plural(f.shared_frames, 'Rahmen', 'Rahmen')} geteilt, bis jemand schreibt.`,
    cloned: (/** @type {Facts} */ f) =>
      `${f.child} ist ${sharing[f.shares] ?? f.shares}: Keine Tabelle und kein Rahmen entsteht dafür.`,
    executed: (/** @type {Facts} */ f) =>
      `${f.process} führt jetzt ${f.file} aus: Der alte Speicher geht, und das Programm beginnt bei ${f.start} mit einem neuen Stack.`,
    allocated: (/** @type {Facts} */ f) =>
      `Speicher bei ${f.pointer}${f.mapped ? ', eine eigene Region' : f.grown ? ', für den der Heap wächst' : ', den der Heap schon hat'}.`,
    allocatedBack: (/** @type {Facts} */ f) =>
      f.unmapped
        ? 'die eigene Region verschwindet.'
        : f.trimmed
          ? 'der Heap schrumpft.'
          : 'der Block ist frei; der Heap behält seine Seiten.',
    nothingBack: 'NULL: nichts ist zurückzugeben.',
    aborted: (/** @type {Facts} */ f) =>
      `die Speicherverwaltung (malloc) gibt auf: ${capital(abortReason(f.reason))}${f.fatal ? `, und ${f.process} endet` : ''}. Eine C-Bibliothek würde hier abbrechen.`,
    exited: (/** @type {string} */ process) => `${process} endet, und was nur er benutzte, ist frei.`,
    switched: (/** @type {Facts} */ f) =>
      `Die CPU wechselt ${f.from ? `von ${f.from} ` : ''}zu ${f.process}: ${f.same_memory ? `Er läuft im selben Speicher, also behält ${f.register} den Wert ${f.root} und der TLB seine Einträge` : `${f.register} enthält jetzt ${f.root}, wo die Tabellen von ${f.process} beginnen${f.flushed ? ', und der TLB wird geleert' : ''}`}.`,
    killed: (/** @type {Facts} */ f) =>
      ` Der Speicher ist erschöpft: ${outOfMemory(f)} ${f.victim} hat am meisten zurückzugeben und wird beendet.`,
    room: (/** @type {Facts} */ f) =>
      ` Um Platz zu schaffen, ${f.count === 1 ? `wird Seite ${f.page} von ${f.process} ${f.slot === null ? 'verdrängt' : `in Swap-Platz ${f.slot} ausgelagert`}` : `werden ${counted(f.count)} Seiten ${f.swapped === f.count ? 'in den Swap ausgelagert' : `verdrängt${f.swapped ? `, davon ${f.swapped} in den Swap` : ''}`}`}.`,
    plain: (/** @type {string} */ text) => `${text}.`,
    unmet: (/** @type {Facts} */ f) => ` Erwartet war ${f.text}, aber: ${f.actual}.`,
  },
};
