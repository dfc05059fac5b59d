/**
 * The language of what the text on the page says in its own words, where that is known to be another than the page's.
 * A page that knows its lessons says so; an embed has no list of them.
 * @type {{ language: () => string | undefined }}
 */
export const own = { language: () => undefined };
