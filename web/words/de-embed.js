/** German words of what stands in other pages. */

/** @typedef {Record<string, any>} Facts */

/** @type {typeof import('./en-embed.js').embed} */
export const embed = {
  open: 'In Pagewalk öffnen',
  fullscreen: 'Vollbild',
  nothing:
    'Dieser Rahmen nennt kein Szenario: In seiner Adresse fehlt #x= mit einer Lektion oder #s= aus einem Link.',
  /** @param {Facts} f @returns {string} */
  mistake: (f) => `Zeile ${f.line} dieses Szenarios ist nicht zu verstehen: ${f.message}.`,
};
