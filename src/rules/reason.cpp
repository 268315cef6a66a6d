#include "rules/reason.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/contact_chance.hpp"
#include "rules/entry_point.hpp"

namespace kith {
namespace {

constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

// "20 September"; with the year when it is not this one.
std::string date_words(LocalDate day, LocalDate today) {
  const date::year_month_day ymd{day};
  const auto month = kMonths[static_cast<unsigned>(ymd.month()) - 1];
  std::string text = fmt::format("{} {}", static_cast<unsigned>(ymd.day()), month);
  if (year_of(day) != year_of(today)) text += fmt::format(" {}", year_of(day));
  return text;
}

std::string count_words(int count, std::string_view unit) {
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

std::string_view channel_words(Channel channel) {
  switch (channel) {
    case Channel::text: return "text message";
    case Channel::other: return "another way";
    case Channel::email:
    case Channel::call:
    case Channel::message:
    case Channel::lunch:
    case Channel::coffee:
    case Channel::meeting:
    case Channel::visit:
    case Channel::event:
    case Channel::letter:
    case Channel::comment:
    case Channel::gift: return name(channel);
  }
  return {};
}

// ---- which channel

bool closed(Channel channel, const Known& known) {
  return std::find(known.closed.begin(), known.closed.end(), channel) != known.closed.end();
}

bool reachable(Channel channel, const Known& known) {
  if (closed(channel, known)) return false;
  switch (channel) {
    case Channel::call:
    case Channel::text: return known.has_phone;
    case Channel::email: return known.has_email;
    case Channel::message:
    case Channel::comment: return known.has_profile;
    case Channel::lunch:
    case Channel::coffee:
    case Channel::meeting:
    case Channel::visit:
    case Channel::event:
    case Channel::letter:
    case Channel::gift:
    case Channel::other: return true;
  }
  return true;
}

std::string missing(Channel channel, const Known& known) {
  if (closed(channel, known)) return fmt::format("outside your hours for a {}", channel_words(channel));
  switch (channel) {
    case Channel::call:
    case Channel::text: return "no phone number known";
    case Channel::email: return "no e-mail address known";
    case Channel::message:
    case Channel::comment: return "no profile known";
    case Channel::lunch:
    case Channel::coffee:
    case Channel::meeting:
    case Channel::visit:
    case Channel::event:
    case Channel::letter:
    case Channel::gift:
    case Channel::other: return {};
  }
  return {};
}

// What else there is, the least of a bother first.
constexpr Channel kFallbacks[] = {Channel::email, Channel::message, Channel::call, Channel::text};

std::optional<Channel> fallback(const Known& known, std::optional<Channel> except) {
  for (const Channel channel : kFallbacks) {
    if (channel != except && reachable(channel, known)) return channel;
  }
  return std::nullopt;
}

struct ChannelWay {
  Channel channel;
  std::string why;
};

ChannelWay restricted(Channel wanted, std::string why, const Known& known) {
  if (reachable(wanted, known)) return {wanted, std::move(why)};
  if (const auto other = fallback(known, wanted)) return {*other, missing(wanted, known)};
  if (closed(wanted, known)) return {wanted, missing(wanted, known)};
  return {wanted, "no address, number or profile known yet: find one first"};
}

// The user's hours come first: a closed channel is no way at all.
std::optional<ChannelWay> answered_way(Channel usual, const Known& known) {
  if (synchronous(usual)) return std::nullopt;
  double there = reply_chance(0, 0);
  for (const ChannelHabit& one : known.habits) {
    if (one.channel == usual) there = one.habit.chance;
  }
  for (const ChannelHabit& one : known.habits) {
    const bool clear = one.habit.asked >= kTriedEnough && one.habit.chance >= there + kClearlyMore;
    if (one.channel == usual || !clear || !reachable(one.channel, known)) continue;
    return ChannelWay{one.channel, fmt::format("they answered {} of {} this way", one.habit.answered, one.habit.asked)};
  }
  return std::nullopt;
}

ChannelWay choose_way(const TodayItem& item, const Candidate& candidate, const Known& known) {
  const History& history = candidate.history;
  if (item.kind == Kind::owed && known.last_touch && known.last_touch->direction == Direction::in) {
    return restricted(known.last_touch->channel, "they wrote this way", known);
  }
  // The channel is what is tried: another one would be another experiment.
  if (item.kind == Kind::experiment && known.experiment) return {known.experiment->channel, "the channel of its arm"};
  if (item.kind == Kind::nudge) return restricted(history.round_channel, "the thread is there", known);
  const std::string usual = known.stratum.empty() ? "how you usually reach them"
                                                  : fmt::format("how you usually reach {} people", known.stratum);
  if (item.standing.other_channel) {
    const Channel silent = history.round_channel;
    const std::string why = fmt::format("your last {} had no answer, so try another way", channel_words(silent));
    if (candidate.channel != silent && reachable(candidate.channel, known)) return {candidate.channel, why};
    if (const auto other = fallback(known, silent)) return {*other, why};
    return restricted(candidate.channel, "no other way known", known);
  }
  if (auto way = answered_way(candidate.channel, known)) return *std::move(way);
  return restricted(candidate.channel, usual, known);
}

std::string lower_first(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

// ---- why now

std::string contact_words(Instant at, std::string_view verb, std::optional<Channel> channel, LocalDate today,
                          const Zone& zone) {
  const LocalDate day = zone.date_of(at);
  const std::string by = channel ? fmt::format("{}, ", channel_words(*channel)) : "";
  return fmt::format("{} {} ({}{})", verb, distance_words(day, today), by, date_words(day, today));
}

// The last contact that the rhythm counts, and who made it.
std::string last_contact(const Candidate& one, const Known& known, LocalDate today, const Zone& zone) {
  const History& history = one.history;
  const bool dialogue = one.tempo.counts == Counts::dialogue && history.last_dialogue;
  const auto at = dialogue ? history.last_dialogue : std::max(history.last_dialogue, history.last_out);
  if (!at) return {};
  if (at != history.last) return contact_words(*at, "Last dialogue", std::nullopt, today, zone);
  const Channel channel = known.last_touch ? known.last_touch->channel : history.last_channel;
  if (synchronous(channel)) {
    const bool voice = channel != Channel::event && channel != Channel::visit;
    return contact_words(*at, voice ? "Last talked" : "Last met", channel, today, zone);
  }
  if (at == history.last_out && at == history.last_dialogue)
    return contact_words(*at, "Last in touch both ways", channel, today, zone);
  return contact_words(*at, at == history.last_out ? "You last wrote" : "They last wrote", channel, today, zone);
}

std::string due_words(const Candidate& one, const Known& known, const Standing& standing, LocalDate today,
                      const Zone& zone) {
  const std::string last = last_contact(one, known, today, zone);
  if (last.empty()) {
    if (standing.put_off_until)
      return fmt::format("You put the first contact off until {}", date_words(standing.due, today));
    return "Never in contact through Kith; first date of your import";
  }
  return fmt::format("{}; your rhythm is {}", last, interval_words(one.tempo.interval_days));
}

std::string birthday_words(const Candidate& one, LocalDate birthday, LocalDate today) {
  std::string text = birthday == today ? "Birthday today"
                                       : fmt::format("Birthday on {}, {}",
                                                     kWeekdays[static_cast<std::size_t>(iso_weekday(birthday) - 1)],
                                                     date_words(birthday, today));
  if (one.birthday && one.birthday->year) {
    const int age = year_of(birthday) - *one.birthday->year;
    if (age > 0 && age < 130) text += fmt::format(": they turn {}", age);
  }
  return text;
}

// The one that this line is about; else the best there is.
const EntryPoint* entry_in_hand(const TodayItem& item, const Known& known) {
  if (item.kind == Kind::entry) {
    for (const EntryPoint& entry : known.entries) {
      if (strong(entry) && entry.until == item.due) return &entry;
    }
  }
  return known.entries.empty() ? nullptr : &known.entries.front();
}

std::string approach_words(const TodayItem& item, const Known& known, LocalDate today) {
  std::string text =
      fmt::format("They came to you {} ({})", distance_words(item.due, today), date_words(item.due, today));
  if (!known.approach) return text;
  if (!known.approach->from.empty()) text += fmt::format(", {}", excerpt(known.approach->from, 60));
  if (known.approach->knew_me)
    text += *known.approach->knew_me ? "; they know who you are" : "; they do not know who you are";
  return text;
}

std::string first_why(const TodayItem& item, const Candidate& one, const Known& known, LocalDate today,
                      const Zone& zone) {
  switch (item.kind) {
    case Kind::owed:
      return fmt::format("They asked you something {} ({}); it is still open", distance_words(item.due, today),
                         date_words(item.due, today));
    case Kind::promise: {
      const bool dated = item.due > today || known.promise_by == item.due || item.side == PromiseSide::theirs;
      if (dated)
        return fmt::format("{} something for {}, {}",
                           item.side == PromiseSide::mine ? "You promised" : "They promised you",
                           date_words(item.due, today), distance_words(item.due, today));
      return fmt::format("An open promise of yours since {} ({})", date_words(item.due, today),
                         distance_words(item.due, today));
    }
    case Kind::approach: return approach_words(item, known, today);
    case Kind::nudge: {
      const auto sent = one.history.last_out;
      const LocalDate day = sent ? zone.date_of(*sent) : item.due;
      const std::string usual =
          one.history.window_days > kWindowDays
              ? fmt::format("they usually answer within {}", count_words(one.history.window_days, "day"))
              : fmt::format("most answers come within {}", count_words(kWindowDays, "day"));
      return fmt::format("No answer yet to your {} of {}, {}; {}", channel_words(one.history.round_channel),
                         date_words(day, today), distance_words(day, today), usual);
    }
    case Kind::experiment:
      return known.experiment ? fmt::format("Experiment '{}': {} of {} sent, arm {}", known.experiment->experiment,
                                            known.experiment->sent, known.experiment->planned, known.experiment->arm)
                              : std::string("An experiment waits to be sent");
    case Kind::birthday: return birthday_words(one, item.due, today);
    case Kind::entry: {
      const EntryPoint* const entry = entry_in_hand(item, known);
      return fmt::format("Their {} is fresh until {}, {}", entry == nullptr ? "news" : words(entry->kind),
                         date_words(item.due, today), distance_words(item.due, today));
    }
    case Kind::due: return due_words(one, known, item.standing, today, zone);
  }
  return {};
}

// How alive the tie is, once there is a usual gap to hold the silence against.
std::optional<std::string> alive_words(const TodayItem& item, const Candidate& one, const ContactLean& lean,
                                       LocalDate today, const Zone& zone) {
  if (!one.history.last || !one.history.usual_gap_hours || item.standing.other_channel) return std::nullopt;
  const auto pulse = pulse_of(one.history, (today - zone.date_of(*one.history.last)).count());
  if (!pulse) return std::nullopt;
  const double left = contact_chance(*pulse, one.tempo.interval_days, lean);
  const double answer = reply_chance(one.history, static_cast<int>(pulse->silence_days));
  std::string text = fmt::format("{}; in touch within {} days: {:.0f}\u00a0% if left alone, {:.0f}\u00a0% if you write",
                                 silence_sentence(*pulse), kChanceDays, left * 100, (left + answer * (1 - left)) * 100);
  if (one.history.asked > 0) text += fmt::format(" (answered {} of {})", one.history.answered, one.history.asked);
  return text;
}

void further_whys(const TodayItem& item, const Candidate& one, const Known& known, LocalDate today, const Zone& zone,
                  std::vector<std::string>& why) {
  const Standing& standing = item.standing;
  if (item.kind == Kind::nudge)
    why.emplace_back(item.nudge == 1 ? "A first nudge; silence is normal"
                                     : "The second nudge and the last; after it the thread rests");
  if (standing.other_channel) {
    const int rounds = one.history.silent_rounds + 1;
    why.push_back(rounds == 1
                      ? std::string("Your last message had no answer, as happens; the thread rests")
                      : fmt::format("Your last {} messages had no answer, as happens; the thread rests", rounds));
  }
  if (standing.propose_wider) why.emplace_back("A wider stratum or a rest may suit this tie better for now");
  if (item.kind != Kind::due && item.kind != Kind::birthday && item.kind != Kind::entry && standing.tracked &&
      !standing.waiting && standing.due <= today) {
    why.push_back(due_words(one, known, standing, today, zone));
  }
  if (item.kind == Kind::birthday || item.kind == Kind::entry) {
    const std::string last = last_contact(one, known, today, zone);
    if (!last.empty()) why.push_back(last);
  }
  if (item.kind == Kind::due && standing.put_off_until && one.history.last) {
    why.push_back(fmt::format("You put it off until {}", date_words(standing.due, today)));
  }
  if (item.kind == Kind::due) {
    if (auto alive = alive_words(item, one, known.lean, today, zone)) why.push_back(*std::move(alive));
  }
}

// ---- what is in hand

Reason entry_reason(const EntryPoint& entry) {
  return {std::string(name(entry.kind)), excerpt(entry_words(entry), 140), entry.url, entry.id, {}};
}

std::optional<Reason> birthday_reason(const Candidate& one, LocalDate today) {
  if (!one.birthday) return std::nullopt;
  const auto next = next_anniversary(*one.birthday, today);
  if (!next || (*next - today).count() > kBirthdaySoonDays) return std::nullopt;
  if (*next == today) return Reason{"birthday", "Their birthday is today", ""};
  return Reason{"birthday",
                fmt::format("Their birthday is {} ({})", distance_words(*next, today), date_words(*next, today)), ""};
}

Reason reason_in_hand(const TodayItem& item, const Candidate& one, const Known& known, LocalDate today,
                      const Zone& zone) {
  if (item.kind == Kind::approach) {
    const std::string wanted = known.approach ? excerpt(trim(known.approach->wanted), 120) : "";
    Reason reason{"approach", wanted.empty() ? "Ask what brings them" : fmt::format("They want: {}", wanted), ""};
    if (known.approach) reason.approach = known.approach->id;
    return reason;
  }
  if (item.kind == Kind::owed) {
    const bool theirs = known.last_touch && known.last_touch->direction == Direction::in;
    const std::string about = theirs ? excerpt(known.last_touch->note, 120) : "";
    return {"reply", about.empty() ? "Answer what they asked" : fmt::format("Answer: {}", about), ""};
  }
  if (known.promise && !known.promise->empty())
    return {"promise",
            fmt::format("{} promised: {}", known.promise_side == PromiseSide::mine ? "You" : "They",
                        excerpt(*known.promise, 120)),
            ""};
  if (item.kind == Kind::experiment && known.experiment &&
      !(known.experiment->message.empty() && known.experiment->gift.empty())) {
    const ExperimentSend& send = *known.experiment;
    const std::string gift = send.gift.empty() ? "" : fmt::format("with {}", send.gift);
    return {"experiment",
            send.message.empty() ? fmt::format("To be sent {}", gift)
                                 : fmt::format("To be sent: {}{}{}", send.message, gift.empty() ? "" : ", ", gift),
            ""};
  }
  if (item.kind == Kind::birthday) {
    if (const auto birthday = birthday_reason(one, today)) return *birthday;
  }
  const EntryPoint* const entry = entry_in_hand(item, known);
  if (entry != nullptr && strong(*entry)) return entry_reason(*entry);
  if (const auto birthday = birthday_reason(one, today)) return *birthday;
  if (entry != nullptr) return entry_reason(*entry);
  if (known.last_note && !trim(known.last_note->text).empty()) {
    const LocalDate day = zone.date_of(known.last_note->at);
    return {"note",
            fmt::format("Your note of {}: {}", date_words(day, today), excerpt(trim(known.last_note->text), 120)), ""};
  }
  if (known.news)
    return {
        "own-news", excerpt(fmt::format("Your news: {}", known.news->text), 140), known.news->url, {}, known.news->id};
  return {"nothing-new", "Nothing new in hand: say just that, and ask how they are", ""};
}

}  // namespace

std::string entry_words(const EntryPoint& entry) {
  // What an import noticed is a sentence already.
  if (entry.source == EntrySource::import) return entry.text;
  if (entry.source == EntrySource::reading) return fmt::format("For them to read: {}", entry.text);
  std::string what(words(entry.kind));
  what[0] = static_cast<char>(what[0] - 'a' + 'A');
  if (!entry.organisation.empty()) what += fmt::format(" at {}", entry.organisation);
  return fmt::format("{}: {}", what, entry.text);
}

// Days up to a fortnight, then weeks to a quarter, then months to two years, then years.
std::string length_words(int days) {
  if (days < 14) return count_words(days, "day");
  if (days < 92) return count_words(days / 7, "week");
  if (days < 730) return count_words(days * 12 / 365, "month");
  return count_words(days / 365, "year");
}

std::string distance_words(LocalDate day, LocalDate today) {
  const int days = (day - today).count();
  if (days == 0) return "today";
  if (days == 1) return "tomorrow";
  if (days == -1) return "yesterday";
  return days > 0 ? fmt::format("in {}", length_words(days)) : fmt::format("{} ago", length_words(-days));
}

Line line(const TodayItem& item, const Candidate& candidate, const Known& known, LocalDate today, const Zone& zone) {
  Line result;
  ChannelWay way = choose_way(item, candidate, known);
  result.channel = way.channel;
  result.channel_why = std::move(way.why);
  const bool timely = !synchronous(way.channel) || way.channel == Channel::call;
  if (known.best_time && timely) result.channel_why += "; " + lower_first(sentence(*known.best_time));
  result.why.push_back(first_why(item, candidate, known, today, zone));
  further_whys(item, candidate, known, today, zone, result.why);
  result.reason = reason_in_hand(item, candidate, known, today, zone);
  return result;
}

}  // namespace kith
