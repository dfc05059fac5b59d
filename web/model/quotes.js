/** Where a mark stands outside quotes; −1 where it does not. @param {string} line @param {string} mark @returns {number} UTF-16 units */
export function outsideQuotes(line, mark) {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (quoted && line[at] === '\\') at += 1;
    else if (line[at] === '"') quoted = !quoted;
    else if (!quoted && line.startsWith(mark, at)) return at;
  }
  return -1;
}
