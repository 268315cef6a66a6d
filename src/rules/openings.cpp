#include "rules/openings.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr Opening kOpeningRows[] = {
    {"congratulation", "Congratulation", "a new job, a promotion, a launch, a prize",
     "[[what they did, in your words]]",
     "Hi {first},\n\n"
     "I saw this: {reason}\n{link}\n\n"
     "[[why it made you glad, with something only you two know]]\n\n"
     "[[one question about what comes next for them]]\n\n"
     "{me}\n"},
    {"article", "An article for them", "something you read that is about their work",
     "[[the one thing in it that concerns them]]",
     "Hi {first},\n\n"
     "This made me think of you: {reason}\n{link}\n\n"
     "[[which part, and why it matters for what they do]]\n\n"
     "{me}\n"},
    {"pre-wire", "Before it happens", "they will hear of something soon: from you first",
     "[[what is coming, in a few words]]",
     "Hi {first},\n\n"
     "Before it is public: {reason}\n{link}\n\n"
     "[[what it means for them]]\n\n"
     "[[what you would like them to know, or to tell you, before it happens]]\n\n"
     "{me}\n"},
    {"question", "A question about their work", "people like to tell of what they do", "[[the question, short]]",
     "Hi {first},\n\n"
     "I have been thinking about this: {reason}\n{link}\n\n"
     "[[what you tried or found out yourself]]\n\n"
     "[[one question that only they can answer]]\n\n"
     "{me}\n"},
    {"thanks", "Thanks", "they helped, and this is what came of it", "[[what came of it]]",
     "Hi {first},\n\n"
     "You helped me with this: {reason}\n\n"
     "[[what you did with it, and what came of it]]\n\n"
     "Thank you. [[what you could do for them, if there is something]]\n\n"
     "{me}\n"},
    {"reconnecting", "After years", "a tie that has been silent for long", "[[where you two know each other from]]",
     "Hi {first},\n\n"
     "It has been long: [[when and where you last had to do with each other]].\n\n"
     "I write because of this: {reason}\n{link}\n\n"
     "[[where you are now, in one sentence]]\n\n"
     "[[one thing you would like to hear about them]]\n\n"
     "{me}\n"},
    {"introduction", "Asking for an introduction", "they know somebody you would like to talk to",
     "[[whom you would like to meet, and about what]]",
     "Hi {first},\n\n"
     "You know {other}: [[how you know that]].\n\n"
     "I would like to talk to them about this: {reason}\n{link}\n\n"
     "[[what is in it for them]]\n\n"
     "Would you ask whether they want that? A no is fine. Here is a paragraph to pass on:\n\n"
     "[[who you are and what you want, in three sentences]]\n\n"
     "{me}\n"},
    {"consent", "Would they like to meet somebody", "before two are introduced: each is asked, without a name",
     "[[what the other one does]]",
     "Hi {first},\n\n"
     "I know somebody who [[what they do and what they look for, without name, employer or town]].\n\n"
     "I thought of you: {reason}\n\n"
     "Would you like to talk to them? A no is fine, and stays between us. I name nobody before both have said yes.\n\n"
     "{me}\n"},
    {"introducing", "Introducing two people", "both said yes: one message to the two of them",
     "{first} and {other_first}: [[what it is about]]",
     "Hi {first}, hi {other_first},\n\n"
     "you both said yes, so here you are.\n\n"
     "{first}, this is {other}: [[what they do, and why you thought of them]].\n"
     "{other_first}, this is {whole}: [[what they do, and why you thought of them]].\n\n"
     "What it is about: {reason}\n\n"
     "[[who of the two writes first]], and leave me out from here on.\n\n"
     "{me}\n"},
    {"how-did-it-go", "How did it go", "two weeks after you introduced them", "[[what the two were to talk about]]",
     "Hi {first},\n\n"
     "did you and {other} find a time to talk?\n\n"
     "[[what you would like to hear of it, or nothing]]\n\n"
     "{me}\n"},
    {"follow-up", "Following up", "you wrote or met, and something is open", "[[what is open]]",
     "Hi {first},\n\n"
     "[[what you two said last time, in one sentence]]\n\n"
     "[[what is new since, so that this is more than a reminder]]\n\n"
     "[[what you ask, so that a yes or a no is enough]]\n\n"
     "{me}\n"},
    {"feedback", "Feedback on a post", "they wrote or said something in public", "[[what you take from it]]",
     "Hi {first},\n\n"
     "I read this of yours: {reason}\n{link}\n\n"
     "[[the sentence that stayed with you, and why]]\n\n"
     "[[what you see differently, or would add]]\n\n"
     "{me}\n"},
};

// Lines that hold nothing but a place for which nothing is known.
bool is_bare(std::string_view line) {
  return line == "{link}" || line == "{me}";
}

std::string filled_line(std::string_view line, const OpeningFacts& facts) {
  std::string text(line);
  const auto put = [&](std::string_view place, const std::string& value, std::string_view gap) {
    const auto at = text.find(place);
    if (at != std::string::npos) text.replace(at, place.size(), value.empty() ? std::string(gap) : value);
  };
  put("{first}", facts.first, "[[how you call them]]");
  put("{reason}", facts.reason, "[[what it is about]]");
  put("{link}", facts.link, "");
  put("{me}", facts.me, "");
  put("{other_first}", facts.other_first, "[[how you call the other]]");
  put("{other}", facts.other, "[[whom]]");
  put("{whole}", facts.whole, "[[their whole name]]");
  return text;
}

}  // namespace

std::span<const Opening> openings() {
  return kOpeningRows;
}

const Opening* find_opening(std::string_view key) {
  const auto* const found = std::find_if(std::begin(kOpeningRows), std::end(kOpeningRows),
                                         [&](const Opening& one) { return one.key == key; });
  return found == std::end(kOpeningRows) ? nullptr : found;
}

const Opening* opening_for(std::string_view kind) {
  static constexpr std::pair<std::string_view, std::string_view> kFits[] = {
      {"promotion", "congratulation"}, {"job-change", "congratulation"}, {"talk", "feedback"}, {"post", "feedback"},
      {"article", "article"},          {"interest", "question"},
  };
  for (const auto& [one, opening] : kFits) {
    if (one == kind) return find_opening(opening);
  }
  return nullptr;
}

Opened open_with(const Opening& opening, const OpeningFacts& facts) {
  Opened made;
  made.subject = filled_line(opening.subject, facts);
  for (const std::string& line : split(opening.body, "\n")) {
    const bool known = line == "{link}" ? !facts.link.empty() : !facts.me.empty();
    if (is_bare(line) && !known) continue;
    made.body += filled_line(line, facts) + "\n";
  }
  const std::string_view words = trim(made.body);
  made.body = std::string(words) + "\n";
  return made;
}

Opened open_plainly(const OpeningFacts& facts) {
  std::string body = facts.first.empty() ? "Hi,\n\n" : fmt::format("Hi {},\n\n", facts.first);
  if (!facts.reason.empty()) body += facts.reason + "\n";
  if (!facts.link.empty()) body += facts.link + "\n";
  if (!facts.me.empty()) body += "\n" + facts.me + "\n";
  return {"", body};
}

std::vector<Gap> gaps(std::string_view text) {
  std::vector<Gap> found;
  for (std::size_t at = 0; (at = text.find("[[", at)) != std::string_view::npos;) {
    const auto end = text.find("]]", at + 2);
    const auto line = text.find('\n', at);
    if (end == std::string_view::npos) break;
    if (line < end) {
      at = line;
      continue;
    }
    found.push_back({at, end + 2 - at, std::string(trim(text.substr(at + 2, end - at - 2)))});
    at = end + 2;
  }
  return found;
}

}  // namespace kith
