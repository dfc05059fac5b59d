// Scenarios for the tests of the crossing: the lessons, and any number made up from a seed.
import { readdirSync, readFileSync } from 'node:fs';

const lessonFolder = new URL('../../web/lessons/', import.meta.url);

/** @returns {[string, string][]} names and texts */
export function lessons() {
  const names = readdirSync(lessonFolder).filter((name) => name.endsWith('.pagewalk'));
  return names.sort().map((name) => [name, readFileSync(new URL(name, lessonFolder), 'utf8')]);
}

export const small = `machine x86-64
  frames 32
  tlb 8 2-way lru
file /bin/app 12K "hello"
process A
  00400000-00402000 r-xp 00000000 /bin/app
  00602000-00606000 rw-p 00000000 [heap]
  7fff0000-80000000 rw-p 00000000 [stack]
process B = A
A: write 0x602010 "A" => minor
A: buf = mmap(NULL, 8K, rw, private|anon)
A: write buf 0x1122:4
A: C = fork()
C: write buf 7 => cow
A: read buf 4 => 0x1122
A: read 0xffff800000001000 => SEGV_MAPERR
A: write 0x400000 1 => SEGV_ACCERR
A: read 0x800000000000 => SI_KERNEL
A: munmap(buf, 0)
note The end.
switch B
sysctl vm.overcommit_memory = 1
B: exec 0x400000
`;

/** Numbers from a seed: xorshift on 32 bits. @param {number} seed */
function chance(seed) {
  let state = seed * 2654435761 + 1;
  return (/** @type {number} */ bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** A scenario without mistakes. @param {number} seed */
export function madeUp(seed) {
  const below = chance(seed);
  const hex = (/** @type {number} */ value) => `0x${value.toString(16)}`;
  const starts = [0x400000, 0x602000, 0x7fff0000, 0x1000000, 0x1008000];
  const place = () => hex(starts[below(starts.length)] + below(5) * 4096 + below(4000));
  const page = () => hex(starts[below(starts.length)] + below(5) * 4096);
  const protection = () => ['r', 'rw', 'rw', 'rx', 'none'][below(5)];
  const lines = small.split('\n').slice(0, 9);
  lines[1] = `  frames ${64 + below(100)}`;
  const processes = ['A', 'B'];
  for (let i = 0; i < 60; ++i) {
    const who = processes[below(processes.length)];
    const kind = below(12);
    if (kind === 0)
      lines.push(`${who}: mmap(${page()}, ${1 + below(4)}K, ${protection()}, private|anon|fixed)`);
    else if (kind === 1) lines.push(`${who}: munmap(${page()}, 8K)`);
    else if (kind === 2) lines.push(`${who}: mprotect(${page()}, 4K, ${protection()})`);
    else if (kind === 3 && processes.length < 5) {
      lines.push(`${who}: C${i} = fork()`);
      processes.push(`C${i}`);
    } else if (kind < 8) lines.push(`${who}: write ${place()} ${hex(below(65536))}:4`);
    else lines.push(`${who}: ${kind === 11 ? 'exec' : 'read'} ${place()}`);
  }
  return `${lines.join('\n')}\n`;
}
