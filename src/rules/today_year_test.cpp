// A year lived by the list: whoever is named is called, and the next morning the list is made again.
#include <algorithm>
#include <map>
#include <numeric>

#include <gtest/gtest.h>

#include "rules/spread.hpp"
#include "rules/strata.hpp"
#include "rules/today.hpp"

namespace kith {
namespace {

struct Lived {
  std::map<int, double> worst;  // by rank: silence at the contact, in intervals
  std::map<int, double> mean;
  int most_minutes = 0;
  std::size_t contacts = 0;
};

class Network {
 public:
  // People per stratum, all imported on the first day and never contacted before.
  Network(const std::vector<int>& sizes, LocalDate start) : start_(start) {
    const auto strata = default_strata();
    for (std::size_t rank = 0; rank < sizes.size(); ++rank) {
      for (int i = 0; i < sizes[rank]; ++i) {
        Candidate one;
        one.person = PersonId{static_cast<std::int64_t>(people_.size()) + 1};
        one.tempo = {strata[rank].interval_days, strata[rank].counts};
        one.minutes = strata[rank].minutes;
        one.worth = strata[rank].worth;
        people_.push_back(one);
        rank_.push_back(static_cast<int>(rank) + 1);
      }
    }
    std::vector<Newcomer> newcomers;
    for (const Candidate& one : people_) newcomers.push_back({one.tempo.interval_days});
    const auto first = spread(newcomers, start, {});
    for (std::size_t i = 0; i < people_.size(); ++i) people_[i].marks.first_due = first[i];
    past_.resize(people_.size());
  }

  Lived live(int days, const Budget& budget, const std::vector<std::pair<int, int>>& absences = {}) {
    Lived lived;
    std::map<int, std::vector<double>> ratios;
    for (int n = 1; n <= days; ++n) {
      const LocalDate today = start_ + Days{n};
      const DayPlan plan = plan_day(people_, {today, budget}, zone_);
      lived.most_minutes = std::max(lived.most_minutes, plan.planned);
      const bool away =
          std::any_of(absences.begin(), absences.end(), [&](auto a) { return n >= a.first && n < a.second; });
      if (away) continue;
      for (const TodayItem& item : plan.items) {
        const std::size_t i = item.candidate;
        const LocalDate since = past_[i].empty() ? *people_[i].marks.first_due - Days{people_[i].tempo.interval_days}
                                                 : zone_.date_of(past_[i].back().at);
        ratios[rank_[i]].push_back(static_cast<double>((today - since).count()) / people_[i].tempo.interval_days);
        past_[i].push_back({zone_.start_of(today) + std::chrono::hours{9}, Channel::call, Direction::both, false});
        people_[i].history = fold(past_[i], zone_);
        ++lived.contacts;
      }
    }
    // Those who were never reached count with their silence so far.
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const LocalDate since = past_[i].empty() ? *people_[i].marks.first_due - Days{people_[i].tempo.interval_days}
                                               : zone_.date_of(past_[i].back().at);
      ratios[rank_[i]].push_back(static_cast<double>((start_ + Days{days} - since).count()) /
                                 people_[i].tempo.interval_days);
    }
    for (const auto& [rank, all] : ratios) {
      lived.worst[rank] = *std::max_element(all.begin(), all.end());
      lived.mean[rank] = std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
    }
    return lived;
  }

 private:
  LocalDate start_;
  Zone zone_ = Zone::find("Europe/Berlin").value();
  std::vector<Candidate> people_;
  std::vector<int> rank_;
  std::vector<std::vector<TouchFact>> past_;
};

const LocalDate kYearStart = local_date(2026, 1, 4);  // a Sunday

TEST(TodayYear, WhileTheLoadFitsNobodyIsLate) {
  // 25.7 minutes a working day of 30.
  const Lived lived = Network({6, 15, 110, 180, 300}, kYearStart).live(364, {});
  EXPECT_LE(lived.most_minutes, 30);
  EXPECT_GT(lived.contacts, 1000u);
  for (const auto& [rank, worst] : lived.worst) EXPECT_LE(worst, 1.25) << "rank " << rank;
}

TEST(TodayYear, WhatDoesNotFitWaitsByWorth) {
  // Twice as many people as the minutes carry.
  const Lived lived = Network({12, 30, 220, 360, 600}, kYearStart).live(364, {});
  EXPECT_LE(lived.most_minutes, 30);
  for (const auto& [rank, mean] : lived.mean) RecordProperty("mean_rank_" + std::to_string(rank), std::to_string(mean));
  for (const auto& [rank, worst] : lived.worst)
    RecordProperty("worst_rank_" + std::to_string(rank), std::to_string(worst));
  EXPECT_LE(lived.worst.at(1), 1.25);  // the inner rings do not feel it
  EXPECT_LE(lived.worst.at(2), 1.25);
  EXPECT_LE(lived.mean.at(3), 1.25);
  EXPECT_LE(lived.worst.at(3), 2.0);  // whoever waited goes first among equals
  EXPECT_LT(lived.mean.at(3), lived.mean.at(4));
}

TEST(TodayYear, NoWallAfterAnAbsence) {
  const Lived lived = Network({6, 15, 110, 180, 300}, kYearStart).live(364, {}, {{120, 134}});
  EXPECT_LE(lived.most_minutes, 30);
  for (const auto& [rank, worst] : lived.worst) EXPECT_LE(worst, rank <= 2 ? 1.8 : 1.4) << "rank " << rank;
}

}  // namespace
}  // namespace kith
