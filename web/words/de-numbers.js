/** Numbers as German writes them. A format is dear to make and cheap to use, and a picture has hundreds of numbers. */
const format = new Intl.NumberFormat('de');

/** @param {number} count */
export const counted = (count) => format.format(count);

/** @param {number} count @param {string} one @param {string} many */
export const plural = (count, one, many) => `${counted(count)} ${count === 1 ? one : many}`;
