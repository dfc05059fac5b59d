// Plays a scenario on the kernel that runs this program, step by step, and tells the facts after each.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "facts.h"
#include "proc_files.h"
#include "scenario/scenario.h"
#include "tracee.h"

namespace judge {

/// What this host cannot show, each with its reason; "" where it can.
struct Host {
    std::string cannotTrace{};  ///< no scenario at all
    std::string cannotSwap{};
    std::string cannotUseDisk{};  ///< files on a disk: the model's are those of ext4

    bool lendsZeroPage = true;     ///< false: scenarios are played with `zero-page off`
    uint64_t readAheadPages = 32;  ///< of the disk that this folder is on

    /// Tries each.
    static Host look();
};

class HostPlayer {
  public:
    /// Why a scenario cannot be played here; "" if it can. It must begin with one process that has a stack and
    /// nothing else, and use what target.h can do.
    static std::string whyNot(const pagewalk::Scenario& scenario, const Host& host);

    explicit HostPlayer(const pagewalk::Scenario& scenario);
    ~HostPlayer();
    HostPlayer(const HostPlayer&) = delete;
    HostPlayer& operator=(const HostPlayer&) = delete;

    StepFacts play(const pagewalk::Step& step);

  private:
    struct Actor {
        Tracee tracee;
        ProcFiles proc;
    };

    void createFile(const pagewalk::FileDeclaration& declared);
    Actor& actor(const std::string& name) { return actors_.at(name); }
    void access(const pagewalk::AccessStep& step, Tracee& tracee, Answer& answer);
    void accessOnce(const pagewalk::AccessStep& step, uint64_t address, Tracee& tracee, Answer& answer);
    void call(const pagewalk::CallStep& step, const std::string& process, Answer& answer);
    int64_t makeCall(const pagewalk::CallStep& step, Tracee& tracee, Answer& answer);
    int64_t makeFork(const pagewalk::CallStep& step, Tracee& tracee);

    uint64_t number(const pagewalk::Operand& operand) const;
    uint64_t number(const pagewalk::CallStep& step, size_t index) const;
    uint64_t file(const pagewalk::CallStep& step, size_t index) const;
    uint64_t inScratch(const void* bytes, size_t count);

    std::map<std::string, int> files_;  // descriptors, the same here and in every process of the scenario
    std::map<FileIdentity, std::string> names_;
    std::map<std::string, uint64_t> results_;
    std::map<std::string, Actor> actors_;  // the living
    uint8_t* scratch_ = nullptr;
    int scratchFile_ = -1;
};

}  // namespace judge
