/** The lessons in the order of a course: parts, and in each the lessons from its first number on. */

/** @typedef {'spaces' | 'demand' | 'sharing' | 'files' | 'replacement' | 'translation' | 'together'} Part a key of the catalogue */

/** The number of its first lesson. @type {[number, Part][]} */
const PARTS = [
  [1, 'spaces'],
  [7, 'demand'],
  [11, 'sharing'],
  [15, 'files'],
  [17, 'replacement'],
  [18, 'translation'],
  [20, 'together'],
];

/** "06b-context-switch" → "6b"; '' where a name has no number. @param {string} name */
export const numberOf = (name) => /^0*(\d+[a-z]?)-/.exec(name)?.[1] ?? '';

/** @param {string} name @returns {Part} */
const partOf = (name) => {
  const number = Number.parseInt(numberOf(name), 10);
  return PARTS.findLast(([first]) => first <= number)?.[1] ?? 'spaces';
};

/**
 * @template {{ name: string }} L
 * @param {L[]} lessons in their order
 * @returns {{ part: Part, lessons: L[] }[]}
 */
export function partsOf(lessons) {
  return PARTS.map(([, part]) => ({
    part,
    lessons: lessons.filter(({ name }) => partOf(name) === part),
  })).filter((part) => part.lessons.length > 0);
}
