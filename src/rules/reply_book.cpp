#include "rules/reply_book.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr double kHour = 3600;
constexpr double kMonth = 30 * 24;
constexpr double kWindow = 7 * 24;
constexpr double kLeastHours = 1. / 60;  // hours
// Strengths of the priors, in messages: what a recipient or a sender needs to speak for themselves, and a pair.
constexpr double kOne = 8;
constexpr double kTwo = 6;
// Before anything is known: one in twenty is answered (Enron's 5.7 %), after an hour and a half.
constexpr double kFirstRate = .057;
constexpr double kFirstStrength = 20;
constexpr double kFirstLogHours = .43;

double hours_of(Instant at) {
  return static_cast<double>(seconds(at)) / kHour;
}

double log_hours(double hours) {
  return std::log(std::clamp(hours, kLeastHours, 24 * kMonth));
}

std::uint64_t key(std::uint32_t a, std::uint32_t b) {
  return (std::uint64_t{a} << 32U) | b;
}

std::string thread_key(std::uint32_t from, std::uint32_t to, std::uint32_t subject) {
  std::string text;
  for (const std::uint32_t number : {from, to, subject}) {
    for (unsigned shift = 0; shift < 32; shift += 8) text += static_cast<char>((number >> shift) & 0xFFU);
  }
  return text;
}

// 1, 2 to 3, 4 to 9, more.
std::uint32_t size_class(std::size_t recipients) {
  return recipients == 1 ? 0 : recipients <= 3 ? 1 : recipients <= 9 ? 2 : 3;
}

struct Mark {
  std::string_view word;
  bool reply;
};
constexpr Mark kMarks[] = {{"re", true}, {"aw", true}, {"antw", true}, {"fw", false}, {"fwd", false}};

// The length of a mark such as "re:" or "re [2]: " at the front; 0 when there is none.
std::size_t mark_length(std::string_view text, std::string_view word) {
  if (text.substr(0, word.size()) != word) return 0;
  std::size_t i = word.size();
  while (i < text.size() && text[i] == ' ') ++i;
  if (i < text.size() && text[i] == '[') {
    std::size_t j = i + 1;
    while (j < text.size() && text[j] >= '0' && text[j] <= '9') ++j;
    if (j == i + 1 || j >= text.size() || text[j] != ']') return 0;
    i = j + 1;
  }
  if (i >= text.size() || text[i] != ':') return 0;
  return i + 1;
}

}  // namespace

SubjectWords subject_words(std::string_view subject) {
  const std::string lower = lower_ascii(trim(subject));
  std::string_view rest = lower;
  SubjectWords words;
  for (bool first = true, found = true; found; first = false) {
    found = false;
    for (const Mark& mark : kMarks) {
      const std::size_t length = mark_length(rest, mark.word);
      if (length == 0) continue;
      if (first) (mark.reply ? words.reply : words.forward) = true;
      rest = trim(rest.substr(length));
      found = true;
      break;
    }
  }
  words.plain = std::string(rest);
  return words;
}

ReplyBook::Person& ReplyBook::person(std::uint32_t number) {
  if (number >= people_.size()) people_.resize(std::size_t{number} + 1);
  return people_[number];
}

Asked ReplyBook::describe(const SentMessage& message, std::size_t place, const SubjectWords& words,
                          std::uint32_t subject, double at) {
  Asked asked;
  const auto set = [&](ReplyTrait trait, double value) {
    asked.traits[static_cast<std::size_t>(trait)] = static_cast<float>(value);
  };
  const std::uint32_t to = message.to[place];
  person(std::max(message.from, to));
  const Person& us = people_[message.from];
  const Person& them = people_[to];
  const Pair& out = pairs_[key(message.from, to)];
  const Pair& back = pairs_[key(to, message.from)];
  const Thread& ours = threads_[thread_key(message.from, to, subject)];
  const Thread& theirs = threads_[thread_key(to, message.from, subject)];
  const Series& series = series_[key(message.from, subject)];
  const std::uint32_t size = size_class(message.to.size());

  const double all = everybody_.rate(at, kFirstRate, kFirstStrength);
  const double theirs_rate = them.as_recipient.rate(at, all, kOne);
  const double ours_rate = us.as_sender.rate(at, all, kOne);
  const double both = 1 / (1 + std::exp(-(log_odds(theirs_rate) + log_odds(ours_rate) - log_odds(all))));
  set(ReplyTrait::chance, log_odds(out.rate.rate(at, both, kTwo)));
  set(ReplyTrait::recipient, log_odds(theirs_rate));
  set(ReplyTrait::sender, log_odds(ours_rate));
  set(ReplyTrait::pair_asked, std::log1p(out.rate.asked.read(at, kRateHalfLife)));
  set(ReplyTrait::of_size, log_odds(them.by_size[size].rate(at, theirs_rate, kTwo)));
  set(ReplyTrait::of_shape, log_odds(shapes_[size * 4 + (words.reply     ? 1
                                                         : words.forward ? 2
                                                                         : 0)]
                                         .rate(at, all, kOne)));
  set(ReplyTrait::recipients, std::log(static_cast<double>(message.to.size())));
  set(ReplyTrait::place, std::log1p(static_cast<double>(place)));
  set(ReplyTrait::reply, words.reply ? 1 : 0);
  set(ReplyTrait::forward, words.forward ? 1 : 0);
  set(ReplyTrait::no_subject, words.plain.empty() ? 1 : 0);
  set(ReplyTrait::question, words.plain.find('?') != std::string::npos ? 1 : 0);
  set(ReplyTrait::subject_length, std::log1p(static_cast<double>(words.plain.size())));
  const bool threaded = !words.plain.empty();
  const double last = threaded ? std::max(ours.last, theirs.last) : -1e9;
  set(ReplyTrait::their_turn, threaded && theirs.messages > 0 && theirs.last > ours.last && at - theirs.last < kMonth);
  set(ReplyTrait::thread, at - last < kMonth ? std::log1p(ours.messages + theirs.messages) : 0);
  set(ReplyTrait::thread_age, log_hours(std::min(at - last, kMonth)));
  set(ReplyTrait::repeated, std::log1p(series.messages));
  set(ReplyTrait::repeated_chance, log_odds(series.rate.rate(at, ours_rate, kTwo)));
  set(ReplyTrait::since_they_wrote, log_hours(at - back.last));
  set(ReplyTrait::since_we_wrote, log_hours(at - out.last));
  set(ReplyTrait::since_they_sent, log_hours(at - them.last_sent));
  const double from_them = std::log1p(back.sent.read(at, kMonth));
  const double from_us = std::log1p(out.sent.read(at, kMonth));
  set(ReplyTrait::they_to_us, from_them);
  set(ReplyTrait::us_to_them, from_us);
  set(ReplyTrait::exchange, from_them - from_us);
  set(ReplyTrait::they_sent, std::log1p(them.sent.read(at, kMonth)));
  set(ReplyTrait::they_got, std::log1p(them.got.read(at, kMonth)));
  set(ReplyTrait::sender_sent, std::log1p(us.sent.read(at, kMonth)));
  set(ReplyTrait::sender_got, std::log1p(us.got.read(at, kMonth)));
  set(ReplyTrait::their_replies, (them.replies.read(at, kMonth) + 1) / (them.sent.read(at, kMonth) + 3));
  set(ReplyTrait::answered_share, back.sent.read(at, kMonth) / (them.sent.read(at, kMonth) + 3));
  const auto hour = static_cast<std::size_t>(std::fmod(std::fmod(at, 24) + 24, 24));
  set(ReplyTrait::hour, static_cast<double>(hour));
  set(ReplyTrait::weekday, std::fmod(std::floor(at / 24) + 3 + 7e6, 7));
  double ahead = 0;
  for (std::size_t i = 0; i < 6; ++i) ahead += static_cast<double>(them.hours[(hour + i) % 24]);
  set(ReplyTrait::their_hour, std::log((ahead + 3) / (static_cast<double>(them.all_hours) + 12)));

  const double their_time = them.times.mean(at, times_.mean(at, kFirstLogHours, 5), kOne);
  asked.usual_log_hours = out.times.mean(at, their_time, kOne);
  return asked;
}

std::vector<Asked> ReplyBook::add(const SentMessage& message, Use use) {
  const double at = hours_of(message.at);
  if (use == Use::learn) settle(at);
  const SubjectWords words = subject_words(message.subject);
  const auto subject = subjects_.try_emplace(words.plain, static_cast<std::uint32_t>(subjects_.size())).first->second;
  std::vector<Asked> rows;
  for (std::size_t i = 0; i < message.to.size(); ++i) rows.push_back(describe(message, i, words, subject, at));

  Person& sender = person(message.from);
  sender.sent.add(at, kMonth);
  if (words.reply) sender.replies.add(at, kMonth);
  sender.last_sent = at;
  sender.hours[static_cast<std::size_t>(std::fmod(std::fmod(at, 24) + 24, 24))] += 1;
  sender.all_hours += 1;
  ++series_[key(message.from, subject)].messages;
  const std::uint32_t size = size_class(message.to.size());
  for (const std::uint32_t to : message.to) {
    person(to).got.add(at, kMonth);
    Pair& pair = pairs_[key(message.from, to)];
    pair.sent.add(at, kMonth);
    pair.last = at;
    if (use == Use::learn && words.reply && !words.plain.empty())
      answer(threads_[thread_key(to, message.from, subject)], at);
    Thread& thread = threads_[thread_key(message.from, to, subject)];
    ++thread.messages;
    thread.last = at;
    if (use == Use::ask) continue;
    if (!words.plain.empty()) thread.open.push_back(gone_ + pending_.size());
    pending_.push_back({at, message.from, to, subject, size,
                        size * 4 + (words.reply     ? 1
                                    : words.forward ? 2
                                                    : 0),
                        std::nullopt});
  }
  return rows;
}

void ReplyBook::answer(Thread& thread, double at) {
  std::vector<std::size_t> same_second;
  for (const std::size_t row : thread.open) {
    if (row < gone_) continue;
    Pending& waits = pending_[row - gone_];
    if (waits.at >= at) {
      same_second.push_back(row);
    } else if (at - waits.at <= kWindow) {
      waits.hours = at - waits.at;
    }
  }
  thread.open = std::move(same_second);
}

void ReplyBook::settle(double now) {
  while (!pending_.empty() && pending_.front().at + kWindow <= now) {
    close(pending_.front());
    settled_.push_back({gone_, pending_.front().hours});
    pending_.pop_front();
    ++gone_;
  }
}

void ReplyBook::close(const Pending& row) {
  const bool yes = row.hours.has_value();
  const double at = row.at + kWindow;
  Person& them = people_[row.to];
  Pair& pair = pairs_[key(row.from, row.to)];
  for (ReplyRate* rate : {&everybody_, &shapes_[row.shape], &them.as_recipient, &them.by_size[row.size],
                          &people_[row.from].as_sender, &pair.rate, &series_[key(row.from, row.subject)].rate}) {
    rate->add(at, yes);
  }
  if (!yes) return;
  for (ReplyTimes* times : {&times_, &them.times, &pair.times}) times->add(at, log_hours(*row.hours));
}

std::vector<ReplyBook::Outcome> ReplyBook::take_settled(Instant now) {
  settle(hours_of(now));
  return std::exchange(settled_, {});
}

std::string_view name(ReplyTrait trait) {
  static constexpr std::string_view kNames[] = {"chance",
                                                "recipient",
                                                "sender",
                                                "pair_asked",
                                                "of_size",
                                                "of_shape",
                                                "recipients",
                                                "place",
                                                "reply",
                                                "forward",
                                                "no_subject",
                                                "question",
                                                "subject_length",
                                                "their_turn",
                                                "thread",
                                                "thread_age",
                                                "repeated",
                                                "repeated_chance",
                                                "since_they_wrote",
                                                "since_we_wrote",
                                                "since_they_sent",
                                                "they_to_us",
                                                "us_to_them",
                                                "exchange",
                                                "they_sent",
                                                "they_got",
                                                "sender_sent",
                                                "sender_got",
                                                "their_replies",
                                                "answered_share",
                                                "hour",
                                                "weekday",
                                                "their_hour"};
  return kNames[static_cast<std::size_t>(trait)];
}

}  // namespace kith
