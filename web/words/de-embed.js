/** German words of what stands in other pages. */

/** @typedef {Record<string, any>} Facts */

/** @type {typeof import('./en-embed.js').embedding} */
export const embedding = {
  open: 'Einbetten',
  title: 'In eine Seite einbetten',
  where: 'Für',
  kinds: {
    html: 'HTML',
    element: 'HTML, als Element mit passender Höhe',
    markdown: 'Markdown und MDX (Docusaurus)',
    mkdocs: 'MkDocs',
    mdbook: 'mdBook',
    sphinx: 'Sphinx',
    myst: 'MyST',
    quarto: 'Quarto',
    jupyter: 'Jupyter',
    moodle: 'Moodle',
    canvas: 'Canvas',
  },
  hints: {
    html: 'Dorthin setzen, wo das Bild stehen soll.',
    element: 'Ein Skript für die ganze Seite, ein Element für jedes Szenario.',
    markdown: 'In eigene Zeilen, davor und danach eine Leerzeile.',
    mkdocs: 'In eine eigene Zeile, davor und danach eine Leerzeile.',
    mdbook: 'In eine eigene Zeile, davor und danach eine Leerzeile.',
    sphinx: 'In eine Datei in reStructuredText.',
    myst: 'In eine Datei in MyST-Markdown.',
    quarto: 'In ein Dokument, aus dem HTML wird.',
    jupyter: 'In eine Zelle in Python.',
    moodle: 'Im Texteditor die HTML-Ansicht öffnen und dort einsetzen.',
    canvas: 'Im Editor die HTML-Ansicht öffnen. Canvas passt die Höhe des Rahmens an.',
  },
  height: 'Höhe',
  heights: { 360: '360', 480: '480', 640: '640', 800: '800' },
  frame: (/** @type {string} */ title) => `Pagewalk: ${title}`,
  snippet: 'Was in die Seite gehört',
  copy: 'Kopieren',
  preview: 'Vorschau',
  files: 'Als Datei',
  filesHint:
    'Die Seite in einer Datei läuft von der Festplatte, ohne Netz. Das Paket nach SCORM 1.2 meldet einem Lernsystem die Punkte; Punkte, die ein Browser zählt, lassen sich fälschen.',
  savePage: 'Die Seite mit diesem Szenario speichern',
  saveScorm: 'Als SCORM-Paket speichern',
  pageFile: 'pagewalk.html',
  scormFile: 'pagewalk-scorm.zip',
  unreachable: 'Die Seite in einer Datei war nicht zu laden.',
  offline:
    'Diese Seite wurde von der Festplatte geöffnet. Zum Einbetten braucht ein Rahmen eine Adresse im Netz.',
};

/** @type {typeof import('./en-embed.js').embed} */
export const embed = {
  open: 'In Pagewalk öffnen',
  fullscreen: 'Vollbild',
  nothing:
    'Dieser Rahmen nennt kein Szenario: In seiner Adresse fehlt #x= mit einer Lektion oder #s= aus einem Link.',
  /** @param {Facts} f @returns {string} */
  mistake: (f) => `Zeile ${f.line} dieses Szenarios ist nicht zu verstehen: ${f.message}.`,
};
