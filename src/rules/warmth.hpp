// How alive a tie is: a chance, never a verdict.
#pragma once

namespace kith {

// Chance that two people are in contact again within a month when nobody does anything, by silence
// in units of their usual gap. Enron, 156 people, 30 days: .47 under 1x, .18 at 8-16x, .10 over 16x;
// piecewise linear in log2(silence / gap) between the middles of those classes, flat outside.
double alive(double silence_days, double usual_gap_days);

// The same after a contact made now: a warm tie is renewed, a cold one only if it answers.
// The chance of an answer falls with the silence but never to nothing (dormant ties: Levin 2011).
// With a = alive(): a + answer * (.54 - a), where answer = .9 * sqrt(a / .47). Always above a.
double alive_after_contact(double silence_days, double usual_gap_days);

}  // namespace kith
