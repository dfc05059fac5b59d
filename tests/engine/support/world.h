// A machine built without a text: processes, files and accesses for tests of the kernel floor.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <span>
#include <string>

#include "kernel/abi.h"
#include "kernel/access.h"
#include "kernel/calls/mmap.h"
#include "kernel/machine.h"
#include "kernel/scheduler.h"

namespace pagewalk::testing {

inline constexpr uint64_t pageBytes = 4096;
inline constexpr uint64_t rw = abi::protRead | abi::protWrite;
inline constexpr uint64_t readOnly = abi::protRead;
inline constexpr uint64_t privateAnonymous = abi::mapPrivate | abi::mapAnonymous | abi::mapFixed;
inline constexpr uint64_t sharedAnonymous = abi::mapShared | abi::mapAnonymous | abi::mapFixed;
inline constexpr uint64_t privateFile = abi::mapPrivate | abi::mapFixed;
inline constexpr uint64_t sharedFile = abi::mapShared | abi::mapFixed;

/// What one access of one byte came to.
struct Touch {
    SignalCode signal = SignalCode::None;
    uint64_t minor = 0;
    uint64_t major = 0;
    uint8_t value = 0;
    uint32_t frame = 0;
    EventLog::Counts counts{};

    bool ok() const { return signal == SignalCode::None; }
    uint32_t served(FaultKind kind) const { return counts.served[static_cast<size_t>(kind)]; }
};

inline MachineConfig withFrames(uint32_t frames) {
    MachineConfig config;
    config.frames = frames;
    return config;
}

class World {
  public:
    explicit World(const MachineConfig& config = {}) : kernel{Machine(config, *formatOf(config)), {}} {}

    ProcessId start(const std::string& name) {
        const ProcessId id = createProcess(kernel, name, noProcess).id;
        switchTo(kernel, id);
        return id;
    }

    /// A file of which every page is in memory, unless it is to be cold. Page k is filled with k + 1.
    OpenFileId file(const std::string& name, FileKind kind, uint64_t bytes, bool warm = true) {
        FileObject object(name, kind, bytes, kernel.machine.page());
        for (uint64_t page = 0; page < object.pages(); ++page) {
            object.store(page,
                         std::make_shared<std::vector<uint8_t>>(pageBytes, static_cast<uint8_t>(page + 1)));
        }
        if (warm) object.warmAll();
        kernel.machine.objects.push_back(std::move(object));
        kernel.machine.openFiles.push_back(
            {static_cast<ObjectId>(kernel.machine.objects.size() - 1), true, true});
        return static_cast<OpenFileId>(kernel.machine.openFiles.size() - 1);
    }

    Result<VirtualAddress> tryMap(ProcessId id, uint64_t address, uint64_t pages, uint64_t protection,
                                  uint64_t flags = privateAnonymous, OpenFileId file = noOpenFile,
                                  uint64_t offset = 0) {
        return mmap(kernel, id, {{address}, pages * pageBytes, protection, flags, file, offset});
    }
    uint64_t map(ProcessId id, uint64_t address, uint64_t pages, uint64_t protection,
                 uint64_t flags = privateAnonymous, OpenFileId file = noOpenFile, uint64_t offset = 0) {
        const auto made = tryMap(id, address, pages, protection, flags, file, offset);
        REQUIRE(made.ok());
        return made.value().value;
    }

    Touch touch(ProcessId id, uint64_t address, Access access, uint8_t value = 0) {
        switchTo(kernel, id);
        kernel.log.resetCounts();
        const FaultCounts before = kernel.process(id).faults;
        std::array<uint8_t, 1> bytes{value};
        std::vector<Translation> translations;
        const AccessResult result = pagewalk::access(kernel, id, {address}, access, bytes, &translations);
        const FaultCounts after = kernel.process(id).faults;
        Touch touch{result.signal, after.minor - before.minor, after.major - before.major, bytes[0]};
        if (!translations.empty()) touch.frame = kernel.machine.page().frameOf(translations[0].physical).value;
        touch.counts = kernel.log.counts();
        return touch;
    }
    Touch read(ProcessId id, uint64_t address) { return touch(id, address, Access::Read); }
    Touch write(ProcessId id, uint64_t address, uint8_t value) {
        return touch(id, address, Access::Write, value);
    }
    Touch execute(ProcessId id, uint64_t address) { return touch(id, address, Access::Execute); }

    PageTableEntry entry(ProcessId id, uint64_t address) const {
        return kernel.machine.viewOf(kernel.process(id)).get({address});
    }
    const std::vector<Region>& regions(ProcessId id) const { return kernel.process(id).space.regions(); }
    size_t regionCount(ProcessId id) const { return regions(id).size(); }

    Kernel kernel;
};

}  // namespace pagewalk::testing
