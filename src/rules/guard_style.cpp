// How it is written: its shape, whom it speaks of, and phrases that were read before.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/guard_draft.hpp"
#include "rules/guard_phrases.hpp"

namespace kith {
namespace {

// Words of a letter that were answered most (SCIENCE: Boomerang); beyond the far ones nobody reads on.
constexpr std::size_t kFewWords = 50, kManyWords = 125, kTooManyWords = 250;
constexpr std::size_t kTooFewWords = 12;  // to a stranger: a line
constexpr std::size_t kLongSubject = 7, kTooLongSubject = 14;
constexpr int kManyQuestions = 3, kTooManyQuestions = 6;

std::size_t words_without_links(const GuardText& text) {
  return static_cast<std::size_t>(
      std::count_if(text.words().begin(), text.words().end(), [](const GuardWord& word) { return !word.address; }));
}

int questions(const GuardText& text) {
  return static_cast<int>(std::count_if(text.sentences().begin(), text.sentences().end(),
                                        [](const GuardSentence& one) { return one.question; }));
}

// "FREE OFFER INSIDE": three letters or more, none of them small.
bool shouts(std::string_view text) {
  const auto big = std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto small = std::count_if(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return big >= 8 && small == 0;
}

bool is_written(Channel channel) {
  return channel == Channel::email || channel == Channel::letter || channel == Channel::message;
}

void check_subject(const ReadDraft& read, GuardNotes& notes) {
  const std::string_view subject = trim(read.draft.subject);
  if (read.draft.channel != Channel::email || read.draft.answers) return;
  const DraftSpan span{DraftPart::subject, 0, subject.size()};
  if (subject.empty()) {
    notes.add(GuardRule::shape, "It has no subject.", {}, read.cold ? GuardLevel::block : GuardLevel::hint,
              "Three or four words that say what it is about.");
  } else if (shouts(subject) || subject.find("!!") != std::string_view::npos) {
    notes.add(GuardRule::shape, "The subject shouts.", span, GuardLevel::block,
              "Three or four words, without capitals.");
  } else if (const std::size_t words = read.subject.words().size(); words > kLongSubject) {
    notes.add(GuardRule::shape, fmt::format("The subject has {} words.", words), span,
              words > kTooLongSubject ? GuardLevel::block : GuardLevel::hint, "Three or four words are read as one.");
  }
}

struct Voices {
  int sender = 0, reader = 0;
};

Voices voices(const ReadDraft& read) {
  static const std::vector<std::string> sender = split(
      "i me my mine myself we us our ours ourselves ich mich mir mein meine meinen meinem meiner wir uns unser unsere "
      "je "
      "moi mon ma mes nous notre nos yo mi mis nosotros nuestro nuestra",
      " ");
  static const std::vector<std::string> reader = split(
      "you your yours yourself yourselves u sie ihnen ihr ihre ihren ihrem du dich dir dein deine deinen euch euer "
      "vous "
      "votre vos tu te ton ta tes usted su sus ti",
      " ");
  Voices found;
  const auto& words = read.body.words();
  for (std::size_t i = read.greeting; i < words.size(); ++i) {
    if (std::find(sender.begin(), sender.end(), words[i].text) != sender.end()) ++found.sender;
    if (std::find(reader.begin(), reader.end(), words[i].text) != reader.end()) ++found.reader;
  }
  return found;
}

}  // namespace

void check_shape(const ReadDraft& read, GuardNotes& notes) {
  check_subject(read, notes);
  const std::size_t words = words_without_links(read.body);
  if (!is_written(read.draft.channel)) return;
  if (words == 0) {
    if (read.draft.attachments.empty() || read.cold) notes.add(GuardRule::shape, "It is empty.");
    return;
  }
  if (words > kManyWords) {
    // Friends write long letters; nobody reads a stranger's.
    const bool slight = words <= kTooManyWords || (!read.cold && words <= 2 * kTooManyWords);
    notes.add(GuardRule::shape, fmt::format("It has {} words.", words), {},
              slight ? GuardLevel::hint : GuardLevel::block, "Keep one matter and cut to 50 to 125 words.");
  } else if (read.cold && words < kFewWords) {
    notes.add(GuardRule::shape, fmt::format("It has {} words.", words), {},
              words < kTooFewWords ? GuardLevel::block : GuardLevel::hint,
              "Say who you are, what of theirs it is about, and why you write.");
  }
  const int asked = questions(read.body);
  if (asked > kManyQuestions) {
    notes.add(GuardRule::shape, fmt::format("It asks {} questions.", asked), {},
              asked >= kTooManyQuestions ? GuardLevel::block : GuardLevel::hint, "Keep the one that matters most.");
  } else if (asked == 0 && read.cold) {
    notes.add(GuardRule::shape, "It asks nothing.", {}, GuardLevel::hint,
              "A question about their work is answered twice as often.");
  }
}

void check_all_i(const ReadDraft& read, GuardNotes& notes) {
  const std::size_t words = words_without_links(read.body);
  const Voices found = voices(read);
  const bool asks_back = std::any_of(read.body.sentences().begin(), read.body.sentences().end(),
                                     [](const GuardSentence& one) { return one.question; });
  // News of one's own is welcome among people who know each other, if it is short or asks how they are.
  const int least = read.cold ? 5 : 8;
  if (words < 25 || found.sender < least) return;
  const bool much = found.sender >= (read.cold ? 3 : 6) * std::max(found.reader, 1);
  const bool some = found.sender >= 2 * std::max(found.reader, 1);
  if (!much && !(some && found.sender >= 2 * least)) return;
  const bool slight = !much || (!read.cold && asks_back && found.reader > 1);
  notes.add(GuardRule::all_i,
            fmt::format("It speaks of you {} times, and of them {} times.", found.sender, found.reader), {},
            slight ? GuardLevel::hint : GuardLevel::block);
}

void check_stock_phrase(const ReadDraft& read, GuardNotes& notes) {
  static const GuardPhrases strong(kStockStrong);
  static const GuardPhrases weak(kStockWeak);
  constexpr std::size_t kMost = 4;
  std::size_t named = 0;
  for (const auto& hit : strong.find(read.body)) {
    if (named++ == kMost) return;
    const DraftSpan span = read.span_of(hit.first, hit.last);
    notes.add(GuardRule::stock_phrase,
              fmt::format("\"{}\" was read a hundred times.",
                          collapse(std::string_view(read.draft.body).substr(span.begin, span.end - span.begin))),
              span);
  }
  if (named == 0) {
    for (const auto& hit : strong.find(read.subject)) {
      const auto& words = read.subject.words();
      notes.add(GuardRule::stock_phrase, "The subject was read a hundred times.",
                {DraftPart::subject, words[hit.first].begin, words[hit.last - 1].end});
      ++named;
      break;
    }
  }
  const auto soft = weak.find(read.body);
  if (named > 0 || soft.empty()) return;
  const DraftSpan span = read.span_of(soft.front().first, soft.front().last);
  notes.add(GuardRule::stock_phrase,
            fmt::format("\"{}\" says little.",
                        collapse(std::string_view(read.draft.body).substr(span.begin, span.end - span.begin))),
            span, read.cold && soft.size() > 1 ? GuardLevel::block : GuardLevel::hint);
}

}  // namespace kith
