// Whatever is given to an importer: a scenario without mistakes, or a reason why there is none. Never a crash, never a text that the
// parser refuses.
#include <doctest/doctest.h>

#include "../../support/chance.h"
#include "playback/import.h"
#include "playback/session.h"
#include "scenario/parser.h"

using namespace pagewalk;
using testing::Chance;

namespace {

constexpr std::array samples{
    std::string_view(
        "55d1f2a3c000-55d1f2a3e000 r--p 00000000 fe:00 1048602   /usr/bin/cat\n"
        "Size:                  8 kB\nRss:                   4 kB\nAnonymous:             4 kB\nSwap: 4 "
        "kB\nLocked: 4 kB\n"
        "55d1f31c9000-55d1f31ea000 rw-p 00000000 00:00 0         [heap]\n"
        "Size:  132 kB\nRss: 16 kB\nAnonymous: 16 kB\nSwap: 8 kB\n"
        "7f0000000000-7f0000004000 rw-s 00000000 00:01 7         /dev/zero (deleted)\nRss: 8 kB\n"
        "7f0000010000-7f0000014000 rw-s 00002000 00:01 7         /memfd:a b (deleted)\nRss: 8 kB\n"
        "7ffd3a5f1000-7ffd3a612000 rw-p 00000000 00:00 0         [stack]\nRss: 12 kB\nSwap: 4 kB\n"),
    std::string_view(
        "4186:   /usr/bin/demo\n"
        "Address Perm   Offset Device  Inode Size  Rss Pss Anonymous Swap Locked VmFlags Mapping\n"
        "00400000 r-xp 00001000  fe:00 247101    8    4   4         0    0      0 rd ex mr demo app\n"
        "00602000 rw-p 00000000  00:00      0   16    8   8         8    4      4 rd wr [heap]\n"
        "==== ==== ====\n"),
    std::string_view(
        "execve(\"/bin/sh\", [\"sh\", \"-c\"], 0x7ffe /* 3 vars */) = 0\n"
        "brk(NULL)                               = 0x5000000\n"
        "brk(0x5021000) = 0x5021000\n"
        "openat(AT_FDCWD, \"/lib/x.so\", O_RDWR|O_CLOEXEC) = 3</lib/x.so>\n"
        "fstat(3, {st_mode=S_IFREG|0644, st_size=5000, ...}) = 0\n"
        "mmap(NULL, 12288, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0x1000) = 0x7f0000000000\n"
        "write(3, \"hello\\n\\0\\303\"..., 9000) = 9000\nftruncate(3, 4096) = 0\n"
        "memfd_create(\"m\", MFD_CLOEXEC) = 4\nfallocate(4, 0, 0, 8192) = 0\n"
        "mmap(0x7f0000002000, 8192, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 4, 0) = 0x7f0000002000\n"
        "mremap(0x7f0000002000, 8192, 16384, MREMAP_MAYMOVE) = 0x7e0000000000\n"
        "clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD <unfinished ...>\n"
        "[pid    13] munmap(0x5000000, 4096)     = 0\n"
        "[pid    11] <... clone resumed>, child_tidptr=0x7fc451b3ca10) = 13\n"
        "[pid    13] execve(\"/usr/bin/cat\", [\"cat\"], 0x55f57e931ce0) = 0\n"
        "[pid    13] 00400000-00402000 r-xp 00000000 fe:00 11 /usr/bin/cat\n"
        "[pid    13] mprotect(0x400000, 4096, PROT_READ) = 0\n"
        "[pid    13] dup2(3, 1) = 1\n[pid    13] close(3) = 0\n"
        "[pid    13] madvise(0x400000, 8192, MADV_DONTNEED) = 0\n"
        "--- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_ACCERR, si_addr=0x7e0000000008} ---\n"
        "[pid    13] exit_group(0) = ?\n[pid    13] +++ exited with 0 +++\n+++ killed by SIGSEGV +++\n"),
    std::string_view("==9007== Command: /bin/ls /\nI  0401ab70,3\nI  0401ab73,5\n S 1fff000ffc,8\n M "
                     "1fff000628,8\n L 04020000,8\n"),
};

std::string damaged(std::string text, Chance& chance) {
    const uint64_t edits = 1 + chance.below(6);
    for (uint64_t i = 0; i < edits && !text.empty(); ++i) {
        const size_t at = chance.below(text.size());
        const size_t length = 1 + chance.below(40);
        switch (chance.below(7)) {
            case 0: text[at] = static_cast<char>(chance.below(256)); break;
            case 1: text.erase(at, length); break;
            case 2: text.insert(at, text.substr(chance.below(text.size()), length)); break;
            case 3: text.insert(at, 1, std::string_view("\n \"#:()=<>|0[]{}-,\\")[chance.below(19)]); break;
            case 4: text.insert(at, chance.once(2) ? "ffffffffffff" : "999999999999"); break;
            case 5: text.resize(at); break;
            default: text[at] = std::string_view("0123456789abcdefxK")[chance.below(18)]; break;
        }
    }
    return text;
}

void checkImport(std::string_view kind, const std::string& text) {
    const Imported imported = importText(kind, text);
    CAPTURE(kind);
    CAPTURE(text);
    if (imported.text.empty()) {
        REQUIRE_FALSE(imported.diagnostics.empty());
        return;
    }
    CAPTURE(imported.text);
    const Parsed parsed = parse(imported.text);
    for (const Diagnostic& diagnostic : parsed.diagnostics) {
        CAPTURE(diagnostic.message);
        REQUIRE(diagnostic.where.line == 0);
    }
}

}  // namespace

TEST_CASE("broken imports: eight thousand damaged texts give a scenario or a reason") {
    Chance chance(31);
    for (int i = 0; i < 8000; ++i)
        checkImport(chance.of(importKinds()), damaged(std::string(chance.of(samples)), chance));
}

TEST_CASE("broken imports: bytes by chance, and any kind for any text") {
    Chance chance(37);
    for (int i = 0; i < 300; ++i) {
        std::string text;
        const size_t size = chance.below(400);
        while (text.size() < size) text += static_cast<char>(chance.below(256));
        for (const std::string_view kind : importKinds()) checkImport(kind, text);
    }
    for (const std::string_view sample : samples) {
        for (const std::string_view kind : importKinds()) checkImport(kind, std::string(sample));
    }
}

TEST_CASE("broken imports: some of the damaged ones are played to their end") {
    Chance chance(41);
    for (int i = 0; i < 200; ++i) {
        const Imported imported = importText("strace", damaged(std::string(samples[2]), chance));
        Session session;
        session.load(imported.text);
        for (uint32_t index = 0; index < session.stepCount(); ++index)
            REQUIRE_FALSE(session.outcome(index).text.empty());
    }
}

TEST_CASE("broken imports: an unknown kind is told, with those that are known") {
    const Imported imported = importText("strase", "");
    REQUIRE(imported.diagnostics.size() == 1);
    CHECK(imported.diagnostics.front().hint == "did you mean 'strace'?");
}
