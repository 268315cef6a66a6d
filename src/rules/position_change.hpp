// A newer export says something else about where somebody works: what kind of news is that?
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/entry_point.hpp"
#include "model/person.hpp"

namespace kith {

struct PositionNews {
  EntryKind kind = EntryKind::job_change;
  std::string text;  // "Promoted: Director at Acme; before, Manager at Acme"
};
// Another organisation is a job change. In the same one a title that outranks the old one is a promotion, and any
// other a new role, told as a job change. None when one says less or nothing else than the other.
std::optional<PositionNews> position_news(const Position& before, const Position& after);

// How high a title ranks, by the words of a table (in title_rank.cpp): comparable with other titles only. "Assistant
// to the CEO" ranks as an assistant; a title without a known word ranks as most work does.
int title_rank(std::string_view role);

}  // namespace kith
