#include <algorithm>

#include "app/demo_more.hpp"
#include "store/introductions.hpp"
#include "store/relations.hpp"

namespace kith::demo {
namespace {

constexpr int kMorning = 9 * 60 + 20;

// By family name, as the cast has it; "" is somebody at work whom she never had to do with.
std::optional<PersonId> cast(const Ground& ground, std::string_view family) {
  const auto& people = ground.network.people;
  const auto found = std::find_if(people.begin(), people.end(), [&](const Sample& one) {
    return family.empty() ? one.moments.empty() && !one.jobs.empty() && one.state == State::active
                          : one.family == family;
  });
  if (found == people.end()) return std::nullopt;
  return ground.ids[static_cast<std::size_t>(found - people.begin())];
}

struct Between {
  std::string_view first, second;  // asked: the target and the connector
  IntroductionKind kind;
  std::string_view why;
  int planned_ago;
  int first_asked, first_agreed, second_asked, second_agreed, introduced;  // days ago; 0: not yet
};
constexpr Between kBetween[] = {
    // One is asked and has not answered yet. None of them asks for anything today: the day belongs to people.
    {"Abelman", "Garnier", IntroductionKind::offered, "a book on warehouses, and twenty years inside them", 3, 2, 0, 0,
     0, 0},
    // The connector is asked.
    {"", "Adeyemi", IntroductionKind::asked, "their plant loses a day at each shift of suppliers", 2, 0, 0, 1, 0, 0},
    // Made last week: did they meet?
    {"Raman", "Demir", IntroductionKind::offered, "the tender needs somebody who counts a foundry's stock", 20, 19, 15,
     14, 9, 6},
};

}  // namespace

Status write_introductions(const Ground& ground) {
  for (const Between& line : kBetween) {
    const auto first = cast(ground, line.first);
    const auto second = cast(ground, line.second);
    if (!first || !second) continue;
    const auto day = [&](int ago) { return ago > 0 ? std::optional(ground.at(ago, kMorning)) : std::nullopt; };
    Introduction one;
    one.kind = line.kind;
    one.first = *first;
    one.second = *second;
    one.why = line.why;
    one.created = ground.at(line.planned_ago, kMorning);
    one.of_first = {day(line.first_asked), day(line.first_agreed), {}};
    one.of_second = {day(line.second_asked), day(line.second_agreed), {}};
    one.introduced = day(line.introduced);
    KITH_CHECK(insert_introduction(ground.tx, one));
    if (one.introduced)
      KITH_CHECK(
          insert_relation(ground.tx, {{}, one.first, one.second, RelationKind::knows, *one.introduced, SaidIn::typed}));
  }
  return {};
}

}  // namespace kith::demo
