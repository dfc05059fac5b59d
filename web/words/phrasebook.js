/**
 * Sentences that the engine made, in another language: the English sentence is the key.
 *
 * A catalogue maps a pattern to its translation. `{}` in a pattern holds any text, which is kept as it is; `{*}` holds
 * another phrase of the catalogue, which is translated with it. The translation takes what they hold in order, `{}`,
 * or by number, `{2}`. A sentence is translated whole or not at all: half of one helps nobody.
 *
 * What a user wrote stands in these sentences and may be as long as a text, so patterns are no regular expressions:
 * their fixed parts are looked for one behind the other, each once.
 */

/**
 * @typedef {object} Phrase
 * @property {string[]} fixed the parts around the holes
 * @property {boolean[]} nested whether a hole holds a phrase
 * @property {string} translation
 */

/** Phrases in phrases in phrases, as "a number (bytes)" has them; more is no sentence of the engine's. */
const DEEPEST = 3;

/** Where an answer joins a mistake and its remedy; a user's own colons may stand beside that. */
const JOINT = ': ';
const MOST_JOINTS = 16;

/** @param {[string, string]} entry @returns {Phrase} */
function phraseOf([pattern, translation]) {
  const parts = pattern.split(/(\{\*?\})/);
  return {
    fixed: parts.filter((_, index) => index % 2 === 0),
    nested: parts.filter((_, index) => index % 2 === 1).map((hole) => hole === '{*}'),
    translation,
  };
}

/** A phrase that begins like the sentence says more than one that begins with a hole. @param {Phrase} a @param {Phrase} b */
function moreSpecific({ fixed: a }, { fixed: b }) {
  return (b[0] ?? '').length - (a[0] ?? '').length || b.join('').length - a.join('').length;
}

/** What the holes of a phrase hold in a text; nothing where it is another phrase. @param {string[]} fixed @param {string} text */
function heldIn(fixed, text) {
  const [head = '', last = ''] = [fixed[0], fixed.at(-1)];
  const end = text.length - last.length;
  if (!text.startsWith(head) || !text.endsWith(last)) return null;
  let at = head.length;
  const held = [];
  for (const part of fixed.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return null;
    held.push(text.slice(at, found));
    at = found + part.length;
  }
  if (at > end) return null;
  return [...held, text.slice(at, end)];
}

/** @param {string} translation @param {string[]} held */
function filled(translation, held) {
  let next = 0;
  return translation.replace(/\{(\d*)\}/g, (_, number) => held[number ? number - 1 : next++] ?? '');
}

/**
 * @param {Record<string, string>} catalogue
 * @returns {(sentence: string) => string | null} its translation; nothing where the catalogue has none
 */
export function phrasebook(catalogue) {
  const whole = new Map(Object.entries(catalogue));
  const phrases = Object.entries(catalogue)
    .map(phraseOf)
    .filter(({ nested }) => nested.length > 0)
    .sort(moreSpecific);

  /** @param {Phrase} phrase @param {string} text @param {number} depth */
  function said({ fixed, nested, translation }, text, depth) {
    const held = heldIn(fixed, text);
    const inside = held?.map((part, index) => (nested[index] ? find(part, depth + 1) : part));
    return inside?.every((part) => part !== null) ? filled(translation, inside) : null;
  }

  /** @param {string} text @param {number} depth @returns {string | null} */
  function find(text, depth) {
    const known = whole.get(text);
    if (known !== undefined || depth > DEEPEST) return known ?? null;
    for (const phrase of phrases) {
      const found = said(phrase, text, depth);
      if (found !== null) return found;
    }
    return null;
  }

  /** A mistake and its remedy; from behind, for a user's text stands in the mistake rather. @param {string} text */
  function joined(text) {
    let at = text.lastIndexOf(JOINT);
    for (let tried = 0; at > 0 && tried < MOST_JOINTS; tried += 1) {
      const [mistake, remedy] = [text.slice(0, at), text.slice(at + JOINT.length)].map((part) => find(part, 1));
      if (mistake && remedy) return `${mistake}${JOINT}${remedy}`;
      at = text.lastIndexOf(JOINT, at - 1);
    }
    return null;
  }

  return (sentence) => find(sentence, 0) ?? joined(sentence);
}
