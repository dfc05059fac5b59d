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
  '08c-swap-and-thrashing': {
    solutions: [change('frames 6', 'frames 15'), change('frames 6', 'frames 32')],
    misses: [
      { edit: change('swap 8', 'swap 64'), because: 'swap adds room, and no speed' },
      { edit: change('frames 6', 'frames 10'), because: 'P survives, and still waits' },
      { edit: leaveOut('P: write [heap]..[heap]+56K'), because: 'the last step is missing' },
      {
        edit: all(
          change('swap 8', 'swap 9'),
          before('note P has twelve pages', 'P: madvise([heap]+16K, 32K, MADV_DONTNEED)'),
        ),
        because: 'less is wanted at a time, and still more than fits',
      },
    ],
  },
  '09-stack-grows': {
    solutions: [
      append('P: mprotect(t, 4K, rw)', 'P: mmap(t-4K, 4K, none, private|anon|fixed)'),
      all(
        change('P: mprotect(t+4K, 64K, rw)', 'P: mprotect(t, 68K, rw)'),
        append('T: mmap(t-4K, 4K, none, private|anon|fixed)'),
      ),
    ],
    misses: [
      { edit: append('T: write t+4K-8 "over"'), because: 'the stack of a thread does not grow by a touch' },
      { edit: append('P: setrlimit(RLIMIT_STACK, 8M)'), because: 'the limit is that of the stack that grows' },
      { edit: append('P: mprotect(t, 4K, rw)'), because: 'that was the guard, and no other is left' },
      {
        edit: append('P: mmap(t-4K, 4K, none, private|anon|fixed)'),
        because: 'a second guard, and not a page more to use',
      },
      {
        edit: append('P: mprotect(t, 4K, rw)', 'P: mmap(t-4K, 4K, rw, private|anon|fixed)'),
        because: 'two pages more, and no guard',
      },
    ],
  },
  '10-heap-and-malloc': {
    solutions: [
      all(change('P: d = malloc(100K)', 'P: d = malloc(128K)'), leaveOut('P: free(e)')),
      append('P: d = malloc(200K)', 'P: e = malloc(200K)', 'P: free(d)'),
    ],
    misses: [
      { edit: leaveOut('P: free(e)'), because: 'a heap ends at its end, and e lies above d' },
      {
        edit: append('P: d = malloc(100K)', 'P: e = malloc(200K)', 'P: free(d)'),
        because: 'the heap is broken by now, and malloc gives nothing',
      },
      {
        edit: all(
          change('P: d = malloc(100K)', 'P: d = malloc(300K)'),
          leaveOut('P: free(d)'),
          leaveOut('P: free(e)'),
        ),
        because: 'd has a mapping of its own, and has not been freed',
      },
    ],
  },
  '11-shared-library': {
    solutions: [append('C: mmap(0x10000000, 4K, rx, private|fixed, "/usr/lib/libc.so.6", 4K)')],
    misses: [
      {
        edit: append('C: mmap(0x10000000, 4K, rx, private|anon|fixed)'),
        because: 'memory without the file has a frame of its own',
      },
      {
        edit: append('C: mmap(0x10000000, 4K, rx, private|fixed, "/usr/lib/libc.so.6", 0)'),
        because: 'that is another page of the file',
      },
      {
        edit: append('C: mmap(0x7ffff7d81000, 4K, rx, private|fixed, "/usr/lib/libc.so.6", 4K)'),
        because: 'the number of A is no help: another one was asked for',
      },
      {
        edit: append(
          'C: mremap(lib+4K, 4K, 4K, MREMAP_MAYMOVE|MREMAP_FIXED, 0x10000000)',
          'C: mprotect(0x10000000, 4K, rx)',
        ),
        because: 'the copy of C has moved, and is still a copy',
      },
    ],
  },
  '12-same-file-shared': {
    solutions: [
      append(
        'B: mmap(0x7ffff7ffd000, 8K, rw, shared|fixed, "/home/ada/notes.txt", 0)',
        'A: a = mmap(NULL, 8K, r, shared, "/home/ada/notes.txt", 0)',
      ),
      all(
        leaveOut('A: munmap(a, 8K)'),
        append('B: mmap(0x7ffff7ffd000, 4K, rw, shared|fixed, "/home/ada/notes.txt", 0)'),
      ),
    ],
    misses: [
      {
        edit: append(
          'B: mmap(0x7ffff7ffd000, 8K, rw, private|fixed, "/home/ada/notes.txt", 0)',
          'A: a = mmap(NULL, 8K, r, shared, "/home/ada/notes.txt", 0)',
        ),
        because: 'a private write reaches neither A nor the file',
      },
      {
        edit: append(
          'A: a = mmap(NULL, 8K, r, shared, "/home/ada/notes.txt", 0)',
          'B: write 0x7ffff7ffd000 "Z"',
          'B: msync(0x7ffff7ffd000, 8K, MS_SYNC)',
        ),
        because: 'msync carries nothing out of memory that is no file',
      },
      {
        edit: append(
          'B: mmap(0x7ffff7ffd000, 8K, rw, shared|fixed, fd, 0)',
          'A: a = mmap(NULL, 8K, r, shared, "/home/ada/notes.txt", 0)',
        ),
        because: 'through a descriptor for reading nobody may write',
      },
      {
        edit: append('B: mmap(0x7ffff7ffd000, 8K, rw, shared|fixed, "/home/ada/notes.txt", 0)'),
        because: 'A has let go of the file',
      },
      {
        edit: append(
          'B: pwrite("/home/ada/notes.txt", "Z", 1, 0)',
          'A: a = mmap(NULL, 8K, r, shared, "/home/ada/notes.txt", 0)',
          'A: pwrite("/home/ada/notes.txt", "Y", 1, 0)',
        ),
        because: 'a call has written the file, and the next write of B does not',
      },
    ],
  },
  '12b-same-file-private': {
    solutions: [append('A: write a "C"', 'A: write a+4K "!"'), append('A: mlock(a, 8K)')],
    misses: [
      {
        edit: append('A: read a', 'A: read a+4K'),
        because: 'a page that was only read is the page of the file',
      },
      { edit: append('A: write a "C"'), because: 'the second page is still that of the file' },
      {
        edit: append('A: a = mmap(NULL, 8K, rw, private, fd, 0)', 'A: read a..a+8K by 4K'),
        because: 'a new private mapping is no picture either',
      },
      { edit: append('A: msync(a, 8K, MS_SYNC)'), because: 'msync makes no copies' },
      { edit: append('B: munmap(b, 8K)'), because: 'B has to go on writing' },
    ],
  },
  '13-shared-memory': {
    solutions: [
      append(
        'A: s = mmap(NULL, 4K, rw, shared, fd, 4K)',
        'B: t = mmap(NULL, 4K, rw, shared, g, 4K)',
        'A: write s "only A"',
      ),
      all(
        change('A: s = mmap(NULL, 4K, rw, shared|anon)', 'A: s = mmap(NULL, 4K, rw, shared, fd, 0)'),
        change('B: t = mmap(NULL, 4K, rw, shared|anon)', 'B: t = mmap(NULL, 4K, rw, shared, g, 0)'),
      ),
    ],
    misses: [
      {
        edit: append('B: t = mmap(s, 4K, rw, shared|anon|fixed)'),
        because: 'the same number is not the same object',
      },
      { edit: append('B: write t "only A"'), because: 'the same words in another frame' },
      {
        edit: append(
          'A: s = mmap(NULL, 4K, rw, shared, fd, 4K)',
          'A: write s "only A"',
          'B: t = mmap(NULL, 4K, rw, shared, g, 0)',
        ),
        because: 'one object, and two pages of it',
      },
      {
        edit: append(
          'A: s = mmap(NULL, 4K, rw, private, fd, 4K)',
          'A: write s "only A"',
          'B: t = mmap(NULL, 4K, rw, shared, g, 4K)',
        ),
        because: 'the write of A went into a private copy',
      },
    ],
  },
  '14-private-and-shared-after-fork': {
    solutions: [
      append('P: mmap(0x605000, 4K, rw, shared|anon|fixed)', 'P: D = fork()', 'D: write 0x605000 "w"'),
      all(
        before('P: C = fork()', 'P: mmap(0x605000, 4K, rw, shared|anon|fixed)'),
        before('C: exit()', 'C: write 0x605000 "w"'),
      ),
    ],
    misses: [
      {
        edit: append('P: D = fork()', 'D: write 0x605000 "w"'),
        because: 'what is private is copied at the write',
      },
      {
        edit: append('P: D = fork()', 'P: mmap(0x605000, 4K, rw, shared|anon|fixed)', 'D: write 0x605000 "w"'),
        because: 'mapped after the fork it is the memory of P alone',
      },
      {
        edit: append('P: D = fork()', 'D: mmap(0x605000, 4K, rw, shared|anon|fixed)', 'D: write 0x605000 "w"'),
        because: 'mapped by the child it is the memory of the child alone',
      },
      { edit: append('P: write 0x605000 "w"'), because: 'P has written it itself' },
      {
        edit: append('P: D = vfork()', 'D: write 0x605000 "w"', 'D: exit()'),
        because: 'D has used the tables of P, and so the page was touched for both',
      },
    ],
  },
  '15-lazy-loading': {
    solutions: [
      before('A: exit()', 'A: exec 0x404000'),
      append('C: pread("/usr/bin/game", NULL, 1, 16K)'),
      change('frames 24', 'frames 24\n  read-ahead 8'),
    ],
    misses: [
      { edit: append('C: exec 0x404000'), because: 'C has waited itself' },
      { edit: append('C: mincore(0x404000, 4K)'), because: 'to ask for a page does not fetch it' },
      { edit: append('C: read 0x403000'), because: 'a neighbour does not come along on this machine' },
      { edit: change('  cold\n', ''), because: 'nothing comes from the disk at all' },
      { edit: leaveOut('A: exit()'), because: 'A has never used that page' },
    ],
  },
};
