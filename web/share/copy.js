import { words } from '../words.js';

/**
 * Puts a text on the clipboard; where the browser forbids it, the field that shows it is selected instead.
 * @param {string} text
 * @param {HTMLInputElement | HTMLTextAreaElement | null} field
 * @returns {Promise<string>} what to say about it
 */
export async function copyText(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return words.share.copied;
  } catch {
    field?.select();
    return words.share.notCopied;
  }
}
