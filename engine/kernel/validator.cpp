#include "kernel/validator.h"

#ifndef NDEBUG
#include <cstdio>
#include <cstdlib>
#endif

#include <algorithm>
#include <map>

#include "kernel/table_validator.h"

namespace pagewalk {
namespace {

std::string counted(uint64_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

class Validator {
  public:
    explicit Validator(const Machine& machine) : machine_(machine), tables_(machine) {}

    std::vector<std::string> run() {
        tables_.validate();
        sentences_ = tables_.sentences();
        for (const FileObject& object : machine_.objects) readObject(object);
        for (const Process& process : machine_.processes) {
            if (process.alive && process.ownsMemory()) readProcess(process);
            if (!process.alive) checkDead(process);
        }
        checkFrames();
        checkSlots();
        check(committed_ == machine_.committedPages, [&] {
            return "The charges add up to " + counted(committed_, "page") + ", but " +
                   counted(machine_.committedPages, "page") + " count as committed.";
        });
        return std::move(sentences_);
    }

  private:
    /// The sentence is made only where it is needed: nearly always all is well.
    template <class Sentence>
    void check(bool good, Sentence sentence) {
        if (!good) sentences_.push_back(sentence());
    }

    void readObject(const FileObject& object) {
        committed_ += object.chargedPages();
        const auto pageOf = [&](uint64_t index) {
            return "page " + std::to_string(index) + " of " + object.name();
        };
        for (const auto& stored : object.cache()) {
            const auto& index = stored.first;  // not a structured binding: clang 14 cannot capture one
            const auto& page = stored.second;
            ++cached_[page.frame.value];
            const FrameInfo& info = machine_.frames.at(page.frame);
            check(info.use == FrameUse::PageCache && info.object < machine_.objects.size() &&
                      &machine_.objects[info.object] == &object && info.pageInObject == index,
                  [&] {
                      return "Frame " + std::to_string(page.frame.value) + " does not know that it holds " +
                             pageOf(index) + ".";
                  });
            check(index < object.pages(),
                  [&] { return "The page cache holds " + pageOf(index) + ", which is behind its end."; });
        }
        for (const auto& stored : object.swappedPages()) {
            const auto& index = stored.first;
            const auto& slot = stored.second;
            ++references_[slot];
            const bool same =
                slot < machine_.swap.slots() && sameBytes(machine_.swap.at(slot).content, object.stored(index));
            check(same, [&] {
                return "Swap slot " + std::to_string(slot) + " does not hold the bytes of " + pageOf(index) +
                       ".";
            });
        }
    }

    void readProcess(const Process& process) {
        checkRegions(process);
        for (const auto& stored : process.space.anonymous.pages()) {
            const auto& page = stored.first;
            const auto& content = stored.second;
            const Region* region = process.space.find(machine_.page().startOf(page));
            check(region != nullptr && (!region->shared || content.isGuard()),
                  [&] { return "A private page of " + process.name + " lies in no private region."; });
            if (content.isInFrame()) ++owners_[content.frame.value];
            if (content.isSwapped()) ++references_[content.slot];
        }
        for (const auto& stored : process.descriptors) {
            const auto& number = stored.first;
            const auto& file = stored.second;
            check(file < machine_.openFiles.size() && !machine_.objects[machine_.openFiles[file].object].gone(),
                  [&] {
                      return "Descriptor " + std::to_string(number) + " of " + process.name +
                             " names no open file.";
                  });
        }
    }

    void checkRegions(const Process& process) {
        VirtualAddress end{0};
        for (const Region& region : process.space.regions()) {
            check(region.range.start >= end && !region.range.empty(),
                  [&] { return "The regions of " + process.name + " overlap, or are out of order."; });
            check(machine_.page().aligned(region.range.start.value | region.range.end.value),
                  [&] { return "A region of " + process.name + " does not consist of whole pages."; });
            const bool backed = region.anonymous() || (region.object < machine_.objects.size() &&
                                                       !machine_.objects[region.object].gone());
            check(backed, [&] { return "A region of " + process.name + " maps an object that is gone."; });
            end = region.range.end;
            if (region.flags.accounted) committed_ += region.range.bytes() >> machine_.page().shift;
        }
    }

    void checkDead(const Process& process) {
        check(process.space.regions().empty() && process.space.anonymous.pages().empty() &&
                  process.descriptors.empty(),
              [&] { return process.name + " has ended, and still has regions, pages or descriptors."; });
    }

    void checkFrames() {
        uint32_t used = 0;
        machine_.frames.forEachTouched([&](FrameNumber frame, const FrameInfo& info) {
            checkFrame(frame, info);
            if (info.use != FrameUse::Free && info.use != FrameUse::Zero) ++used;
        });
        check(used + machine_.frames.freeCount() == machine_.frames.size(), [&] {
            return counted(used, "frame") + " in use and " + std::to_string(machine_.frames.freeCount()) +
                   " free do not make " + std::to_string(machine_.frames.size()) + ".";
        });
        check(machine_.frames.at(FrameTable::zeroFrame).use == FrameUse::Zero &&
                  sameBytes(machine_.hardware.memory.content(FrameTable::zeroFrame), nullptr),
              [&] { return "The zero frame was written, or is used for something else."; });
    }

    void checkFrame(FrameNumber frame, const FrameInfo& info) {
        const auto name = [&] { return "Frame " + std::to_string(frame.value); };
        const uint32_t owners = count(owners_, frame.value);
        const uint32_t mappings = count(tables_.mappings(), frame.value);
        const uint32_t cached = count(cached_, frame.value);
        const bool anonymous = info.use == FrameUse::Anonymous;
        check(info.owners == owners, [&] {
            return name() + " is held by " + counted(owners, "private page") + ", but its count says " +
                   std::to_string(info.owners) + ".";
        });
        check(info.mapCount == mappings, [&] {
            return name() + " is mapped by " + std::to_string(mappings) + " entries, but its count says " +
                   std::to_string(info.mapCount) + ".";
        });
        check(anonymous == (owners != 0 || info.swapCached), [&] {
            return name() + " is private memory that nobody holds, or held and used for something else.";
        });
        check((info.use == FrameUse::PageCache ? 1U : 0U) == cached,
              [&] { return name() + " is in " + counted(cached, "page cache") + ", against its use."; });
        check(!info.exclusive || (owners == 1 && !info.swapCached),
              [&] { return name() + " counts as one process's alone, but others hold it too."; });
        check(anonymous || (!info.swapCached && !info.lazyFree),
              [&] { return name() + " is marked as only private memory can be."; });
        check(info.use != FrameUse::Free || sameBytes(machine_.hardware.memory.content(frame), nullptr),
              [&] { return name() + " is free and does not hold zeros."; });
    }

    void checkSlots() {
        uint32_t used = 0;
        std::map<uint32_t, uint32_t> caching;
        for (SlotNumber number = 0; number < machine_.swap.slots(); ++number) {
            const SwapArea::Slot& slot = machine_.swap.at(number);
            const auto name = [&] { return "Swap slot " + std::to_string(number); };
            if (slot.references != 0) ++used;
            const uint32_t pages = count(references_, number);
            check(slot.references == pages, [&] {
                return name() + " holds " + counted(pages, "page") + ", but its count says " +
                       std::to_string(slot.references) + ".";
            });
            if (slot.cached == FrameTable::zeroFrame) continue;
            ++caching[slot.cached.value];
            const FrameInfo& info = machine_.frames.at(slot.cached);
            check(slot.references != 0 && info.swapCached && info.use == FrameUse::Anonymous,
                  [&] { return name() + " is cached in a frame that does not know of it."; });
            check(sameBytes(slot.content, machine_.hardware.memory.content(slot.cached)),
                  [&] { return name() + " and the frame that caches it hold different bytes."; });
        }
        check(std::all_of(references_.begin(), references_.end(),
                          [&](const auto& entry) { return entry.first < machine_.swap.slots(); }),
              [&] { return "A page stands in a swap slot that there is not."; });
        check(used == machine_.swap.used() && used <= machine_.swap.size(), [&] {
            return counted(used, "swap slot") + " in use, but the count says " +
                   std::to_string(machine_.swap.used()) + ".";
        });
        machine_.frames.forEachTouched([&](FrameNumber frame, const FrameInfo& info) {
            check(count(caching, frame.value) == (info.swapCached ? 1U : 0U), [&] {
                return "Frame " + std::to_string(frame.value) + " caches a swap slot that does not know of it.";
            });
        });
    }

    static uint32_t count(const std::map<uint32_t, uint32_t>& counts, uint32_t number) {
        const auto at = counts.find(number);
        return at == counts.end() ? 0 : at->second;
    }

    const Machine& machine_;
    TableValidator tables_;
    std::map<uint32_t, uint32_t> owners_;      // private pages of each frame
    std::map<uint32_t, uint32_t> cached_;      // page caches that hold each frame
    std::map<uint32_t, uint32_t> references_;  // pages in each swap slot
    uint64_t committed_ = 0;
    std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> violations(const Machine& machine) { return Validator(machine).run(); }

void assertValid([[maybe_unused]] const Machine& machine) {
#ifndef NDEBUG
    const std::vector<std::string> sentences = violations(machine);
    if (sentences.empty()) return;
    std::fprintf(stderr, "The machine contradicts itself: %s\n", sentences.front().c_str());
    std::abort();
#endif
}

}  // namespace pagewalk
