// Requests, CVs, decks and gifts: what a first message does not bring.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/guard_draft.hpp"
#include "rules/guard_phrases.hpp"

namespace kith {
namespace {

struct Wants {
  Favour favour;
  GuardPhrases phrases;
};

const std::vector<Wants>& wants() {
  static const std::vector<Wants> all{
      {Favour::work, GuardPhrases(kWantsWork)},   {Favour::introduction, GuardPhrases(kWantsIntroduction)},
      {Favour::money, GuardPhrases(kWantsMoney)}, {Favour::review, GuardPhrases(kWantsReview)},
      {Favour::reach, GuardPhrases(kWantsReach)}, {Favour::time, GuardPhrases(kWantsTime)},
      {Favour::help, GuardPhrases(kWantsHelp)}};
  return all;
}

std::string_view words_for(Favour favour) {
  switch (favour) {
    case Favour::work: return "work";
    case Favour::introduction: return "an introduction";
    case Favour::time: return "their time";
    case Favour::review: return "advice or a review";
    case Favour::money: return "money";
    case Favour::reach: return "publicity";
    case Favour::help: return "help";
    case Favour::pitch: return "custom";
  }
  return "";
}

// The favour that is asked for behind a frame of that sentence, and where.
std::optional<FoundFavour> framed_favour(const GuardText& text, const GuardSentence& sentence) {
  static const GuardPhrases frames(kRequestFrames);
  static const GuardPhrases questions(kQuestionFrames);
  static const GuardPhrases about_them(kAboutThem);
  const auto found = frames.find(text, sentence);
  if (found.empty()) return std::nullopt;
  // "Could you tell me how you came to meet her?" wants an answer, no meeting.
  const auto asked = questions.find(text, sentence);
  std::size_t end = sentence.last;
  if (!asked.empty()) end = asked.front().last;
  for (const Wants& one : wants()) {
    for (const auto& hit : one.phrases.find(text, sentence)) {
      if (hit.first < found.front().first || hit.first >= end || hit.last <= found.front().first + 1) continue;
      const bool them = one.favour == Favour::time && about_them.in(text, sentence);
      return FoundFavour{one.favour, them, {}};
    }
  }
  return std::nullopt;
}

// A file name or an address in words: "JSmith_CV-2026.pdf" -> j smith cv 2026 pdf.
std::vector<std::string> file_words(std::string_view file) {
  std::string parted;
  for (std::size_t i = 0; i < file.size(); ++i) {
    const bool hump = i > 0 && file[i] >= 'A' && file[i] <= 'Z' && file[i - 1] >= 'a' && file[i - 1] <= 'z';
    if (hump) parted += ' ';
    const bool part = std::string_view("_-.+/%&=?0123456789()").find(file[i]) != std::string_view::npos;
    parted += part ? ' ' : file[i];
  }
  return guard_words(parted);
}

bool any_word(const std::vector<std::string>& words, std::string_view of) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return fmt::format(" {} ", of).find(fmt::format(" {} ", word)) != std::string::npos;
  });
}

constexpr std::string_view kCvWords =
    "cv resume resumee vita vitae curriculum lebenslauf bewerbung bewerbungsunterlagen candidature zeugnis zeugnisse "
    "coverletter application portfolio references";
constexpr std::string_view kDeckWords =
    "deck pitch pitchdeck proposal brochure prospectus onepager pager leaflet catalogue catalog flyer mediakit "
    "pricelist pricing offer quote teaser angebot investment factsheet businessplan";

// Links that are a deck, a calendar to book, or the sender's own advertisement.
bool is_asking_link(std::string_view link) {
  static constexpr std::array<std::string_view, 14> kHosts{
      "docsend.com", "pitch.com/", "calendly.com", "cal.com/",     "meetings.hubspot", "savvycal.com",  "tidycal.com",
      "zcal.co",     "youcanbook", "papermark",    "gofundme.com", "kickstarter.com",  "indiegogo.com", "bookings"};
  if (std::any_of(kHosts.begin(), kHosts.end(),
                  [&](std::string_view host) { return link.find(host) != std::string_view::npos; }))
    return true;
  if (link.find('@') != std::string_view::npos) return false;
  const auto path = link.find('/', link.find("://") == std::string_view::npos ? 0 : link.find("://") + 3);
  return path != std::string_view::npos && names_a_cv_or_deck(link.substr(path));
}

std::size_t end_of_line(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

constexpr std::string_view kCvHeadings[] = {"work? professional? employment? relevant? experience|history|background",
                                            "work|employment|job experience|history",
                                            "education and? training?",
                                            "academic background|education",
                                            "key|core|technical|professional? skills|competencies",
                                            "skills and? {cv}? languages?",
                                            "references",
                                            "career? professional? objective|summary|profile",
                                            "career history|objective|summary",
                                            "curriculum vitae",
                                            "resume|cv|lebenslauf",
                                            "qualifications|certifications|certificates|achievements|accomplishments",
                                            "berufserfahrung|ausbildung|kenntnisse|werdegang",
                                            "formation|competences|experiencia|educacion",
                                            "languages|interests|hobbies"};

bool is_heading(std::string_view line) {
  static const GuardPhrases headings(kCvHeadings);
  const GuardText read(line.substr(0, 60));
  if (read.words().empty() || read.words().size() > 4 || read.sentences().size() != 1) return false;
  const auto hits = headings.find(read);
  return !hits.empty() && hits.front().first == 0 && hits.front().last == read.words().size();
}

// "2001-2005", "2003 – present", "since 2010".
bool holds_years(std::string_view line) {
  const GuardText read(line.substr(0, 200));
  int years = 0;
  for (const GuardWord& word : read.words()) {
    const bool year =
        word.text.size() == 4 && word.number && (word.text.starts_with("19") || word.text.starts_with("20"));
    if (year || (years > 0 && (word.text == "present" || word.text == "now" || word.text == "today" ||
                               word.text == "heute" || word.text == "current")))
      ++years;
  }
  return years >= 2;
}

}  // namespace

bool names_a_cv_or_deck(std::string_view file) {
  const auto words = file_words(file);
  return any_word(words, kCvWords) || any_word(words, kDeckWords);
}

std::optional<DraftSpan> pasted_cv(std::string_view body) {
  int headings = 0;
  int years = 0;
  std::size_t first = body.size();
  std::size_t last = 0;
  for (std::size_t at = 0; at < body.size(); at = end_of_line(body, at) + 1) {
    const std::size_t end = end_of_line(body, at);
    const std::string_view line = trim(body.substr(at, end - at));
    if (line.empty() || line.size() > 200) continue;
    const bool heading = is_heading(line);
    const bool range = !heading && holds_years(line);
    headings += heading ? 1 : 0;
    years += range ? 1 : 0;
    if (!heading && !range) continue;
    first = std::min(first, at);
    last = end;
  }
  if (headings < 3 && !(headings >= 2 && years >= 1) && !(headings >= 1 && years >= 2)) return std::nullopt;
  return DraftSpan{DraftPart::body, first, last};
}

std::vector<FoundFavour> favours_in(const GuardText& text) {
  static const GuardPhrases plain(kPlainAsks);
  static const GuardPhrases pitches(kPitches);
  std::vector<FoundFavour> all;
  for (const GuardSentence& sentence : text.sentences()) {
    std::optional<FoundFavour> found;
    if (plain.in(text, sentence)) {
      found = FoundFavour{Favour::work, false, {}};
    } else if (const auto framed = framed_favour(text, sentence)) {
      found = framed;
    } else if (pitches.in(text, sentence)) {
      found = FoundFavour{Favour::pitch, false, {}};
    }
    if (!found) continue;
    found->span = {DraftPart::body, text.words()[sentence.first].begin, text.words()[sentence.last - 1].end};
    all.push_back(*found);
  }
  return all;
}

void check_cold_ask(const ReadDraft& read, GuardNotes& notes) {
  if (!read.cold) return;
  for (const GuardAttachment& file : read.draft.attachments) {
    if (!names_a_cv_or_deck(file.name)) continue;
    notes.add(GuardRule::cold_ask, fmt::format("\"{}\" goes to somebody you never spoke with.", clip(file.name, 80)));
    return;
  }
  if (const auto span = pasted_cv(read.draft.body)) {
    notes.add(GuardRule::cold_ask, "A CV goes to somebody you never spoke with.", *span);
    return;
  }
  for (const GuardWord& word : read.body.words()) {
    if (!word.address || !is_asking_link(word.text)) continue;
    notes.add(GuardRule::cold_ask, "It links to a CV, a deck or a calendar to book, before any exchange.",
              {DraftPart::body, word.begin, word.end});
    return;
  }
  // A time together about what they do is asked of somebody whose work you speak of: that is how one begins.
  const FoundFavour* slight = nullptr;
  for (const FoundFavour& one : read.favours) {
    if (one.about_them && read.specific) {
      slight = &one;
      continue;
    }
    notes.add(GuardRule::cold_ask,
              fmt::format("It asks for {}, of somebody you never spoke with.", words_for(one.favour)), one.span);
    return;
  }
  if (slight != nullptr)
    notes.add(GuardRule::cold_ask, "It asks for their time, before any exchange.", slight->span, GuardLevel::hint);
}

void check_ask_over_credit(const ReadDraft& read, GuardNotes& notes) {
  const GuardPerson& who = read.draft.person;
  if (who.times_received < 2 || who.given * 2 >= who.received) return;
  if (read.favours.empty()) {
    // Less than that counts too where much was had: "could you fix the charts again?"
    static const GuardPhrases requests(kPlainRequests);
    static const GuardPhrases offers(kOffers);
    for (const GuardSentence& sentence : read.body.sentences()) {
      if (!requests.in(read.body, sentence) || offers.in(read.body, sentence)) continue;
      notes.add(GuardRule::ask_over_credit,
                fmt::format("It asks again; they helped {} times, and little went back.", who.times_received),
                read.span_of(sentence));
      return;
    }
    return;
  }
  notes.add(GuardRule::ask_over_credit,
            fmt::format("It asks for {}; they helped {} times, and little went back.",
                        words_for(read.favours.front().favour), who.times_received),
            read.favours.front().span);
}

void check_cold_gift(const ReadDraft& read, GuardNotes& notes) {
  if (!read.cold) return;
  static const GuardPhrases gifts(kGifts);
  if (read.draft.channel == Channel::gift) {
    notes.add(GuardRule::cold_gift, "A gift goes to somebody you never spoke with.");
    return;
  }
  for (const GuardSentence& sentence : read.body.sentences()) {
    const auto hits = gifts.find(read.body, sentence);
    if (hits.empty()) continue;
    // "Thank you for the book" and "your gift shop" are theirs.
    const auto words = read.body.words_of(sentence);
    const bool theirs = std::any_of(words.begin(), words.end(), [&](const GuardWord& word) {
      return (word.text == "thank" || word.text == "thanks") && word.opens;
    });
    if (theirs) continue;
    notes.add(GuardRule::cold_gift, "A gift goes to somebody you never spoke with.",
              read.span_of(hits.front().first, hits.front().last));
    return;
  }
}

}  // namespace kith
