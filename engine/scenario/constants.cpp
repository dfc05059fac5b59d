#include "scenario/constants.h"

#include <array>
#include <cctype>
#include <span>
#include <vector>

#include "kernel/abi.h"
#include "scenario/suggest.h"

namespace pagewalk {
namespace {

struct Constant {
    std::string_view name;  // without its prefix, lower case: the short form
    uint64_t value;
};

// Where two names share a bit, the first is the one that is printed.
constexpr std::array protections{
    Constant{"read", abi::protRead},       Constant{"write", abi::protWrite},
    Constant{"exec", abi::protExec},       Constant{"growsdown", abi::protGrowsDown},
    Constant{"growsup", abi::protGrowsUp}, Constant{"none", 0},
};
constexpr std::array mapFlags{
    Constant{"shared_validate", abi::mapSharedValidate},
    Constant{"shared", abi::mapShared},
    Constant{"private", abi::mapPrivate},
    Constant{"anon", abi::mapAnonymous},
    Constant{"anonymous", abi::mapAnonymous},
    Constant{"fixed", abi::mapFixed},
    Constant{"fixed_noreplace", abi::mapFixedNoReplace},
    Constant{"noreplace", abi::mapFixedNoReplace},
    Constant{"32bit", abi::map32Bit},
    Constant{"growsdown", abi::mapGrowsDown},
    Constant{"denywrite", abi::mapDenyWrite},
    Constant{"executable", abi::mapExecutable},
    Constant{"locked", abi::mapLocked},
    Constant{"noreserve", abi::mapNoReserve},
    Constant{"populate", abi::mapPopulate},
    Constant{"nonblock", abi::mapNonBlock},
    Constant{"stack", abi::mapStack},
    Constant{"hugetlb", abi::mapHugeTlb},
    Constant{"sync", abi::mapSync},
    Constant{"file", 0},
};
constexpr std::array openFlags{
    Constant{"rdwr", abi::openReadWrite},
    Constant{"wronly", abi::openWriteOnly},
    Constant{"rdonly", abi::openReadOnly},
    Constant{"creat", 0100},
    Constant{"excl", 0200},
    Constant{"trunc", 01000},
    Constant{"cloexec", abi::openCloseOnExec},
};

constexpr std::array advices{
    Constant{"normal", abi::madvNormal},
    Constant{"random", abi::madvRandom},
    Constant{"sequential", abi::madvSequential},
    Constant{"willneed", abi::madvWillNeed},
    Constant{"dontneed", abi::madvDontNeed},
    Constant{"free", abi::madvFree},
    Constant{"remove", abi::madvRemove},
    Constant{"dontfork", abi::madvDontFork},
    Constant{"dofork", abi::madvDoFork},
    Constant{"mergeable", abi::madvMergeable},
    Constant{"unmergeable", abi::madvUnmergeable},
    Constant{"hugepage", abi::madvHugePage},
    Constant{"nohugepage", abi::madvNoHugePage},
    Constant{"dontdump", abi::madvDontDump},
    Constant{"dodump", abi::madvDoDump},
    Constant{"wipeonfork", abi::madvWipeOnFork},
    Constant{"keeponfork", abi::madvKeepOnFork},
    Constant{"cold", abi::madvCold},
    Constant{"pageout", abi::madvPageOut},
    Constant{"populate_read", abi::madvPopulateRead},
    Constant{"populate_write", abi::madvPopulateWrite},
    Constant{"dontneed_locked", abi::madvDontNeedLocked},
    Constant{"collapse", abi::madvCollapse},
    Constant{"guard_install", abi::madvGuardInstall},
    Constant{"guard_remove", abi::madvGuardRemove},
};
constexpr std::array mremapFlags{
    Constant{"maymove", abi::mremapMayMove},
    Constant{"fixed", abi::mremapFixed},
    Constant{"dontunmap", abi::mremapDontUnmap},
};
constexpr std::array msyncFlags{
    Constant{"async", abi::msyncAsync},
    Constant{"invalidate", abi::msyncInvalidate},
    Constant{"sync", abi::msyncSync},
};
constexpr std::array lockFlags{
    Constant{"current", abi::mclCurrent},
    Constant{"future", abi::mclFuture},
    Constant{"onfault", abi::mclOnFault},
};
constexpr std::array resources{
    Constant{"data", abi::rlimitData},
    Constant{"stack", abi::rlimitStack},
    Constant{"memlock", abi::rlimitMemlock},
    Constant{"as", abi::rlimitAs},
};
constexpr std::array fallocFlags{
    Constant{"keep_size", abi::fallocKeepSize},
    Constant{"punch_hole", abi::fallocPunchHole},
};
constexpr std::array cloneFlags{
    Constant{"vm", abi::cloneVm},
    Constant{"fs", abi::cloneFs},
    Constant{"files", abi::cloneFiles},
    Constant{"sighand", abi::cloneSigHand},
    Constant{"pidfd", abi::clonePidFd},
    Constant{"ptrace", abi::clonePtrace},
    Constant{"vfork", abi::cloneVfork},
    Constant{"parent", abi::cloneParent},
    Constant{"thread", abi::cloneThread},
    Constant{"newns", abi::cloneNewNs},
    Constant{"sysvsem", abi::cloneSysVSem},
    Constant{"settls", abi::cloneSetTls},
    Constant{"parent_settid", abi::cloneParentSetTid},
    Constant{"child_cleartid", abi::cloneChildClearTid},
    Constant{"detached", abi::cloneDetached},
    Constant{"untraced", abi::cloneUntraced},
    Constant{"child_settid", abi::cloneChildSetTid},
    Constant{"newcgroup", abi::cloneNewCgroup},
    Constant{"newuts", abi::cloneNewUts},
    Constant{"newipc", abi::cloneNewIpc},
    Constant{"newuser", abi::cloneNewUser},
    Constant{"newpid", abi::cloneNewPid},
    Constant{"newnet", abi::cloneNewNet},
    Constant{"io", abi::cloneIo},
    Constant{"sigchld", abi::signalChild},
};
constexpr std::array memfdFlags{
    Constant{"cloexec", abi::memfdCloseOnExec},
    Constant{"allow_sealing", 2},
};
constexpr std::array fileAdvices{
    Constant{"normal", 0},
    Constant{"random", 1},
    Constant{"sequential", 2},
    Constant{"willneed", 3},
    Constant{"dontneed", abi::fadvDontNeed},
    Constant{"noreuse", 5},
};

/// The constants that one kind of argument takes.
struct Family {
    ArgumentKind kind;
    std::string_view prefix;
    std::span<const Constant> constants;
    bool choice = false;  ///< one of them, rather than bits
};

constexpr std::array families{
    Family{ArgumentKind::Protection, "prot_", protections},
    Family{ArgumentKind::MapFlags, "map_", mapFlags},
    Family{ArgumentKind::OpenFlags, "o_", openFlags},
    Family{ArgumentKind::Advice, "madv_", advices, true},
    Family{ArgumentKind::MremapFlags, "mremap_", mremapFlags},
    Family{ArgumentKind::MsyncFlags, "ms_", msyncFlags},
    Family{ArgumentKind::LockFlags, "mcl_", lockFlags},
    Family{ArgumentKind::Resource, "rlimit_", resources, true},
    Family{ArgumentKind::FallocFlags, "falloc_fl_", fallocFlags},
    Family{ArgumentKind::CloneFlags, "clone_", cloneFlags},
    Family{ArgumentKind::MemfdFlags, "mfd_", memfdFlags},
    Family{ArgumentKind::FileAdvice, "posix_fadv_", fileAdvices, true},
};

/// A kind that takes no constants has an empty family.
const Family& familyOf(ArgumentKind kind) {
    static constexpr Family none{ArgumentKind::Number, "", {}};
    for (const Family& family : families) {
        if (family.kind == kind) return family;
    }
    return none;
}

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

/// "rw", "rx", "rwx": protections in letters.
std::optional<uint64_t> protectionLetters(std::string_view word) {
    uint64_t bits = 0;
    for (const char c : word) {
        const uint64_t bit = c == 'r'   ? abi::protRead
                             : c == 'w' ? abi::protWrite
                             : c == 'x' ? abi::protExec
                                        : 0;
        if (bit == 0 || (bits & bit) != 0) return std::nullopt;
        bits |= bit;
    }
    return bits;
}

std::string protectionText(uint64_t value) {
    if (value == 0) return "none";
    std::string letters;
    if ((value & abi::protRead) != 0) letters += 'r';
    if ((value & abi::protWrite) != 0) letters += 'w';
    if ((value & abi::protExec) != 0) letters += 'x';
    return letters;
}

std::string hexText(uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    do {
        text.insert(text.begin(), digits[value & 15]);
        value >>= 4;
    } while (value != 0);
    return "0x" + text;
}

std::string choiceText(const Family& family, uint64_t value) {
    for (const Constant& constant : family.constants) {
        if (constant.value == value) return std::string(constant.name);
    }
    return hexText(value);
}

}  // namespace

std::optional<uint64_t> constantOf(ArgumentKind kind, std::string_view word) {
    std::string text = lowered(word);
    if (kind == ArgumentKind::Address) return text == "null" ? std::optional<uint64_t>(0) : std::nullopt;
    const Family& family = familyOf(kind);
    if (text.starts_with(family.prefix)) text.erase(0, family.prefix.size());
    for (const Constant& constant : family.constants) {
        if (constant.name == text) return constant.value;
    }
    if (kind == ArgumentKind::Protection) return protectionLetters(text);
    return std::nullopt;
}

std::string constantText(ArgumentKind kind, uint64_t value) {
    const Family& family = familyOf(kind);
    if (family.choice) return choiceText(family, value);
    std::string text;
    uint64_t rest = value;
    const auto append = [&text](const std::string& word) { text += (text.empty() ? "" : "|") + word; };
    if (kind == ArgumentKind::Protection) {
        constexpr uint64_t letters = abi::protRead | abi::protWrite | abi::protExec;
        if ((value & letters) != 0 || value == 0) append(protectionText(value & letters));
        rest &= ~letters;
    }
    for (const Constant& constant : family.constants) {
        if (constant.value == 0 || (rest & constant.value) != constant.value) continue;
        append(std::string(constant.name));
        rest &= ~constant.value;
    }
    if (kind == ArgumentKind::OpenFlags && (value & abi::openAccessMode) == 0) append("rdonly");
    if (rest != 0) append(hexText(rest));
    return text.empty() ? "0" : text;
}

bool takesConstants(ArgumentKind kind) { return !familyOf(kind).constants.empty(); }

std::string constantSuggestion(ArgumentKind kind, std::string_view word) {
    std::vector<std::string_view> words;
    if (kind == ArgumentKind::Protection) words = {"r", "w", "x", "rw", "rx", "rwx"};
    for (const Constant& constant : familyOf(kind).constants) words.push_back(constant.name);
    const std::string_view prefix = familyOf(kind).prefix;
    const bool prefixed = lowered(word).starts_with(prefix);
    return suggestion(word.substr(prefixed ? prefix.size() : 0), words);
}

}  // namespace pagewalk
