/** German words of the questions before a step and of their answers. */

/** @typedef {Record<string, any>} Facts */

/** @type {import('./en-predict.js').PredictWords} */
export const predict = {
  on: 'Vorhersagen',
  label: 'Vorhersage',
  before: (/** @type {number} */ number) => `Schritt ${number}: Was wird geschehen?`,
  at: (/** @type {string} */ address) => `Adresse ${address}`,
  answer: 'Antworten',
  skip: 'Überspringen',
  next: 'Weiter',
  show: 'Antwort zeigen',
  again: 'Von vorn',
  incomplete: 'Erst alle Fragen beantworten oder den Schritt überspringen.',
  waits: 'Adressen lassen sich wieder erfragen, sobald die Frage beantwortet ist.',
  cover: '…',
  hidden: 'verdeckt, bis der Schritt abgespielt ist',
  right: 'richtig',
  wrong: 'nicht so',
  score: (/** @type {Facts} */ f) => `${f.right} von ${f.asked} richtig`,
  scoreNone: 'noch keine Antwort',
  yours: (/** @type {string} */ answer) => `Die Antwort war: ${answer}.`,
  itWas: (/** @type {string} */ truth) => `${truth}.`,
  answers: 'Die Antworten',
  was: (/** @type {string} */ answer) => `Richtig ist: ${answer}.`,
  allRight: 'Alles richtig.',
  skipped: 'Übersprungen.',
  how: 'Art',
  hows: { choose: 'Antwort wählen', walk: 'auch von Hand durchlaufen', lecture: 'Vorlesung' },
  newProblem: 'Eine neue Aufgabe',
  problem: (/** @type {string} */ seed) => `Aufgabe ${seed}`,
  problems: 'Aufgaben',

  legends: {
    verdict: () => 'Wie geht es aus?',
    outcome: () => 'Was antwortet der Aufruf?',
    served: () => 'Was muss der Kernel tun?',
    region: (/** @type {Facts} */ f) => `Welche Region von ${f.process} enthält sie?`,
    tlb: () => 'Kennt der TLB die Seite?',
    faults: () => 'Welcher Seitenfehler wird gezählt?',
    missCount: () => 'Wie viele TLB-Fehlzugriffe?',
    faultCount: () => 'Wie viele Seitenfehler?',
    same: (/** @type {Facts} */ f) => `Derselbe Rahmen wie bei ${f.other?.process} an ${f.other?.address}?`,
    value: () => 'Was wird gelesen?',
    evict: () => 'Was muss den Speicher verlassen?',
    victim: () => 'Welche Seite muss den Speicher verlassen?',
    frame: () => 'Welcher Rahmen wird erreicht?',
    returns: () => 'Welche Adresse wird zurückgegeben?',
    taken: () => 'Wie viele Rahmen werden jetzt belegt?',
    freed: () => 'Wie viele Rahmen werden frei?',
  },

  options: {
    verdict: {
      ok: 'es geht gut',
      SEGV_MAPERR: 'SIGSEGV, SEGV_MAPERR',
      SEGV_ACCERR: 'SIGSEGV, SEGV_ACCERR',
      BUS_ADRERR: 'SIGBUS, BUS_ADRERR',
      SI_KERNEL: 'SIGSEGV ohne Adresse',
      SIGKILL: 'SIGKILL',
    },
    outcome: { ok: 'er gelingt' },
    served: {
      none: 'nichts: kein Seitenfehler',
      'zero-fill': 'einen frischen Rahmen voller Nullen geben',
      'zero-page': 'den gemeinsamen Nullrahmen leihen',
      'copy-on-write': 'die Seite kopieren',
      'cache-hit': 'sie aus dem Page-Cache einblenden',
      'page-in': 'sie von der Platte lesen',
      'swap-in': 'sie aus dem Swap einlagern',
      'reuse-writable': 'ihren Rahmen beschreibbar machen',
      'stack-growth': 'den Stack wachsen lassen',
      spurious: 'nur den Eintrag auffrischen',
      refused: 'den Zugriff verweigern',
    },
    region: { none: 'keine' },
    tlb: { hit: 'ja, ein Treffer', miss: 'nein, ein Fehlzugriff' },
    faults: {
      none: 'keiner',
      minor: 'ein leichter',
      major: 'ein schwerer',
      refused: 'keiner: er wird verweigert',
    },
    missCount: {},
    faultCount: {},
    same: {
      same: 'ja, derselbe',
      other: 'nein, ein anderer',
      absent: 'es gibt keinen zum Vergleichen',
      refused: 'es wird kein Rahmen erreicht',
    },
    value: { refused: 'nichts: der Zugriff wird verweigert' },
    evict: { nothing: 'nichts', swap: 'eine Seite, in den Swap', dropped: 'eine Dateiseite, verworfen' },
    victim: {},
    frame: { refused: 'keiner: der Zugriff wird verweigert' },
    returns: {},
    taken: {},
    freed: {},
  },
  regionOption: (/** @type {Facts} */ f) => `${f.start} ${f.perms} ${f.label}`.trim(),
  pageOption: (/** @type {Facts} */ f) => `Seite ${f.page} von ${f.process}`,
  frameOption: (/** @type {number} */ frame) => `Rahmen ${frame}`,
  fails: (/** @type {string} */ errno) => errno,

  walk: {
    title: 'Der Durchlauf von Hand',
    hint: 'Indizes und Rahmen als Zahlen, dezimal oder mit 0x; „-“, wo es keine gibt.',
    root: (/** @type {Facts} */ f) =>
      `${f.register} enthält ${f.root}, also beginnt der Durchlauf in Rahmen ${f.frame}.`,
    index: (/** @type {string} */ level) => `Index ${level}`,
    offset: 'Offset',
    entry: (/** @type {Facts} */ f) => `Eintrag ${f.entry} (${f.level}): Rahmen`,
    physical: 'Physische Adresse',
    notNumber: 'Eine Zahl, dezimal oder mit 0x, oder „-“.',
    reasons: {
      index: (/** @type {Facts} */ f) =>
        `Der Index für ${f.level} sind die Bits ${f.high} bis ${f.low} von ${f.address}, binär ${f.binary}: ${f.truth}.`,
      offset: (/** @type {Facts} */ f) =>
        f.bits === 1
          ? `Der Offset ist das unterste Bit von ${f.address}: ${f.truth}.`
          : `Der Offset sind die untersten ${f.bits} Bits von ${f.address}: ${f.truth}.`,
      entry: (/** @type {Facts} */ f) =>
        `Die Bits ${f.high} bis ${f.low} von ${f.entry} sind die Nummer des Rahmens: ${f.truth}.`,
      absent: (/** @type {Facts} */ f) =>
        `Das unterste Bit von ${f.entry} ist 0: Der Eintrag ist nicht präsent und nennt keinen Rahmen.`,
      physical: (/** @type {Facts} */ f) =>
        `Rahmen ${f.frame} beginnt bei ${f.base}, und der Offset ist ${f.offset}: ${f.truth}.`,
      noPhysical:
        'Der Durchlauf endete an einem Eintrag, der nicht präsent ist; eine physische Adresse gibt es also noch nicht.',
    },
  },
};
