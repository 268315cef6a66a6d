// What people do and what their employers do, by the words of titles, names and addresses: a table, so "not known" is
// an honest answer.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kith {

// What somebody does, whatever the rank: a head of sales is in sales. Leadership is for those whose title says no more.
enum class Trade {
  engineering,
  product,
  design,
  sales,
  marketing,
  finance,
  law,
  people,
  operations,
  research,
  teaching,
  health,
  media,
  consulting,
  office,
  leadership,
};
inline constexpr int kTrades = 16;

std::string_view name(Trade trade);   // "engineering"
std::string_view words(Trade trade);  // "people and hiring"
std::optional<Trade> trade_from(std::string_view name);

// Of a title in English, German, French, Spanish or Italian; the word that says most wins. None when no word is known.
std::optional<Trade> trade_of(std::string_view role);

// "banking and finance", by the words of the name, else by what the domains end in (.edu, .gov, .ac.uk) or say.
// "" when neither tells.
std::string_view industry_of(std::string_view name, std::span<const std::string> domains = {});

}  // namespace kith
