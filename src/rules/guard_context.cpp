// Is it about its reader, and does it say why it is written?
#include <algorithm>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/guard_draft.hpp"
#include "rules/guard_phrases.hpp"
#include "rules/words.hpp"

namespace kith {
namespace {

// What the reader did, and enough words to tell which of it.
constexpr std::string_view kTheirWork[] = {
    "your|youre * {work}",
    "you * {did}",
    "{work} * you * {did}|on|at|about",
    "{work} by|of you|yours",
    "ihr|ihren|ihre|ihrem|dein|deinen|deine|deinem * {work}",
    "votre|vos|ton|tu|su|sus * {work}",
    "heard|saw|watched|read|listened|reread|watching|reading|hearing you|your * "
    "{work}|speak|talk|play|present|argue|on|at",
    "sie * geschrieben|gesagt|gezeigt",
};
// What the two share.
constexpr std::string_view kSharedMoments[] = {
    "{i} * {shared} * at|in|on|with|last|about|for|during|over|before|after|next",
    "we both|were|are|share|have|had|once|also",
    "good|great|nice|lovely to? meeting|meet|talking|talk|seeing|see|chatting you|with|to",
    "when we|you",
    "you told|asked|said|mentioned|showed|lent|gave|recommended|sent|promised|helped|introduced me|us|that|about|to",
    "as you|we said|know|discussed|asked|agreed",
    "since we|you|our",
    "your|our conversation|chat|question|call|comment|reply|answer|mail|advice",
    "remember|remembered|reminded {me}? of?|you|when|that|your",
    "my|our neighbour|neighbor|cousin|sister|brother|colleague|classmate",
};
// Somebody spoke of them; a name must stand beside it.
constexpr std::string_view kReferrals[] = {
    "suggested|said|told|mentioned|recommended|introduced|pointed|advised|gave|asked|thought|thinks|insisted|sent|"
    "described|speaks|spoke|talked|wrote|encouraged|urged|says i|we|that|me|us|you|your|to|of|about",
    "mutual|common friend|acquaintance|colleague",
    "friend|colleague|student|neighbour|neighbor|cousin|client of yours",
    "on|at * advice|suggestion|recommendation",
    "through|via|from your|our friend|colleague|brother|sister",
    "empfahl|empfohlen|sagte|erzahlte|riet",
};
// Of whose "work", "blog" or "profile" anything could be said.
constexpr std::string_view kAnything =
    " work project projects blog website post posts content article articles newsletter profile ";

bool is_meaning(const GuardWord& word) {
  return !word.address && (word.number || (word.text.size() >= 4 && !is_plain_word(word.text)));
}

std::size_t meanings(std::span<const GuardWord> words) {
  std::set<std::string_view> all;
  for (const GuardWord& word : words) {
    if (is_meaning(word)) all.insert(word.text);
  }
  return all.size();
}

bool capital_name(std::span<const GuardWord> words, const std::set<std::string>& of_theirs) {
  return std::any_of(words.begin(), words.end(), [&](const GuardWord& word) {
    return word.capital && word.text.size() > 1 && !is_plain_word(word.text) && !of_theirs.contains(word.text);
  });
}

std::set<std::string> words_of_all(const std::vector<std::string>& texts) {
  std::set<std::string> all;
  for (const std::string& text : texts) {
    for (std::string& word : guard_words(text)) all.insert(std::move(word));
  }
  return all;
}

std::set<std::string> names_of(const GuardPerson& person) {
  std::set<std::string> all = words_of_all(person.names);
  all.merge(words_of_all(person.organisations));
  return all;
}

// The letter without its greeting.
std::vector<GuardSentence> letter_sentences(const ReadDraft& read) {
  std::vector<GuardSentence> all;
  for (GuardSentence sentence : read.body.sentences()) {
    sentence.first = std::max(sentence.first, read.greeting);
    if (sentence.first < sentence.last) all.push_back(sentence);
  }
  return all;
}

bool is_congratulation(std::span<const GuardWord> words) {
  return std::any_of(words.begin(), words.end(), [](const GuardWord& word) {
    return word.text.starts_with("congrat") || word.text == "felicitations" || word.text.starts_with("gluckwunsch");
  });
}

}  // namespace

bool is_plain_word(std::string_view word) {
  static const std::unordered_set<std::string> plain = [] {
    const auto all = split(kPlainWords, " ");
    return std::unordered_set<std::string>(all.begin(), all.end());
  }();
  return plain.contains(std::string(word));
}

bool shares_words(const GuardText& text, const std::vector<std::string>& known, const GuardPerson& person) {
  if (known.empty()) return false;
  const auto names = names_of(person);
  std::set<std::string> words;
  for (const std::string& one : words_of_all(known)) {
    if (one.size() >= 4 && !is_plain_word(one) && !names.contains(one)) words.insert(one);
  }
  return std::any_of(text.words().begin(), text.words().end(), [&](const GuardWord& word) {
    if (word.address || word.text.size() < 4 || is_plain_word(word.text)) return false;
    if (words.contains(word.text)) return true;
    // "sailing" and "sail", "bridge" and "bridges": the same stem of five letters or more
    const auto near = words.lower_bound(word.text.substr(0, std::min<std::size_t>(word.text.size(), 5)));
    return word.text.size() >= 5 && near != words.end() && near->size() >= 5 &&
           near->compare(0, 5, word.text, 0, 5) == 0 &&
           std::max(near->size(), word.text.size()) - std::min(near->size(), word.text.size()) <= 3;
  });
}

bool speaks_of_them(const ReadDraft& read) {
  static const GuardPhrases work(kTheirWork);
  static const GuardPhrases moments(kSharedMoments);
  static const GuardPhrases referrals(kReferrals);
  const GuardPerson& who = read.draft.person;
  if (shares_words(read.body, who.known, who)) return true;
  const auto names = names_of(who);
  const auto sentences = letter_sentences(read);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const GuardSentence& sentence = sentences[i];
    const auto words = read.body.words_of(sentence);
    // "your Firebird": what they made, by its name
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
      if (words[at].text == "your" && capital_name(words.subspan(at + 1, 1), names)) return true;
    }
    const bool named = capital_name(words.subspan(1), names) || sentence.quotes;
    for (const auto& hit : work.find(read.body, sentence)) {
      // The words that say which: those of the sentence that are not the phrase itself, and of the next one.
      std::size_t which = meanings(words);
      if (const auto& last = read.body.words()[hit.last - 1]; is_meaning(last)) --which;
      const bool vague =
          kAnything.find(fmt::format(" {} ", read.body.words()[hit.last - 1].text)) != std::string_view::npos;
      if (i + 1 < sentences.size() && !vague)
        which += std::min<std::size_t>(meanings(read.body.words_of(sentences[i + 1])), 2);
      if (which >= (vague ? 3U : 2U) || (which >= 1 && named)) return true;
    }
    if (!moments.find(read.body, sentence).empty() && (meanings(words) >= 2 || named)) return true;
    if (referrals.in(read.body, sentence) && capital_name(words, names)) return true;
  }
  return false;
}

void check_no_context(const ReadDraft& read, GuardNotes& notes) {
  if (!read.cold || read.specific || read.entry_used) return;
  if (!read.draft.person.reasons.empty()) {
    notes.add(GuardRule::no_context, "Nothing in it speaks of the reader, though there is a reason to write.", {},
              GuardLevel::warn, "Write about what you know of them: kith entries shows it.");
    return;
  }
  notes.add(GuardRule::no_context, "You never spoke, and nothing in it is about them.");
}

void check_hidden_intent(const ReadDraft& read, GuardNotes& notes) {
  if (!read.cold || read.draft.channel == Channel::comment) return;
  static const GuardPhrases purposes(kPurposes);
  static const GuardPhrases vague(kVaguePurposes);
  if (!read.favours.empty()) return;  // that is why, plainly enough
  for (const GuardSentence& sentence : letter_sentences(read)) {
    const auto words = read.body.words_of(sentence);
    // A question that is no courtesy, or something to look at.
    if (sentence.question && meanings(words) >= 2) return;
    const DraftSpan span = read.span_of(sentence);
    const std::string_view written = std::string_view(read.draft.body).substr(span.begin, span.end - span.begin);
    if (sentence.question && read.specific && asks(fmt::format("{}?", written))) return;
    const bool shows = std::any_of(words.begin(), words.end(), [](const GuardWord& word) {
      return word.address && word.text.find('@') == std::string::npos;
    });
    if (shows && words.size() > 1) return;
    if (!purposes.in(read.body, sentence)) continue;
    if (vague.in(read.body, sentence) || is_congratulation(words)) continue;
    return;
  }
  notes.add(GuardRule::hidden_intent, "A first message, and it does not say why it is written.");
}

}  // namespace kith
