// What the engine says about a text has German: each sentence of its sources, and each that it says about broken texts.
import assert from 'node:assert/strict';
import test from 'node:test';
import { de } from '../../web/words/de.js';
import { diagnostics } from '../../web/words/de-diagnostics.js';
import { en } from '../../web/words/en.js';
import { phrasebook } from '../../web/words/phrasebook.js';
import { mistakesOfBroken, mistakesOfCases, mistakesOfImports, mistakesOfQuestions } from './broken.js';
import { prose, sentences } from './sources.js';

const german = phrasebook(diagnostics);
const written = sentences();

/** @param {Iterable<string>} said */
const withoutGerman = (said) => [...new Set(said)].filter((sentence) => german(sentence) === null);

test('each sentence in the sources has German', () => {
  assert.ok(written.size > 250, `${written.size} sentences`);
  assert.deepEqual(withoutGerman(written.keys()), []);
});

test('no prose stands in the sources that is part of none of these sentences', () => {
  const all = [...written.keys()].join('\n');
  assert.deepEqual(
    prose().filter((text) => !all.includes(text)),
    [],
  );
});

test('nothing has German that the engine does not say', () => {
  const useless = Object.keys(diagnostics).filter((key) => {
    const { [key]: _, ...rest } = diagnostics;
    const without = phrasebook(rest);
    return [...written.keys()].every((sentence) => without(sentence) === german(sentence));
  });
  assert.deepEqual(useless, []);
});

test('what is said about the cases, as they stand and broken, has German', () => {
  const told = [...mistakesOfCases(), ...mistakesOfBroken(25, 20240607)];
  assert.ok(new Set(told).size > 1000);
  assert.deepEqual(withoutGerman(told), []);
});

test('what is said about imports has German', () => {
  const told = mistakesOfImports(20, 1);
  assert.ok(told.length > 100);
  assert.deepEqual(withoutGerman(told), []);
});

test('why a question has no answer has German', () => {
  const told = mistakesOfQuestions(60, 2);
  assert.ok(new Set(told).size > 100);
  assert.deepEqual(withoutGerman(told), []);
});

/** The holes of a pattern, counted from 1; of a translation, as it takes them. @param {string} text */
const holes = (text) =>
  (text.match(/\{\*?\d*\}/g) ?? []).map((hole, index) => Number(hole.slice(1, -1)) || index + 1);

test('a translation takes what its pattern holds, and two holes never touch', () => {
  for (const [pattern, translation] of Object.entries(diagnostics)) {
    assert.deepEqual(holes(translation).sort(), holes(pattern), pattern);
    assert.doesNotMatch(pattern, /\}\{/);
  }
});

test('no translation has an English word in it', () => {
  const english =
    /(?<![\w-])(the|and|of|is|are|its?|not|no|from|with|for|by|at|or|page|frame|has|there|found|above)(?![\w-])/;
  const same = ['flags=', '0 heuristic, 1 always, 2 never'];
  for (const [pattern, translation] of Object.entries(diagnostics)) {
    assert.doesNotMatch(translation, english);
    assert.equal(pattern === translation, same.includes(pattern), pattern);
  }
});

test('a user’s words stay as they are', () => {
  assert.equal(de.said("there is no process 'a number'"), 'es gibt keinen Prozess „a number“');
  assert.equal(de.said("unknown line '$& {1} {}'"), 'unbekannte Zeile „$& {1} {}“');
  assert.equal(
    de.said("expected an address, found 'a', found 'b'"),
    "erwartet wird eine Adresse, gefunden „a', found 'b“",
  );
  assert.equal(
    de.said("unexpected character 'x needs 1 arguments, found 2'"),
    'unerwartetes Zeichen „x needs 1 arguments, found 2“',
  );
  assert.equal(de.said('one of machine, a number'), 'möglich: machine, a number');
});

test('phrases in phrases are German too, or the sentence stays whole', () => {
  assert.equal(
    de.said("expected a number (swap pages), found 'x'"),
    'erwartet wird eine Zahl (Seiten im Swap), gefunden „x“',
  );
  assert.equal(
    de.said("nothing more may follow the address: remove 'a: b'"),
    'hinter der Adresse darf nichts mehr stehen: „a: b“ entfernen',
  );
  assert.equal(de.said("expected a miracle, found 'x'"), "expected a miracle, found 'x'");
});

test('English is what the engine says', () => {
  for (const sentence of ['', ...written.keys()]) assert.equal(en.said(sentence), sentence);
});

test('a text of any length is looked through once', () => {
  const parts = Object.keys(diagnostics)
    .flatMap((pattern) => pattern.split(/\{\*?\}/))
    .filter(Boolean);
  const start = performance.now();
  for (const part of [...parts, 'expected ', ': ', "', found '", 'expected a number (']) {
    const long = part.repeat(Math.ceil(262_144 / part.length));
    german(long);
    german(`unknown line '${long}'`);
    german(`expected ${long}`);
  }
  assert.ok(performance.now() - start < 20_000);
});
