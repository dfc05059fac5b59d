/** @typedef {typeof import('./edit-acts.js').editActs} EditActs */

/**
 * What a click does beyond asking. The page hangs its editing in here when it starts; where nothing hangs, as in
 * an embed, a click asks, and nothing about editing is loaded.
 */

/** @type {{ acts: EditActs | null }} */
export const editing = { acts: null };
