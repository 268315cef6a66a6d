#include "app/leads.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/experiments.hpp"
#include "store/approaches.hpp"
#include "store/catalogue.hpp"
#include "store/introductions.hpp"
#include "store/relations.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

// What is known of the people concerned, beyond their touches.
struct Backgrounds {
  std::map<PersonId, Person> people;  // for where they worked
  std::map<PersonId, Behind> introducers;
  std::map<PersonId, std::vector<Approach>> approaches;  // the oldest first
  struct Tried {
    Instant sent{}, over{};
    Behind experiment;
  };
  std::multimap<PersonId, Tried> tried;
};

Result<Backgrounds> backgrounds(const App& app, const Db& db, const std::vector<PersonId>& ids) {
  Backgrounds made;
  KITH_TRY(made.people, load_people(db, ids));
  KITH_TRY(const auto relations, relations_of(db, ids));
  std::vector<PersonId> others;
  for (const auto& [person, all] : relations) {
    for (const Relation& one : all) {
      if (one.kind == RelationKind::introduced_by && made.introducers.try_emplace(person).second) {
        made.introducers[person].id = one.other.value;
        others.push_back(one.other);
      }
    }
  }
  KITH_TRY(const auto rows, person_rows(db, others));
  for (auto& [person, by] : made.introducers) {
    for (const PersonRow& row : rows) {
      if (row.id.value == by.id) by.label = row.name;
    }
  }
  const std::set<PersonId> concerned(ids.begin(), ids.end());
  KITH_TRY(const auto came, list_approaches(db, {}));
  for (auto one = came.rbegin(); one != came.rend(); ++one) {
    if (one->at <= app.now() && concerned.contains(one->person)) made.approaches[one->person].push_back(*one);
  }
  KITH_TRY(const auto entries, experiment_entries(db));
  std::set<ExperimentId> wanted;
  for (const ExperimentEntry& one : entries) {
    if (concerned.contains(one.person)) wanted.insert(one.experiment);
  }
  for (const ExperimentId id : wanted) {
    KITH_TRY(const auto experiment, find_experiment(db, id));
    if (!experiment) continue;
    KITH_TRY(const auto followed, followed_of(app, db, *experiment));
    for (const Followed& one : followed) {
      if (!one.sent || !concerned.contains(one.entry.person)) continue;
      const Instant over = std::max(one.over.value_or(*one.sent), one.answer.value_or(*one.sent));
      made.tried.insert({one.entry.person, {*one.sent, over, {id.value, experiment->name}}});
    }
  }
  return made;
}

// Where they worked in that year; where dates are not known, where they work now.
Behind workplace(const Person& person, LocalDate day) {
  const int year = year_of(day);
  const Position* now = nullptr;
  for (const Position& one : person.positions) {
    if (!one.organisation_id) continue;
    const bool began = one.from && one.from->year && *one.from->year <= year;
    const bool over = one.to && (!one.to->year || *one.to->year < year);
    if (began && !over) return {one.organisation_id.value, one.organisation};
    if (!one.to && now == nullptr) now = &one;
  }
  return now == nullptr ? Behind{} : Behind{now->organisation_id.value, now->organisation};
}

void look_behind(LeadTouch& touch, const Backgrounds& known, const Behind& introducer, const Zone& zone) {
  const LocalDate day = zone.date_of(touch.at);
  if (const auto person = known.people.find(touch.person); person != known.people.end())
    touch.organisation = workplace(person->second, day);
  touch.introducer = introducer;
  if (introducer.id == 0) {
    if (const auto by = known.introducers.find(touch.person); by != known.introducers.end())
      touch.introducer = by->second;
  }
  if (const auto came = known.approaches.find(touch.person); came != known.approaches.end()) {
    for (const Approach& one : came->second) {
      if (zone.date_of(one.at) <= day) touch.approach = one.from;
    }
  }
  const auto [begin, end] = known.tried.equal_range(touch.person);
  for (auto tried = begin; tried != end; ++tried) {
    if (tried->second.sent <= touch.at && touch.at <= tried->second.over) touch.experiment = tried->second.experiment;
  }
}

std::string day_of_month(LocalDate day) {
  static constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const date::year_month_day parts{day};
  return fmt::format("{} {} {}", static_cast<unsigned>(parts.day()), kMonths[static_cast<unsigned>(parts.month()) - 1],
                     static_cast<int>(parts.year()));
}

std::string contact_in_words(const LeadTouch& touch, const std::map<PersonId, PersonRow>& rows, const Zone& zone) {
  const auto row = rows.find(touch.person);
  const std::string who = row == rows.end() ? "somebody" : row->second.name;
  const std::string day = day_of_month(zone.date_of(touch.at));
  if (!touch.id) {
    const std::string from = touch.approach && !touch.approach->empty() ? fmt::format(" ({})", *touch.approach) : "";
    return fmt::format("{} coming to you{} on {}", who, from, day);
  }
  return fmt::format("{} {} on {}", touch_words(touch.channel, touch.direction), who, day);
}

}  // namespace

Result<LeadBook> lead_book(const App& app, const Db& db, const std::vector<Opportunity>& opportunities) {
  LeadBook book;
  if (opportunities.empty()) return book;
  const std::optional<OpportunityId> only =
      opportunities.size() == 1 ? std::optional(opportunities.front().id) : std::nullopt;
  std::set<OpportunityId> asked;
  for (const Opportunity& one : opportunities) asked.insert(one.id);
  KITH_TRY(const auto people, opportunity_people(db, only));
  KITH_TRY(const auto links, opportunity_links(db, only));
  std::set<PersonId> concerned;
  for (const OpportunityPerson& one : people) {
    if (!asked.contains(one.opportunity)) continue;
    book.people.insert({one.opportunity, one});
    concerned.insert(one.person);
  }
  // Who was introduced to the user for it is one of its people; who did it is its introducer.
  std::multimap<OpportunityId, Introduction> introduced;
  KITH_TRY(const auto introductions, list_introductions(db, {std::nullopt, only}));
  for (const Introduction& one : introductions) {
    if (one.kind != IntroductionKind::asked || !one.introduced || !asked.contains(one.opportunity)) continue;
    introduced.insert({one.opportunity, one});
    concerned.insert({one.first, one.second});
  }
  std::map<OpportunityId, std::set<PersonId>> linked_people;
  std::set<std::pair<OpportunityId, TouchId>> linked;
  for (const OpportunityLink& one : links) {
    if (!asked.contains(one.opportunity)) continue;
    linked.insert({one.opportunity, one.touch});
    linked_people[one.opportunity].insert(one.person);
    concerned.insert(one.person);
  }
  const std::vector<PersonId> ids(concerned.begin(), concerned.end());
  KITH_TRY(const auto rows, person_rows(db, ids));
  for (const PersonRow& row : rows) book.rows.emplace(row.id, row);
  KITH_TRY(const auto touches, touches_of(db, ids));
  KITH_TRY(const auto known, backgrounds(app, db, ids));
  KITH_TRY(const auto stored, kith::settings(db));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  for (const Opportunity& one : opportunities) {
    Lead lead{one.id, one.kind, one.stage, one.worth, one.begun, std::nullopt, {}};
    if (one.stage == OpportunityStage::won) lead.won = one.closed.value_or(one.begun);
    Behind introducer;
    std::set<PersonId> members;
    const auto [begin, end] = book.people.equal_range(one.id);
    for (auto member = begin; member != end; ++member) {
      members.insert(member->second.person);
      if (member->second.role == OpportunityRole::introducer && introducer.id == 0)
        introducer = {member->second.person.value, book.rows[member->second.person].name};
    }
    const auto [opened, ended] = introduced.equal_range(one.id);
    for (auto by = opened; by != ended; ++by) {
      members.insert(by->second.first);
      if (introducer.id == 0) introducer = {by->second.second.value, book.rows[by->second.second].name};
    }
    std::set<PersonId> everybody = members;
    everybody.insert(linked_people[one.id].begin(), linked_people[one.id].end());
    for (const PersonId person : everybody) {
      std::set<LocalDate> days;
      if (const auto found = touches.find(person); found != touches.end()) {
        for (const Touch& touch : found->second) {
          if (touch.at > app.now()) continue;
          LeadTouch made{touch.id, person, touch.at, touch.channel, touch.direction, false, {}, {}, {}, {}};
          made.linked = linked.contains({one.id, touch.id});
          if (!made.linked && !members.contains(person)) continue;
          days.insert(zone.date_of(touch.at));
          look_behind(made, known, introducer, zone);
          lead.touches.push_back(std::move(made));
        }
      }
      if (!members.contains(person)) continue;
      const auto came = known.approaches.find(person);
      if (came == known.approaches.end()) continue;
      for (const Approach& approach : came->second) {
        if (days.contains(zone.date_of(approach.at))) continue;
        LeadTouch made{{}, person, approach.at, Channel::other, Direction::in, false, {}, {}, {}, {}};
        look_behind(made, known, introducer, zone);
        lead.touches.push_back(std::move(made));
      }
    }
    book.leads.push_back(std::move(lead));
  }
  return book;
}

std::string began_words(const Lead& lead, const std::map<PersonId, PersonRow>& rows, const Zone& zone) {
  const auto first = credits(lead, CreditRule::first, zone);
  if (first.empty()) return {};
  return "Began with " + contact_in_words(*first.front().touch, rows, zone);
}

std::string trace_words(const Lead& lead, const std::map<PersonId, PersonRow>& rows, const Zone& zone) {
  const auto all = counted(lead, zone);
  if (all.empty()) return {};
  std::string text = began_words(lead, rows, zone) + ".";
  if (lead.won && all.size() > 1)
    text += fmt::format(" The last contact before it was won: {}.", contact_in_words(*all.back(), rows, zone));
  const auto linked =
      static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const LeadTouch* one) { return one->linked; }));
  if (linked > 0) {
    text += fmt::format(" You said that {} led here.", linked == 1 ? "this one" : fmt::format("{} of them", linked));
  } else {
    text += fmt::format(" {} with its people up to the day it {}; link those that mattered, and only they count.",
                        all.size() == 1 ? "The only contact" : fmt::format("{} contacts", all.size()),
                        lead.won ? "was won" : "began");
  }
  return text;
}

}  // namespace kith::app
