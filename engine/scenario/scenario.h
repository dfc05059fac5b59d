// A scenario: the machine, its files and processes, and the steps to play. Plain data, whatever text it came from.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/address.h"
#include "base/protection.h"
#include "kernel/machine_config.h"
#include "scenario/diagnostic.h"

namespace pagewalk {

struct FileDeclaration {
    std::string path;
    uint64_t bytes = 0;
    std::string content{};                ///< the first bytes; the rest is zero
    std::map<uint64_t, uint8_t> fills{};  ///< page → the byte that fills it
    bool memory = false;                  ///< tmpfs or memfd: no disk behind it
    bool cold = false;                    ///< nothing cached yet
    bool hole = false;                    ///< sparse: nothing stored, nothing cached
    uint32_t line = 0;                    ///< 0: named by a layout only
    friend bool operator==(const FileDeclaration& a, const FileDeclaration& b) {
        return a.path == b.path && a.bytes == b.bytes && a.content == b.content && a.fills == b.fills &&
               a.memory == b.memory && a.cold == b.cold && a.hole == b.hole;
    }
};

/// A line of /proc/PID/maps.
struct LayoutRegion {
    AddressRange range{};
    Protection protection{};
    bool shared = false;
    uint64_t offset = 0;  ///< bytes
    std::string label{};  ///< a file's path, "[heap]", "[anon:NAME]" …, or ""
    SourceRange where{};
    friend bool operator==(const LayoutRegion& a, const LayoutRegion& b) {
        return a.range == b.range && a.protection == b.protection && a.shared == b.shared &&
               a.offset == b.offset && a.label == b.label;
    }
};

struct ProcessDeclaration {
    std::string name;
    std::string copyOf{};  ///< "process B = A"
    std::vector<LayoutRegion> layout{};
    std::optional<VirtualAddress> initialBreak{};
    friend bool operator==(const ProcessDeclaration&, const ProcessDeclaration&) = default;
};

/// A number that may depend on what happened: an integer, a bound name or a label, plus an offset.
struct Operand {
    enum class Base : uint8_t { Integer, Name, Label };
    Base base = Base::Integer;
    uint64_t value = 0;  ///< of an Integer; of the others the offset, two's complement
    std::string name{};  ///< of a Name or Label
    friend bool operator==(const Operand&, const Operand&) = default;
};

/// Bytes as they are written: a string, or an integer of a width, little-endian.
struct Literal {
    bool isString = false;
    std::string bytes{};
    friend bool operator==(const Literal&, const Literal&) = default;
};

/// "read buf..buf+64K by 4K": from `address` up to and not including `end`.
struct Sweep {
    Operand end{};
    uint64_t stride = 0;  ///< bytes
    friend bool operator==(const Sweep&, const Sweep&) = default;
};

struct AccessStep {
    Access access = Access::Read;
    Operand address{};
    std::optional<Sweep> sweep{};
    uint64_t size = 1;  ///< bytes; of a write, those of `value`
    Literal value{};
    friend bool operator==(const AccessStep&, const AccessStep&) = default;
};

/// One argument: a number, a path or name in quotes, or bytes (`0x9797:8`).
using Argument = std::variant<Operand, std::string, Literal>;

struct CallStep {
    std::string result{};  ///< the name that the result is bound to, or ""
    std::string name;
    std::vector<Argument> arguments{};
    friend bool operator==(const CallStep&, const CallStep&) = default;
};

struct SwitchStep {
    friend bool operator==(const SwitchStep&, const SwitchStep&) = default;
};
struct NoteStep {
    std::string text;
    friend bool operator==(const NoteStep&, const NoteStep&) = default;
};
struct SysctlStep {
    std::string name;
    uint64_t value = 0;
    friend bool operator==(const SysctlStep&, const SysctlStep&) = default;
};

/// What is held against a step, or asked before it.
struct Expectation {
    enum class Kind : uint8_t {
        Ok,
        Value,
        Signal,
        SignalCode,
        Error,
        Minor,
        Major,
        TlbHit,
        TlbMiss,
        CopyOnWrite,
        ZeroPage,
        SwapIn,
        SwapOut,
        StackGrowth,
        Evict,
        Frame,
        SameFrame,
        OtherFrame,
    };
    Kind kind = Kind::Ok;
    std::string word{};  ///< the name of a signal, code or errno; the process of a frame comparison
    Literal value{};     ///< of Value
    std::optional<uint64_t> number{};  ///< of Minor, Major and Frame
    Operand address{};                 ///< of SameFrame and OtherFrame
    friend bool operator==(const Expectation&, const Expectation&) = default;
};

struct Step {
    std::string process{};  ///< "" for note and sysctl
    std::variant<AccessStep, CallStep, SwitchStep, NoteStep, SysctlStep> action{};
    std::vector<Expectation> expectations{};
    uint32_t line = 0;
    friend bool operator==(const Step& a, const Step& b) {
        return a.process == b.process && a.action == b.action && a.expectations == b.expectations;
    }
};

/// Equality ignores where things stood in the text.
struct Scenario {
    MachineConfig machine{};
    SourceRange machineAt{};  ///< its header; line 0: there is none
    SourceRange splitAt{};    ///< the split of its address bits, good or bad; line 0: there is none
    std::vector<FileDeclaration> files{};
    std::vector<ProcessDeclaration> processes{};
    std::vector<Step> steps{};
    friend bool operator==(const Scenario& a, const Scenario& b) {
        return a.machine == b.machine && a.files == b.files && a.processes == b.processes && a.steps == b.steps;
    }
};

}  // namespace pagewalk
