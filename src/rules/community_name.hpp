// What a community is called: what its people have in common more than others do.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

// What it is named by; of two that tell alike the first is taken. person: nothing is common, it is named by its centre.
enum class CommunityBy : std::uint8_t { organisation, tag, city, role, person };
std::string_view name(CommunityBy by);

// Something about one person.
struct CommunityTrait {
  CommunityBy by = CommunityBy::organisation;
  std::string text;
};

struct CommunityName {
  CommunityBy by = CommunityBy::person;
  std::string text;  // "" with person
  double share = 0;  // of its people who have it
};

// By number. `community` and `traits` by node. At least two people and three in ten have what it is named by; what most
// sets it apart is taken: share x log(share / share among all). No two have the same name, the larger one chooses
// first.
std::vector<CommunityName> community_names(std::span<const std::uint32_t> community,
                                           std::span<const std::vector<CommunityTrait>> traits);

}  // namespace kith
