// What the page costs, in Chromium: bytes, the first picture on a slow line, a step, a playback, memory.
// Figures of a shared machine move; the bytes do not. `node tests/bench/page.mjs [STEPS]`: steps for the memory.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findChromium } from '../page/chromium.js';

const STEPS = Number(process.argv[2] ?? 10_000);
const LINE = { offline: false, latency: 20, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };
/** Three frames of a screen of 60 Hz, which a clock tells a little more or less of. */
const LONG = 50.5;
const TYPES = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
};

/** Serves dist/ as a static host does: compressed. */
function serve() {
  const packed = new Map();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*/, '').replace(/\/$/, '/index.html');
    try {
      if (!packed.has(path))
        packed.set(path, gzipSync(readFileSync(new URL(`../../dist${path}`, import.meta.url))));
      const type = TYPES[path.split('.').at(-1)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(packed.get(path));
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Six processes of forty regions each on 512 frames, and sixty steps. */
function large() {
  const hex = (number) => number.toString(16).padStart(8, '0');
  const region = (_, index) =>
    `  ${hex(0x600000 + index * 0x4000)}-${hex(0x602000 + index * 0x4000)} rw-p 00000000`;
  const regions = Array.from({ length: 40 }, region).join('\n');
  const copies = ['B', 'C', 'D', 'E', 'F'].map((name) => `process ${name} = A`).join('\n');
  const steps = Array.from(
    { length: 60 },
    (_, at) => `${'ABCDEF'[at % 6]}: write 0x${hex(0x600000 + (at % 40) * 0x4000)} ${at}`,
  );
  return `machine x86-64\n  frames 512\nprocess A\n${regions}\n${copies}\n${steps.join('\n')}\n`;
}

const say = (what, figure, unit) =>
  console.log(`${what.padEnd(52)}${String(Math.round(figure * 10) / 10).padStart(9)} ${unit}`);

/** In the page, before anything else: how to wait for a paint, and for a page that has nothing more to do. */
function waits() {
  globalThis.painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  globalThis.rest = async () => {
    for (let look = 0; look < 2; look += 1) {
      await globalThis.painted();
      await new Promise((idle) => requestIdleCallback(idle));
    }
  };
}

/** In the page, before anything else: notes when the picture stands and when it can be played. */
function watch() {
  const seen = {};
  globalThis.seen = seen;
  new MutationObserver(() => {
    if (document.querySelector('.space')) seen.picture ??= performance.now();
    if (document.querySelector('pw-app[data-state=ready]')) seen.ready ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

/** Bytes that had come by a time. @param {number} time */
const loadedBy = (time) =>
  /** @type {any[]} */ (performance.getEntries())
    .filter((entry) => entry.encodedBodySize && entry.responseEnd <= time)
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);

/** A visit with nothing in the cache. */
async function coldVisit(browser, address) {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', LINE);
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('pw-app[data-state=ready]').waitFor();
  await page.locator('.cm-content').waitFor();
  await page.waitForLoadState('networkidle');
  const { picture, ready } = await page.evaluate(() => globalThis.seen);
  say('first picture, 10 Mbit/s, empty cache', picture, 'ms');
  say('bytes by then', (await page.evaluate(loadedBy, picture)) / 1000, 'kB');
  say('first picture that can be played', ready, 'ms');
  say('bytes with the engine and the editor', (await page.evaluate(loadedBy, Infinity)) / 1000, 'kB');
  await page.context().close();
}

/**
 * In the page: presses "step" once the page has come to rest, as between two presses of a person, and waits for the
 * paint. Of each: the time until then, and the work in it without the wait for the frame, which is what the press does
 * at once and what the frame does.
 */
async function stepTimes(count) {
  const press = /** @type {any} */ (document).querySelector('[data-control=step]');
  const back = /** @type {any} */ (document).querySelector('[data-control=first]');
  const app = /** @type {any} */ (document).querySelector('pw-app');
  const times = [];
  for (let step = 0; step < count; step += 1) {
    if (app.dataset.position === '60') back.click();
    await globalThis.rest();
    await globalThis.painted();
    let frame = 0;
    let pressed = 0;
    const done = new Promise((end) =>
      requestAnimationFrame(() => {
        frame = performance.now(); // before what the press asks for
        setTimeout(() => end(performance.now()));
      }),
    );
    const start = performance.now();
    press.click();
    setTimeout(() => {
      pressed = performance.now();
    });
    const end = await done;
    times.push({ paint: end - start, work: pressed - start + (pressed < frame ? end - frame : 0) });
  }
  return times;
}

/** In the page: how long a frame takes in which nothing changes, for each of so many. */
async function idleTimes(count) {
  const times = [];
  for (let frame = 0; frame < count; frame += 1) {
    const start = performance.now();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times;
}

/** In the page: plays everything at the highest speed once the page has come to rest, and gives the time between each frame and the next. */
async function playback() {
  const speed = /** @type {any} */ (document.querySelector('pw-timeline select'));
  speed.selectedIndex = speed.options.length - 1;
  speed.dispatchEvent(new Event('change', { bubbles: true }));
  const app = /** @type {any} */ (document.querySelector('pw-app'));
  await globalThis.rest();
  /** @type {any} */ (document.querySelector('[data-control=play]')).click();
  const times = [];
  let last = performance.now();
  while (app.dataset.position !== '60' || app.dataset.midway === 'yes') {
    const now = await new Promise((done) => requestAnimationFrame(done));
    times.push(now - last);
    last = now;
  }
  return times;
}

/** The large scenario, opened and ready. */
async function openLarge(browser, address, reducedMotion) {
  const page = await (await browser.newContext({ reducedMotion })).newPage();
  await page.addInitScript(waits);
  await page.addInitScript((text) => localStorage.setItem('pagewalk.draft', text), large());
  await page.goto(address);
  await page.locator('pw-app[data-state=ready]').waitFor();
  await page.locator('.cm-content').waitFor();
  return page;
}

async function played(browser, address) {
  const page = await openLarge(browser, address, 'no-preference');
  const times = (await page.evaluate(playback)).sort((a, b) => a - b);
  say('60 steps played: a frame, half of them below', times[times.length >> 1], 'ms');
  say('99 of 100 below', times[Math.floor(times.length * 0.99)], 'ms');
  say('the longest', times.at(-1), 'ms');
  say('frames over 50 ms', times.filter((time) => time > LONG).length, `of ${times.length}`);
  await page.context().close();
}

async function steps(browser, address) {
  const page = await openLarge(browser, address, 'reduce');
  const cdp = await page.context().newCDPSession(page);
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  await page.evaluate(stepTimes, 60); // once before: what is compiled late is compiled
  const idle = (await page.evaluate(idleTimes, 60)).sort((a, b) => a - b);
  say('beside it: a frame in which nothing changes', idle[30], 'ms');
  const times = await page.evaluate(stepTimes, 60);
  const sorted = (what) => times.map((time) => time[what]).sort((a, b) => a - b);
  say('a step to its paint, 6 × 40 regions, half of 60 below', sorted('paint')[30], 'ms');
  say('the longest of 60', sorted('paint').at(-1), 'ms');
  say('the work in it, without the wait for the frame', sorted('work')[30], 'ms');
  const before = await heap();
  await page.evaluate(stepTimes, STEPS); // 0: the memory is not looked at
  say(`memory after ${STEPS} steps more`, (await heap()) - before, 'MB');
  await page.context().close();
}

const server = await serve();
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
await coldVisit(browser, address);
await steps(browser, address);
await played(browser, address);
await browser.close();
server.close();
