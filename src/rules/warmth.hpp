// How alive a tie is: a chance, never a verdict.
#pragma once

#include <optional>
#include <string_view>

namespace kith {

// Chance that two people are in contact again within a month when nobody does anything, by silence
// in units of their usual gap. Enron, 156 people, 30 days: .47 under 1x, .18 at 8-16x, .10 over 16x;
// piecewise linear in log2(silence / gap) between the middles of those classes, flat outside.
double alive(double silence_days, double usual_gap_days);

// The same after a contact made now: a warm tie is renewed, a cold one only if it answers.
// The chance of an answer falls with the silence but never to nothing (dormant ties: Levin 2011).
// With a = alive(): a + answer * (.54 - a), where answer = .9 * sqrt(a / .47). Always above a.
// `answers` is how much more often than is usual this person answers (rules/reply.hpp), 1 where nothing is known: the
// chance of an answer changes by its square root, up to .95, since a habit seen in a few messages is no law.
double alive_after_contact(double silence_days, double usual_gap_days, double answers = 1);

// The same for people and pictures. Warm: silent for no longer than about the usual gap; cooling: up to some
// four gaps; quiet: longer. It is said of the tie, and a quiet one may be warm again after one letter.
enum class Degree { never, quiet, cooling, warm };
struct Warmth {
  Degree degree = Degree::never;
  double share = 0;  // 0 is the coldest that alive() knows, 1 the warmest
};
// `silence_days` is none when there was no contact yet.
Warmth warmth(std::optional<int> silence_days, int usual_gap_days);
std::string_view name(Degree degree);   // "warm"
std::string_view words(Degree degree);  // "warm", "not in touch yet"

}  // namespace kith
