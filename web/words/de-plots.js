import { counted, plural } from './de-numbers.js';

/** German words of the plots over the steps and of the comparison of two machines. */

/** @typedef {Record<string, any>} Facts */

/** @type {import('./en-plots.js').PlotWords} */
export const plots = {
  open: 'Diagramme',
  label: 'Diagramme über die Schritte',
  step: 'Nach Schritt',
  titles: {
    faults: 'Seitenfehler bisher',
    tlb: 'TLB bisher',
    memory: 'Speicher',
    frames: 'Belegte Rahmen',
  },
  lines: {
    minor: 'leicht',
    major: 'schwer',
    tlb_hits: 'Treffer',
    tlb_misses: 'Fehlzugriffe',
    rss: 'RSS',
    pss: 'PSS',
    committed: 'zugesagt',
    used_frames: 'Rahmen',
  },
  sentence: (/** @type {Facts} */ f) =>
    `${f.title}, ${f.xName.replace(/^Nach/, 'nach')} ${f.x}: ${f.values.join(', ')}.`,
  working: 'Alle Schritte werden abgespielt ',
  stopped: 'Abgebrochen.',
  again: 'Noch einmal abspielen',
};

/** @type {import('./en-plots.js').CompareWords} */
export const compare = {
  open: 'Vergleichen',
  title: 'Zwei Maschinen vergleichen',
  left: 'Wie sie ist',
  change: 'Ändern',
  to: 'auf',
  settings: {
    frames: 'Rahmen',
    tlb: 'TLB',
    asid: 'ASIDs',
    replace: 'Ersetzungsstrategie',
    swap: 'Swap',
    'fault-around': 'Fault-around',
    machine: 'Maschine',
  },
  run: 'Vergleichen',
  closed: 'Solange Fragen offen sind, lassen sich keine Maschinen vergleichen: Das würde sie beantworten.',
  failed: (/** @type {string} */ message) => `Diese Maschine kann das Szenario nicht abspielen: ${message}`,
  same: 'In keinem Schritt ein Unterschied.',
  differ: (/** @type {Facts} */ f) =>
    `${plural(f.count, 'Schritt weicht', 'Schritte weichen')} ab, der erste ist Schritt ${f.first}.`,
  shorter: (/** @type {number} */ steps) =>
    `Die geänderte Maschine spielt nur ${plural(steps, 'Schritt', 'Schritte')} ab.`,
  position: 'Position in beiden',
  step: 'Schritt',
  back: 'Schritt zurück',
  nextDifference: 'Nächster Unterschied',
  totals: 'Summen bis zur Position',
  steps: 'Schritte',
  columns: { figure: 'Größe', number: 'Nr.', step: 'Schritt', difference: 'Unterschied' },
  figures: {
    minor: 'leichte Seitenfehler',
    major: 'schwere Seitenfehler',
    hits: 'TLB-Treffer',
    misses: 'TLB-Fehlzugriffe',
    evicted: 'aus dem Speicher verdrängte Seiten',
    swapped: 'in den Swap ausgelagerte Seiten',
    refused: 'Signale und Fehler',
  },
  differs: 'weicht ab',
  equal: '',
  more: (/** @type {number} */ n) => (n > 0 ? `+${counted(n)}` : counted(n)),
  outcome: (/** @type {Facts} */ f) =>
    [
      f.ended,
      f.served,
      f.minor > 1 ? `${f.minor} leichte` : '',
      f.major > 0 ? `${f.major} schwere` : '',
      f.misses > 0
        ? `${f.misses > 1 ? `${f.misses} TLB-Fehlzugriffe` : 'TLB-Fehlzugriff'}`
        : f.hits > 0
          ? 'TLB-Treffer'
          : '',
      f.evicted > 0 ? `${f.evicted} verdrängt` : '',
    ]
      .filter(Boolean)
      .join(', '),
  working: 'Wird abgespielt ',
  stopped: 'Abgebrochen.',

  sweep: 'Eine Größe gegen eine andere',
  sweepHint: 'Spielt das Szenario für jede Größe und jede Strategie einmal ab.',
  axes: { frames: 'Seitenfehler gegen Rahmen', tlb: 'TLB-Fehlzugriffe gegen TLB-Einträge' },
  axis: 'Darstellen',
  from: 'von',
  upTo: 'bis',
  policies: 'Strategien',
  draw: 'Zeichnen',
  plotTitles: { frames: 'Seitenfehler', tlb: 'TLB-Fehlzugriffe' },
  xNames: { frames: 'Rahmen', tlb: 'TLB-Einträge' },
  unplayable: (/** @type {Facts} */ f) => `${f.policy}, ${f.size}: lässt sich nicht abspielen (${f.message}).`,
  coincide: (/** @type {string[]} */ names) => `${names.join(' und ')} liegen aufeinander.`,
  belady: (/** @type {Facts} */ f) =>
    `${f.policy}: ${counted(f.more)} bei ${f.larger}, aber nur ${counted(f.fewer)} bei ${f.smaller}. Mehr Speicher und mehr ${f.axis === 'tlb' ? 'Fehlzugriffe' : 'Seitenfehler'}: Béládys Anomalie.`,
  noBelady: 'Keine Linie steigt: Mehr Platz hat es hier nie schlechter gemacht.',
};
