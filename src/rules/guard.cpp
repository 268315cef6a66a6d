#include "rules/guard.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "rules/guard_draft.hpp"

namespace kith {
namespace {

using Check = void (*)(const ReadDraft& read, GuardNotes& notes);
constexpr std::array<Check, kGuardRules> kChecks{
    check_broadcast,       check_near_copy,    check_no_context,     check_cold_ask,
    check_ask_over_credit, check_cold_gift,    check_hidden_intent,  check_do_not_contact,
    check_third_follow_up, check_said_before,  check_bad_hour,       check_shape,
    check_all_i,           check_stock_phrase, check_left_over_name, check_before_consent};

}  // namespace

void GuardNotes::add(GuardRule rule, std::string message, DraftSpan span, GuardLevel most, std::string_view mend) {
  const GuardLevel level = std::min(levels_.of(rule), most);
  if (level == GuardLevel::off) return;
  findings_.push_back({rule, level, std::move(message), std::string(mend.empty() ? guard_row(rule).mend : mend), span});
}

DraftSpan ReadDraft::span_of(std::size_t first, std::size_t last) const {
  if (first >= last) return {};
  return {DraftPart::body, body.words()[first].begin, body.words()[last - 1].end};
}

DraftSpan ReadDraft::span_of(const GuardSentence& sentence) const {
  return span_of(sentence.first, sentence.last);
}

GuardResult check_draft(const DraftToCheck& draft, const GuardLevels& levels) {
  const ReadDraft read = read_draft(draft);
  GuardNotes notes(levels);
  for (const Check check : kChecks) check(read, notes);
  GuardResult result;
  result.findings = notes.take();
  std::stable_sort(result.findings.begin(), result.findings.end(),
                   [](const GuardFinding& a, const GuardFinding& b) { return a.level > b.level; });
  if (!result.findings.empty()) result.verdict = result.findings.front().level;
  return result;
}

}  // namespace kith
