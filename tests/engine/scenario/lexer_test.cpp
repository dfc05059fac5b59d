#include "scenario/lexer.h"

#include <doctest/doctest.h>

using namespace pagewalk;

namespace {

uint64_t numberOf(std::string_view text) {
    uint64_t value = 0;
    REQUIRE(parseNumber(text, value));
    return value;
}

bool isNumber(std::string_view text) {
    uint64_t value = 0;
    return parseNumber(text, value);
}

std::vector<Token> tokensOf(std::string_view line) {
    Diagnostics diagnostics;
    auto tokens = tokenize(line, 1, diagnostics);
    CHECK(diagnostics.empty());
    return tokens;
}

Diagnostics mistakesOf(std::string_view line) {
    Diagnostics diagnostics;
    tokenize(line, 7, diagnostics);
    return diagnostics;
}

}  // namespace

TEST_CASE("lexer: numbers are decimal, hexadecimal, or have a binary suffix") {
    CHECK(numberOf("0") == 0);
    CHECK(numberOf("1_000") == 1000);
    CHECK(numberOf("0x602010") == 0x602010);
    CHECK(numberOf("0XfF") == 255);
    CHECK(numberOf("8K") == 8192);
    CHECK(numberOf("2m") == uint64_t{2} << 20);
    CHECK(numberOf("3G") == uint64_t{3} << 30);
    CHECK(numberOf("1T") == uint64_t{1} << 40);
    CHECK(numberOf("18446744073709551615") == UINT64_MAX);
    CHECK(numberOf("0xffff_ffff_ffff_ffff") == UINT64_MAX);
}

TEST_CASE("lexer: what exceeds 64 bits, or is no number, is refused") {
    for (const char* text : {"", "0x", "K", "_1", "1_", "18446744073709551616", "0x10000000000000000",
                             "16777216T", "12a", "0xg", "1 2", "-1", "1.5"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(isNumber(text));
    }
}

TEST_CASE("lexer: a line is words, numbers, strings, labels and symbols") {
    const auto tokens = tokensOf("A: buf = mmap(NULL, 8K, r|w) => \"a\\x41\" [heap]");
    std::vector<std::string> texts;
    for (const Token& token : tokens) texts.push_back(token.text);
    CHECK(texts == std::vector<std::string>{"A", ":", "buf", "=", "mmap", "(", "NULL", ",", "8K", ",", "r", "|",
                                            "w", ")", "=>", "aA", "[heap]", ""});
    CHECK(tokens[8].number == 8192);
    CHECK(tokens[15].kind == TokenKind::String);
    CHECK(tokens[16].kind == TokenKind::Label);
    CHECK(tokens.back().kind == TokenKind::End);
}

TEST_CASE("lexer: columns count bytes from 1") {
    const auto tokens = tokensOf("  read\t0x10");
    CHECK(tokens[0].where == SourceRange{1, 3, 4});
    CHECK(tokens[1].where == SourceRange{1, 8, 4});
    CHECK(tokens[2].where == SourceRange{1, 12, 1});
}

TEST_CASE("lexer: two dots end a name, and a path runs on to a blank, a quote, a comma or a parenthesis") {
    const auto sweep = tokensOf("buf..buf+64K");
    CHECK(sweep[0].text == "buf");
    CHECK(sweep[1].text == "..");
    CHECK(sweep[2].text == "buf");
    const auto path = tokensOf("/bin/a-b_c.so.6 x");
    CHECK(path[0].text == "/bin/a-b_c.so.6");
    CHECK(tokensOf("f(/a/b)")[2].text == "/a/b");
}

TEST_CASE("lexer: a comment begins at # outside quotes") {
    CHECK(withoutComment("a # b") == "a");
    CHECK(withoutComment("# all") == "");
    CHECK(withoutComment("\"a # b\" # c") == "\"a # b\"");
    CHECK(withoutComment("\"a \\\" # b\" # c") == "\"a \\\" # b\"");
    CHECK(withoutComment("a \t\r") == "a");
}

TEST_CASE("lexer: each thing it cannot read is a mistake with its place, and it goes on") {
    const auto wrong = mistakesOf("a ; 12z \"\\q\" \xc3\xa9 [open");
    REQUIRE(wrong.size() == 5);
    CHECK(wrong[0].where == SourceRange{7, 3, 1});
    CHECK(wrong[1].where == SourceRange{7, 5, 3});
    CHECK(wrong[2].where == SourceRange{7, 10, 2});
    CHECK(wrong[3].where == SourceRange{7, 14, 2});
    CHECK(wrong[4].where == SourceRange{7, 17, 5});
    CHECK(mistakesOf("\"open").size() == 1);
    CHECK(mistakesOf("\"open\\").size() == 2);
}

TEST_CASE("lexer: names begin with a letter and go on with digits, _ . -") {
    CHECK(isName("a"));
    CHECK(isName("_a-1.b"));
    CHECK_FALSE(isName(""));
    CHECK_FALSE(isName("1a"));
    CHECK_FALSE(isName("a/b"));
    CHECK_FALSE(isName("a b"));
}
