// Names and gaps that another draft left behind.
#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/guard_draft.hpp"
#include "rules/guard_phrases.hpp"
#include "rules/match.hpp"

namespace kith {
namespace {

template <std::size_t N>
bool is_one_of(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::set<std::string> all_words(const std::vector<std::string>& texts) {
  std::set<std::string> all;
  for (const std::string& text : texts) {
    for (std::string& word : guard_words(text)) all.insert(std::move(word));
  }
  return all;
}

// One letter more, less or other, in words of five or more: a slip, no other person.
bool is_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < 4 || b.size() - a.size() > 1) return false;
  std::size_t start = 0;
  while (start < a.size() && a[start] == b[start]) ++start;
  const std::size_t skip = a.size() == b.size() ? 1 : 0;
  return a.substr(std::min(start + skip, a.size())) == b.substr(start + 1);
}

bool may_be_called(const std::string& word, const std::set<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return name == word || are_nicknames(name, word) || is_slip(name, word) ||
           (word.size() >= 3 && name.starts_with(word)) || (name.size() >= 3 && word.starts_with(name));
  });
}

// Every name the reader may be greeted by: Kith's, the message's, and what their address shows.
std::set<std::string> reader_names(const DraftToCheck& draft) {
  std::vector<std::string> texts = draft.person.names;
  for (const auto* list : {&draft.to, &draft.cc}) {
    for (const GuardRecipient& one : *list) {
      texts.push_back(one.name);
      std::string local = one.address.substr(0, one.address.find('@'));
      for (char& c : local) {
        if (c == '.' || c == '_' || c == '-' || c == '+' || (c >= '0' && c <= '9')) c = ' ';
      }
      texts.push_back(std::move(local));
    }
  }
  return all_words(texts);
}

// "anna.berg" is in "annaberg@…": the address may hold the name without a gap.
bool address_holds(const DraftToCheck& draft, const std::string& word) {
  return word.size() >= 3 && std::any_of(draft.to.begin(), draft.to.end(), [&](const GuardRecipient& one) {
           return lower_ascii(one.address.substr(0, one.address.find('@'))).find(word) != std::string::npos;
         });
}

struct UnfilledGap {
  std::size_t begin, end;
};

// "first name", "your company", "insert their project": not "name='x'" and not a sentence.
bool is_gap_text(std::string_view inside) {
  static const GuardPhrases gaps(kGapWords);
  constexpr std::size_t kMostRest = 3;
  if (inside.empty() || inside.size() > 60 || inside.find_first_of("\"'=/.:;\\") != std::string_view::npos)
    return false;
  const GuardText read(inside);
  if (read.words().empty() || read.words().front().begin != 0) return false;
  const auto hits = gaps.find(read);
  return !hits.empty() && hits.front().first == 0 && read.words().size() - hits.front().last <= kMostRest;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool is_line_of(std::string_view text, std::size_t begin, std::size_t end) {
  const bool opens = begin == 0 || text[begin - 1] == '\n';
  return opens && (end >= text.size() || text[end] == '\n' || text[end] == '\r');
}

struct GapMarks {
  std::string_view open, close;
  bool always;  // whatever stands inside
};
constexpr GapMarks kGapMarks[] = {{"[[", "]]", true}, {"{{", "}}", false}, {"{", "}", false},
                                  {"[", "]", false},  {"<", ">", false},   {"%", "%", false},
                                  {"«", "»", false},  {"*|", "|*", true},  {"(", ")", false}};

std::optional<UnfilledGap> gap_between(std::string_view text, const GapMarks& marks) {
  for (auto at = text.find(marks.open); at != std::string_view::npos; at = text.find(marks.open, at + 1)) {
    const std::size_t inside = at + marks.open.size();
    if (at > 0 && !marks.always && is_word_byte(text[at - 1])) continue;  // a[name], f<name>: a program's
    const auto close = text.find(marks.close, inside);
    if (close == std::string_view::npos) break;
    const std::string_view within = text.substr(inside, close - inside);
    if (within.size() > 80 || within.find('\n') != std::string_view::npos) continue;
    // Brackets of prose hold prose: there a gap says that something belongs in.
    const std::string lower = lower_ascii(within);
    const bool prose = marks.open == "(" && !lower.starts_with("insert") && lower != "name" && lower != "company";
    const bool percent = marks.open == "%" && within.find(' ') != std::string_view::npos;
    if (!prose && !percent && ((marks.always && !trim(within).empty()) || is_gap_text(within)))
      return UnfilledGap{at, close + marks.close.size()};
  }
  return std::nullopt;
}

// "{first name}", "[company]", "<name>", "[[what it is about]]", "%NAME%", "XXX", "____".
std::optional<UnfilledGap> find_gap(std::string_view text) {
  for (const GapMarks& marks : kGapMarks) {
    if (const auto gap = gap_between(text, marks)) return gap;
  }
  for (const std::string_view mark : {"XXX", "____", "TBD", "xxxx"}) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) continue;
    std::size_t end = at + mark.size();
    while (end < text.size() && text[end] == mark.back()) ++end;
    const auto is_word = [&](std::size_t i) { return i < text.size() && is_word_byte(text[i]); };
    // A row of them is a rule across the page.
    if ((at == 0 || !is_word(at - 1)) && !is_word(end) && end - at < 12 && !is_line_of(text, at, end))
      return UnfilledGap{at, end};
  }
  return std::nullopt;
}

// The words between "Dear" and the comma, when the letter begins with a greeting.
std::span<const GuardWord> greeted(const ReadDraft& read) {
  const auto& words = read.body.words();
  std::size_t first = 0;
  while (first < read.greeting && (is_one_of(kGreetings, words[first].text) || words[first].text == "good" ||
                                   words[first].text == "sehr" || words[first].text == "guten"))
    ++first;
  if (first >= read.greeting) return {};
  return std::span(words).subspan(first, read.greeting - first);
}

std::string as_written(const ReadDraft& read, const GuardWord& word) {
  return read.draft.body.substr(word.begin, word.end - word.begin);
}

bool check_greeting(const ReadDraft& read, GuardNotes& notes) {
  const auto names = reader_names(read.draft);
  const auto own = all_words(read.draft.own_names);
  std::set<std::string> others;
  for (const GuardOther& other : read.draft.others) others.merge(all_words(other.names));
  std::vector<GuardWord> unknown;
  for (const GuardWord& word : greeted(read)) {
    if (!word.capital || word.text.size() < 2 || is_one_of(kNoNames, word.text) || word.number) continue;
    if (may_be_called(word.text, names) || address_holds(read.draft, word.text)) return false;
    unknown.push_back(word);
  }
  if (unknown.empty()) return false;
  const GuardWord& word = unknown.front();
  const DraftSpan span{DraftPart::body, word.begin, word.end};
  if (others.contains(word.text)) {
    notes.add(GuardRule::left_over_name,
              fmt::format("It greets {}, to whom another draft of these days went.", as_written(read, word)), span);
    return true;
  }
  // Without a name to compare with, only another draft's gives it away; "Yesterday, …" is no name.
  const std::string_view before = std::string_view(read.draft.body).substr(0, word.begin);
  if (read.draft.person.names.empty() || own.contains(word.text) || trim(before).empty()) return false;
  notes.add(GuardRule::left_over_name,
            fmt::format("It greets {}, and goes to {}.", as_written(read, word), read.draft.person.names.front()), span,
            GuardLevel::warn);
  return true;
}

// "at Globex", "Globex's": another draft's organisation said of this reader.
bool check_organisation(const ReadDraft& read, GuardNotes& notes) {
  const auto own = all_words(read.draft.person.organisations);
  const auto known = all_words(read.draft.person.known);
  const auto& words = read.body.words();
  for (const GuardOther& other : read.draft.others) {
    for (const std::string& organisation : other.organisations) {
      const auto parts = guard_words(organisation);
      if (parts.empty() || parts.front().size() < 3 || own.contains(parts.front()) || known.contains(parts.front()))
        continue;
      for (const GuardSentence& sentence : read.body.sentences()) {
        const auto within = read.body.words_of(sentence);
        const bool of_you = std::any_of(within.begin(), within.end(), [](const GuardWord& word) {
          return word.text == "you" || word.text == "your" || word.text == "yours";
        });
        const auto first = parts.front().size() < 4 || parts.size() == 1 ? parts.size() : std::size_t{1};
        for (std::size_t at = sentence.first; of_you && at + first <= sentence.last; ++at) {
          if (!words[at].capital || !std::equal(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(first),
                                                words.begin() + static_cast<std::ptrdiff_t>(at),
                                                [](const std::string& a, const GuardWord& b) { return a == b.text; }))
            continue;
          notes.add(GuardRule::left_over_name,
                    fmt::format("{} stands in another draft of these days, and is nothing of theirs.", organisation),
                    {DraftPart::body, words[at].begin, words[at + first - 1].end});
          return true;
        }
      }
    }
  }
  return false;
}

// Another reader's name where this one is spoken to: "I thought of you, Tom".
void check_address_within(const ReadDraft& read, GuardNotes& notes) {
  const auto names = reader_names(read.draft);
  const auto own = all_words(read.draft.own_names);
  std::set<std::string> others;
  for (const GuardOther& other : read.draft.others) {
    for (const std::string& name : other.names) {
      const auto parts = guard_words(name);
      if (!parts.empty() && parts.front().size() >= 3) others.insert(parts.front());
    }
  }
  const auto& words = read.body.words();
  const std::string_view body = read.draft.body;
  for (std::size_t i = read.greeting; i < words.size(); ++i) {
    const GuardWord& word = words[i];
    if (!word.capital || !others.contains(word.text) || may_be_called(word.text, names) || own.contains(word.text))
      continue;
    // Set off by commas, or between a comma and the end: spoken to, not spoken of.
    const std::string_view before = trim(body.substr(0, word.begin));
    const std::string_view after = body.substr(word.end);
    const bool set_off = before.ends_with(',') &&
                         (after.empty() || std::string_view(",.?!").find(after.front()) != std::string_view::npos);
    const bool last = i + 1 == words.size();  // a signature
    if (!set_off || last) continue;
    notes.add(GuardRule::left_over_name,
              fmt::format("It speaks to {}, to whom another draft of these days went.", as_written(read, word)),
              {DraftPart::body, word.begin, word.end});
    return;
  }
}

}  // namespace

void check_left_over_name(const ReadDraft& read, GuardNotes& notes) {
  if (const auto gap = find_gap(read.draft.subject)) {
    notes.add(GuardRule::left_over_name, "A gap in the subject is not filled.",
              {DraftPart::subject, gap->begin, gap->end});
    return;
  }
  if (const auto gap = find_gap(read.draft.body)) {
    notes.add(GuardRule::left_over_name,
              fmt::format("\"{}\" is not filled.", clip(read.draft.body.substr(gap->begin, gap->end - gap->begin), 80)),
              {DraftPart::body, gap->begin, gap->end});
    return;
  }
  if (check_greeting(read, notes) || check_organisation(read, notes)) return;
  check_address_within(read, notes);
}

}  // namespace kith
