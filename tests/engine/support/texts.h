// Scenarios for tests: samples that were written, and any number that are made up from a seed.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "chance.h"

namespace pagewalk::testing {

inline constexpr std::string_view twoProcesses = R"(# One address, two processes
machine x86-64
  frames 32
  tlb 16 4-way lru

file /bin/app 12K

process A
  00400000-00401000 r-xp 00000000 /bin/app
  00402000-00403000 rw-p 00002000 /bin/app
  00602000-00606000 rw-p 00000000 [heap]
  7fff0000-80000000 rw-p 00000000 [stack]
process B = A

A: write 0x602010 "A"     => minor
B: write 0x602010 "B"     => minor, other-frame A:0x602010
note The same number in two processes is not the same memory: each has tables of its own.
A: read 0x602010          => "A"
B: read 0x602010          => "B"
A: read 0x602010          => tlb-hit
note Sharing has to be asked for. Even now, only what neither has changed is shared.
A: exec 0x400000
B: exec 0x400000          => same-frame A:0x400000
A: write 0x400000 1       => SEGV_ACCERR
)";

inline constexpr std::string_view forkAndCopy = R"(machine x86-64
  frames 32
  tlb 16 4-way lru

file /bin/app 12K

process A
  00400000-00401000 r-xp 00000000 /bin/app
  00402000-00403000 rw-p 00002000 /bin/app
  00602000-00606000 rw-p 00000000 [heap]
  7fff0000-80000000 rw-p 00000000 [stack]
process B = A

note The same number in two processes is not the same memory.
A: write 0x602010 "A"                                   => minor
B: write 0x602010 "B"                                   => minor
A: read  0x602010                                       => "A"
A: buf = mmap(NULL, 8K, rw, private|anon)
A: write buf 0x1122:4
A: C = fork()
C: write buf 7                                          => cow
A: read buf 4                                           => 0x1122
A: write 0x400000 1                                     => SIGSEGV SEGV_ACCERR
)";

/// Every header and every form of a step that is modelled.
inline constexpr std::string_view everything = R"(machine custom
  frames 48
  split 10/10/12
  tlb 8 2-way plru
  asid off
  swap 16
  replace clock
  overcommit never
  stack-limit 64K
  fault-around 4
  seed 0x1234
  signals caught

file /bin/app 12K "he said \"hi\"\n\x07\\" # with a comment behind it
  page 1 fill 0x41
file /data 40K
  cold
file "a file, with blanks" 4K
  memory
file /hole 8K
  hole

process A
  00400000-00401000 r-xp 00000000 08:01 1234 /bin/app
  00402000-00403000 rw-p 00002000 /bin/app
  00500000-00504000 r--s 00000000 /data
  00602000-00606000 rw-p 00000000 [heap]
  00700000-00702000 rw-s 00000000
  00800000-00802000 ---p 00000000 [anon:spare rooms]
  7fff0000-7fff4000 rw-p 00000000 [stack]
  brk 0x605800
process B = A
  00900000-00901000 rw-p 00000000

A: buf = mmap(NULL, 16K, PROT_READ|write, MAP_PRIVATE|anon|noreserve, -1, 0) => ok
A: write buf "AB\x00\xff" => minor=1
A: write buf..buf+16K by 4K 0x11223344:4
A: read buf+4096 4 => 0x11223344, tlb-hit, frame=3
A: read [stack]+8
A: exec [heap]-4 => SIGSEGV SEGV_MAPERR
B: other-name.2 = mmap(0x1000000, 4K, r, shared|fixed, "/data", 4K)
B: d = open("/bin/app", rdonly|cloexec)
B: munmap(other-name.2, 0x1000)
B: close(d)
A: brk(0x606000)
A: sbrk(-4096)
A: mprotect(buf, 4K, none)
A: read buf => SEGV_ACCERR
A: C = fork()
C: read buf+4K => 0x44, same-frame A:buf+4K
sysctl vm.overcommit_memory = 1
switch B
note Words, and "quotes"; 100 % of them.
A: exit(0)
A: read buf => ESRCH
)";

inline constexpr std::array samples{twoProcesses, forkAndCopy, everything};

/// What a made-up scenario may meet.
struct Flavour {
    uint64_t frames = 200;  ///< few frames bring reclaim and the out-of-memory killer
    bool faultAround = true;
    bool acrossPages = true;  ///< accesses over two pages, which need both frames at once
    unsigned steps = 60;
    unsigned swapPages = 0;  ///< with some: any policy, and the calls that move pages in and out of memory
};

/// A scenario without mistakes, and different for every seed.
std::string makeUp(Chance& chance, const Flavour& flavour);

}  // namespace pagewalk::testing
