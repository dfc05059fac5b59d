/**
 * What the engine says about a text, in German: English patterns and what they become (phrasebook.js). A test reads
 * the engine's files and finds what is missing here.
 *
 * Behind "expected" stands a noun with its article, behind "nothing more may follow" one in the dative, and before
 * "must be from" one without an article: the nouns stand below their sentence. A remedy is an infinitive.
 *
 * sweep Reihe, stride Schrittweite, bound of the language Grenze der Sprache; the words of the language stay.
 */

/** @type {Record<string, string>} */
const expected = {
  "expected {*}, found '{}'": 'erwartet wird {}, gefunden „{}“',
  "expected '{}', found '{}'": 'erwartet wird „{}“, gefunden „{}“',
  'expected {*} at the end of the line': 'am Ende der Zeile fehlt {}',
  "expected '{}' at the end of the line": 'am Ende der Zeile fehlt „{}“',
  'expected {*}': 'erwartet wird {}',
  "a line begins with a word, found '{}'": 'eine Zeile beginnt mit einem Wort, gefunden „{}“',
  'a line begins with a word at the end of the line': 'eine Zeile beginnt mit einem Wort, hier endet sie',
  'flags=': 'flags=',
  'a number': 'eine Zahl',
  'a number ({*})': 'eine Zahl ({})',
  'a value': 'ein Wert',
  'a value to write': 'ein Wert zum Schreiben',
  'bytes to write': 'eine Folge von Bytes zum Schreiben',
  'a width in bytes': 'eine Breite in Bytes',
  'an address': 'eine Adresse',
  'an argument': 'ein Argument',
  'an operation': 'eine Operation',
  'an expectation': 'eine Erwartung',
  'a process': 'ein Prozess',
  "a process's name": 'der Name eines Prozesses',
  "a file's path": 'der Pfad einer Datei',
  'a path in quotes': 'ein Pfad in Anführungszeichen',
  'strings in brackets': 'eine Liste von Zeichenketten in eckigen Klammern',
  "the initial break's address": 'die Adresse, an der der Break beginnt',
  "the sweep's end": 'das Ende der Reihe',
  "the sweep's stride": 'die Schrittweite der Reihe',
  machine: 'eine Maschine',
  setting: 'eine Einstellung',
  policy: 'eine Strategie',
  'overcommit mode': 'eine Art von Overcommit',
  'signal disposition': 'ein Umgang mit Signalen',
};

/** @type {Record<string, string>} */
const bounds = {
  '{*} must be from {} to {}': '{}: erlaubt ist {} bis {}',
  byte: 'Byte',
  bytes: 'Bytes',
  'bytes a page': 'Bytes je Seite',
  'page number': 'Nummer der Seite',
  pages: 'Seiten',
  frames: 'Rahmen',
  'swap pages': 'Seiten im Swap',
  'TLB entries': 'TLB-Einträge',
  ways: 'Wege',
  seed: 'Startwert',
};

/** @type {Record<string, string>} */
const ends = {
  'nothing more may follow {*}': 'hinter {} darf nichts mehr stehen',
  "nothing more may follow '{}'": 'hinter „{}“ darf nichts mehr stehen',
  'the address': 'der Adresse',
  'the step': 'dem Schritt',
  'the expectations': 'den Erwartungen',
  'the byte': 'dem Byte',
  "the break's address": 'der Adresse des Breaks',
  "the file's size and content": 'der Größe und dem Inhalt der Datei',
  "the machine's name": 'dem Namen der Maschine',
  "the process's name": 'dem Namen des Prozesses',
  "the value of '{}'": 'dem Wert von „{}“',
  "remove '{}'": '„{}“ entfernen',
};

/** @type {Record<string, string>} */
const suggestions = {
  "did you mean '{}'?": '„{}“ gemeint?',
  'one of {}': 'möglich: {}',
  'as in {}': 'etwa {}',
  'as in => ok or => SEGV_MAPERR': 'etwa => ok oder => SEGV_MAPERR',
};

/** @type {Record<string, string>} */
const unknown = {
  "unknown machine '{}'": 'unbekannte Maschine „{}“',
  "unknown setting '{}'": 'unbekannte Einstellung „{}“',
  "unknown policy '{}'": 'unbekannte Strategie „{}“',
  "unknown overcommit mode '{}'": 'unbekannte Art von Overcommit „{}“',
  "unknown signal disposition '{}'": 'unbekannter Umgang mit Signalen „{}“',
  "unknown TLB option '{}'": 'unbekannte Angabe zum TLB „{}“',
  "unknown expectation '{}'": 'unbekannte Erwartung „{}“',
  "unknown operation '{}'": 'unbekannte Operation „{}“',
  "unknown flag '{}'": 'unbekanntes Flag „{}“',
  "unknown sysctl '{}'": 'unbekanntes sysctl „{}“',
  "unknown figure '{}'": 'unbekannte Größe „{}“',
  "'{}' needs its process first": '„{}“ braucht davor seinen Prozess',
  "unknown line '{}'": 'unbekannte Zeile „{}“',
};

/** @type {Record<string, string>} */
const characters = {
  'the string has no closing quote': 'der Zeichenkette fehlt das schließende Anführungszeichen',
  'add " at its end': '" an ihr Ende setzen',
  'unknown escape in a string': 'unbekanntes Zeichen hinter \\ in einer Zeichenkette',
  'the label has no closing bracket': 'die eckige Klammer wird nicht geschlossen',
  "'{}' is not a number of 64 bits": '„{}“ ist keine Zahl von 64 Bits',
  'decimal, 0x hexadecimal, or with K, M, G, T behind it':
    'dezimal, mit 0x hexadezimal, oder dezimal mit K, M, G, T dahinter',
  "unexpected character '{}'": 'unerwartetes Zeichen „{}“',
};

/** @type {Record<string, string>} */
const operands = {
  'a number, a bound name or a label, as in 0x602010, buf+8, [heap]':
    'eine Zahl, der Name eines Ergebnisses oder einer Region, etwa 0x602010, buf+8, [heap]',
  "no result is bound to '{}' above": 'weiter oben heißt kein Ergebnis „{}“',
  'bind it first, as in A: {} = mmap(NULL, 4K, rw, private|anon)':
    'zuerst eines so nennen, etwa A: {} = mmap(NULL, 4K, rw, private|anon)',
  'the string is empty': 'die Zeichenkette ist leer',
  'write at least one byte': 'mindestens ein Byte schreiben',
  'a string, or an integer with an optional width, as in "A", 7, 0x1122:4':
    'eine Zeichenkette oder eine ganze Zahl, auch mit ihrer Breite, etwa "A", 7, 0x1122:4',
  'an integer has 1 to 8 bytes': 'eine ganze Zahl hat 1 bis 8 Bytes',
  'the integer does not fit its width': 'die Zahl passt nicht in ihre Breite',
  'give it more bytes': 'ihr mehr Bytes geben',
};

/** @type {Record<string, string>} */
const machines = {
  'a scenario has one machine': 'ein Szenario hat eine Maschine',
  'remove this line and those below it': 'diese Zeile und die darunter entfernen',
  "machine '{}' is not modelled yet": 'die Maschine „{}“ gibt es im Modell noch nicht',
  'x86-64, x86-64-la57 and custom are': 'es gibt x86-64, x86-64-la57 und custom',
  'a page size is a power of two': 'die Größe einer Seite ist eine Zweierpotenz',
  'pages of this machine have 4K': 'Seiten dieser Maschine haben 4K',
  'machine custom takes other sizes': 'machine custom nimmt andere Größen',
  'only a custom machine has a split': 'nur eine Maschine custom hat einen split',
  'write machine custom above': 'darüber machine custom schreiben',
  "'{}' is not a split of address bits": '„{}“ teilt keine Adressbits auf',
  'index bits a level, then offset bits, as in 10/10/12': 'Indexbits je Stufe, dann Offsetbits, etwa 10/10/12',
  'a machine has 1 to 5 levels': 'eine Maschine hat 1 bis 5 Stufen',
  'a page number has 48 bits at most': 'die Nummer einer Seite hat höchstens 48 Bits',
  'take fewer index bits': 'weniger Indexbits nehmen',
  'a table of this split does not fit a page': 'bei diesem split passt eine Tabelle nicht in eine Seite',
  'take fewer index bits a level, or more offset bits':
    'weniger Indexbits je Stufe nehmen, oder mehr Offsetbits',
  'the entries are not a multiple of the ways': 'die Einträge sind kein Vielfaches der Wege',
  'plru takes a power of two of up to 32 ways': 'plru braucht eine Zweierpotenz von Wegen, höchstens 32',
  "'huge' is read, but has no effect yet": '„huge“ wird gelesen, hat aber noch keine Wirkung',
  'all pages have the base size': 'alle Seiten haben die Grundgröße',
  "a machine has no '{}'": 'eine Maschine hat kein „{}“',
  'a custom machine needs a split of its address bits':
    'eine Maschine custom braucht einen split ihrer Adressbits',
  "entries of 4 bytes name 524288 frames at most, and the tables' own":
    'Einträge von 4 Bytes können höchstens 524288 Rahmen nennen, dazu die der Tabellen',
  'take fewer frames, or fewer index bits a level': 'weniger Rahmen nehmen, oder weniger Indexbits je Stufe',
};

/** @type {Record<string, string>} */
const headers = {
  'an indented line belongs to a header, and there is none above':
    'eine eingerückte Zeile gehört zu einem Kopf, und darüber steht keiner',
  'remove the blanks at its start': 'die Leerzeichen an ihrem Anfang entfernen',
  'more than {} regions': 'mehr als {} Regionen',
  'more than {} processes': 'mehr als {} Prozesse',
  'more than 10,000 steps': 'mehr als 10.000 Schritte',
  'the text is longer than 256 KiB': 'der Text ist länger als 256 KiB',
  'that is the bound of the language': 'das ist die Grenze der Sprache',
  "the file '{}' is declared already": 'die Datei „{}“ steht schon weiter oben',
  'give it another path': 'ihr einen anderen Pfad geben',
  'the content is longer than the file': 'der Inhalt ist länger als die Datei',
  'make it {} bytes': 'sie {} Bytes groß machen',
  "a file has no '{}'": 'eine Datei hat kein „{}“',
  'a letter, then letters, digits, _ . -': 'ein Buchstabe, dann Buchstaben, Ziffern, _ . -',
  "the process '{}' is declared already": 'der Prozess „{}“ steht schon weiter oben',
  'give it another name': 'ihm einen anderen Namen geben',
  "there is no process '{}'": 'es gibt keinen Prozess „{}“',
  'a condition above it is no step': 'eine Bedingung darüber ist kein Schritt',
  'the text has an error in line {}': 'der Text hat einen Fehler in Zeile {}',
  "there is no process '{}' above": 'weiter oben gibt es keinen Prozess „{}“',
  "there is no process '{}' here": 'es gibt hier keinen Prozess „{}“',
  'declare it: process {}': 'ihn anlegen: process {}',
};

/** @type {Record<string, string>} */
const layouts = {
  'a layout line begins with a range in hexadecimal':
    'eine Zeile des Layouts beginnt mit einem Bereich, hexadezimal',
  'the region ends before it starts': 'die Region endet, bevor sie anfängt',
  'write the lower address first': 'die niedrigere Adresse zuerst schreiben',
  'the region has no permissions': 'der Region fehlen die Rechte',
  'add them, as in rw-p': 'sie hinzufügen, etwa rw-p',
  'permissions are four letters': 'Rechte sind vier Buchstaben',
  'r or -, w or -, x or -, then p (private) or s (shared)':
    'r oder -, w oder -, x oder -, dann p (privat) oder s (gemeinsam)',
  'the offset is not hexadecimal': 'der Offset ist nicht hexadezimal',
  'the region overlaps {} of the same process': 'die Region überlappt {} desselben Prozesses',
  'move it or make it shorter': 'sie verschieben oder kürzen',
  'regions are made of whole pages of {} bytes': 'Regionen bestehen aus ganzen Seiten von {} Bytes',
  'the region lies outside the user half of the address space':
    'die Region liegt außerhalb der Hälfte des Adressraums, die den Prozessen gehört',
  'it ends at {}': 'diese Hälfte endet bei {}',
};

/** @type {Record<string, string>} */
const steps = {
  "a process's name, or one of machine, file, process, note, switch":
    'der Name eines Prozesses, oder eines von machine, file, process, note, switch',
  'read, write, exec or a call, as in mmap(…)': 'read, write, exec oder ein Aufruf, etwa mmap(…)',
  "'{}' is not modelled yet": '„{}“ gibt es im Modell noch nicht',
  '0 heuristic, 1 always, 2 never': '0 heuristic, 1 always, 2 never',
  'vm.overcommit_memory is 0, 1 or 2': 'vm.overcommit_memory ist 0, 1 oder 2',
  'an access has 1 to {} bytes': 'ein Zugriff hat 1 bis {} Bytes',
  'a stride of 0 never ends': 'eine Schrittweite von 0 führt zu keinem Ende',
  'the sweep ends before it starts': 'die Reihe endet, bevor sie anfängt',
  'more than {} accesses in a sweep': 'mehr als {} Zugriffe in einer Reihe',
  'that is the bound of the language: take a longer stride':
    'das ist die Grenze der Sprache: eine größere Schrittweite nehmen',
  'an access has no result to bind': 'ein Zugriff hat kein Ergebnis, das einen Namen bekommen könnte',
  "write it without '{} ='": 'ihn ohne „{} =“ schreiben',
  '{} takes {} arguments': 'zu viele Argumente: {} nimmt {}',
  'close the parenthesis here': 'hier die Klammer schließen',
  '{} needs {} arguments, found {}': 'zu wenige Argumente: {} braucht {}, gefunden {}',
  'as the manual page has them': 'so, wie sie in der Manpage stehen',
  'arguments are separated by commas': 'zwischen Argumenten steht ein Komma',
  "'{}' is not a name": '„{}“ ist kein Name',
  "the process '{}' exists already": 'den Prozess „{}“ gibt es schon',
  'give the child another name': 'dem Kind einen anderen Namen geben',
};

/** @type {Record<string, string>} */
const questions = {
  '{} has no region {}': '{} hat keine Region {}',
};

/** @type {Record<string, string>} */
const imports = {
  "nothing is known of the kind '{}'": 'die Art „{}“ ist unbekannt',
  'more than 64 MiB are not read': 'mehr als 64 MiB werden nicht gelesen',
  'give a part of it': 'einen Teil davon nehmen',
  'it is passed over': 'sie wird übergangen',
  'the region is left out': 'die Region bleibt weg',
  'the region is not made of whole pages': 'die Region besteht nicht aus ganzen Seiten',
  'the region does not lie above the one before it': 'die Region liegt nicht über der davor',
  'this is no line of maps or smaps': 'das ist keine Zeile von maps oder smaps',
  'this is no row of pmap -X': 'das ist keine Zeile von pmap -X',
  'there is no region in it': 'es steht keine Region darin',
  'paste the output of {}': 'die Ausgabe von {} einfügen',
  'its layout is longer than a scenario may be, which is 256 KiB':
    'das Layout ist länger, als ein Szenario sein darf: 256 KiB',
  'leave some of its regions out': 'einige der Regionen weglassen',
  'this is no line of strace': 'das ist keine Zeile von strace',
  'there is no call of strace in it': 'es steht kein Aufruf darin, wie strace ihn schreibt',
  'give the output of strace -f -e trace=memory,process,desc':
    'die Ausgabe von strace -f -e trace=memory,process,desc nehmen',
  'its layouts are longer than a scenario may be, which is 256 KiB':
    'die Layouts sind länger, als ein Szenario sein darf: 256 KiB',
  'this is no access as lackey prints it': 'das ist keine Zeile mit einem Zugriff, wie lackey sie schreibt',
  'there is no access in it': 'es steht kein Zugriff darin',
  'give the output of valgrind --tool=lackey --trace-mem=yes':
    'die Ausgabe von valgrind --tool=lackey --trace-mem=yes nehmen',
};

/** @type {Record<string, string>} */
export const diagnostics = {
  ...expected,
  ...bounds,
  ...ends,
  ...suggestions,
  ...unknown,
  ...characters,
  ...operands,
  ...machines,
  ...headers,
  ...layouts,
  ...steps,
  ...questions,
  ...imports,
};
