#include "scenario/importers/strace_importer.h"

#include <doctest/doctest.h>

#include "playback/session.h"
#include "scenario/importers/strace_reader.h"

using namespace pagewalk;

namespace {

/// The steps of what was imported, as the printer writes them; each has to come true.
std::string stepsOf(const std::string& trace) {
    const Imported imported = importStrace(trace);
    CAPTURE(imported.text);
    Session session;
    session.load(imported.text);
    REQUIRE(session.diagnostics().empty());
    for (uint32_t index = 0; index < session.stepCount(); ++index) {
        for (const ExpectationReport& expectation : session.outcome(index).expectations) {
            CAPTURE(session.outcome(index).text);
            CAPTURE(expectation.actual);
            CHECK(expectation.met);
        }
    }
    const std::string printed = session.printed();
    const size_t first = printed.find(": ", printed.find("\nprocess"));
    return first == std::string::npos ? "" : printed.substr(printed.rfind('\n', first) + 1);
}

std::vector<importing::TracedEvent> read(const std::string& trace) {
    Diagnostics diagnostics;
    return importing::readStrace(trace, diagnostics);
}

}  // namespace

TEST_CASE("strace: a kernel-chosen address is a hint, and later addresses go by the result's name") {
    CHECK(stepsOf("mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0d7b961000\n"
                  "mprotect(0x7f0d7b962000, 4096, PROT_NONE) = 0\n"
                  "munmap(0x7f0d7b961000, 8192)            = 0\n"
                  "munmap(0x7f0d7b961000, 8192)            = 0\n") ==
          "me: m1 = mmap(0x7f0d7b961000, 8K, rw, private|anon) => 0x7f0d7b961000\n"
          "me: mprotect(m1+0x1000, 4K, none) => ok\n"
          "me: munmap(m1, 8K) => ok\n"
          "me: munmap(0x7f0d7b961000, 8K) => ok\n");
}

TEST_CASE(
    "strace: files go by their descriptors, are as long as fstat says, and count only where they are mapped") {
    const std::string trace =
        "openat(AT_FDCWD, \"/etc/unused\", O_RDONLY) = 3\n"
        "close(3)                                = 0\n"
        "openat(AT_FDCWD, \"/lib/x.so\", O_RDONLY|O_CLOEXEC) = 3\n"
        "fstat(3, {st_mode=S_IFREG|0644, st_size=5000, ...}) = 0\n"
        "dup(3)                                  = 7\n"
        "close(3)                                = 0\n"
        "mmap(NULL, 12288, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 7, 0x1000) = 0x7f0000000000\n"
        "close(7)                                = 0\n"
        "--- SIGBUS {si_signo=SIGBUS, si_code=BUS_ADRERR, si_addr=0x7f0000001000} ---\n";
    CHECK(importStrace(trace).text.find("file /lib/x.so 5000\n") != std::string::npos);
    CHECK(stepsOf(trace) ==
          "me: fd2 = open(\"/lib/x.so\", rdonly) => ok\n"
          "me: m1 = mmap(0x7f0000000000, 12K, r, private|denywrite, fd2, 4K) => 0x7f0000000000\n"
          "me: close(fd2) => ok\n"
          "me: read m1+0x1000 => BUS_ADRERR\n");
}

TEST_CASE("strace: what is written into a mapped file is written here too") {
    CHECK(stepsOf("openat(AT_FDCWD, \"/tmp/a b\", O_RDWR|O_CREAT|O_TRUNC, 0600) = 3\n"
                  "write(3, \"hello\\n\\0\\303\\244\"..., 9000)     = 9000\n"
                  "pwrite64(3, \"x\", 1, 4096)               = 1\n"
                  "mmap(NULL, 9000, PROT_READ, MAP_SHARED, 3, 0) = 0x7f0000000000\n"
                  "ftruncate(3, 4096)                      = 0\n") ==
          "me: fd1 = open(\"/tmp/a b\", rdwr|creat|trunc) => ok\n"
          "me: pwrite(fd1, \"hello\\n\\x00\", 0x2328, 0) => 0x2328\n"
          "me: pwrite(fd1, \"x\", 1, 4K) => 1\n"
          "me: mmap(0x7f0000000000, 9000, r, shared, fd1) => 0x7f0000000000\n"
          "me: ftruncate(fd1, 4K) => ok\n");
}

TEST_CASE("strace: threads are their process, a fork is a process, what execve starts is another") {
    CHECK(stepsOf(
              "execve(\"/bin/sh\", [\"sh\", \"-c\", \"x\"], 0x7ffe /* 3 vars */) = 0\n"
              "brk(NULL)                               = 0x5000000\n"
              "clone3({flags=CLONE_VM|CLONE_THREAD|CLONE_SIGHAND, stack=0x7f00, stack_size=0x7fff80} => "
              "{parent_tid=[12]}, 88) = 12\n"
              "[pid    12] brk(0x5021000)              = 0x5021000\n"
              "[pid    11] clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD <unfinished ...>\n"
              "[pid    13] munmap(0x5000000, 4096)     = 0\n"
              "[pid    11] <... clone resumed>, child_tidptr=0x7fc451b3ca10) = 13\n"
              "[pid    13] execve(\"/usr/bin/cat\", [\"cat\"], 0x55f57e931ce0 /* 41 vars */ <unfinished ...>\n"
              "[pid    12] exit(0)                     = ?\n"
              "[pid    12] +++ exited with 0 +++\n"
              "[pid    13] <... execve resumed>)       = 0\n"
              "[pid    13] brk(NULL)                   = 0x6000000\n"
              "[pid    13] brk(0x6021000)              = 0x6021000\n"
              "[pid    13] exit_group(0)               = ?\n"
              "[pid    13] +++ exited with 0 +++\n"
              "+++ killed by SIGKILL +++\n") ==
          "sh: brk(0x5021000) => 0x5021000\n"
          "sh: sh.1 = fork() => ok\n"
          "sh.1: munmap(0x5000000, 4K) => ok\n"
          "sh.1: exit() => ok\n"
          "cat: brk(0x6021000) => 0x6021000\n"
          "cat: exit() => ok\n"
          "sh: exit() => ok\n");
}

TEST_CASE(
    "strace: a munmap takes effect where it began, since another thread may have mapped there before it "
    "returned") {
    CHECK(
        stepsOf("1 mmap(NULL, 8192, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0000000000\n"
                "1 clone(child_stack=0x7f10, flags=CLONE_VM|CLONE_THREAD|CLONE_SIGHAND) = 2\n"
                "1 munmap(0x7f0000000000, 8192 <unfinished ...>\n"
                "2 mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0000000000\n"
                "1 <... munmap resumed>)               = 0\n") ==
        "me: m1 = mmap(0x7f0000000000, 8K, r, private|anon) => 0x7f0000000000\n"
        "me: munmap(m1, 8K) => ok\n"
        "me: mmap(0x7f0000000000, 4K, rw, private|anon) => 0x7f0000000000\n");
}

TEST_CASE("strace: a moved mapping is moved to the same place, faults are accesses that fault") {
    CHECK(stepsOf("mmap(NULL, 8192, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0000000000\n"
                  "mremap(0x7f0000000000, 8192, 16384, MREMAP_MAYMOVE) = 0x7e0000000000\n"
                  "madvise(0x7e0000000000, 4096, MADV_DONTNEED) = 0\n"
                  "madvise(0x7e0000000000, 4096, 0x77 /* MADV_??? */) = -1 EINVAL (Invalid argument)\n"
                  "--- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_ACCERR, si_addr=0x7e0000000008} ---\n"
                  "--- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=NULL} ---\n"
                  "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=9} ---\n") ==
          "me: m1 = mmap(0x7f0000000000, 8K, r, private|anon) => 0x7f0000000000\n"
          "me: m2 = mremap(m1, 8K, 16K, maymove|fixed, 0x7e0000000000) => 0x7e0000000000\n"
          "me: madvise(m2, 4K, dontneed) => ok\n"
          "me: write m2+0x8 1 => SEGV_ACCERR\n"
          "me: read 0 => SEGV_MAPERR\n");
}

TEST_CASE("strace: a range that a call shows to be mapped is part of the layout") {
    const std::string trace =
        "execve(\"/bin/a\", [\"a\"], 0x7ffe) = 0\n"
        "mprotect(0x55f55a3e9000, 8192, PROT_READ) = 0\n";
    CHECK(importStrace(trace).text.find("  55f55a3e9000-55f55a3eb000 rw-p 00000000\n") != std::string::npos);
    CHECK(stepsOf(trace) == "a: mprotect(0x55f55a3e9000, 8K, r) => ok\n");
}

TEST_CASE("strace: layouts behind an execve are taken, those behind steps are not") {
    const std::string trace =
        "7 execve(\"/bin/a\", [\"a\"], 0x7ffe) = 0 (DELAYED)\n"
        "7 00400000-00402000 r-xp 00000000 fe:00 11 /bin/a\n"
        "7 00401000-00403000 r-xp 00000000 fe:00 11 /bin/a\n"
        "7 brk(NULL) = 0x5000000\n"
        "7 brk(0x5001000) = 0x5001000\n"
        "7 00600000-00601000 rw-p 00000000 00:00 0\n";
    const std::string text = importStrace(trace).text;
    CHECK(text.find("  00400000-00402000 r-xp 00000000 /bin/a\n  brk 0x5000000\n") != std::string::npos);
    CHECK(text.find("00600000") == std::string::npos);
    stepsOf(trace);
}

TEST_CASE("strace: what is left out is counted, and a bound of the language is one of the reasons") {
    std::string trace;
    for (int i = 0; i < 12000; ++i) {
        trace +=
            "mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0000000000\n"
            "ioctl(1, TCGETS, 0x7ffd) = -1 ENOTTY (Inappropriate ioctl)\n"
            "munmap(0x7f0000000000, 4096) = 0\n";
    }
    const Imported imported = importStrace(trace);
    CHECK(imported.text.find("12000 ioctl (ENOTTY)") != std::string::npos);
    CHECK(imported.text.find("# Left out at the end, for a scenario's length: ") != std::string::npos);
    CHECK(imported.text.size() <= 256 * 1024);
    Session session;
    session.load(imported.text);
    CHECK(session.diagnostics().empty());
    CHECK(session.stepCount() > 3000);
}

TEST_CASE("strace: more processes than the language has are left out, and none is named twice") {
    std::string trace;
    for (int pid = 1; pid <= 100; ++pid) {
        const std::string number = std::to_string(pid);
        trace += number + " execve(\"/bin/a\", [\"a\"], 0x7ffe) = 0\n" + number + " brk(NULL) = 0x5000000\n" +
                 number + " brk(0x5001000) = 0x5001000\n" + number + " fork() = " + std::to_string(pid + 1000) +
                 "\n";
    }
    CHECK(importStrace(trace).text.find("# Left out, for a scenario's number of processes: ") !=
          std::string::npos);
    stepsOf(trace);
}

TEST_CASE("strace: lines are read with whatever strace puts around a call") {
    const auto events = read(
        "[pid  4711] 12:34:56.789 close(3</etc/a,(b>) = 0 <0.000012>\n"
        "4711  1700000000.123456 openat(AT_FDCWD</tmp>, \"a\\\"), (\", O_RDONLY) = 3</tmp/a b>\n"
        "strace: Process 9 attached\n"
        "4711 exit_group(0)                     = ?\n"
        "4711 write(1, \"a\"..., 5 <unfinished ...>\n"
        "4711 <... write resumed>)              = 5\n");
    REQUIRE(events.size() == 4);
    CHECK(events[0].pid == 4711);
    CHECK(events[0].arguments == std::vector<std::string>{"3</etc/a,(b>"});
    CHECK(events[1].arguments[1] == "\"a\\\"), (\"");
    CHECK(events[1].returned == "3</tmp/a b>");
    CHECK_FALSE(events[2].succeeded());
    CHECK(events[3].begun == 5);
    CHECK(events[3].line == 6);
}

TEST_CASE("strace: no call is a mistake") {
    CHECK(importStrace("").text.empty());
    CHECK(importStrace("once upon a time\n").diagnostics.front().severity == Severity::Error);
}
