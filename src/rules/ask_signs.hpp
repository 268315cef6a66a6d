// What the phrases of ask_phrases.hpp say about a sentence. Plain rules, in every language that has rows there.
#pragma once

#include "rules/sentences.hpp"

namespace kith {

struct AskSigns {
  bool courtesy = false;       // a clause holds one; it hides what that clause would ask
  bool request = false;        // another clause holds a request
  bool opening = false;        // another begins as a request does
  bool first_opening = false;  // and it is the first
  bool question = false;
};
AskSigns ask_signs(const Sentence& sentence);

// A request, or a question that is no courtesy.
bool asks(const AskSigns& signs);

}  // namespace kith
