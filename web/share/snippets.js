/** What is written into another page so that Pagewalk stands in it, for each kind of page. Pure text. */

/**
 * @typedef {object} Embedding
 * @property {string} address of the embed, whole
 * @property {string} script the address of page-walk.js
 * @property {string} title what a screen reader calls the frame
 * @property {number} height in CSS pixels
 * @property {Record<string, string>} attributes of the element: lesson or step, theme, lang, predict
 * @property {string | null} text the scenario, where it is no lesson
 */

/** @param {string} text */
const inAttribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** @param {string} text */
const inElement = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * Without a style attribute, which MDX refuses, and without quotes or braces that a template would read. A frame's own
 * border would come on top of the width of 100 %, wherever the host has no `box-sizing`; the embed draws one inside.
 * @param {Embedding} embedding
 */
const iframe = ({ address, title, height }) =>
  `<iframe src="${inAttribute(address)}" title="${inAttribute(title)}" width="100%" height="${height}" frameborder="0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;

/** @param {string} text @param {string} by */
const indented = (text, by) => text.replace(/^(?=.)/gm, by);

/** @param {Embedding} embedding */
function element({ script, attributes, text }) {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${inAttribute(value)}"`,
  );
  const body = text === null ? '' : `\n${inElement(text.trimEnd())}\n`;
  return `<script src="${inAttribute(script)}"></script>\n<page-walk${written.join('')}>${body}</page-walk>`;
}

/** The frame grows with what it shows where the host resizes it. @param {Embedding} embedding */
function resized(embedding) {
  const address = new URL(embedding.address);
  address.searchParams.set('height', 'auto');
  return iframe({ ...embedding, address: address.href });
}

/** @param {string} text as Python writes it */
const python = (text) => JSON.stringify(text);

/**
 * MDX and what builds pages with it read braces as code, unless they are escaped. Its attributes are React's, and HTML
 * reads them in any case.
 * @param {Embedding} embedding
 */
const forMdx = (embedding) =>
  iframe(embedding)
    .replace(/[{}]/g, (brace) => `&#${brace.charCodeAt(0)};`)
    .replace(' frameborder=', ' frameBorder=');

/** @type {Record<string, (embedding: Embedding) => string>} */
export const SNIPPETS = {
  html: iframe,
  element,
  markdown: forMdx,
  mkdocs: iframe,
  mdbook: iframe,
  sphinx: (embedding) => `.. raw:: html\n\n${indented(iframe(embedding), '   ')}`,
  myst: (embedding) => `\`\`\`{raw} html\n${iframe(embedding)}\n\`\`\``,
  quarto: (embedding) => `\`\`\`{=html}\n${iframe(embedding)}\n\`\`\``,
  jupyter: ({ address, height, title }) =>
    `from IPython.display import IFrame\nIFrame(${python(address)}, width="100%", height=${height}, extras=[${python(`title="${inAttribute(title)}"`)}])`,
  moodle: iframe,
  canvas: resized,
};
