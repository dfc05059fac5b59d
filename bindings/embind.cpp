// The browser's way in: one class, plain text and typed arrays across, nothing thrown.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>
#include <vector>

#include "playback/session.h"
#include "reports.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;
using namespace pagewalk;

/// Copies numbers into a JS array at once: a view of the module's memory would be empty after it grows.
template <class Number>
val copyOut(const char* arrayType, const std::vector<Number>& numbers) {
    return val::global(arrayType).new_(typed_memory_view(numbers.size(), numbers.data()));
}

/// The contract's RawSession (engine.d.ts).
class BoundSession {
  public:
    std::string load(const std::string& text) {
        text_ = text;
        session_.load(text);
        return loadReport(session_);
    }
    std::string goal() const {
        return session_.goal() ? goalReport(checkGoal(text_, *session_.goal())) : "null";
    }
    uint32_t stepCount() const { return session_.stepCount(); }
    std::string snapshot(uint32_t position) { return snapshotReport(session_.snapshot(position), "state"); }
    std::string step(uint32_t index) {
        if (index >= session_.stepCount()) return "null";
        return stepReport(session_.outcomeWithEvents(index));
    }
    std::string ask(uint32_t position, const std::string& process, const std::string& address) {
        return answerReport(session_.ask(position, process, address));
    }
    val frames(uint32_t position) {
        std::vector<uint32_t> flat;
        for (const FrameWords& words : session_.frameWords(position)) {
            flat.insert(flat.end(), {words.kind, words.mappings, words.owner, words.page});
        }
        return copyOut("Uint32Array", flat);
    }
    val frameBytes(uint32_t position, uint32_t frame) {
        return copyOut("Uint8Array", session_.frameBytes(position, {frame}));
    }
    val series(const std::string& name) {
        const std::vector<double>* values = session_.series().named(name);
        return copyOut("Float64Array", values != nullptr ? *values : std::vector<double>{});
    }
    std::string print() const { return session_.printed(); }

  private:
    std::string text_;
    Session session_;
};

std::string version() { return PAGEWALK_VERSION; }

}  // namespace

EMSCRIPTEN_BINDINGS(pagewalk) {
    emscripten::function("version", &version);
    emscripten::class_<BoundSession>("Session")
        .constructor<>()
        .function("load", &BoundSession::load)
        .function("goal", &BoundSession::goal)
        .function("stepCount", &BoundSession::stepCount)
        .function("snapshot", &BoundSession::snapshot)
        .function("step", &BoundSession::step)
        .function("ask", &BoundSession::ask)
        .function("frames", &BoundSession::frames)
        .function("frameBytes", &BoundSession::frameBytes)
        .function("series", &BoundSession::series)
        .function("print", &BoundSession::print);
}
