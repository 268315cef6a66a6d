// The chance of contact with one person in the next 30 days when nobody does anything, from when there was contact.
//
// A logistic regression on four of the traits of rules/tie_book.hpp, with 30 days for the horizon: days active with
// half-lives of 30 and 120 days, the silence, and the silence over the person's own usual gap. Fitted by
// bench/tie_prior.cpp (`person`) on the pairs of Enron, then moved by what came in the user's own last months
// (ContactLean); bench/calibration.cpp holds it against any file.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>

#include "model/contact_lean.hpp"
#include "model/history.hpp"
#include "rules/ties.hpp"

namespace kith {

inline constexpr int kChanceDays = 30;

// What the contacts of one person come to.
struct ContactPulse {
  int days = 0;                          // with contact
  double silence_days = 0;               // since the last
  double month = 0;                      // days active, half-life 30 days
  double season = 0;                     // half-life 120 days
  std::optional<double> usual_gap_days;  // median over the latest kGapsLooked gaps, from kGapsNeeded on
};
inline constexpr std::size_t kGapsLooked = 12;
inline constexpr std::size_t kGapsNeeded = 2;

// `times` in order; those after `now` are left out. None when there was no contact yet. Days are of 24 hours, UTC.
std::optional<ContactPulse> contact_pulse(std::span<const Instant> times, Instant now);
// `unknown_gap_days` stands in for a usual gap that is not known yet.
double contact_chance(const ContactPulse& pulse, double unknown_gap_days = 2 * kChanceDays,
                      const ContactLean& lean = {});
// Its parts: the log odds by the weights alone, and what the user's own months make of them.
double contact_odds(const ContactPulse& pulse, double unknown_gap_days = 2 * kChanceDays);
double contact_chance_of(double odds, const ContactLean& lean);

// Looks back on months that are over: what the weights alone said at their beginning, and what came.
class ContactLessons {
 public:
  using Odds = double (*)(const ContactPulse&);
  // `odds` is what is to be moved; tests of other weights give their own.
  explicit ContactLessons(
      Instant now, Odds odds = [](const ContactPulse& pulse) { return contact_odds(pulse); })
      : now_(now), odds_(odds) {}
  // All contacts with one person, in order; those after `now` are left out.
  void add(std::span<const Instant> times);
  // Drawn to none as by a few months of one person, so that a small network moves little.
  ContactLean lean() const;

 private:
  Instant now_;
  Odds odds_;
  Examples table_;
  ContactLean seen_;
};

// The pulse a History keeps, so many days after its last contact; none when there was no contact.
std::optional<ContactPulse> pulse_of(const History& history, double silence_days);
// What a History keeps of it: fills contact_days, month, season and usual_gap_hours.
void keep_pulse(std::span<const Instant> times, History& history);

// "silent for 3x your usual gap of 12 days", "in touch as usual, about every 12 days", "last contact 3 weeks ago".
std::string silence_sentence(const ContactPulse& pulse);

// "in your last three months contact came 40 times of 200, where 80 were to be expected"
std::string lean_words(const ContactLean& lean);

std::span<const CoreTrait> contact_traits();
// Beside contact_traits(), not yet standardised.
std::array<double, 4> contact_values(const ContactPulse& pulse, double unknown_gap_days);

}  // namespace kith
