#include <algorithm>

#include "model/word_table.hpp"
#include "rules/guard.hpp"

namespace kith {
namespace {

using enum GuardRule;
using enum GuardLevel;

constexpr std::string_view kSilos = "letters to newly promoted executives (2005)";
constexpr std::string_view kContext = "the answer about context and real entry points (2005)";
constexpr std::string_view kTenMails = "ten specific e-mails instead of many (two weeks in)";
constexpr std::string_view kFromNothing = "building a network from nothing (a forum on keeping in touch)";
constexpr std::string_view kSuicide = "a résumé by Bcc: how to be marked as spam";

constexpr GuardRow kGuardRows[] = {
    {broadcast, "broadcast", block, MayBlock::yes, Settable::no, "several strangers in To or Cc, anybody in Bcc",
     "Whoever sees that they are one of many owes nothing, and marks it as spam; the next message never reaches them.",
     kSuicide,
     "Write to one person at a time, first to those you have spoken with, and give each the reason why it is them."},
    {near_copy, "near-copy", block, MayBlock::yes, Settable::yes, "much the same went to three others in ten days",
     "A template with the gaps filled reads like one; ten messages that are each about their reader get answers.",
     kTenMails, "Keep what is about this reader, drop the rest, and write the reason anew."},
    {no_context, "no-context", block, MayBlock::yes, Settable::yes,
     "no earlier exchange, no entry point, nothing about the reader",
     "Without context even a kind letter is marketing: none of the congratulations to strangers was answered.",
     kContext,
     "Find an entry point first: an article of theirs, a talk, an organisation they serve, somebody you both know."},
    {cold_ask, "cold-ask", block, MayBlock::yes, Settable::yes,
     "asks a favour, or brings a CV or a deck, before any exchange",
     "People who do not know you owe you nothing. Asking comes after giving, and long after the first word.", kSuicide,
     "Leave the request, the CV and the deck out. Offer something, or ask one question about their work."},
    {ask_over_credit, "ask-over-credit", warn, MayBlock::no, Settable::yes,
     "asks again where much came and little went", "Karma comes back over time, to those who add value first.",
     kFromNothing, "Give something before you ask again: an article, an introduction, help with what they work on."},
    {cold_gift, "cold-gift", block, MayBlock::yes, Settable::yes, "a gift before any exchange",
     "A present from a stranger says that a request will follow. The letters with a gift card got no answer at all.",
     kContext, "Leave the gift out, and send a thoughtful note about something they did."},
    {hidden_intent, "hidden-intent", warn, MayBlock::no, Settable::yes, "a first message that does not say why",
     "Who has to guess what you are after assumes that you will want something.", kContext,
     "Say in one sentence why you write, and whether you want an answer."},
    {do_not_contact, "do-not-contact", block, MayBlock::yes, Settable::no, "they asked not to be contacted",
     "A no is a no, and keeping to it is what a good name is made of.", kSuicide,
     "Leave it. If they write themselves, take them out of Do not contact first."},
    {third_follow_up, "third-follow-up", warn, MayBlock::no, Settable::yes, "three messages without an answer already",
     "A first reminder brings half as many answers again, a third one fewer than none and complaints.", kTenMails,
     "Let it rest for some months, or try another way: a call, a mutual friend, an event."},
    {said_before, "said-before", warn, MayBlock::no, Settable::yes, "the same news or article a second time",
     "It tells the reader that you do not remember what you told them.", kFromNothing,
     "Leave it out, or say what is new about it."},
    {bad_hour, "bad-hour", warn, MayBlock::no, Settable::yes, "at night, or at the weekend",
     "What arrives at the weekend waits thirteen to thirty times longer for its answer.", kFromNothing,
     "Let it leave on a weekday morning of theirs."},
    {shape, "shape", warn, MayBlock::no, Settable::yes, "its length, its subject, how many questions it has",
     "50 to 125 words, a subject of three or four and one to three questions were answered most.", kTenMails,
     "One matter, 50 to 125 words, a subject of three or four words, one question."},
    {all_i, "all-i", warn, MayBlock::no, Settable::yes, "it is all about the sender",
     "Good communication starts with a focus on what the other person wants.", kFromNothing,
     "Begin with them: what they did, what is new with them, what this is good for."},
    {stock_phrase, "stock-phrase", warn, MayBlock::no, Settable::yes, "a phrase that everybody has read before",
     "A stock phrase says that the rest was not written for the reader either.", kSilos,
     "Say it in your own words, or leave it out."},
    {left_over_name, "left-over-name", block, MayBlock::yes, Settable::yes,
     "a name from another draft, or a gap that nobody filled",
     "A wrong name ends it: it shows the template, and that nobody looked.", kSuicide,
     "Put in what belongs there, and read all of it once more."},
    {before_consent, "before-consent", block, MayBlock::yes, Settable::no,
     "names one side of an introduction to the other before both said yes",
     "Whoever is named without being asked has to say no in public, or not at all.", kContext,
     "Say what they do and what they look for: no name, no address, no employer with the role. Name them once both "
     "have said yes."},
};

constexpr std::array kLevelWords{Words<GuardLevel>{off, "off"}, Words<GuardLevel>{hint, "hint"},
                                 Words<GuardLevel>{warn, "warn"}, Words<GuardLevel>{block, "block"}};

}  // namespace

std::span<const GuardRow> guard_rows() {
  return kGuardRows;
}

const GuardRow& guard_row(GuardRule rule) {
  return kGuardRows[static_cast<std::size_t>(rule)];
}

std::optional<GuardRule> guard_rule_from(std::string_view id) {
  const auto found =
      std::find_if(std::begin(kGuardRows), std::end(kGuardRows), [&](const GuardRow& row) { return row.id == id; });
  return found == std::end(kGuardRows) ? std::nullopt : std::optional(found->rule);
}

std::string_view name(GuardLevel level) {
  return word(kLevelWords, level);
}

std::string_view verdict_name(GuardLevel level) {
  return level == off ? "ok" : name(level);
}

std::optional<GuardLevel> guard_level_from(std::string_view name) {
  return value(kLevelWords, name);
}

bool can_be(const GuardRow& row, GuardLevel level) {
  if (row.settable == Settable::no) return level == row.level;
  return level != block || row.may_block == MayBlock::yes;
}

GuardLevels::GuardLevels() {
  for (const GuardRow& row : kGuardRows) set(row.rule, row.level);
}

}  // namespace kith
