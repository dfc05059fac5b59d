/** English words of what stands in other pages. */

/** @typedef {Record<string, any>} Facts */

export const embed = {
  open: 'Open in Pagewalk',
  fullscreen: 'Full screen',
  nothing: 'This frame names no scenario: its address needs #x= with a lesson, or #s= from a share link.',
  /** @param {Facts} f @returns {string} */
  mistake: (f) => `Line ${f.line} of this scenario is not understood: ${f.message}.`,
};
