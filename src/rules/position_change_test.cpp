#include "rules/position_change.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

Position post(const char* role, const char* organisation) {
  Position made;
  made.role = role;
  made.organisation = organisation;
  return made;
}

TEST(PositionChange, AJobAPromotionOrANewRole) {
  struct Row {
    Position before, after;
    const char* said;  // kind and text; "" for no news
  };
  const Row rows[] = {
      {post("Analyst", "Engines"), post("Director", "Looms"),
       "job-change New job: Director at Looms; before, Analyst at Engines"},
      {post("Analyst", "Engines"), post("Analyst", "Looms"),
       "job-change New job: Analyst at Looms; before, Analyst at Engines"},
      {post("", "Engines"), post("", "Looms"), "job-change New job: at Looms; before, at Engines"},
      {post("Manager", "Acme"), post("Director", "Acme"),
       "promotion Promoted: Director at Acme; before, Manager at Acme"},
      {post("Manager", "Acme"), post("VP Sales", "ACME "),
       "promotion Promoted: VP Sales at ACME; before, Manager at Acme"},
      {post("Director", "Acme"), post("Advisor", "Acme"),
       "job-change New role: Advisor at Acme; before, Director at Acme"},
      {post("Engineer", "Acme"), post("Analyst", "Acme"),
       "job-change New role: Analyst at Acme; before, Engineer at Acme"},
      {post("Engineer", "Acme"), post("ENGINEER", "acme"), ""},
      {post("", "Acme"), post("Director", "Acme"), ""},
      {post("Director", "Acme"), post("", "Acme"), ""},
      {post("Director", ""), post("Director", "Acme"), ""},
      {post("Director", "Acme"), post("Director", ""), ""},
      {post("Director", ""), post("Owner", "Acme"), "job-change New job: Owner at Acme; before, Director"},
      {post("", ""), post("Owner", "Acme"), "job-change New job: Owner at Acme"},
      {post("Owner", "Acme"), post(" ", ""), ""},
  };
  for (const Row& row : rows) {
    const auto news = position_news(row.before, row.after);
    EXPECT_EQ(news ? std::string(name(news->kind)) + " " + news->text : "", row.said)
        << row.before.role << " -> " << row.after.role;
  }
}

TEST(PositionChange, TitlesOutrankEachOtherInThisOrder) {
  const char* const kRising[] = {"Student",
                                 "Trainee",
                                 "Assistant to the CEO",
                                 "Junior Engineer",
                                 "Associate",
                                 "Engineer",
                                 "Engineer II",
                                 "Engineer III",
                                 "Sr. Engineer",
                                 "Account Manager",
                                 "Product Manager",
                                 "Senior Product Manager",
                                 "Team Lead",
                                 "Marketing Manager",
                                 "Senior Manager, Operations",
                                 "Head of Operations",
                                 "Associate Director",
                                 "Director of Operations",
                                 "Senior Director",
                                 "Vice President, Sales",
                                 "SVP",
                                 "Executive Vice President",
                                 "Managing Director",
                                 "CTO",
                                 "Founder",
                                 "President",
                                 "Chief Executive Officer",
                                 "Chairman of the Board"};
  for (std::size_t i = 1; i < std::size(kRising); ++i)
    EXPECT_GT(title_rank(kRising[i]), title_rank(kRising[i - 1])) << kRising[i] << " over " << kRising[i - 1];
}

TEST(PositionChange, TitlesOfTheSameRank) {
  const std::pair<const char*, const char*> rows[] = {
      {"VP", "vice president"}, {"Geschäftsführer", "Managing Director"}, {"Gardener", "Engineer"},
      {"", "Engineer"},         {"CEO & Founder", "Chief Executive"},     {"Co-Founder", "founder"}};
  for (const auto& [a, b] : rows) EXPECT_EQ(title_rank(a), title_rank(b)) << a << " and " << b;
}

}  // namespace
}  // namespace kith
