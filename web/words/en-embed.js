/** English words of what stands in other pages. */

/** @typedef {Record<string, any>} Facts */

/** The dialog that gives a snippet for another page. */
export const embedding = {
  open: 'Embed',
  title: 'Embed in a page',
  where: 'For',
  kinds: {
    html: 'HTML',
    element: 'HTML, as an element that fits its height',
    markdown: 'Markdown, MDX (Docusaurus)',
    mkdocs: 'MkDocs',
    mdbook: 'mdBook',
    sphinx: 'Sphinx',
    myst: 'MyST',
    quarto: 'Quarto',
    jupyter: 'Jupyter',
    moodle: 'Moodle',
    canvas: 'Canvas',
  },
  /** @type {Record<string, string>} */
  hints: {
    html: 'Put this where the picture is to stand.',
    element: 'One script tag for the whole page, and an element for each scenario.',
    markdown: 'On lines of its own, with an empty line before and after.',
    mkdocs: 'On a line of its own, with an empty line before and after.',
    mdbook: 'On a line of its own, with an empty line before and after.',
    sphinx: 'Into a file in reStructuredText.',
    myst: 'Into a file in MyST Markdown.',
    quarto: 'Into a document that becomes HTML.',
    jupyter: 'Into a cell of Python.',
    moodle: 'In the text editor, open the HTML view, and put this in.',
    canvas: 'In the rich text editor, open the HTML view. Canvas resizes the frame.',
  },
  height: 'Height',
  heights: { 360: '360', 480: '480', 640: '640', 800: '800' },
  frame: (/** @type {string} */ title) => `Pagewalk: ${title}`,
  snippet: 'What to put into the page',
  copy: 'Copy',
  preview: 'Preview',
  files: 'As a file',
  filesHint:
    'The page in one file runs from a disk, without a network. The SCORM 1.2 package tells a learning system the score; a score that a browser counts can be forged.',
  savePage: 'Save the page with this scenario',
  saveScorm: 'Save as a SCORM package',
  pageFile: 'pagewalk.html',
  scormFile: 'pagewalk-scorm.zip',
  unreachable: 'The self-contained page could not be fetched.',
  offline: 'This page was opened from a disk. Snippets come from the site, where a frame has an address.',
};

export const embed = {
  open: 'Open in Pagewalk',
  fullscreen: 'Full screen',
  nothing: 'This frame names no scenario: its address needs #x= with a lesson, or #s= from a share link.',
  /** @param {Facts} f @returns {string} */
  mistake: (f) => `Line ${f.line} of this scenario is not understood: ${f.message}.`,
};
