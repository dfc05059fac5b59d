/** Offers bytes or text as a file; works without a server. @param {BlobPart} content @param {string} type @param {string} name */
export function download(content, type, name) {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(new Blob([content], { type }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}
