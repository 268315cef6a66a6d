// What people and organisations do, by their words.
#include "rules/trades.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Trades, OfATitle) {
  const struct {
    const char* role;
    std::optional<Trade> trade;
  } rows[] = {
      {"Software Engineer", Trade::engineering},
      {"Softwareentwicklerin", Trade::engineering},
      {"Head of Engineering", Trade::engineering},
      {"CTO", Trade::engineering},
      {"Chief Financial Officer", Trade::finance},
      {"CFO", Trade::finance},
      {"Steuerberater", Trade::finance},
      {"Director of Sales", Trade::sales},
      {"Sales Engineer", Trade::sales},
      {"Vertriebsleiter", Trade::sales},
      {"Key Account Manager", Trade::sales},
      {"Accountant", Trade::finance},
      {"General Counsel", Trade::law},
      {"Rechtsanwältin", Trade::law},
      {"Avocate", Trade::law},
      {"Talent Partner", Trade::people},
      {"Directora de Recursos Humanos", Trade::people},
      {"Product Designer", Trade::design},
      {"Product Manager", Trade::product},
      {"Product Marketing Manager", Trade::marketing},
      {"Warehouse Manager", Trade::operations},
      {"Professor of Physics", Trade::research},
      {"Assistant to the CFO", Trade::office},
      {"CEO", Trade::leadership},
      {"Geschäftsführer", Trade::leadership},
      {"Managing Director", Trade::leadership},
      {"", std::nullopt},
      {"Wizard", std::nullopt},
      {"Tools", std::nullopt},
  };
  for (const auto& row : rows) EXPECT_EQ(trade_of(row.role), row.trade) << row.role;
}

TEST(Trades, NamesReadBack) {
  for (int i = 0; i < kTrades; ++i) {
    const auto trade = static_cast<Trade>(i);
    EXPECT_EQ(trade_from(name(trade)), trade);
    EXPECT_EQ(trade_from(words(trade)), trade);
  }
  EXPECT_FALSE(trade_from("magic"));
}

TEST(Trades, IndustryOfANameElseOfItsDomain) {
  const struct {
    const char* name;
    std::vector<std::string> domains;
    const char* industry;
  } rows[] = {
      {"Oxmarket University", {}, "education and research"},
      {"Technische Universität Berlin", {}, "education and research"},
      {"Sparkasse Köln", {}, "banking and finance"},
      {"Norvane Logistics", {}, "logistics and transport"},
      {"Second Shelf Food Bank", {}, "charities"},
      {"Acme", {"acme.edu"}, "education and research"},
      {"Acme", {"acme.ac.uk"}, "education and research"},
      {"Acme", {"mail.acme.gov"}, "government"},
      {"", {"oxmarket-university.example.org"}, "education and research"},
      {"Acme", {"acme.com"}, ""},
      {"Acme", {}, ""},
      {"", {}, ""},
  };
  for (const auto& row : rows) EXPECT_EQ(industry_of(row.name, row.domains), row.industry) << row.name;
}

}  // namespace
}  // namespace kith
