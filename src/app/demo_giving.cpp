// What the owner of the sample network gave and was given, and who came to her.
#include <algorithm>

#include "app/demo_people.hpp"

namespace kith::demo {
namespace {

struct FavourLine {
  std::string_view family;
  int ago;
  ValueSide side;
  ValueKind kind;
  Worth worth;
  std::string_view text;
};
constexpr auto kToThem = ValueSide::given;
constexpr auto kToHer = ValueSide::received;
constexpr FavourLine kFavourLines[] = {
    // Her mentor gives and gives: she is owed a good turn.
    {"Adeyemi", 400, kToHer, ValueKind::advice, Worth::large, "leave in March, with the bonus, not before"},
    {"Adeyemi", 212, kToHer, ValueKind::introduction, Worth::good, "to two plant managers"},
    {"Adeyemi", 120, kToHer, ValueKind::advice, Worth::good, "on the price of the first month"},
    {"Raman", 212, kToHer, ValueKind::referral, Worth::large, "the first client of all"},
    {"Raman", 60, kToThem, ValueKind::time, Worth::good, "an evening on the tender, not on the bill"},
    {"Raman", 16, kToThem, ValueKind::advice, Worth::large, "which two bidders never deliver"},
    {"Wójcik", 61, kToThem, ValueKind::job_help, Worth::large, "a word with the hub's director"},
    {"Demir", 331, kToThem, ValueKind::gift, Worth::small, "a box of letterpress cards"},
    {"Demir", 66, kToHer, ValueKind::advice, Worth::small, "how a foundry counts its stock"},
    {"Abelman", 36, kToThem, ValueKind::feedback, Worth::good, "on three chapters"},
    {"Garnier", 12, kToThem, ValueKind::article, Worth::small, "two pages on short visits"},
};

void came(std::vector<Sample>& people, std::string_view family, Visitor visitor) {
  const auto found =
      std::find_if(people.begin(), people.end(), [&](const Sample& one) { return one.family == family; });
  if (found != people.end()) found->visitors.push_back(std::move(visitor));
}

}  // namespace

void give(Network& network) {
  for (const FavourLine& line : kFavourLines) {
    const auto found = std::find_if(network.people.begin(), network.people.end(),
                                    [&](const Sample& one) { return one.family == line.family; });
    if (found == network.people.end()) continue;
    found->favours.push_back({line.ago, line.side, line.kind, line.worth, std::string(line.text)});
  }
  came(network.people, "Osei",
       {.ago = 90,
        .from = "Margaret's farewell",
        .knew_me = true,
        .wanted = "how to leave a large company without falling out",
        .state = ApproachState::answered,
        .decided_ago = 88,
        .minutes = 50,
        .came_of = "a name in Rotterdam"});
  came(network.people, "Abelman",
       {.ago = 2, .from = "her publisher", .knew_me = true, .wanted = "a page on warehouses for her book"});
}

}  // namespace kith::demo
