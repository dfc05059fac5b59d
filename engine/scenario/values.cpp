#include "scenario/values.h"

#include <algorithm>

#include "scenario/suggest.h"

namespace pagewalk {

bool choice(Cursor& line, std::span<const std::string_view> known, const std::string& what, size_t& index) {
    const Token token = line.peek();
    const auto at = std::find(known.begin(), known.end(), token.text);
    if (line.atEnd())
        return line.fail(token, "expected " + what + " at the end of the line", suggestion("", known));
    if (at == known.end()) {
        return line.fail(token, "unknown " + what + " '" + token.text + "'", suggestion(token.text, known));
    }
    line.next();
    index = static_cast<size_t>(at - known.begin());
    return true;
}

}  // namespace pagewalk
