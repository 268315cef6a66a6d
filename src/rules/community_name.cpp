#include "rules/community_name.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.hpp"

namespace kith {

std::string_view name(CommunityBy by) {
  switch (by) {
    case CommunityBy::organisation: return "organisation";
    case CommunityBy::tag: return "tag";
    case CommunityBy::city: return "city";
    case CommunityBy::role: return "role";
    case CommunityBy::person: return "person";
  }
  return "person";
}

namespace {

constexpr std::uint32_t kFewest = 2;
constexpr double kLeastShare = .3;
constexpr double kLeastLift = 1.2;  // as much more than among all

struct Choice {
  double score = 0;
  CommunityName name;
};

}  // namespace

std::vector<CommunityName> community_names(std::span<const std::uint32_t> community,
                                           std::span<const std::vector<CommunityTrait>> traits) {
  using Key = std::pair<CommunityBy, std::string>;  // folded
  std::map<Key, std::uint32_t> among_all;
  std::vector<std::map<Key, std::pair<std::uint32_t, std::string>>> among;  // how many, and how it is written
  std::vector<std::uint32_t> sizes;
  for (std::size_t node = 0; node < community.size(); ++node) {
    const std::uint32_t number = community[node];
    if (number >= sizes.size()) {
      sizes.resize(number + 1, 0);
      among.resize(number + 1);
    }
    ++sizes[number];
    std::set<Key> own;
    for (const CommunityTrait& trait : traits[node]) {
      Key key{trait.by, fold(trait.text)};
      if (key.second.empty() || !own.insert(key).second) continue;
      ++among_all[key];
      auto& [people, written] = among[number][key];
      if (people++ == 0) written = trait.text;
    }
  }
  std::vector<CommunityName> made(sizes.size());
  std::set<std::string> taken;
  const auto everybody = static_cast<double>(community.size());
  for (std::size_t number = 0; number < sizes.size(); ++number) {
    std::vector<Choice> choices;
    for (const auto& [key, counted] : among[number]) {
      const double share = counted.first / static_cast<double>(sizes[number]);
      const double lift = share / (among_all[key] / everybody);
      if (counted.first < kFewest || share < kLeastShare || lift < kLeastLift) continue;
      choices.push_back({share * std::log(lift), {key.first, counted.second, share}});
    }
    // By kind and text already, so that of equal scores the first stays.
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice& a, const Choice& b) { return a.score > b.score; });
    for (Choice& choice : choices) {
      if (!taken.insert(fold(choice.name.text)).second) continue;
      made[number] = std::move(choice.name);
      break;
    }
  }
  return made;
}

}  // namespace kith
