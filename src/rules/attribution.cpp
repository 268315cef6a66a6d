#include "rules/attribution.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "model/word_table.hpp"
#include "rules/attribution_words.hpp"

namespace kith {
namespace {

constexpr std::array kCreditRuleNames{Words<CreditRule>{CreditRule::first, "first"},
                                      Words<CreditRule>{CreditRule::last, "last"},
                                      Words<CreditRule>{CreditRule::shared, "shared"}};
constexpr std::array kCreditByNames{
    Words<CreditBy>{CreditBy::channel, "channel"}, Words<CreditBy>{CreditBy::organisation, "organisation"},
    Words<CreditBy>{CreditBy::experiment, "experiment"}, Words<CreditBy>{CreditBy::introducer, "introducer"},
    Words<CreditBy>{CreditBy::approach, "approach"}};

constexpr std::string_view kOutcomes[] = {"won", "open", "resting", "lost"};

std::size_t outcome_of(OpportunityStage stage) {
  switch (stage) {
    case OpportunityStage::won: return 0;
    case OpportunityStage::open:
    case OpportunityStage::talking:
    case OpportunityStage::offered: return 1;
    case OpportunityStage::resting: return 2;
    case OpportunityStage::lost: return 3;
  }
  return 1;
}

// `whole` among `parts`, as evenly as whole numbers allow: the first ones have one more.
std::vector<std::int64_t> evenly(std::int64_t whole, std::size_t parts) {
  const auto count = static_cast<std::int64_t>(parts);
  std::vector<std::int64_t> all(parts, whole / count);
  for (std::size_t i = 0; i < static_cast<std::size_t>(whole % count); ++i) ++all[i];
  return all;
}

std::vector<std::int64_t> day_shares(std::size_t days) {
  if (days <= 2) return evenly(kWholeCredit, days);
  std::vector<std::int64_t> all{kFirstDay};
  for (const std::int64_t share : evenly(kWholeCredit - kFirstDay - kLastDay, days - 2)) all.push_back(share);
  all.push_back(kLastDay);
  return all;
}

CreditRow credit_row(const LeadTouch& touch, CreditBy by) {
  CreditRow row;
  const auto behind = [&](const Behind& one, std::string_view nothing) {
    row.id = one.id;
    row.key = one.id == 0 ? "none" : fmt::format("{}/{}", name(by), one.id);
    row.label = one.id == 0 ? std::string(nothing) : one.label;
  };
  switch (by) {
    case CreditBy::channel:
      if (!touch.id) {
        row.key = "approach";
        row.label = "people who came to you";
      } else {
        row.label = touches_words(touch.channel, touch.direction);
        const bool one_way = row.label != touches_words(touch.channel, Direction::both);
        row.key = one_way ? fmt::format("{}/{}", name(touch.channel), name(touch.direction)) : name(touch.channel);
      }
      break;
    case CreditBy::organisation: behind(touch.organisation, "people at no organisation"); break;
    case CreditBy::experiment: behind(touch.experiment, "no experiment"); break;
    case CreditBy::introducer: behind(touch.introducer, "nobody in between"); break;
    case CreditBy::approach:
      if (!touch.approach) {
        row.key = "none";
        row.label = "you went to them";
      } else if (touch.approach->empty()) {
        row.key = "approach";
        row.label = "they came to you";
      } else {
        row.key = fmt::format("approach/{}", *touch.approach);
        row.label = fmt::format("they came to you: {}", *touch.approach);
      }
      break;
  }
  return row;
}

CreditRow unknown_row() {
  CreditRow row;
  row.key = "unknown";
  row.label = "not known";
  return row;
}

// What is no row of its own kind stands behind those that are.
int place_of(const std::string& key) {
  return key == "unknown" ? 2 : key == "none" ? 1 : 0;
}

// The cents of a won one among its rows, by their shares; the cent that rounding leaves goes to the first ones.
void share_worth(const Money& worth, const std::vector<std::pair<CreditRow*, std::int64_t>>& parts) {
  std::int64_t left = worth.cents;
  std::vector<std::int64_t> cents;
  for (const auto& [row, share] : parts) {
    // In two steps: a thousand thousand millions times a million is more than 64 bits hold.
    const std::int64_t part = worth.cents / kWholeCredit * share + worth.cents % kWholeCredit * share / kWholeCredit;
    cents.push_back(part);
    left -= part;
  }
  for (std::size_t i = 0; left > 0; i = (i + 1) % cents.size(), --left) ++cents[i];
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i].first->worth[worth.currency] += cents[i];
}

// "a call you took": how one contact of that row is called, without the word before a name.
std::string single_words(const Lead& lead, const CreditRow& row) {
  for (const LeadTouch& one : lead.touches) {
    if (!one.id || credit_row(one, CreditBy::channel).key != row.key) continue;
    const std::string_view words = touch_words(one.channel, one.direction);
    return std::string(words.substr(0, words.rfind(' ')));
  }
  return row.label;
}

struct FlowSum {
  std::map<std::pair<std::string, OpportunityKind>, std::int64_t> began;
  std::map<std::pair<OpportunityKind, std::size_t>, std::int64_t> became;
};

Flow flow_of(const std::vector<CreditRow>& rows, const FlowSum& sum) {
  Flow flow;
  std::map<std::string, std::size_t> first;
  std::map<OpportunityKind, std::size_t> second;
  std::map<std::size_t, std::size_t> third;
  for (const CreditRow& row : rows) {
    first[row.key] = flow.nodes.size();
    flow.nodes.push_back({0, row.key, row.label, row.credit});
  }
  std::map<OpportunityKind, std::int64_t> kinds;
  std::map<std::size_t, std::int64_t> outcomes;
  for (const auto& [between, credit] : sum.became) {
    kinds[between.first] += credit;
    outcomes[between.second] += credit;
  }
  std::vector<std::pair<OpportunityKind, std::int64_t>> by_size(kinds.begin(), kinds.end());
  std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [kind, credit] : by_size) {
    second[kind] = flow.nodes.size();
    flow.nodes.push_back({1, std::string(name(kind)), std::string(plural(kind)), credit});
  }
  for (const auto& [outcome, credit] : outcomes) {
    third[outcome] = flow.nodes.size();
    flow.nodes.push_back({2, std::string(kOutcomes[outcome]), std::string(kOutcomes[outcome]), credit});
  }
  for (const CreditRow& row : rows) {
    for (const auto& [kind, total] : by_size) {
      const auto found = sum.began.find({row.key, kind});
      if (found != sum.began.end()) flow.links.push_back({first[row.key], second[kind], found->second});
    }
  }
  for (const auto& [kind, total] : by_size) {
    for (const auto& [outcome, credit] : outcomes) {
      const auto found = sum.became.find({kind, outcome});
      if (found != sum.became.end()) flow.links.push_back({second[kind], third[outcome], found->second});
    }
  }
  return flow;
}

}  // namespace

std::string_view name(CreditRule rule) {
  return word(kCreditRuleNames, rule);
}
std::string_view name(CreditBy by) {
  return word(kCreditByNames, by);
}
std::optional<CreditRule> credit_rule_from(std::string_view name) {
  return value(kCreditRuleNames, name);
}
std::optional<CreditBy> credit_by_from(std::string_view name) {
  return value(kCreditByNames, name);
}

std::vector<const LeadTouch*> counted(const Lead& lead, const Zone& zone) {
  const bool linked =
      std::any_of(lead.touches.begin(), lead.touches.end(), [](const LeadTouch& one) { return one.linked; });
  const LocalDate last = zone.date_of(lead.won.value_or(lead.begun));
  const auto in_time = [&](const LeadTouch& one) { return zone.date_of(one.at) <= last; };
  std::vector<const LeadTouch*> all;
  for (const LeadTouch& one : lead.touches) {
    if (linked ? one.linked && (!lead.won || in_time(one)) : in_time(one)) all.push_back(&one);
  }
  // Linked, but only what came after it was won: the user's word still goes before a guess.
  if (linked && all.empty()) {
    for (const LeadTouch& one : lead.touches) {
      if (one.linked) all.push_back(&one);
    }
  }
  std::sort(all.begin(), all.end(), [](const LeadTouch* a, const LeadTouch* b) {
    return std::tie(a->at, a->id, a->person) < std::tie(b->at, b->id, b->person);
  });
  return all;
}

std::vector<Credit> credits(const Lead& lead, CreditRule rule, const Zone& zone) {
  const auto all = counted(lead, zone);
  if (all.empty()) return {};
  switch (rule) {
    case CreditRule::first: return {{all.front(), kWholeCredit}};
    case CreditRule::last: return {{all.back(), kWholeCredit}};
    case CreditRule::shared: break;
  }
  std::vector<std::vector<const LeadTouch*>> days;
  for (const LeadTouch* one : all) {
    if (days.empty() || zone.date_of(days.back().front()->at) != zone.date_of(one->at)) days.emplace_back();
    days.back().push_back(one);
  }
  std::vector<Credit> made;
  const auto of_days = day_shares(days.size());
  for (std::size_t day = 0; day < days.size(); ++day) {
    const auto of_touches = evenly(of_days[day], days[day].size());
    for (std::size_t i = 0; i < days[day].size(); ++i) {
      if (of_touches[i] > 0) made.push_back({days[day][i], of_touches[i]});
    }
  }
  return made;
}

Attribution attribute(std::span<const Lead> leads, CreditBy by, CreditRule rule, const Zone& zone) {
  std::map<std::string, CreditRow> rows;
  FlowSum sum;
  std::vector<LedBy> led;
  for (const Lead& lead : leads) {
    std::vector<std::pair<CreditRow*, std::int64_t>> parts;  // one a row, in the order of its touches
    const auto add = [&](const CreditRow& made, std::int64_t share) {
      CreditRow& row = rows.try_emplace(made.key, made).first->second;
      const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.first == &row; });
      if (found != parts.end()) {
        found->second += share;
      } else {
        parts.emplace_back(&row, share);
      }
    };
    for (const Credit& credit : credits(lead, rule, zone)) add(credit_row(*credit.touch, by), credit.share);
    if (parts.empty()) add(unknown_row(), kWholeCredit);
    const bool won = lead.stage == OpportunityStage::won;
    for (const auto& [row, share] : parts) {
      row->opportunities.push_back(lead.id);
      row->credit += share;
      if (won) row->won += share;
      sum.began[{row->key, lead.kind}] += share;
    }
    sum.became[{lead.kind, outcome_of(lead.stage)}] += kWholeCredit;
    if (won && lead.worth) share_worth(*lead.worth, parts);
    if (won) {
      const auto most = std::max_element(parts.begin(), parts.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      const auto as_much =
          std::count_if(parts.begin(), parts.end(), [&](const auto& part) { return part.second == most->second; });
      // Two that share the most: it owes most to neither.
      const CreditRow row = as_much == 1 ? *most->first : unknown_row();
      led.push_back({lead.kind, lead.won.value_or(lead.begun), lead.id, row.key, row.label, single_words(lead, row)});
    }
  }
  Attribution made;
  for (auto& [key, row] : rows) made.rows.push_back(std::move(row));
  std::stable_sort(made.rows.begin(), made.rows.end(), [](const CreditRow& a, const CreditRow& b) {
    const int places[] = {place_of(a.key), place_of(b.key)};
    return std::tie(places[0], b.credit, a.label) < std::tie(places[1], a.credit, b.label);
  });
  made.flow = flow_of(made.rows, sum);
  made.words = attribution_words(std::move(led), by, rule);
  return made;
}

}  // namespace kith
