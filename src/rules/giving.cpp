#include "rules/giving.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace kith {
namespace {

// Of each kind: one, and several where they can be counted; "" where they are said "twice".
struct ValueWords {
  ValueKind kind;
  std::string_view one, many, bare;
};
constexpr ValueWords kValueWords[] = {
    {ValueKind::article, "an article", "articles", "article"},
    {ValueKind::introduction, "an introduction", "introductions", "introduction"},
    {ValueKind::referral, "a referral", "referrals", "referral"},
    {ValueKind::advice, "a piece of advice", "pieces of advice", "piece of advice"},
    {ValueKind::time, "some time", "", "time"},
    {ValueKind::gift, "a gift", "gifts", "gift"},
    {ValueKind::job_help, "help landing a job", "", "help landing a job"},
    {ValueKind::feedback, "feedback", "", "feedback"},
    {ValueKind::other, "something else", "other things", "something else"},
};

const ValueWords& row_of(ValueKind kind) {
  return *std::find_if(std::begin(kValueWords), std::end(kValueWords),
                       [&](const ValueWords& row) { return row.kind == kind; });
}

std::string small_number(int count) {
  static constexpr std::array<std::string_view, 13> kNumbers{
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
  return count >= 0 && count < static_cast<int>(kNumbers.size())
             ? std::string(kNumbers[static_cast<std::size_t>(count)])
             : std::to_string(count);
}

std::string several(const ValueWords& row, int count) {
  if (count == 1) return std::string(row.one);
  if (!row.many.empty()) return fmt::format("{} {}", small_number(count), row.many);
  return fmt::format("{} {}", row.one, count == 2 ? "twice" : small_number(count) + " times");
}

std::string thing_count(int count) {
  return fmt::format("{} {}", count, count == 1 ? "thing" : "things");
}

// "March", or "March 2024" when that was not in the last ten months.
std::string month_words(LocalDate day, LocalDate today) {
  static constexpr std::array<std::string_view, 12> kNames{"January",   "February", "March",    "April",
                                                           "May",       "June",     "July",     "August",
                                                           "September", "October",  "November", "December"};
  const date::year_month_day ymd{day};
  std::string text(kNames[static_cast<unsigned>(ymd.month()) - 1]);
  if ((today - day).count() > 300) text += fmt::format(" {}", year_of(day));
  return text;
}

std::vector<ValueEntry> of_side(std::span<const ValueEntry> entries, ValueSide side) {
  std::vector<ValueEntry> all;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(all),
               [&](const ValueEntry& one) { return one.side == side; });
  return all;
}

// "an introduction in March", "two gifts since March 2024"
std::string dated_words(const std::vector<ValueEntry>& entries, LocalDate today, const Zone& zone) {
  const auto first = std::min_element(entries.begin(), entries.end(),
                                      [](const ValueEntry& a, const ValueEntry& b) { return a.at < b.at; });
  return fmt::format("{} {} {}", things_words(entries), entries.size() == 1 ? "in" : "since",
                     month_words(zone.date_of(first->at), today));
}

bool clearly_more(double one, double other) {
  return one > other * kClearlyMoreGiven && one - other >= kLeastDifference;
}

}  // namespace

std::string_view name(Leaning leaning) {
  switch (leaning) {
    case Leaning::nothing: return "nothing";
    case Leaning::even: return "even";
    case Leaning::gave: return "gave";
    case Leaning::received: return "received";
  }
  return {};
}

std::string_view words(ValueKind kind) {
  return row_of(kind).bare;
}

double value_weight(const ValueEntry& entry, Instant now) {
  const double days = std::max(0.0, static_cast<double>(seconds(now) - seconds(entry.at)) / 86400.0);
  return static_cast<int>(entry.worth) * std::exp2(-days / kValueHalfLifeDays);
}

Balance balance(std::span<const ValueEntry> entries, Instant now) {
  Balance made;
  for (const ValueEntry& one : entries) {
    const bool given = one.side == ValueSide::given;
    (given ? made.given : made.received) += value_weight(one, now);
    ++(given ? made.given_count : made.received_count);
  }
  if (entries.empty()) return made;
  made.leaning = Leaning::even;
  if (clearly_more(made.given, made.received)) made.leaning = Leaning::gave;
  if (clearly_more(made.received, made.given)) made.leaning = Leaning::received;
  made.owes_turn = made.received >= kMuchGiven && made.given < made.received * kLittleOfMuch;
  return made;
}

std::string things_words(std::span<const ValueEntry> entries) {
  std::vector<std::pair<int, const ValueWords*>> kinds;
  for (const ValueWords& row : kValueWords) {
    const auto count =
        std::count_if(entries.begin(), entries.end(), [&](const ValueEntry& one) { return one.kind == row.kind; });
    if (count > 0) kinds.emplace_back(static_cast<int>(count), &row);
  }
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (i > 0) text += i + 1 == kinds.size() ? " and " : ", ";
    text += several(*kinds[i].second, kinds[i].first);
  }
  return text;
}

std::string balance_words(std::span<const ValueEntry> entries, const Balance& balance, LocalDate today,
                          const Zone& zone) {
  const int given = balance.given_count;
  const int received = balance.received_count;
  if (balance.owes_turn)
    return fmt::format("They gave you much and got little: {}",
                       dated_words(of_side(entries, ValueSide::received), today, zone));
  const auto leaning = [&](std::string_view who, int more, int less, ValueSide side) {
    if (less == 0) return fmt::format("{} gave more: {}", who, dated_words(of_side(entries, side), today, zone));
    // Fewer things may weigh more: say why, or the figures contradict the sentence.
    if (more <= less) return fmt::format("{} gave more: {} against {} smaller or older", who, thing_count(more), less);
    return fmt::format("{} gave more: {} against {}", who, thing_count(more), less);
  };
  switch (balance.leaning) {
    case Leaning::nothing: return "Nothing yet on either side";
    case Leaning::gave: return leaning("You", given, received, ValueSide::given);
    case Leaning::received: return leaning("They", received, given, ValueSide::received);
    case Leaning::even: break;
  }
  if (given == 0 || received == 0) {
    const ValueSide side = given > 0 ? ValueSide::given : ValueSide::received;
    return fmt::format("As good as even: {} {}", given > 0 ? "you gave" : "they gave",
                       dated_words(of_side(entries, side), today, zone));
  }
  return fmt::format("Even: you gave {}, they gave {}", thing_count(given), thing_count(received));
}

std::vector<ValueEntry> joined_values(std::vector<ValueEntry> written, std::vector<ValueEntry> seen, const Zone& zone) {
  const std::size_t typed = written.size();
  const auto told = [&](const ValueEntry& one) {
    return std::any_of(written.begin(), written.begin() + static_cast<std::ptrdiff_t>(typed),
                       [&](const ValueEntry& other) {
                         if (other.person != one.person || other.side != one.side) return false;
                         if (other.source == one.source && other.source_id == one.source_id) return true;
                         return other.kind == one.kind && zone.date_of(other.at) == zone.date_of(one.at);
                       });
  };
  std::vector<ValueEntry> fresh;
  for (ValueEntry& one : seen) {
    if (!told(one)) fresh.push_back(std::move(one));
  }
  std::move(fresh.begin(), fresh.end(), std::back_inserter(written));
  std::stable_sort(written.begin(), written.end(),
                   [](const ValueEntry& a, const ValueEntry& b) { return a.at > b.at; });
  return written;
}

}  // namespace kith
