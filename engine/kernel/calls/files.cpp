#include "kernel/calls/files.h"

#include "kernel/abi.h"
#include "kernel/calls/munmap.h"
#include "kernel/file_pages.h"

namespace pagewalk {
namespace {

/// 0, 1 and 2 are a program's standard streams; they are not modelled, and not given away.
constexpr int32_t firstDescriptor = 3;

int32_t addDescriptor(Kernel& kernel, ProcessId id, const OpenFile& file) {
    Process& process = kernel.filesOf(id);
    int32_t number = firstDescriptor;
    while (process.descriptors.contains(number)) ++number;
    process.descriptors[number] = static_cast<OpenFileId>(kernel.machine.openFiles.size());
    kernel.machine.openFiles.push_back(file);
    return number;
}

ObjectId createObject(Kernel& kernel, const std::string& name, FileKind kind) {
    kernel.machine.objects.emplace_back(name, kind, 0, kernel.machine.page());
    return static_cast<ObjectId>(kernel.machine.objects.size() - 1);
}

Result<int32_t> openAs(Kernel& kernel, ProcessId id, const std::string& path, uint64_t flags, FileKind kind) {
    const uint64_t mode = flags & abi::openAccessMode;
    if (mode == abi::openAccessMode) return Errno::InvalidArgument;
    auto object = kernel.machine.objectNamed(path);
    if (!object && (flags & abi::openCreate) == 0) return Errno::NoEntry;
    if (!object) object = createObject(kernel, path, kind);
    if ((flags & abi::openTruncate) != 0 && mode != abi::openReadOnly) setLength(kernel, *object, 0);
    const bool closes = (flags & abi::openCloseOnExec) != 0;
    return addDescriptor(kernel, id,
                         {*object, mode != abi::openWriteOnly, mode != abi::openReadOnly, closes, {}});
}

}  // namespace

Result<int32_t> open(Kernel& kernel, ProcessId id, const std::string& path, uint64_t flags) {
    return openAs(kernel, id, path, flags, FileKind::Disk);
}

Status close(Kernel& kernel, ProcessId id, int32_t descriptor) {
    if (kernel.filesOf(id).descriptors.erase(descriptor) == 0) return Errno::BadFile;
    releaseUnusedObjects(kernel);
    return Errno::None;
}

Result<OpenFileId> openFileOf(const Kernel& kernel, ProcessId id, int32_t descriptor) {
    const auto& descriptors = kernel.machine.filesOf(kernel.process(id)).descriptors;
    const auto at = descriptors.find(descriptor);
    if (at == descriptors.end()) return Errno::BadFile;
    return at->second;
}

Result<int32_t> memfdCreate(Kernel& kernel, ProcessId id, const std::string& name, uint64_t flags) {
    const ObjectId object = createObject(kernel, "/memfd:" + name + " (deleted)", FileKind::Memory);
    kernel.machine.objects[object].unlink();
    return addDescriptor(kernel, id, {object, true, true, (flags & abi::memfdCloseOnExec) != 0, {}});
}

Result<int32_t> shmOpen(Kernel& kernel, ProcessId id, const std::string& name, uint64_t flags) {
    const std::string path = "/dev/shm/" + name.substr(name.starts_with('/') ? 1 : 0);
    return openAs(kernel, id, path, flags | abi::openCloseOnExec, FileKind::Memory);
}

}  // namespace pagewalk
