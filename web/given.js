/**
 * What a page that was made for one scenario brings in its head: `<meta name="pagewalk:link" content="s=1.…Z">` and
 * the like. The self-contained file and the package for a learning system have them; the site has none.
 */

/** @param {'link' | 'predict' | 'report'} what @returns {string | null} */
export const given = (what) =>
  typeof document === 'undefined'
    ? null
    : (document.querySelector(`meta[name="pagewalk:${what}"]`)?.getAttribute('content') ?? null);
