// Reading the tokens of one line, and saying what is wrong at one of them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/diagnostic.h"
#include "scenario/lexer.h"

namespace pagewalk {

class Cursor {
  public:
    /// `tokens` ends in an End token.
    Cursor(std::vector<Token> tokens, Diagnostics& diagnostics)
        : tokens_(std::move(tokens)), diagnostics_(diagnostics) {}

    const Token& peek(size_t ahead = 0) const {
        return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : tokens_.back();
    }
    const Token& next() {
        const Token& token = peek();
        if (at_ + 1 < tokens_.size()) ++at_;
        return token;
    }
    bool atEnd() const { return peek().kind == TokenKind::End; }
    bool isSymbol(std::string_view symbol, size_t ahead = 0) const {
        return peek(ahead).kind == TokenKind::Symbol && peek(ahead).text == symbol;
    }
    bool isWord(std::string_view word) const { return peek().kind == TokenKind::Word && peek().text == word; }
    bool acceptSymbol(std::string_view symbol) { return isSymbol(symbol) && (next(), true); }
    bool acceptWord(std::string_view word) { return isWord(word) && (next(), true); }

    /// Reports a mistake at a token. Answers false, so that a reader can `return cursor.fail(…)`.
    bool fail(const Token& token, std::string message, std::string hint = "") {
        diagnostics_.push_back({token.where, Severity::Error, std::move(message), std::move(hint)});
        return false;
    }
    void warn(const Token& token, std::string message, std::string hint = "") {
        diagnostics_.push_back({token.where, Severity::Warning, std::move(message), std::move(hint)});
    }
    bool expectSymbol(std::string_view symbol, const std::string& hint) {
        if (acceptSymbol(symbol)) return true;
        return fail(peek(), "expected '" + std::string(symbol) + "'" + found(), hint);
    }
    /// Takes a number; `what` names it in the message.
    bool expectNumber(uint64_t& value, const std::string& what, const std::string& hint) {
        if (peek().kind != TokenKind::Number) return fail(peek(), "expected " + what + found(), hint);
        value = next().number;
        return true;
    }
    bool expectEnd(const std::string& after) {
        if (atEnd()) return true;
        return fail(peek(), "nothing more may follow " + after, "remove '" + peek().text + "'");
    }
    /// ", found 'x'" or " at the end of the line".
    std::string found() const { return atEnd() ? " at the end of the line" : ", found '" + peek().text + "'"; }

  private:
    std::vector<Token> tokens_;
    Diagnostics& diagnostics_;
    size_t at_ = 0;
};

}  // namespace pagewalk
