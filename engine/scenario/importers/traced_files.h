// The files that a trace opens, and its processes' descriptors for them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace pagewalk::importing {

struct TracedFile {
    std::string path;
    bool memory = false;             ///< memfd or /dev/shm
    bool made = false;               ///< by a call of the trace: it need not be declared
    bool changed = false;            ///< written or cut since: a size told now is not the first one
    bool mapped = false;             ///< the only files that matter
    std::optional<uint64_t> size{};  ///< bytes, as fstat or lseek told it first
    uint64_t needed = 0;             ///< bytes that mappings and reads reach
};

/// An open file description (open(2)): what descriptors that were duplicated share.
struct OpenDescription {
    size_t file;
    std::string name{};  ///< the result that it is bound to; "": only its path can be given
    uint64_t position = 0;
};

/// A process's descriptors: number → which description.
using Descriptors = std::map<uint64_t, size_t>;

class TracedFiles {
  public:
    /// The file of a path; the same path is the same file.
    size_t fileOf(const std::string& path);
    /// A file that nobody else can name: a memfd.
    size_t unnamedFile(const std::string& path);
    size_t open(size_t file, std::string name);

    TracedFile& file(size_t index) { return files_[index]; }
    OpenDescription& description(size_t index) { return descriptions_[index]; }
    TracedFile& fileBehind(size_t description) { return files_[descriptions_[description].file]; }

    void learnSize(size_t file, uint64_t bytes);
    /// The declarations of those that are mapped and were there before.
    std::vector<FileDeclaration> declarations() const;

  private:
    std::vector<TracedFile> files_;
    std::vector<OpenDescription> descriptions_;
    std::map<std::string, size_t> byPath_;
};

}  // namespace pagewalk::importing
