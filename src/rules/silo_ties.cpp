#include "rules/silo_ties.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rules/tie_strength.hpp"

namespace kith {
namespace {

constexpr std::int64_t kDaySeconds = 86400;

// As far as warmth needs it, rhythm's fold(): the same count of dialogues, without what answers took.
struct DialogueFold {
  History history;
  bool open = false;  // a message of the user's has no answer yet
  bool their_turn = false, they_began = false;

  void add(const TouchFact& touch) {
    const bool together = synchronous(touch.channel) || touch.direction == Direction::both;
    if (together || touch.direction == Direction::in) {
      if (together || open) ++history.dialogues;
      they_began = !together && !open && (they_began || !their_turn);
      their_turn = !together;
      open = false;
      history.last_dialogue = touch.at;
    } else {
      if (they_began) ++history.dialogues;
      their_turn = they_began = false;
      open = true;
    }
    history.last = touch.at;
  }
};

constexpr double kByWorkAlone = .10, kPrivateWay = .30, kProfileAlone = .15, kOutsideMost = .60, kOutsideScale = 3,
                 kKnownBefore = .40, kElsewhere = .30, kCommonMost = .35, kCommonScale = 3, kStrongMost = .20;

}  // namespace

TieWarmth tie_warmth(const History& history, int interval_days, Instant now) {
  TieWarmth made;
  if (!history.last || *history.last > now) return made;
  const auto silence = (seconds(now) - seconds(*history.last)) / kDaySeconds;
  made.degree = warmth(static_cast<int>(silence), std::max(1, interval_days)).degree;
  made.strength = own_tie_strength(history, now);
  const bool talked = history.dialogues > 0 && history.last_dialogue &&
                      seconds(now) - seconds(*history.last_dialogue) <= kTalkedDays * kDaySeconds;
  made.warm = talked && (made.degree >= Degree::cooling || made.strength >= kStrongTie);
  return made;
}

std::uint16_t warm_then(std::span<const TouchFact> touches, int interval_days, std::span<const Instant> instants) {
  std::uint16_t warm = 0;
  DialogueFold fold;
  std::size_t next = 0;
  for (std::size_t i = 0; i < instants.size() && i < 16; ++i) {
    for (; next < touches.size() && touches[next].at <= instants[i]; ++next) fold.add(touches[next]);
    if (tie_warmth(fold.history, interval_days, instants[i]).warm) warm = static_cast<std::uint16_t>(warm | 1U << i);
  }
  return warm;
}

std::vector<Quarter> quarters(LocalDate today, Instant now, int count, const Zone& zone) {
  std::vector<Quarter> made;
  const date::year_month_day day{date::sys_days{today.time_since_epoch()}};
  int year = static_cast<int>(day.year());
  int quarter = static_cast<int>((static_cast<unsigned>(day.month()) - 1) / 3);  // the running one, from 0
  for (int i = 0; i < count; ++i) {
    // The quarter before ends where this one begins.
    const LocalDate begin = local_date(year, static_cast<unsigned>(quarter * 3 + 1), 1);
    if (--quarter < 0) {
      quarter = 3;
      --year;
    }
    made.push_back({fmt::format("{}-Q{}", year, quarter + 1), zone.start_of(begin) - std::chrono::seconds{1}});
  }
  std::reverse(made.begin(), made.end());
  made.push_back({"now", now});
  return made;
}

TieAge tie_age(Instant first, Instant now) {
  const double years = static_cast<double>(seconds(now) - seconds(first)) / (365.25 * kDaySeconds);
  return years < 1 ? TieAge::under_1 : years < 3 ? TieAge::to_3 : years < 10 ? TieAge::to_10 : TieAge::over_10;
}

std::string_view words(TieAge age) {
  switch (age) {
    case TieAge::under_1: return "under 1 year";
    case TieAge::to_3: return "1 to 3 years";
    case TieAge::to_10: return "3 to 10 years";
    case TieAge::over_10: return "over 10 years";
  }
  return "";
}

std::string_view words(StayTerm term) {
  switch (term) {
    case StayTerm::work_only: return "colleagues now and then keep in touch";
    case StayTerm::private_way: return "a way to reach them that is not the employer's";
    case StayTerm::outside_work: return "contact outside work";
    case StayTerm::known_before: return "in touch before the job";
    case StayTerm::elsewhere: return "they belong to another organisation too";
    case StayTerm::common: return "people outside whom you both know";
    case StayTerm::strong: return "a strong tie";
  }
  return "";
}

Stay stay(const BeyondWork& beyond, double strength) {
  Stay made;
  double fails = 1;
  const auto add = [&](StayTerm term, double chance, int count = 0) {
    if (chance <= 0) return;
    fails *= 1 - chance;
    made.terms.push_back({term, chance, count});
  };
  add(StayTerm::work_only, kByWorkAlone);
  const int ways = (beyond.private_mail ? 1 : 0) + (beyond.private_phone ? 1 : 0) + (beyond.profile ? 1 : 0);
  add(StayTerm::private_way,
      beyond.private_mail || beyond.private_phone ? kPrivateWay
      : beyond.profile                            ? kProfileAlone
                                                  : 0,
      ways);
  add(StayTerm::outside_work, kOutsideMost * (1 - std::exp(-beyond.contacts / kOutsideScale)), beyond.contacts);
  if (beyond.known_before) add(StayTerm::known_before, kKnownBefore);
  if (beyond.elsewhere) add(StayTerm::elsewhere, kElsewhere);
  add(StayTerm::common, kCommonMost * (1 - std::exp(-beyond.common / kCommonScale)), beyond.common);
  if (strength >= kStrongTie) add(StayTerm::strong, kStrongMost * (strength - kStrongTie) / (1 - kStrongTie));
  made.chance = 1 - fails;
  return made;
}

bool beyond_work(Channel channel, int minute_of_day, bool working_day) {
  switch (channel) {
    case Channel::lunch:
    case Channel::coffee:
    case Channel::visit:
    case Channel::letter:
    case Channel::comment:
    case Channel::gift: return true;
    case Channel::call:
    case Channel::text:
    case Channel::message: return !working_day || minute_of_day < 7 * 60 || minute_of_day >= 19 * 60;
    case Channel::email:
    case Channel::meeting:
    case Channel::event:
    case Channel::other: return false;
  }
  return false;
}

ChanceSum sum_of(std::span<const double> chances) {
  constexpr double kTenth = 1.2816;  // of a normal, one in ten lies above
  ChanceSum sum;
  double spread = 0;
  for (const double chance : chances) {
    sum.expected += chance;
    spread += chance * (1 - chance);
  }
  sum.of = static_cast<int>(chances.size());
  const double away = kTenth * std::sqrt(spread);
  sum.low = std::max(0, static_cast<int>(std::floor(sum.expected - away + .5)));
  sum.high = std::min(sum.of, static_cast<int>(std::ceil(sum.expected + away - .5)));
  return sum;
}

}  // namespace kith
