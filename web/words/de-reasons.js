import { plural } from './de-numbers.js';

/** Why an answer was wrong, in German: what it would have needed, and what was the case. */

/** @typedef {Record<string, any>} Facts */

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Nominative and accusative alike. @type {Record<string, string>} */
const doing = { read: 'das Lesen', write: 'das Schreiben', exec: 'das Ausführen' };

/** @param {Facts} f */
const act = (f) => doing[f.op] ?? 'den Zugriff';

/** @param {Facts} f */
const named = (f) => `${f.label || 'eine Region ohne Namen'}${f.perms ? ` (${f.perms})` : ''}`;

/** @param {Facts} f */
const pageOf = (f) =>
  `Seite ${f.page} ${f.label ? `von ${f.label}` : 'einer Region ohne Namen'}${f.perms ? ` (${f.perms})` : ''}`;

/** @param {Facts} f */
const range = (f) => `${f.start}–${f.end}`;

/** What an answer says in general. @type {Record<string, (f: Facts) => string>} */
const verdictMeans = {
  ok: (f) => `Gut geht es nur, wo eine Region die Adresse enthält und ${act(f)} erlaubt.`,
  SEGV_MAPERR: () => 'SEGV_MAPERR besagt, dass keine Region die Adresse enthält.',
  SEGV_ACCERR: (f) => `SEGV_ACCERR besagt, dass eine Region da ist und ${act(f)} verbietet.`,
  BUS_ADRERR: () => 'SIGBUS besagt, dass die Region da ist, ihre Datei aber vor dieser Seite endet.',
  SI_KERNEL: () => 'Ein Signal ohne Adresse gibt es für Adressen, die nicht kanonisch sind.',
  SIGKILL: () => 'SIGKILL beendet einen Prozess, wenn der Speicher erschöpft ist.',
};

/** What was the case. @type {Record<string, (f: Facts) => string>} */
const verdictWas = {
  ok: (f) =>
    f.stackStart
      ? `Hier endete der Stack bei ${f.stackStart} und wuchs nach unten über ${f.address} hinweg.`
      : `Hier enthält ${named(f)} die Adresse ${f.address} und erlaubt ${act(f)}${f.served === 'none' ? '' : '; der Seitenfehler unterwegs wird behandelt und ist kein Fehler des Programms'}.`,
  SEGV_MAPERR: (f) =>
    f.guarded
      ? `Hier enthält ${named(f)} die Adresse ${f.address}, aber auf der Seite liegt ein Schutz, und der antwortet wie eine Lücke.`
      : `Hier enthält keine Region von ${f.process} die Adresse ${f.address}.`,
  SEGV_ACCERR: (f) =>
    `Hier enthält ${named(f)} die Adresse ${f.address}, aber die Rechte erlauben ${act(f)} nicht.`,
  BUS_ADRERR: (f) =>
    `Hier enthält ${named(f)} die Adresse ${f.address} und erlaubt ${act(f)}, aber ${f.file ?? 'die Datei'} endet vor dieser Seite.`,
  SI_KERNEL: (f) => `Hier ist ${f.address} nicht kanonisch: Die obersten Bits sind nicht alle gleich.`,
  SIGKILL: () => 'Hier war kein Rahmen zu finden, und der Kernel beendete den Prozess.',
};

/** @type {Record<string, (f: Facts) => string>} */
const servedMeans = {
  none: () => 'Ohne Seitenfehler müsste die Seitentabelle den Zugriff bereits erlauben.',
  'zero-fill': () =>
    'Einen frischen Rahmen voller Nullen gibt es beim ersten Zugriff auf Speicher, hinter dem keine Datei steht.',
  'zero-page': () =>
    'Den gemeinsamen Nullrahmen leiht der Kernel, wenn privater Speicher gelesen wird, den noch niemand beschrieben hat.',
  'copy-on-write': () =>
    'Kopiert wird, wenn eine private Seite geschrieben wird, deren Rahmen nicht beschrieben werden darf.',
  'cache-hit': () => 'Aus dem Page-Cache kommen Seiten von Dateien, die schon im Speicher sind.',
  'page-in': () => 'Von der Platte wird eine Dateiseite gelesen, die nicht im Page-Cache ist.',
  'swap-in': () => 'Aus dem Swap kommt eine Seite, die den Speicher zuvor verlassen musste.',
  'reuse-writable': () =>
    'Ein Rahmen wird unverändert beschreibbar, wenn ihn außer dieser Seite niemand mehr benutzt.',
  'stack-growth': () => 'Der Stack wächst nur, wo die Adresse unter ihm liegt und seine Grenze es zulässt.',
  spurious: () => 'Ein alter Eintrag steht nur im Weg, nachdem Rechte erweitert wurden.',
  refused: (f) =>
    `Der Kernel verweigert, wo keine Region die Adresse enthält oder die Region ${act(f)} verbietet.`,
};

/** @type {Record<string, (f: Facts) => string>} */
const servedWas = {
  none: (f) =>
    f.tlb === 'hit'
      ? `Hier kannte der TLB die Seite ${f.page}: Rahmen ${f.frame}; der Kernel wurde nicht gefragt.`
      : `Hier fand der Durchlauf Rahmen ${f.frame} in der Seitentabelle; der Kernel wurde nicht gefragt.`,
  'zero-fill': (f) =>
    `Hier hatte ${pageOf(f)} noch keinen Rahmen: Sie bekam Rahmen ${f.frame}, gefüllt mit Nullen.`,
  'zero-page': (f) =>
    `Hier wurde ${pageOf(f)} noch nie beschrieben: Sie bekam leihweise Rahmen ${f.frame}, die Nullen, die alle teilen.`,
  'copy-on-write': (f) =>
    f.from === 0
      ? `Hier hatte Seite ${f.page} nur die gemeinsamen Nullen, und ${f.process} schreibt: Sie bekam den eigenen Rahmen ${f.frame}.`
      : `Hier ist Seite ${f.page} privat und ${f.from === null ? 'kam aus der Datei' : `darf Rahmen ${f.from} nicht ändern, den andere sehen können`}: Sie wurde in Rahmen ${f.frame} kopiert.`,
  'cache-hit': (f) =>
    `Hier gehört Seite ${f.page} zu ${f.file ?? 'einer Datei'}, und der Page-Cache hatte sie: Rahmen ${f.frame} wurde eingeblendet.`,
  'page-in': (f) =>
    `Hier gehört Seite ${f.page} zu ${f.file ?? 'einer Datei'}, und kein Rahmen enthielt sie: Sie wurde in Rahmen ${f.frame} gelesen.`,
  'swap-in': (f) => `Hier war Seite ${f.page} ausgelagert und wurde in Rahmen ${f.frame} zurückgeholt.`,
  'reuse-writable': (f) => `Hier benutzte niemand sonst mehr Rahmen ${f.frame}, also war keine Kopie nötig.`,
  'stack-growth': (f) =>
    `Hier wuchs der Stack nach unten über ${f.address} hinweg und bekam Rahmen ${f.frame}.`,
  spurious: (f) =>
    `Hier erlaubte die Region es längst; nur ein alter Eintrag stand vor Rahmen ${f.frame} im Weg.`,
  refused: (f) => (verdictWas[f.verdict] ?? (() => ''))(f),
};

/** Where an address lies to a region. @type {Record<string, string>} */
const sides = { below: 'darunter', above: 'darüber' };

/** @param {Facts} f */
const notInRegion = (f) =>
  `${f.chosen.label || 'Die gewählte Region'} ist ${range(f.chosen)}, und ${f.address} liegt ${sides[f.side] ?? 'außerhalb'}.`;

/** @param {Facts} f */
const regionWas = (f) =>
  f.stackStart
    ? `${f.right.label || 'Die Region'} endete bei ${f.stackStart}, wächst aber nach unten über die Adresse hinweg.`
    : `${f.address} liegt in ${f.right.label || f.right.perms}, ${range(f.right)}.`;

/** @type {Record<string, string>} */
const faultsMean = {
  none: 'Ohne Seitenfehler müsste die Seitentabelle den Zugriff bereits erlauben.',
  minor: 'Ein leichter Seitenfehler wird behandelt, ohne dass eine Platte gelesen wird.',
  major: 'Ein schwerer Seitenfehler muss von einer Platte oder aus dem Swap lesen.',
  refused: 'Ein verweigerter Zugriff endet mit einem Signal und zählt zu keinem von beiden.',
};

/** Why two processes have one frame. @param {Facts} f */
function sameWas(f) {
  const both = `${f.process} und ${f.other.process} erreichen beide Rahmen ${f.frame}`;
  if (f.other.backing === 'zero-frame')
    return `${both}: Unberührter Speicher bekommt leihweise den einen Nullrahmen.`;
  if (f.other.backing === 'page-cache')
    return `${both}: Die Seite ${f.file ? `von ${f.file}` : 'einer Datei'} ist nur einmal im Speicher.`;
  return f.backing === 'shared-anonymous'
    ? `${both}: Es ist gemeinsamer Speicher.`
    : `${both}: Er wird geteilt, bis einer von beiden schreibt.`;
}

/** Why they have two. @param {Facts} f */
const otherWas = (f) =>
  f.served === 'copy-on-write'
    ? `${f.process} schreibt, also wurde die Seite in Rahmen ${f.frame} kopiert; ${f.other.process} behält Rahmen ${f.other.frame}.`
    : `Jeder Prozess hat eigene Seitentabellen: ${f.process} erreicht Rahmen ${f.frame}, ${f.other.process} Rahmen ${f.other.frame}.`;

/** @type {Record<string, (f: Facts) => string>} */
const sameMeans = {
  same: () =>
    'Ein Rahmen dient zwei Prozessen bei einer Dateiseite, bei gemeinsamem Speicher und nach fork, bis einer schreibt.',
  other: () => 'Zwei Rahmen hinter einer Zahl bedeuten, dass dort jeder Prozess eine eigene Seite hat.',
  absent: (f) =>
    `Nichts zu vergleichen gibt es nur, wo ${f.other.process} an dieser Seite nichts im Speicher hat.`,
  refused: () => 'Kein Rahmen wird nur erreicht, wenn der Zugriff verweigert wird.',
};

/** @type {Record<string, (f: Facts) => string>} */
const same = {
  same: sameWas,
  other: otherWas,
  absent: (f) =>
    `${f.other.process} hat an ${f.other.address} keinen Rahmen; ${f.process} erreicht Rahmen ${f.frame}.`,
  refused: (f) => (verdictWas[f.verdict] ?? (() => ''))(f),
};

/** @type {Record<string, (f: Facts) => string>} */
const holders = {
  zero: () => 'enthält die Nullen, die alle teilen',
  table: (f) => `enthält eine Seitentabelle von ${f.process}`,
  page: (f) => `enthält Seite ${f.address} von ${f.process}`,
  cache: (f) => `enthält eine Seite von ${f.file}`,
  free: () => 'war frei, wurde aber nicht genommen',
};

/** @type {Record<string, (f: Facts) => string>} */
const valueMeans = {
  other: (f) => `${f.value} ist, was ${f.of} unter dieser Zahl hat, und ${f.of} ist ein anderer Prozess.`,
  written: (f) => `${f.value} hat ${f.by} an ${f.at} geschrieben, und das ist nicht dieses Byte.`,
  zero: () => 'Null enthält Speicher, den niemand beschrieben hat.',
  refused: () => 'Nichts würde nur gelesen, wenn der Zugriff verweigert würde.',
};

/** @param {Facts} f */
const valueWas = (f) =>
  f.truth === 'refused'
    ? (verdictWas[f.verdict] ?? (() => ''))(f)
    : `${f.process} liest ${f.got} aus Rahmen ${f.frame}, der hinter der eigenen Seite ${f.page} steht.`;

/** Why a call took no frames. @param {Facts} f */
function takenWas(f) {
  if (f.truth !== '0')
    return `Der Aufruf hat Seiten sofort gefüllt: ${plural(Number(f.truth), 'Rahmen wurde', 'Rahmen wurden')} belegt.`;
  if (f.op === 'fork') {
    return 'fork kopiert nur die Tabelleneinträge: Eltern- und Kindprozess teilen jeden Rahmen, bis einer von beiden schreibt.';
  }
  return `${f.op} trägt nur eine Region ein: Ein Rahmen kommt erst mit dem ersten Zugriff auf jede Seite.`;
}

/** @param {Facts} f */
function takenMeans(f) {
  if (f.answered === '0') return 'Keiner genügt nur, wenn jede Seite auf ihren ersten Zugriff wartet.';
  if (f.answered === '1') return 'Einer wäre für eine Seite, die vor ihrem ersten Zugriff gefüllt wird.';
  return `${f.answered} wäre sofort ein Rahmen für jede Seite.`;
}

/** @param {Facts} f */
function freedMeans(f) {
  if (f.answered === '0')
    return 'Keiner würde frei, wenn keine Seite einen Rahmen hätte oder andere alle benutzten.';
  if (f.answered === String(f.pages)) return 'Für alle müsste hinter jeder Seite ein eigener Rahmen stehen.';
  return 'Das ist nicht die Zahl der Seiten, die einen eigenen Rahmen hatten.';
}

/** @param {Facts} f */
function faultCountMeans(f) {
  if (f.answered === '0') return 'Ohne Seitenfehler müsste jede Seite schon in der Tabelle stehen.';
  if (f.answered === String(f.pages))
    return 'Einer für jede Seite würde brauchen, dass keine einen brauchbaren Eintrag hat.';
  if (f.answered === String(f.accesses))
    return 'Ein Seitenfehler bringt eine ganze Seite: Weitere Zugriffe auf sie brauchen keinen.';
  return 'Seitenfehler treten Seite für Seite auf.';
}

/** @param {Facts} f */
function missCountMeans(f) {
  if (f.answered === '0') return 'Ohne Fehlzugriff müsste der TLB schon jede Seite kennen.';
  if (f.answered === String(f.pages))
    return 'Einer für jede Seite würde brauchen, dass der TLB vorher keine kennt und jede behält, solange sie benutzt wird.';
  if (f.answered === String(f.accesses))
    return 'Einer für jeden Zugriff würde brauchen, dass jede Seite nur einmal benutzt wird.';
  return 'So viele Nachfragen ohne passenden Eintrag waren es nicht.';
}

/** @param {Facts} f */
function missCountWas(f) {
  const sets = f.ways < f.entries ? ` in Sätzen zu ${f.ways}` : '';
  return `Die Zugriffe gingen auf ${plural(f.pages, 'Seite', 'Seiten')}, und der TLB hat ${plural(f.entries, 'Eintrag', 'Einträge')}${sets}: ${plural(f.lookups.hits, 'Treffer', 'Treffer')} und ${plural(f.lookups.misses, 'Fehlzugriff', 'Fehlzugriffe')}.`;
}

/** @type {Record<string, string>} */
const evictMeans = {
  nothing: 'Nichts muss nur weichen, solange ein Rahmen übrig ist.',
  swap: 'In den Swap gehen Seiten, die aus keiner Datei zurückkommen können.',
  dropped: 'Eine Dateiseite kann verworfen werden, denn die Datei hat sie noch.',
};

/** @param {Facts} f */
function evictWas(f) {
  if (f.truth === 'nothing') {
    return f.free > 0
      ? `${plural(f.free, 'Rahmen war', 'Rahmen waren')} frei, also musste nichts weichen.`
      : 'Kein Rahmen war frei, aber dieser Schritt brauchte keinen.';
  }
  const page = f.evicted ? `Seite ${f.evicted.page} von ${f.evicted.process}` : 'eine Seite';
  return f.truth === 'swap'
    ? `Ein Rahmen wurde gebraucht, und keiner war übrig: ${capital(page)} kann aus keiner Datei zurückkommen und ging deshalb in den Swap.`
    : `Ein Rahmen wurde gebraucht, und keiner war übrig: ${capital(page)} lässt sich wieder aus der Datei lesen und wurde deshalb verworfen.`;
}

/** Was man von einer Seite weiß, die vielleicht weichen muss. @param {Facts} f */
const pastOf = (f) =>
  `${f.came ? `gekommen in Schritt ${f.came}` : 'von Anfang an da'}, ${f.used ? `zuletzt benutzt in Schritt ${f.used}` : 'noch nie benutzt'}, ${f.next ? `wieder gebraucht in Schritt ${f.next}` : 'nicht mehr gebraucht'}`;

/** @param {Facts} f */
function returnsMeans(f) {
  if (f.answered === '0x0') return 'NULL als Argument lässt den Kernel wählen; 0 selbst wählt er nie.';
  return 'Eine Adresse, die nicht fest vorgegeben ist, wählt der Kernel: in der höchsten Lücke, die groß genug ist.';
}

/** @type {import('./en-reasons.js').ReasonWords} */
export const reasons = {
  verdict: (/** @type {Facts} */ f) =>
    `${verdictMeans[f.answered]?.(f) ?? ''} ${verdictWas[f.truth]?.(f) ?? ''}`.trim(),
  outcome: (/** @type {Facts} */ f) =>
    f.means
      ? `Die gewählte Antwort bedeutet: ${capital(f.means)} Hier aber: ${f.said}`
      : `Der Aufruf gelingt nicht. ${f.said}`,
  served: (/** @type {Facts} */ f) =>
    `${servedMeans[f.answered]?.(f) ?? ''} ${servedWas[f.truth]?.(f) ?? ''}`.trim(),
  region: (/** @type {Facts} */ f) => {
    if (!f.chosen) return `Keine wäre in einer Lücke richtig. ${regionWas(f)}`;
    return f.right
      ? `${notInRegion(f)} ${regionWas(f)}`
      : `${notInRegion(f)} Auch keine andere Region enthält sie.`;
  },
  tlb: (/** @type {Facts} */ f) => {
    if (f.truth === 'hit')
      return `Der TLB kannte Seite ${f.page} von ${f.process} noch: Ein Durchlauf war nicht nötig.`;
    if (f.flushed)
      return `Der Wechsel zu ${f.process} hat den TLB geleert, also mussten die Tabellen durchlaufen werden.`;
    if (f.tlbOwner) {
      return `Der TLB hat diese Seitennummer nur für ${f.tlbOwner}; jeder Eintrag trägt die Kennung seines Adressraums.`;
    }
    return `Kein Eintrag des TLB galt für Seite ${f.page} von ${f.process}, also mussten die Tabellen durchlaufen werden.`;
  },
  faults: (/** @type {Facts} */ f) =>
    `${faultsMean[f.answered] ?? ''} ${servedWas[f.served]?.(f) ?? ''}`.trim(),
  faultCount: (/** @type {Facts} */ f) =>
    `${faultCountMeans(f)} ${plural(f.accesses, 'Zugriff', 'Zugriffe')} und ${plural(Number(f.truth), 'Seitenfehler', 'Seitenfehler')}: einer für jede Seite ohne brauchbaren Eintrag, keiner für Seiten, die einen hatten.`,
  missCount: (/** @type {Facts} */ f) => `${missCountMeans(f)} ${missCountWas(f)}`,
  same: (/** @type {Facts} */ f) => `${sameMeans[f.answered]?.(f) ?? ''} ${same[f.truth]?.(f) ?? ''}`.trim(),
  value: (/** @type {Facts} */ f) => `${valueMeans[f.origin]?.(f) ?? ''} ${valueWas(f)}`.trim(),
  evict: (/** @type {Facts} */ f) => `${evictMeans[f.answered] ?? ''} ${evictWas(f)}`.trim(),
  victim: (/** @type {Facts} */ f) =>
    `Nach der Regel dieser Maschine ging Seite ${f.went.page} (${pastOf(f.went)}). Seite ${f.stayed.page} (${pastOf(f.stayed)}) ist geblieben.`,
  frame: (/** @type {Facts} */ f) => {
    const chosen = f.holder ? `Rahmen ${f.chosen} ${holders[f.holder.kind]?.(f.holder) ?? ''}.` : '';
    return `${chosen} ${(servedWas[f.served] ?? verdictWas.ok)?.(f) ?? ''}`.trim();
  },
  returns: (/** @type {Facts} */ f) => `${returnsMeans(f)} ${f.said}`,
  taken: (/** @type {Facts} */ f) => `${takenMeans(f)} ${takenWas(f)}`,
  freed: (/** @type {Facts} */ f) =>
    `${freedMeans(f)} Die Region hatte ${plural(f.pages, 'Seite', 'Seiten')}, und ${plural(Number(f.truth), 'Rahmen ist', 'Rahmen sind')} wieder frei: Nur eine Seite, die einen Rahmen hatte und ihn mit niemandem teilte, gibt einen zurück.`,
};
