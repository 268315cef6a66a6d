// A draft is read once; every rule looks at what was read.
#include <algorithm>

#include "base/text.hpp"
#include "rules/guard_draft.hpp"
#include "rules/guard_phrases.hpp"

namespace kith {
namespace {

// "Dear Ada," is the greeting; "Dear Ada, your talk …" has one of two words.
std::size_t greeting_words(const GuardText& text, std::string_view body) {
  constexpr std::size_t kLongest = 7;
  const auto& words = text.words();
  if (words.empty()) return 0;
  const auto begins = [&](std::string_view word) {
    return std::find(std::begin(kGreetings), std::end(kGreetings), word) != std::end(kGreetings);
  };
  const bool two = words.size() > 1 &&
                   (words[0].text == "good" || words[0].text == "sehr" || words[0].text == "guten") &&
                   begins(words[1].text);
  if (!begins(words[0].text) && !two) {
    // "Tom, thanks for …": a name alone
    const std::size_t end = words[0].end;
    const bool alone = words[0].capital && end < body.size() && (body[end] == ',' || body[end] == '!');
    return alone ? 1 : 0;
  }
  std::size_t at = two ? 2 : 1;
  for (; at < words.size() && at < kLongest; ++at) {
    const std::string_view between = body.substr(words[at - 1].end, words[at].begin - words[at - 1].end);
    if (between.find_first_of(",!:\n") != std::string_view::npos || between.find(" - ") != std::string_view::npos)
      return at;
    if (!words[at].capital && std::find(std::begin(kNoNames), std::end(kNoNames), words[at].text) == std::end(kNoNames))
      return at;
  }
  return std::min(at, words.size());
}

}  // namespace

ReadDraft read_draft(const DraftToCheck& draft) {
  ReadDraft read{draft, GuardText(draft.subject), GuardText(clip(draft.body, kGuardBytes)), false, 0, {}, false, false};
  read.cold = !draft.person.dialogue && !draft.answers;
  read.greeting = greeting_words(read.body, draft.body);
  read.favours = favours_in(read.body);
  read.entry_used = shares_words(read.body, draft.person.reasons, draft.person) ||
                    shares_words(read.subject, draft.person.reasons, draft.person);
  read.specific = read.entry_used || speaks_of_them(read);
  return read;
}

}  // namespace kith
