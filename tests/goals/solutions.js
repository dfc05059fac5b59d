// How the goal of each lesson is reached, and what comes near without reaching it: the belief that the lesson meets.
import { all, append, before, change, leaveOut } from './edits.js';

/** @typedef {import('./edits.js').Edit} Edit */
/** @typedef {{ edit: Edit, because: string }} Miss */

/** @type {Record<string, { solutions: Edit[], misses: Miss[] }>} */
export const trials = {
  '01-one-access': {
    solutions: [before('P: write 0x603010 "h"', 'P: write 0x604000 "i"')],
    misses: [
      { edit: append('P: write 0x604000 "i"'), because: 'a page keeps the frame that it has got' },
      {
        edit: change(
          '00603000-00605000 rw-p 00000000 [heap]',
          '00604000-00605000 rw-p 00000000 [heap]\n  00603000-00604000 rw-p 00000000',
        ),
        because: 'frames come with the touches, and not in the order of the layout',
      },
    ],
  },
  '02-one-address-two-processes': {
    solutions: [
      append('A: write 0x602010 "B"', 'B: write 0x602010 "A"'),
      all(
        change('A: write 0x602010 "A"', 'A: write 0x602010 "B"'),
        change('B: write 0x602010 "B"', 'B: write 0x602010 "A"'),
      ),
    ],
    misses: [
      { edit: append('B: write 0x602010 "A"'), because: 'A does not see what B writes' },
      {
        edit: append('A: write 0x602010 "B"', 'A: write 0x602010 "A"'),
        because: 'A has written twice to one page',
      },
    ],
  },
  '03-map-of-ranges': {
    solutions: [
      before('  7ffff7a00000', '  7ffff0000000-7ffff0001000 rw-p 00000000'),
      append('P: mmap(0x7ffff0000000, 4K, r, private|anon|fixed)'),
    ],
    misses: [
      {
        edit: change('00616000-0061a000', '00616000-7ffff0001000'),
        because: 'the gap is gone: memory as one block',
      },
      {
        edit: before('  7ffff7a00000', '  7ffff0000000-7ffff7a00000 rw-p 00000000'),
        because: 'the gap above is gone',
      },
    ],
  },
  '04-two-questions': {
    solutions: [
      append('P: mmap(0x700000, 4K, r, private|anon|fixed)', 'P: mprotect(0x401000, 4K, rx)'),
      all(leaveOut('P: munmap(p, 4K)'), append('P: mprotect(0x401000, 4K, rwx)')),
    ],
    misses: [
      {
        edit: append('P: mprotect(0x700000, 4K, r)', 'P: mprotect(0x401000, 4K, rx)'),
        because: 'no permission can be given where no region is',
      },
      {
        edit: append(
          'P: mmap(0x700000, 4K, r, private|anon|fixed)',
          'P: mmap(0x401000, 4K, rx, private|anon|fixed)',
        ),
        because: 'a new region has lost what was in the old one',
      },
    ],
  },
  '05-isolation': {
    solutions: [change('00402000-00403000 rw-p', '00402000-00403000 rw-s')],
    misses: [
      { edit: append('B: write 0x402000 "X"'), because: 'B has written it, with a fault' },
      {
        edit: change('00602000-00604000 rw-p', '00602000-00604000 rw-s'),
        because: 'the wrong region: A reaches the heap of B, and the X not B',
      },
      { edit: change('00401000 r-xp', '00401000 rwxp'), because: 'a permission opens no other process' },
    ],
  },
  '06-context-switch': {
    solutions: [append('A: write 0x603000 "a"', 'B: write 0x603000 "b"')],
    misses: [
      {
        edit: append('A: write 0x603000 "a"', 'A: write 0x603000 "b"'),
        because: 'only the translation of A is there',
      },
      {
        edit: all(change('asid on', 'asid off'), append('A: write 0x603000 "a"', 'B: write 0x603000 "b"')),
        because: 'without tags a switch empties the TLB',
      },
      {
        edit: all(change('tlb 8', 'tlb 1'), append('A: write 0x603000 "a"', 'B: write 0x603000 "b"')),
        because: 'one entry holds one translation',
      },
    ],
  },
  '06b-context-switch-without-asids': {
    solutions: [change('asid off', 'asid on')],
    misses: [
      { edit: change('tlb 8', 'tlb 64'), because: 'a larger TLB is emptied as well' },
      {
        edit: append('B: read 0x602000', 'A: read 0x602000', 'B: read 0x602000'),
        because: 'the next switch empties it again',
      },
    ],
  },
  '07-reserved-is-not-backed': {
    solutions: [
      append('P: mmap(NULL, 1G, rw, private|anon)', 'P: write buf+1G-1 "z"'),
      append('P: buf = mmap(NULL, 8G, rw, private|anon|noreserve)', 'P: write buf+1G-1 "z"'),
    ],
    misses: [
      { edit: append('P: mmap(NULL, 1G, rw, private|anon)'), because: 'the letter is missing' },
      {
        edit: append(
          'P: mmap(NULL, 1G, rw, private|anon)',
          'P: write buf..buf+1G by 64M "z"',
          'P: write buf+1G-1 "z"',
        ),
        because: 'the way to the last page needs no frames, and has taken some',
      },
      {
        edit: append('P: mmap(buf+1G-4K, 4K, rw, private|anon|fixed)', 'P: write buf+1G-1 "z"'),
        because: 'only the page that is written was mapped',
      },
      {
        edit: append('P: mmap(NULL, 1G, rw, private|anon|populate)', 'P: write buf+1G-1 "z"'),
        because: 'frames for all of it do not exist',
      },
    ],
  },
  '08-memory-can-be-refused': {
    solutions: [append('P: munmap(e, 64T)', 'P: munmap(r, 1G)')],
    misses: [
      { edit: append('P: munmap(e, 64T)'), because: 'the 1 GiB that can only be read counts too' },
      { edit: append('P: munmap(d, 4K)'), because: 'memory is not what is short' },
      { edit: append('sysctl vm.overcommit_memory = 1'), because: 'it is not the overcommit that refuses' },
      { edit: change('frames 96', 'frames 4096'), because: 'free frames are not what counts' },
      {
        edit: append('P: munmap(e, 64T)', 'P: setrlimit(RLIMIT_AS, 4G)'),
        because: 'the limit is another one now',
      },
      { edit: leaveOut('P: setrlimit(RLIMIT_AS, 1M)'), because: 'the limit is gone' },
    ],
  },
  '08b-granted-and-failing-later': {
    solutions: [
      change('frames 12', 'frames 12\n  overcommit never'),
      before('A: a = mmap', 'sysctl vm.overcommit_memory = 2'),
    ],
    misses: [
      { edit: change('frames 12', 'frames 64'), because: 'with enough memory nothing is refused' },
      { edit: change('frames 12', 'frames 12\n  swap 32'), because: 'swap makes room, and refuses nothing' },
      { edit: change('frames 12', 'frames 12\n  overcommit always'), because: 'it promises still more' },
      { edit: append('sysctl vm.overcommit_memory = 2'), because: 'too late: what was promised is promised' },
    ],
  },
};
