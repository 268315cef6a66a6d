#include "rules/contact_chance.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "rules/reason.hpp"

namespace kith {
namespace {

constexpr CoreTrait kContactTraits[] = {
    {TieTrait::days_one, 0.475, 0.642, 0.608},
    {TieTrait::days_four, 1.033, 0.904, 0.344},
    {TieTrait::recency, 0.689, 1.660, -0.451},
    {TieTrait::silence_in_gaps, 0.713, 1.642, -0.225},
};
constexpr double kChanceIntercept = -1.742;

constexpr double kShortestSilence = 1. / 24;  // days
constexpr double kThousand = 1000;
constexpr double kLeastContact = .01;
// Months looked back on begin 30, 60 and 90 days ago, each counting .8 of the next. All count a quarter, since what
// comes in one month of one network hangs together. Settled on Enron's earlier half, mailbox by mailbox (decision 39).
constexpr int kMonthsBack = 3;
constexpr double kMonthFades = .8;
constexpr double kMonthCounts = .25;
constexpr double kSlopePull = 5;
// A silence under this many usual gaps is as usual.
constexpr double kAsUsual = 1.5;
constexpr double kLongSince = 20;  // gaps; from there on a length says more than their number

double bounded(double chance) {
  return std::clamp(chance, kLeastContact, 1 - kLeastContact);
}

double days_in(Instant at) {
  return static_cast<double>(seconds(at)) / 86400;
}

}  // namespace

std::span<const CoreTrait> contact_traits() {
  return kContactTraits;
}

std::optional<ContactPulse> contact_pulse(std::span<const Instant> times, Instant now) {
  // A day counts once, by its latest contact.
  std::vector<double> days;
  for (const Instant at : times) {
    if (at > now) continue;
    const double day = days_in(at);
    if (!days.empty() && std::floor(days.back()) == std::floor(day)) days.pop_back();
    days.push_back(day);
  }
  if (days.empty()) return std::nullopt;
  ContactPulse pulse;
  pulse.days = static_cast<int>(days.size());
  pulse.silence_days = days_in(now) - days.back();
  for (const double day : days) {
    pulse.month += std::exp2(-(days_in(now) - day) / kChanceDays);
    pulse.season += std::exp2(-(days_in(now) - day) / (4 * kChanceDays));
  }
  std::vector<double> gaps;
  for (std::size_t i = days.size(); i-- > 1 && gaps.size() < kGapsLooked;) gaps.push_back(days[i] - days[i - 1]);
  if (gaps.size() >= kGapsNeeded) {
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    pulse.usual_gap_days = *middle;
  }
  return pulse;
}

std::array<double, 4> contact_values(const ContactPulse& pulse, double unknown_gap_days) {
  const double silence = std::max(pulse.silence_days, kShortestSilence);
  const double gap = std::max(pulse.usual_gap_days.value_or(unknown_gap_days), kShortestSilence);
  return {std::log1p(pulse.month), std::log1p(pulse.season), std::log(silence / kChanceDays), std::log(silence / gap)};
}

double contact_odds(const ContactPulse& pulse, double unknown_gap_days) {
  const auto values = contact_values(pulse, unknown_gap_days);
  double odds = kChanceIntercept;
  for (std::size_t i = 0; i < values.size(); ++i)
    odds += kContactTraits[i].weight * standardised(kContactTraits[i], values[i]);
  return odds;
}

double contact_chance_of(double odds, const ContactLean& lean) {
  return bounded(sigmoid(lean.shift + lean.slope * odds));
}

double contact_chance(const ContactPulse& pulse, double unknown_gap_days, const ContactLean& lean) {
  return contact_chance_of(contact_odds(pulse, unknown_gap_days), lean);
}

void ContactLessons::add(std::span<const Instant> times) {
  table_.width = 1;
  for (int month = 1; month <= kMonthsBack; ++month) {
    const Instant then = now_ - Days{month * kChanceDays};
    const auto next = std::upper_bound(times.begin(), times.end(), then);
    const auto pulse = contact_pulse(times.first(static_cast<std::size_t>(next - times.begin())), then);
    if (!pulse) return;  // nor was there contact still earlier
    const bool came = next != times.end() && *next <= then + Days{kChanceDays};
    const double odds = odds_(*pulse);
    table_.cells.push_back(static_cast<float>(odds));
    table_.labels.push_back(came ? 1.F : 0.F);
    table_.weights.push_back(static_cast<float>(kMonthCounts * std::pow(kMonthFades, month - 1)));
    ++seen_.asked;
    seen_.expected += contact_chance_of(odds, {});
    seen_.came += came ? 1 : 0;
  }
}

ContactLean ContactLessons::lean() const {
  ContactLean made = seen_;
  if (table_.rows() == 0) return made;
  const Linear fitted = fit_logistic(table_, {{1}, 0}, kSlopePull);
  made.shift = fitted.intercept;
  made.slope = std::max(0., fitted.weights.front());
  return made;
}

std::optional<ContactPulse> pulse_of(const History& history, double silence_days) {
  if (history.contact_days == 0) return std::nullopt;
  ContactPulse pulse;
  pulse.days = history.contact_days;
  pulse.silence_days = std::max(0.0, silence_days);
  pulse.month = history.month / kThousand * std::exp2(-pulse.silence_days / kChanceDays);
  pulse.season = history.season / kThousand * std::exp2(-pulse.silence_days / (4 * kChanceDays));
  if (history.usual_gap_hours) pulse.usual_gap_days = *history.usual_gap_hours / 24.;
  return pulse;
}

void keep_pulse(std::span<const Instant> times, History& history) {
  if (times.empty()) return;
  const auto pulse = contact_pulse(times, times.back());
  history.contact_days = pulse->days;
  history.month = static_cast<int>(std::lround(pulse->month * kThousand));
  history.season = static_cast<int>(std::lround(pulse->season * kThousand));
  if (pulse->usual_gap_days) history.usual_gap_hours = static_cast<int>(std::lround(*pulse->usual_gap_days * 24));
}

std::string lean_words(const ContactLean& lean) {
  return fmt::format("in your last three months contact came {} times of {}, where {:.0f} were to be expected",
                     lean.came, lean.asked, lean.expected);
}

std::string silence_sentence(const ContactPulse& pulse) {
  const auto whole = [](double days) { return std::max(1, static_cast<int>(std::lround(days))); };
  if (!pulse.usual_gap_days) {
    if (pulse.silence_days < 1) return "In touch today";
    return fmt::format("Last contact {} ago", length_words(whole(pulse.silence_days)));
  }
  const double gap = std::max(1.0, *pulse.usual_gap_days);
  const double ratio = pulse.silence_days / gap;
  if (ratio < kAsUsual) return fmt::format("In touch as usual, about every {}", length_words(whole(gap)));
  if (ratio >= kLongSince) {
    return fmt::format("Silent for {} after a usual gap of {}", length_words(whole(pulse.silence_days)),
                       length_words(whole(gap)));
  }
  const std::string times = ratio < 3 ? fmt::format("{:.1f}", ratio) : fmt::format("{:.0f}", ratio);
  return fmt::format("Silent for {}x your usual gap of {}", times, length_words(whole(gap)));
}

}  // namespace kith
