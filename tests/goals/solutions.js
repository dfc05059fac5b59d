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
  '16-memory-mapped-file': {
    solutions: [
      append('P: log = mmap(NULL, 16K, r, shared, "/var/log/door.log", 0)'),
      leaveOut('P: munmap(log, 16K)'),
    ],
    misses: [
      {
        edit: append('P: log = mmap(NULL, 16K, rw, shared, "/var/log/door.log", 0)'),
        because: 'the write is allowed',
      },
      {
        edit: append('P: log = mmap(NULL, 16K, none, private|anon)'),
        because: 'without a file a page can always come behind an address',
      },
      {
        edit: append('P: log = mmap(NULL, 12K, r, shared, "/var/log/door.log", 0)'),
        because: 'the region ends where the file ends',
      },
      {
        edit: append(
          'P: log = mmap(NULL, 16K, r, shared, "/var/log/door.log", 0)',
          'P: ftruncate("/var/log/door.log", 16K)',
        ),
        because: 'the file reaches as far as the region',
      },
    ],
  },
  '17-page-taken-back': {
    solutions: [append('P: read 0x501000')],
    misses: [
      {
        edit: append('P: read 0x505000', 'P: read 0x504000'),
        because: 'pages in memory are read, and nobody goes',
      },
      {
        edit: all(change('replace fifo', 'replace lru'), append('P: read 0x501000')),
        because: 'under this rule the page that was used last stays',
      },
      {
        edit: all(change('frames 3', 'frames 4'), append('P: read 0x501000')),
        because: 'with a frame more nobody has to go',
      },
      { edit: append('P: read 0x501000', 'P: read 0x502000'), because: 'the second page drives out page 3' },
    ],
  },
  '17b-more-memory-more-faults': {
    solutions: [change('frames 4', 'frames 3')],
    misses: [
      { edit: change('frames 4', 'frames 5'), because: 'fewer waits, with more memory' },
      { edit: change('frames 4', 'frames 2'), because: 'smaller still, and P waits at every read' },
      { edit: change('replace fifo', 'replace lru'), because: 'fewer waits, with as much memory' },
      {
        edit: all(change('frames 4', 'frames 3'), change('replace fifo', 'replace lru')),
        because: 'under this rule a smaller memory is never better',
      },
      {
        edit: all(change('frames 4', 'frames 3'), append('P: read 0x501000')),
        because: 'one read more, and one wait more',
      },
    ],
  },
  '17c-least-recently-used': {
    solutions: [append('P: read 0x502000'), append('P: read 0x503000', 'P: read 0x502000', 'P: read 0x504000')],
    misses: [
      { edit: append('P: read 0x505000'), because: 'page 2 is still the one whose use is longest ago' },
      {
        edit: all(change('replace lru', 'replace fifo'), append('P: read 0x502000')),
        because: 'first in, first out does not look at uses',
      },
      { edit: change('frames 4', 'frames 5'), because: 'with a frame more nobody has to go' },
      { edit: append('P: read 0x501000', 'P: read 0x502000'), because: 'page 1 has come already' },
    ],
  },
  '17d-the-best-choice': {
    solutions: [
      change('P: read 0x504000   => major=1\nnote Only', 'P: read 0x503000\nnote Only'),
      change('P: read 0x504000   => major=1, frame=4', 'P: read 0x503000'),
      change('P: read 0x505000   => major=1, evict', 'P: read 0x504000'),
    ],
    misses: [
      {
        edit: change('P: read 0x505000   => major=0, minor=0', 'P: read 0x504000'),
        because: 'page 4 is still read again',
      },
      { edit: change('frames 4', 'frames 5'), because: 'a frame more, and not another read' },
      { edit: change('replace opt', 'replace lru'), because: 'another policy cannot do better than the best' },
      {
        edit: leaveOut('P: read 0x505000   => major=0, minor=0'),
        because: 'the last read is missing, and it never waited',
      },
      {
        edit: change('P: read 0x504000   => major=1\nnote Only', 'note Only'),
        because: 'a read is missing',
      },
    ],
  },
  '17e-working-set': {
    solutions: [change('frames 4', 'frames 5')],
    misses: [
      { edit: change('frames 4', 'frames 8'), because: 'room for the whole file' },
      { edit: change('frames 4', 'frames 6'), because: 'one frame more than the working set' },
      {
        edit: append('P: read 0x500000..0x505000 by 512'),
        because: 'going round does not help where one page is too many',
      },
      {
        edit: change('replace lru', 'replace opt'),
        because: 'no rule finds room for five pages in four frames',
      },
    ],
  },
  '18-translation-costs': {
    solutions: [change('tlb 4', 'tlb 5'), change('tlb 4', 'tlb 8')],
    misses: [
      { edit: change('tlb 4', 'tlb 16'), because: 'the sweep over eight pages does not miss any more' },
      { edit: change('frames 32', 'frames 64'), because: 'a miss is no want of memory' },
      { edit: change('tlb 4', 'tlb 4 1-way'), because: 'as many entries, and less choice among them' },
      {
        edit: leaveOut('P: read [heap]..[heap]+32K by 4K'),
        because: 'a sweep is missing',
      },
    ],
  },
  '18b-larger-pages': {
    solutions: [change('split 6/13/13/16', 'split 9/9/9/9/12')],
    misses: [
      { edit: change('split 6/13/13/16', 'split 8/8/8/8/16'), because: 'one level more, and the same pages' },
      { edit: change('split 6/13/13/16', 'split 9/8/8/9/14'), because: 'smaller, and not small enough' },
      { edit: change('tlb 4', 'tlb 1'), because: 'entries of the TLB are no memory' },
      {
        edit: change('P: write [heap]..[heap]+320K by 64K "z"', 'P: write [heap] "z"'),
        because: 'four large pages of the heap are still there',
      },
    ],
  },
  '18c-stride': {
    solutions: [
      append('P: read [heap]..[heap]+64K by 512'),
      append('P: read [heap]+32K..[heap]+64K by 512', 'P: read [heap]..[heap]+32K by 512'),
    ],
    misses: [
      {
        edit: append(...Array.from({ length: 8 }, (_, i) => `P: read [heap]+${512 * i}..[heap]+64K by 4K`)),
        because: 'as many reads in the order of the columns',
      },
      { edit: append('P: read [heap]..[heap]+4K by 32'), because: 'all of them in one row' },
      {
        edit: append(...Array.from({ length: 32 }, () => 'P: read [heap]..[heap]+64K by 16K')),
        because: 'four rows whose entries drive each other out',
      },
      {
        edit: all(
          change('tlb 8 2-way', 'tlb 64'),
          append(...Array.from({ length: 8 }, (_, i) => `P: read [heap]+${512 * i}..[heap]+64K by 4K`)),
        ),
        because: 'another TLB, and not another order',
      },
    ],
  },
  '20-whose-address': {
    solutions: [
      append('B: mmap(0x7ffff7a00000, 8K, r, shared|fixed, "/srv/table.dat", 0)'),
      all(
        change(
          '  7ffff7900000-7ffff7902000 rw-s',
          '  7ffff7900000-7ffff7902000 rw-s 00000000 /srv/table.dat\n  7ffff7a00000-7ffff7a02000 r--s',
        ),
        leaveOut('B: read 0x7ffff7a00000'),
      ),
    ],
    misses: [
      {
        edit: append('B: mmap(0x7ffff7a00000, 8K, rw, shared|fixed, "/srv/table.dat", 0)'),
        because: 'the right frame, and the wrong region: B may write there',
      },
      {
        edit: append(
          'B: mmap(0x7ffff7a00000, 8K, rw, private|anon|fixed)',
          'B: write 0x7ffff7a00000 "ROW"',
          'B: mprotect(0x7ffff7a00000, 8K, r)',
        ),
        because: 'the same number and the same letters, in a frame of its own',
      },
      {
        edit: append('B: mremap(0x7ffff7900000, 8K, 8K, MREMAP_MAYMOVE|MREMAP_FIXED, 0x7ffff7a00000)'),
        because: 'moved there, the region still allows writing',
      },
      {
        edit: append('B: mmap(0x7ffff7a00000, 8K, r, shared|fixed, "/srv/table.dat", 4K)'),
        because: 'the other page of the table',
      },
    ],
  },
  '21-your-own-process': {
    solutions: [
      change('process cat\n', 'process cat\n  00400000-00401000 r-xp 00002000 /usr/bin/sleep\n'),
      change('process cat\n', 'process cat\n  00400000-00405000 r-xp 00002000 /usr/bin/sleep\n'),
    ],
    misses: [
      {
        edit: change('process cat\n', 'process cat\n  00400000-00401000 r-xp 00000000 /usr/bin/sleep\n'),
        because: 'the line begins at another page of the file',
      },
      {
        edit: change(
          'process cat\n',
          'process cat\n  5618620fd000-561862102000 r-xp 00002000 /usr/bin/sleep\n',
        ),
        because: 'the line of sleep, at the number of sleep',
      },
      {
        edit: change('process cat\n', 'process cat\n  00400000-00401000 r-xp 00002000 /usr/bin/cat\n'),
        because: 'that is the code of cat',
      },
      {
        edit: change('process cat\n', 'process cat\n  00400000-00401000 r--p 00002000 /usr/bin/sleep\n'),
        because: 'the line allows reading only',
      },
    ],
  },
};
