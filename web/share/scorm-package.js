import { strToU8, zipSync } from 'fflate';
import { fnv } from '../model/fnv.js';
import { writable } from './xml.js';

/** A SCORM 1.2 package: the self-contained page, made for one scenario, with its manifest. */

/** @param {string} text */
export const escaped = (text) => writable(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** @param {string} title @param {string} id */
const manifest = (title, id) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="pagewalk-${id}" version="1.2"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${escaped(title)}</title>
      <item identifier="scenario" identifierref="page">
        <title>${escaped(title)}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html" />
    </resource>
  </resources>
</manifest>
`;

/**
 * The page with what it is made for in its head.
 * @param {string} html the self-contained page
 * @param {Record<string, string>} given see web/given.js
 */
export function madeFor(html, given) {
  const metas = Object.entries(given).map(
    ([name, content]) => `<meta name="pagewalk:${name}" content="${escaped(content)}">`,
  );
  return html.replace('<meta charset="utf-8" />', (head) => [head, ...metas].join('\n'));
}

/** No clock: the same scenario gives the same bytes. ZIP's time begins in 1980. */
const mtime = new Date(1980, 0, 1);

/**
 * @param {string} html the self-contained page
 * @param {{ title: string, link: string }} scenario its title, and its link without '#'
 * @returns {Uint8Array}
 */
export function scormPackage(html, { title, link }) {
  const page = madeFor(html, { link, predict: 'choose', report: 'scorm' });
  return zipSync(
    { 'imsmanifest.xml': strToU8(manifest(title, fnv(link))), 'index.html': strToU8(page) },
    { level: 9, mtime },
  );
}
