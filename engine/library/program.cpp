#include "library/program.h"

#include <array>

#include "kernel/abi.h"
#include "kernel/calls/brk.h"
#include "kernel/calls/exit.h"
#include "kernel/calls/mmap.h"
#include "kernel/calls/munmap.h"
#include "library/chunk.h"

namespace pagewalk::library {

const char* abortName(Abort reason) {
    switch (reason) {
        case Abort::None: return "";
        case Abort::InvalidPointer: return "invalid-pointer";
        case Abort::DoubleFree: return "double-free";
        case Abort::CorruptSize: return "corrupt-size";
        case Abort::BreakMoved: return "break-moved";
    }
    return "";
}

uint64_t Program::load(uint64_t address) {
    if (stopped()) return 0;
    std::array<uint8_t, wordBytes> bytes{};
    signal_ = access(kernel_, id_, {address}, Access::Read, bytes, nullptr);
    uint64_t word = 0;
    for (size_t i = bytes.size(); i-- > 0;) word = word << 8 | bytes[i];
    return signal_.ok() ? word : 0;
}

void Program::store(uint64_t address, uint64_t word) {
    if (stopped()) return;
    std::array<uint8_t, wordBytes> bytes{};
    for (uint8_t& byte : bytes) {
        byte = static_cast<uint8_t>(word);
        word >>= 8;
    }
    signal_ = access(kernel_, id_, {address}, Access::Write, bytes, nullptr);
}

void Program::abort(Abort reason) {
    if (stopped()) return;
    abort_ = reason;
    kernel_.log.record({.kind = EventKind::Aborted, .process = id_, .label = abortName(reason)});
    if (kernel_.machine.config.signalsFatal) exitGroup(kernel_, id_);
}

bool Program::moveBreak(uint64_t address) {
    if (stopped()) return false;
    recordCall("brk");
    const uint64_t now = brk(kernel_, memory(), {address}).value;
    recordReturn(Errno::None, now);
    return now == address;
}

uint64_t Program::map(uint64_t bytes) {
    if (stopped()) return 0;
    recordCall("mmap");
    const auto made =
        mmap(kernel_, memory(),
             {{}, bytes, abi::protRead | abi::protWrite, abi::mapPrivate | abi::mapAnonymous, noOpenFile, 0});
    recordReturn(made.error(), made.ok() ? made.value().value : 0);
    return made.ok() ? made.value().value : 0;
}

void Program::unmap(uint64_t address, uint64_t bytes) {
    if (stopped()) return;
    recordCall("munmap");
    recordReturn(munmap(kernel_, memory(), {address}, bytes), 0);
}

void Program::recordCall(const char* name) {
    kernel_.log.record({.kind = EventKind::Call, .process = id_, .label = name});
}

void Program::recordReturn(Errno error, uint64_t value) {
    kernel_.log.record({.kind = EventKind::Return, .error = error, .count = value});
}

}  // namespace pagewalk::library
