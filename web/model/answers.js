import { words } from '../words.js';

/** @import {Explanation} from '../../bindings/engine.js' */

/** The three answers about an address, in the catalogue's words, from what the engine explains. */

const { answers } = words;

/** @param {Explanation} explanation */
function whose({ process, half, region, backing }) {
  if (half === 'kernel') return answers.whoseKernel;
  if (half === 'hole' || !region) return answers.whoseNobody;
  if (backing.frame === null) return answers.whosePlain(process);
  if (backing.kind === 'zero-frame') return answers.whosePlain(process);
  const others = backing.shared_with.slice(0, 3).map(answers.theirs);
  return answers.whoseOf({ process, others: others.join(', ') });
}

/** @param {{ label: string, perms: string }} neighbour */
const nameOf = ({ label, perms }) => label || perms;

/** @param {Explanation} explanation */
function between({ below, above }) {
  if (below && above) return answers.between({ below: nameOf(below), above: nameOf(above) });
  if (below) return answers.above(nameOf(below));
  return above ? answers.below(nameOf(above)) : '';
}

/** @param {Explanation} explanation */
function regionText(explanation) {
  const { region, half } = explanation;
  if (region) {
    return answers.wholeRegion({ ...region, label: region.label || words.spaces.nameless });
  }
  if (half === 'kernel') return answers.inKernel;
  if (half === 'hole') return answers.inHole;
  return answers.inGap({ between: between(explanation) });
}

/** @param {Explanation} explanation */
function backingText({ backing, region }) {
  /** @type {Record<string, (facts: Record<string, any>) => string>} */
  const say = answers.backings;
  const closed = region?.perms.startsWith('---');
  return say[backing.kind]?.({ ...backing, closed }) ?? backing.kind;
}

/** @param {Explanation} explanation @returns {{ question: string, answer: string, key: string }[]} */
export const answersOf = (explanation) => [
  { key: 'whose', question: answers.whose, answer: whose(explanation) },
  { key: 'region', question: answers.region, answer: regionText(explanation) },
  { key: 'backing', question: answers.backing, answer: backingText(explanation) },
];

/** What one access would do now. @param {Explanation['would']['read']} would */
export function wouldText({ result, minor, major }) {
  if (result !== 'ok') return result.split(' ').at(-1) ?? result;
  if (minor + major === 0) return answers.ok;
  return major > 0 ? words.kernel.major : words.kernel.minor;
}

/** The same with how the fault would be served. @param {Explanation['would']['read']} would */
export function wouldDetail(would) {
  /** @type {Record<string, string>} */
  const kinds = words.kernel.kinds;
  const text = wouldText(would);
  return would.served ? answers.faults({ text, served: kinds[would.served] ?? would.served }) : text;
}
