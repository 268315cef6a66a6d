#include "app/rings.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "app/finding.hpp"
#include "app/people_parts.hpp"
#include "rules/reason.hpp"

namespace kith::app {
namespace {

std::string channel_sentence(Channel channel) {
  std::string word(name(channel));
  if (channel == Channel::other) word = "contact";
  if (!word.empty()) word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

std::string why_of(const Candidate& candidate, const PlanView& view, const Zone& zone) {
  const std::string usual = fmt::format("every {}", interval_words(candidate.tempo.interval_days));
  const History& h = candidate.history;
  if (!h.last) return fmt::format("Not in touch yet, meant to be {}", usual);
  return fmt::format("{} {}, meant to be {}", channel_sentence(h.last_channel),
                     distance_words(zone.date_of(*h.last), view.today), usual);
}

}  // namespace

Result<Rings> rings(const App& app, const std::string& text, int limit) {
  if (limit < 1 || limit > 20'000) return fail(Code::usage, "the picture holds 1 to 20000 people");
  KITH_TRY(const Query query, parse_query(text));
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Ground on, ground(app, db));
  KITH_TRY(const Fits fits, find_fits(on, query));
  const PlanView& view = *on.view;
  Rings made;
  made.strata = view.strata;
  std::sort(made.strata.begin(), made.strata.end(), [](const Stratum& a, const Stratum& b) { return a.rank < b.rank; });
  struct Place {
    int rank;
    double cold;
    std::size_t order;
    const Candidate* candidate;
  };
  std::vector<Place> places;
  for (const Fit& fit : fits.people) {
    const Candidate* candidate = view.candidate(on.names.rows()[fit.place].person);
    if (candidate == nullptr) continue;
    const Stratum* stratum = view.stratum(candidate->stratum);
    if (candidate->marks.state != State::active || stratum == nullptr) {
      ++made.resting;
      continue;
    }
    places.push_back({stratum->rank, -warmth_of(*candidate, view, on.zone).share, places.size(), candidate});
  }
  made.total = static_cast<int>(places.size());
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.rank, a.cold, a.order) < std::tie(b.rank, b.cold, b.order);
  });
  if (places.size() > static_cast<std::size_t>(limit)) places.resize(static_cast<std::size_t>(limit));
  std::vector<PersonId> ids;
  for (const Place& place : places) ids.push_back(place.candidate->person);
  KITH_TRY(const auto rows, person_rows(db, ids));
  for (const PersonRow& row : rows) {
    const Candidate& candidate = *view.candidate(row.id);
    RingDot dot{row.id,
                row.name,
                row.organisation,
                candidate.stratum,
                warmth_of(candidate, view, on.zone),
                candidate.worth,
                {},
                why_of(candidate, view, on.zone)};
    const Standing now = standing(candidate.history, candidate.tempo, candidate.marks, view.today, on.zone);
    if (now.tracked) dot.due = now.due;
    made.dots.push_back(std::move(dot));
  }
  return made;
}

}  // namespace kith::app
