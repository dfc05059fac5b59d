/**
 * The language of what the text on the page says in its own words, where that is known to be another than the page's.
 * Whatever opens lessons says so.
 * @type {{ language: () => string | undefined }}
 */
export const own = { language: () => undefined };
