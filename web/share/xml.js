/** A text without the characters that XML 1.0 has no way to write; half a surrogate pair is one. @param {string} text */
export const writable = (text) =>
  text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
