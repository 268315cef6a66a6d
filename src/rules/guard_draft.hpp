// A draft while its rules are read, for the files guard_*.cpp only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/guard.hpp"
#include "rules/guard_text.hpp"

namespace kith {

enum class Favour { work, introduction, time, review, money, reach, help, pitch };

// Something the reader is asked for.
struct FoundFavour {
  Favour favour = Favour::help;
  bool about_them = false;  // a time together about what the other does
  DraftSpan span;
};

struct ReadDraft {
  const DraftToCheck& draft;
  GuardText subject, body;
  bool cold = false;         // there never was an exchange
  std::size_t greeting = 0;  // words of the body before the letter itself
  std::vector<FoundFavour> favours;
  bool specific = false;    // to this reader: their work, what is known of them, who spoke of them
  bool entry_used = false;  // it speaks of an entry point

  DraftSpan span_of(const GuardSentence& sentence) const;
  DraftSpan span_of(std::size_t first, std::size_t last) const;  // words of the body
};
ReadDraft read_draft(const DraftToCheck& draft);

// What the rules say, before the levels are set.
class GuardNotes {
 public:
  explicit GuardNotes(const GuardLevels& levels) : levels_(levels) {}
  // `most` is what a slight case may say at most. Nothing where the rule is off.
  void add(GuardRule rule, std::string message, DraftSpan span = {}, GuardLevel most = GuardLevel::block,
           std::string_view mend = {});
  std::vector<GuardFinding> take() { return std::move(findings_); }

 private:
  const GuardLevels& levels_;
  std::vector<GuardFinding> findings_;
};

// guard_asking.cpp
std::vector<FoundFavour> favours_in(const GuardText& text);
bool names_a_cv_or_deck(std::string_view file);
std::optional<DraftSpan> pasted_cv(std::string_view body);
// guard_context.cpp
bool is_plain_word(std::string_view word);
bool speaks_of_them(const ReadDraft& read);
bool shares_words(const GuardText& text, const std::vector<std::string>& known, const GuardPerson& person);

// One function a rule.
void check_broadcast(const ReadDraft& read, GuardNotes& notes);
void check_near_copy(const ReadDraft& read, GuardNotes& notes);
void check_no_context(const ReadDraft& read, GuardNotes& notes);
void check_cold_ask(const ReadDraft& read, GuardNotes& notes);
void check_ask_over_credit(const ReadDraft& read, GuardNotes& notes);
void check_cold_gift(const ReadDraft& read, GuardNotes& notes);
void check_hidden_intent(const ReadDraft& read, GuardNotes& notes);
void check_do_not_contact(const ReadDraft& read, GuardNotes& notes);
void check_third_follow_up(const ReadDraft& read, GuardNotes& notes);
void check_said_before(const ReadDraft& read, GuardNotes& notes);
void check_bad_hour(const ReadDraft& read, GuardNotes& notes);
void check_shape(const ReadDraft& read, GuardNotes& notes);
void check_all_i(const ReadDraft& read, GuardNotes& notes);
void check_stock_phrase(const ReadDraft& read, GuardNotes& notes);
void check_left_over_name(const ReadDraft& read, GuardNotes& notes);
void check_before_consent(const ReadDraft& read, GuardNotes& notes);

}  // namespace kith
