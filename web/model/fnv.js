/** FNV-1a, 32 bits: a short name for a text, the same wherever it is made. @param {string} text */
export function fnv(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}
