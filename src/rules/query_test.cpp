#include "rules/query.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace kith {
namespace {

// One line a query, short enough to read in a table.
std::string line(const Query& query) {
  std::string text;
  for (const QueryPart& part : query.parts) {
    if (!text.empty()) text += " | ";
    if (part.minus) text += "not ";
    for (const FacetRow& row : facets()) {
      if (row.facet == part.facet) text += fmt::format("{}=", row.name);
    }
    switch (part.facet) {
      case Facet::last:
      case Facet::due:
      case Facet::added:
      case Facet::touches: {
        static constexpr const char* kOps[] = {">", "<", "=", "never"};
        text += kOps[static_cast<int>(part.compare.op)];
        if (part.compare.op != Compare::Op::never) text += std::to_string(part.compare.number);
        break;
      }
      case Facet::has:
        for (const Has has : part.has) text += fmt::format("{},", static_cast<int>(has));
        break;
      case Facet::is:
        for (const Is is : part.is) text += fmt::format("{},", static_cast<int>(is));
        break;
      case Facet::stratum:
      case Facet::state:
      case Facet::channel: text += fmt::format("{}", fmt::join(part.any, ",")); break;
      case Facet::words:
      case Facet::name:
      case Facet::organisation:
      case Facet::role:
      case Facet::city:
      case Facet::tag:
      case Facet::handle:
      case Facet::note:
        text += fmt::format("{}{}", part.phrase ? "\"" : "", fmt::join(part.words, " "));
        if (part.phrase) text += "\"";
        break;
    }
  }
  return text;
}

TEST(Query, WhatIsTypedMeans) {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"  ada   byron ", "ada | byron"},
      {"Zoë Пётр", "zoe | petr"},
      {"\"ada byron\" engines", "\"ada byron\" | engines"},
      {"\"ada by", "\"ada by\""},  // the closing mark is not typed yet
      {"ada -byron", "ada | not byron"},
      {"ada - byron", "ada | byron"},
      {"-tag:family", "not tag=family"},
      {"-\"ada byron\"", "not \"ada byron\""},
      {"org:\"Analytical Engines\"", "org=\"analytical engines\""},
      {"ORG:acme", "org=acme"},
      {"stratum:core,close", "stratum=core,close"},
      {"stratum:", ""},
      {"stratum:,", ""},
      {"last:>90d", "last=>90"},
      {"last:<2w", "last=<14"},
      {"last:90", "last=<90"},
      {"last:>", ""},
      {"last:>=1y", "last=>365"},
      {"last:never", "last=never"},
      {"due:<2w", "due=<14"},
      {"due:today", "due=<0"},
      {"due:late", "due=<-1"},
      {"due:week", "due=<7"},
      {"due:none", "due=never"},
      {"added:<1m", "added=<30"},
      {"touches:>5", "touches=>5"},
      {"touches:0", "touches==0"},
      {"has:email,phone", "has=0,1,"},
      {"has:em", "has=0,"},
      {"is:owed", "is=0,"},
      {"state:rest", "state=resting"},
      {"channel:lunch", "channel=lunch"},
      {"city:zürich role:\"head of\"", "city=zurich | role=\"head of\""},
      {"http://example.org", "http example org"},  // no facet
      {"10:30", "10 30"},
      {"o'brien", "o brien"},
      {"!!! ada", "ada"},
  };
  for (const auto& [typed, means] : rows) {
    const auto query = parse_query(typed);
    ASSERT_TRUE(query) << typed;
    EXPECT_EQ(line(*query), means) << typed;
  }
}

TEST(Query, WhatCannotBeIsSaidWithWhatCan) {
  const std::pair<const char*, const char*> rows[] = {
      {"last:>soon", "such as last:>90d; lengths are 10d, 2w, 3m, 1y"},
      {"touches:many", "such as touches:>5; lengths are 10d, 2w, 3m, 1y"},
      {"state:asleep", "it is one of active, resting, do-not-contact"},
      {"is:nice", "it is one of owed, waiting, due, late, placed, snoozed, warm, cooling, quiet, never"},
  };
  for (const auto& [typed, hint] : rows) {
    const auto query = parse_query(typed);
    ASSERT_FALSE(query) << typed;
    EXPECT_EQ(query.error().code, Code::usage);
    EXPECT_EQ(query.error().hint, hint) << typed;
  }
}

TEST(Query, PlainWordsLeaveOutFacetsAndMinus) {
  EXPECT_EQ(parse_query("ada -bob tag:x \"by ron\"")->plain_words(), (std::vector<std::string>{"ada", "by", "ron"}));
}

TEST(Query, TheRowsOfTheTableAreInTheirOwnWords) {
  for (const FacetRow& row : facets()) {
    EXPECT_TRUE(row.example.starts_with(std::string(row.name) + ":")) << row.name;
    EXPECT_TRUE(parse_query(row.example)) << row.example;
    EXPECT_EQ(parse_query(row.example)->parts.size(), 1U) << row.example;
  }
}

}  // namespace
}  // namespace kith
