#include "compare.h"

#include <sstream>

namespace judge {
namespace {

std::string hex(uint64_t number) {
    std::ostringstream text;
    text << "0x" << std::hex << number;
    return text.str();
}
std::string told(const std::string& text) { return text.empty() ? "none" : text; }
std::string told(const std::optional<uint64_t>& number) { return number ? hex(*number) : "none"; }

class Comparison {
  public:
    void hold(const std::string& what, const std::string& expected, const std::string& found) {
        if (expected != found) found_.push_back(what + ": expected " + expected + ", found " + found);
    }
    void hold(const std::string& what, uint64_t expected, uint64_t found) {
        hold(what, std::to_string(expected), std::to_string(found));
    }
    std::vector<std::string> found() const { return found_; }

  private:
    std::vector<std::string> found_;
};

void compareAnswers(const Answer& kernel, const Answer& engine, Comparison& comparison) {
    comparison.hold("signal", told(kernel.signal), told(engine.signal));
    comparison.hold("address of the signal", told(kernel.address), told(engine.address));
    comparison.hold("errno", told(kernel.error), told(engine.error));
    comparison.hold("returned", told(kernel.returns), told(engine.returns));
    comparison.hold("value", told(kernel.value), told(engine.value));
    comparison.hold("vector", told(kernel.vector), told(engine.vector));
    comparison.hold("minor faults", kernel.minor, engine.minor);
    comparison.hold("major faults", kernel.major, engine.major);
}

std::string linesOf(const ProcessFacts& process) {
    std::string lines;
    for (const RegionFacts& region : process.regions) lines += "\n      " + region.line;
    return lines;
}

void compareRegions(const std::string& name, const ProcessFacts& kernel, const ProcessFacts& engine,
                    Comparison& comparison) {
    const std::string expected = linesOf(kernel);
    const std::string found = linesOf(engine);
    comparison.hold("maps of " + name, expected, found);
    if (expected != found) return;
    for (size_t i = 0; i < kernel.regions.size(); ++i) {
        const std::string where = " of " + name + ", " + kernel.regions[i].line;
        for (size_t figure = 0; figure < figureNames.size(); ++figure) {
            comparison.hold(figureNames[figure] + where, kernel.regions[i].figures[figure],
                            engine.regions[i].figures[figure]);
        }
        comparison.hold("VmFlags" + where, kernel.regions[i].flags, engine.regions[i].flags);
    }
}

const char* kindOf(const PageFacts* page) {
    if (page == nullptr) return "absent";
    if (page->state == PageFacts::State::Guard) return "a guard";
    if (page->state == PageFacts::State::Swapped) return "in swap";
    if (page->zero) return "the zero frame";
    return page->cached ? "a page of a file" : "a private frame";
}

const PageFacts* at(const std::map<uint64_t, PageFacts>& pages, uint64_t address) {
    const auto found = pages.find(address);
    return found == pages.end() ? nullptr : &found->second;
}

/// Frames and slots are names: the first meeting binds one to the other, every later one must agree.
class Names {
  public:
    bool agree(const PageFacts& kernel, const PageFacts& engine) {
        const bool swapped = kernel.state == PageFacts::State::Swapped;
        const auto forth = forth_.try_emplace({swapped, kernel.number}, engine.number).first->second;
        const auto back = back_.try_emplace({swapped, engine.number}, kernel.number).first->second;
        return forth == engine.number && back == kernel.number;
    }

  private:
    std::map<std::pair<bool, uint64_t>, uint64_t> forth_;
    std::map<std::pair<bool, uint64_t>, uint64_t> back_;
};

void comparePages(const std::string& name, const ProcessFacts& kernel, const ProcessFacts& engine, Names& names,
                  Comparison& comparison) {
    std::map<uint64_t, PageFacts> all = kernel.pages;
    all.insert(engine.pages.begin(), engine.pages.end());
    for (const auto& [address, page] : all) {
        const PageFacts* expected = at(kernel.pages, address);
        const PageFacts* found = at(engine.pages, address);
        const std::string where = "page " + hex(address) + " of " + name;
        comparison.hold(where, kindOf(expected), kindOf(found));
        const bool named =
            expected != nullptr && found != nullptr && expected->state != PageFacts::State::Guard;
        if (!named || std::string(kindOf(expected)) != kindOf(found)) continue;
        if (!names.agree(*expected, *found)) comparison.hold(where, "the frame (or slot) of others", "another");
    }
}

/// "kept", "changed", or "" where the page was not in a frame before and after.
std::string keeping(const State& before, const State& after, const std::string& name, uint64_t address) {
    const auto was = before.find(name);
    const auto is = after.find(name);
    if (was == before.end() || is == after.end()) return "";
    const PageFacts* first = at(was->second.pages, address);
    const PageFacts* then = at(is->second.pages, address);
    if (first == nullptr || then == nullptr || first->state != then->state) return "";
    return first->number == then->number ? "kept" : "changed";
}

void compareKeeping(const StepFacts& kernel, const StepFacts& engine, const StepFacts& kernelBefore,
                    const StepFacts& engineBefore, Comparison& comparison) {
    for (const auto& [name, process] : kernel.state) {
        for (const auto& [address, page] : process.pages) {
            comparison.hold("frame of " + hex(address) + " of " + name,
                            keeping(kernelBefore.state, kernel.state, name, address),
                            keeping(engineBefore.state, engine.state, name, address));
        }
    }
}

}  // namespace

std::vector<std::string> differences(const StepFacts& kernel, const StepFacts& engine,
                                     const StepFacts* kernelBefore, const StepFacts* engineBefore) {
    Comparison comparison;
    compareAnswers(kernel.answer, engine.answer, comparison);
    Names names;
    for (const auto& [name, process] : kernel.state) {
        const auto same = engine.state.find(name);
        comparison.hold("process " + name, "alive", same == engine.state.end() ? "ended" : "alive");
        if (same == engine.state.end()) continue;
        compareRegions(name, process, same->second, comparison);
        comparePages(name, process, same->second, names, comparison);
    }
    for (const auto& [name, process] : engine.state) {
        if (!kernel.state.contains(name)) comparison.hold("process " + name, "ended", "alive");
    }
    const bool sound = comparison.found().empty() && kernelBefore != nullptr && engineBefore != nullptr;
    if (sound) compareKeeping(kernel, engine, *kernelBefore, *engineBefore, comparison);
    return comparison.found();
}

}  // namespace judge
