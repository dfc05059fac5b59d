// Writes one JSON value as text. The only JSON that the project needs is written, never read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pagewalk {

/// Keys and values in the order of the calls; commas are its own business.
class JsonWriter {
  public:
    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginArray() { return open('['); }
    JsonWriter& endArray() { return close(']'); }

    JsonWriter& key(std::string_view name);
    JsonWriter& string(std::string_view value);
    JsonWriter& number(uint64_t value) { return raw(std::to_string(value)); }
    JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
    JsonWriter& null() { return raw("null"); }
    /// "0x602010"
    JsonWriter& hex(uint64_t value);

    JsonWriter& field(std::string_view name, std::string_view value) { return key(name).string(value); }
    JsonWriter& field(std::string_view name, const char* value) { return key(name).string(value); }
    JsonWriter& field(std::string_view name, uint64_t value) { return key(name).number(value); }
    JsonWriter& field(std::string_view name, uint32_t value) { return key(name).number(value); }
    JsonWriter& field(std::string_view name, bool value) { return key(name).boolean(value); }
    JsonWriter& hexField(std::string_view name, uint64_t value) { return key(name).hex(value); }
    JsonWriter& hexField(std::string_view name, const std::optional<uint64_t>& value) {
        key(name);
        return value ? hex(*value) : null();
    }
    JsonWriter& field(std::string_view name, const std::optional<uint64_t>& value) {
        key(name);
        return value ? number(*value) : null();
    }
    /// The text, or null where it is empty.
    JsonWriter& textOrNull(std::string_view name, std::string_view value) {
        key(name);
        return value.empty() ? null() : string(value);
    }

    const std::string& text() const { return text_; }

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& raw(std::string_view value);
    void separate();

    std::string text_;
    bool first_ = true;  // nothing stands before the next value in its object or array
};

}  // namespace pagewalk
