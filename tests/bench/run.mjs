// Runs the benchmark natively and as WebAssembly, on the same machine one after the other, and prints both.
// Figures of a shared machine move; their ratio stays. The benchmark prints lines of "NAME NUMBER", where
// NUMBER is in million accesses a second.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const built = (path) => new URL(`../../build/${path}`, import.meta.url);

const arguments_ = process.argv.slice(2);
const native = parse(execFileSync(built('bin/bench').pathname, arguments_, { encoding: 'utf8' }));
const wasm = parse(await runWasm());

console.log(['million accesses/s', 'native', 'wasm', 'wasm/native'].map(cell).join(''));
for (const [name, speed] of native) {
  const there = wasm.get(name) ?? Number.NaN;
  console.log([name, speed.toFixed(1), there.toFixed(1), (there / speed).toFixed(2)].map(cell).join(''));
}

function parse(text) {
  const lines = text.trim().split('\n');
  return new Map(lines.map((line) => [line.split(' ')[0], Number(line.split(' ')[1])]));
}

async function runWasm() {
  const { default: start } = await import(built('wasm/bench.js').href);
  const lines = [];
  await start({
    wasmBinary: readFileSync(built('wasm/bench.wasm')),
    arguments: arguments_,
    print: (line) => lines.push(line),
  });
  return lines.join('\n');
}

function cell(text, column) {
  return column === 0 ? text.padEnd(24) : text.padStart(12);
}
