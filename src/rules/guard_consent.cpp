// Names of those who have not said yes to being named.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/guard_draft.hpp"

namespace kith {
namespace {

constexpr std::size_t kLeastHiddenName = 3;  // letters: shorter ones are words

// Where the words stand one after the other; the first with a capital when that is asked for.
enum class HowWritten { any, as_name };
std::optional<std::size_t> find_run(const GuardText& text, const std::vector<std::string>& run, HowWritten how) {
  const auto& words = text.words();
  if (run.empty() || words.size() < run.size()) return std::nullopt;
  for (std::size_t at = 0; at + run.size() <= words.size(); ++at) {
    if (how == HowWritten::as_name && !words[at].capital) continue;
    bool same = true;
    for (std::size_t i = 0; i < run.size() && same; ++i) {
      const std::string& word = words[at + i].text;
      // "Grace's" is Grace.
      same = word == run[i] || (i + 1 == run.size() && word == run[i] + "'s");
    }
    if (same) return at;
  }
  return std::nullopt;
}

class HiddenNames {
 public:
  HiddenNames(const ReadDraft& read, const GuardHidden& who) : read_(read), who_(who) {
    for (const std::string& name : read.draft.person.names) {
      for (std::string& word : guard_words(name)) own_.push_back(std::move(word));
    }
  }

  // Where it tells who they are; none when it does not.
  std::optional<DraftSpan> find() const {
    for (const DraftPart part : {DraftPart::subject, DraftPart::body}) {
      const GuardText& text = part == DraftPart::subject ? read_.subject : read_.body;
      const std::string& plain = part == DraftPart::subject ? read_.draft.subject : read_.draft.body;
      if (const auto span = in_text(part, text)) return span;
      if (const auto span = address_in(part, plain)) return span;
    }
    return by_work();
  }

 private:
  bool is_readers(const std::string& word) const { return std::find(own_.begin(), own_.end(), word) != own_.end(); }

  DraftSpan span(DraftPart part, const GuardText& text, std::size_t first, std::size_t count) const {
    return {part, text.words()[first].begin, text.words()[first + count - 1].end};
  }

  std::optional<DraftSpan> in_text(DraftPart part, const GuardText& text) const {
    const auto whole = guard_words(who_.name);
    if (whole.size() > 1) {
      if (const auto at = find_run(text, whole, HowWritten::any)) return span(part, text, *at, whole.size());
    }
    std::vector<std::string> single = who_.family;
    if (who_.of_this_draft || whole.size() == 1) single.insert(single.end(), who_.given.begin(), who_.given.end());
    for (const std::string& name : single) {
      const auto run = guard_words(name);
      if (run.empty() || run.front().size() < kLeastHiddenName || is_readers(run.front())) continue;
      if (const auto at = find_run(text, run, HowWritten::as_name)) return span(part, text, *at, run.size());
    }
    return std::nullopt;
  }

  std::optional<DraftSpan> address_in(DraftPart part, const std::string& plain) const {
    const std::string lower = lower_ascii(plain);
    for (const std::string& address : who_.addresses) {
      if (address.empty()) continue;
      const auto at = lower.find(lower_ascii(address));
      if (at != std::string::npos) return DraftSpan{part, at, at + address.size()};
    }
    return std::nullopt;
  }

  // "The CTO of Navy Yard" is one person.
  std::optional<DraftSpan> by_work() const {
    const auto organisation = guard_words(who_.organisation);
    const auto role = guard_words(who_.role);
    if (organisation.empty() || role.empty()) return std::nullopt;
    const auto at = find_run(read_.body, organisation, HowWritten::any);
    const bool named = at || find_run(read_.subject, organisation, HowWritten::any);
    const bool titled = find_run(read_.body, role, HowWritten::any) || find_run(read_.subject, role, HowWritten::any);
    if (!named || !titled) return std::nullopt;
    return at ? span(DraftPart::body, read_.body, *at, organisation.size()) : DraftSpan{DraftPart::subject, 0, 0};
  }

  const ReadDraft& read_;
  const GuardHidden& who_;
  std::vector<std::string> own_;
};

}  // namespace

void check_before_consent(const ReadDraft& read, GuardNotes& notes) {
  for (const GuardHidden& who : read.draft.hidden) {
    if (const auto span = HiddenNames(read, who).find())
      notes.add(GuardRule::before_consent,
                fmt::format("It tells who {} is, before both said yes to the introduction.", who.name), *span);
  }
}

}  // namespace kith
