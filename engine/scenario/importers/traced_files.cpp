#include "scenario/importers/traced_files.h"

#include <algorithm>

#include "scenario/limits.h"

namespace pagewalk::importing {

size_t TracedFiles::fileOf(const std::string& path) {
    const auto [at, added] = byPath_.try_emplace(path, files_.size());
    if (added)
        files_.push_back(
            {.path = path, .memory = path.starts_with("/dev/shm/") || path.starts_with("/memfd:")});
    return at->second;
}

size_t TracedFiles::unnamedFile(const std::string& path) {
    files_.push_back({.path = path, .memory = true, .made = true});
    return files_.size() - 1;
}

size_t TracedFiles::open(size_t file, std::string name) {
    descriptions_.push_back({file, std::move(name)});
    return descriptions_.size() - 1;
}

void TracedFiles::learnSize(size_t index, uint64_t bytes) {
    TracedFile& file = files_[index];
    if (!file.size && !file.changed && bytes <= limits::fileBytes) file.size = bytes;
}

std::vector<FileDeclaration> TracedFiles::declarations() const {
    std::vector<FileDeclaration> declared;
    for (const TracedFile& file : files_) {
        if (!file.mapped || file.made) continue;
        FileDeclaration declaration{.path = file.path,
                                    .bytes = std::min(file.size.value_or(file.needed), limits::fileBytes)};
        declaration.memory = file.memory;
        declaration.line = 1;  // the printer leaves out what only a layout names
        declared.push_back(std::move(declaration));
    }
    return declared;
}

}  // namespace pagewalk::importing
