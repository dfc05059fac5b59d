#include <iostream>

#include "link.h"
#include "tasks.h"

namespace pagewalk::command {

int makeLink(Arguments arguments) {
    const Position position = takePosition(arguments);
    if (!position.good) return 2;
    if (arguments.size() != 1) return misuse("link takes one file");
    const auto text = readText(arguments[0]);
    if (!text) return 2;
    const std::string fragment = makeFragment(*text, position.at);
    if (fragment.size() > linkMakeLimit) {
        std::cerr << "pagewalk: the link would have " << fragment.size()
                  << " characters, more than the 8,000 that are sure to arrive: give the file itself\n";
        return 1;
    }
    if (fragment.size() > linkWarnLength) {
        std::cerr << "pagewalk: the link has " << fragment.size()
                  << " characters; some programs cut those of more than 2,000\n";
    }
    std::cout << "#" << fragment << "\n";
    return 0;
}

int openLink(const Arguments& arguments) {
    if (arguments.size() != 1) return misuse("open takes one link");
    const std::string& link = arguments[0];
    const size_t hash = link.find('#');
    const OpenedLink opened = readFragment(hash == std::string::npos ? link : link.substr(hash));
    switch (opened.kind) {
        case OpenedLink::Kind::Text:
            std::cout << opened.text;
            if (opened.at) std::cerr << "pagewalk: the link opens after step " << *opened.at << "\n";
            return 0;
        case OpenedLink::Kind::Lesson:
            std::cerr << "pagewalk: the link holds no scenario: it opens the lesson " << opened.text << "\n";
            return 1;
        case OpenedLink::Kind::Nothing: std::cerr << "pagewalk: there is no scenario in the link\n"; return 1;
        case OpenedLink::Kind::Bad:
            std::cerr << "pagewalk: " << linkProblemText(opened.problem) << "\n";
            return 1;
    }
    return 1;
}

}  // namespace pagewalk::command
