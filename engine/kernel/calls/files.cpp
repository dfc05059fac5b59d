#include "kernel/calls/files.h"

#include "kernel/abi.h"

namespace pagewalk {
namespace {

/// 0, 1 and 2 are a program's standard streams; they are not modelled, and not given away.
constexpr int32_t firstDescriptor = 3;

int32_t lowestFree(const Process& process) {
    int32_t number = firstDescriptor;
    while (process.descriptors.contains(number)) ++number;
    return number;
}

}  // namespace

Result<int32_t> open(Kernel& kernel, ProcessId id, const std::string& path, uint64_t flags) {
    const auto object = kernel.machine.objectNamed(path);
    if (!object) return Errno::NoEntry;
    const uint64_t mode = flags & abi::openAccessMode;
    if (mode == abi::openAccessMode) return Errno::InvalidArgument;
    Process& process = kernel.process(id);
    const int32_t number = lowestFree(process);
    process.descriptors[number] = static_cast<OpenFileId>(kernel.machine.openFiles.size());
    kernel.machine.openFiles.push_back({*object, mode != abi::openWriteOnly, mode != abi::openReadOnly});
    return number;
}

Status close(Kernel& kernel, ProcessId id, int32_t descriptor) {
    return kernel.process(id).descriptors.erase(descriptor) == 1 ? Errno::None : Errno::BadFile;
}

Result<OpenFileId> openFileOf(const Kernel& kernel, ProcessId id, int32_t descriptor) {
    const auto& descriptors = kernel.process(id).descriptors;
    const auto at = descriptors.find(descriptor);
    if (at == descriptors.end()) return Errno::BadFile;
    return at->second;
}

}  // namespace pagewalk
