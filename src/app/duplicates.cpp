#include "app/duplicates.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/duplicates.hpp"
#include "store/reviews.hpp"

namespace kith::app {
namespace {

constexpr double kAskFrom = .5;
constexpr double kSure = .99;
// More pairs than anybody would look at; the likeliest stay.
constexpr std::size_t kMostPairs = 5000;

using People = std::pair<PersonId, PersonId>;

People ordered(PersonId a, PersonId b) {
  return a < b ? People{a, b} : People{b, a};
}

// Thousandths, in tenths: a weight that moves a little is no news.
std::int64_t odds_of(double log_odds) {
  constexpr double kMost = 50;
  return std::int64_t{std::lround(std::clamp(log_odds, -kMost, kMost) * 10)} * 100;
}

// Likely pairs of the workspace, by their people.
Result<std::map<People, std::int64_t>> likely_people(const Db& db, const std::vector<PersonId>& ids,
                                                     const std::function<void(double)>& share) {
  TraitTable table(kPersonTraits);
  KITH_TRY(const auto people, load_people(db, ids));
  for (const auto& [id, person] : people) table.add(trait_values(person));
  std::vector<PersonId> rows;
  for (const auto& [id, person] : people) rows.push_back(id);
  auto pairs = likely_pairs(table, kAskFrom, share);
  if (pairs.size() > kMostPairs) {
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const LikelyPair& a, const LikelyPair& b) { return a.log_odds > b.log_odds; });
    pairs.resize(kMostPairs);
  }
  std::map<People, std::int64_t> found;
  for (const LikelyPair& pair : pairs) found[ordered(rows[pair.a], rows[pair.b])] = odds_of(pair.log_odds);
  return found;
}

// Questions that stand, by their people; those of decided pairs are marked so.
struct Question {
  const KnownPair* open = nullptr;
  bool decided = false;
};

Result<PairSearch> keep_pairs(Tx& tx, std::map<People, std::int64_t> likely) {
  PairSearch done;
  KITH_TRY(const auto known, known_pairs(tx));
  std::map<People, Question> standing;
  for (const KnownPair& pair : known) {
    Question& one = standing[{pair.a, pair.b}];
    const bool as_asked = ordered(pair.review.person, pair.review.other) == People{pair.a, pair.b};
    if (!pair.open) one.decided = true;
    if (pair.open && as_asked) one.open = &pair;
  }
  for (const auto& [people, one] : standing) {
    const auto found = likely.find(people);
    if (found == likely.end()) {
      // Only what a search asked is taken back by a search.
      if (one.open != nullptr && one.open->review.why.empty()) {
        KITH_CHECK(tx.remove(Table::reviews, one.open->review.id.value, PersonId{}));
        ++done.gone;
      }
      continue;
    }
    if (one.open != nullptr && !one.decided) {
      KITH_CHECK(tx.update(Table::reviews, one.open->review.id.value, PersonId{}, {{"odds_milli", found->second}}));
    }
    likely.erase(found);
  }
  for (const auto& [people, odds] : likely) {
    KITH_CHECK(tx.insert(Table::reviews, PersonId{},
                         {{"person_id", people.first.value},
                          {"other_id", people.second.value},
                          {"why", std::string()},
                          {"odds_milli", odds}}));
    ++done.found;
  }
  return done;
}

std::string agreement_words(const Compared& field) {
  const std::string what = lower_ascii(field.what);
  switch (field.agreement) {
    case Agreement::same: return "Same " + what;
    case Agreement::similar: return "Similar " + what;
    case Agreement::different:
    case Agreement::one_sided: break;
  }
  return {};
}

// Who stays: the one with more of a history, then with more ways to reach them, then who was here first.
bool left_stays(const PersonLine& left, const PersonLine& right) {
  if (left.row.last_at != right.row.last_at) return left.row.last_at > right.row.last_at;
  if (left.row.handles != right.row.handles) return left.row.handles > right.row.handles;
  return left.row.id < right.row.id;
}

// Groups that sure pairs make, each with who stays in front. A group with a pair in it that somebody decided to be
// different, or that contradicts itself, is left for the eye.
std::vector<std::vector<PersonId>> groups_of(const std::vector<SamePair>& pairs, const std::set<People>& different) {
  std::map<PersonId, std::size_t> group_of;
  std::vector<std::vector<PersonId>> groups;
  for (const SamePair& pair : pairs) {
    if (!pair.sure) continue;
    const PersonId a = pair.left.row.id;
    const PersonId b = pair.right.row.id;
    const auto place = [&](PersonId id) {
      const auto [at, added] = group_of.try_emplace(id, groups.size());
      if (added) groups.push_back({id});
      return at->second;
    };
    const std::size_t to = place(a);
    const std::size_t from = place(b);
    if (to == from) continue;
    for (const PersonId id : groups[from]) {
      group_of[id] = to;
      groups[to].push_back(id);
    }
    groups[from].clear();
  }
  std::erase_if(groups, [&](const std::vector<PersonId>& group) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = i + 1; j < group.size(); ++j) {
        if (different.contains(ordered(group[i], group[j]))) return true;
      }
    }
    return group.size() < 2;
  });
  return groups;
}

Result<std::set<People>> not_to_join(const Db& db, const std::vector<std::vector<PersonId>>& groups) {
  std::set<People> different;
  KITH_TRY(const auto known, known_pairs(db));
  for (const KnownPair& pair : known) {
    if (!pair.open && pair.a != pair.b) different.insert({pair.a, pair.b});
  }
  std::vector<PersonId> ids;
  for (const auto& group : groups) {
    if (group.size() > 2) ids.insert(ids.end(), group.begin(), group.end());
  }
  KITH_TRY(const auto people, load_people(db, ids));
  for (const auto& group : groups) {
    for (std::size_t i = 0; group.size() > 2 && i < group.size(); ++i) {
      for (std::size_t j = i + 1; j < group.size(); ++j) {
        if (contradicts(compare_people(people.at(group[i]), people.at(group[j])))) {
          different.insert(ordered(group[i], group[j]));
        }
      }
    }
  }
  return different;
}

}  // namespace

Result<PairSearch> find_pairs(const App& app, const std::function<void(double)>& share) {
  std::map<People, std::int64_t> likely;
  PairSearch done;
  std::int64_t end = 0;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(end, log_end(db));
    KITH_TRY(const auto everybody, all_people(db));
    done.people = static_cast<int>(everybody.size());
    if (app.pairs_searched() == end) return done;
    KITH_TRY(likely, likely_people(db, everybody, share));
  }
  KITH_TRY(Tx tx, app.write("pairs", "Looked for people who are there twice"));
  KITH_TRY(const PairSearch kept, keep_pairs(tx, std::move(likely)));
  done.found = kept.found;
  done.gone = kept.gone;
  KITH_CHECK(app.finish(tx));
  done.step = tx.step();
  // What was written meanwhile, by whomever, is looked at the next time.
  if (!done.step) app.pairs_searched() = end;
  return done;
}

Result<std::vector<SamePair>> same_pairs(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto open, open_reviews(db));
  std::vector<PersonId> ids;
  for (const ReviewPair& pair : open) {
    ids.push_back(pair.person);
    ids.push_back(pair.other);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  KITH_TRY(const auto lines, person_lines(app, db, ids));
  KITH_TRY(const auto people, load_people(db, ids));
  std::vector<SamePair> all;
  for (const ReviewPair& pair : open) {
    const auto one = lines.find(pair.person);
    const auto other = lines.find(pair.other);
    if (one == lines.end() || other == lines.end()) continue;
    const bool stays = left_stays(one->second, other->second);
    SamePair made{pair.id, stays ? one->second : other->second, stays ? other->second : one->second, {}, {}, {}, {},
                  {}};
    const Person& left = people.at(made.left.row.id);
    const Person& right = people.at(made.right.row.id);
    made.left_handles = left.handles;
    made.right_handles = right.handles;
    made.fields = compare_people(left, right);
    if (!pair.why.empty()) made.why = split(pair.why, "\n");
    for (const Compared& field : made.fields) {
      if (std::string words = agreement_words(field); pair.why.empty() && !words.empty())
        made.why.push_back(std::move(words));
    }
    if (made.why.empty()) made.why.emplace_back("They look alike");
    constexpr double kThousand = 1000;
    if (pair.odds) made.probability = probability(static_cast<double>(*pair.odds) / kThousand);
    made.sure = made.probability && *made.probability >= kSure && !contradicts(made.fields) && supports(made.fields);
    all.push_back(std::move(made));
  }
  std::stable_sort(all.begin(), all.end(), [](const SamePair& a, const SamePair& b) {
    return a.probability.value_or(kAskFrom) > b.probability.value_or(kAskFrom);
  });
  return all;
}

Result<Done> decide_same(const App& app, ReviewId id, SameDecision decision) {
  KITH_TRY(const auto open, same_pairs(app));
  const auto pair = std::find_if(open.begin(), open.end(), [&](const SamePair& one) { return one.id == id; });
  if (pair == open.end()) {
    return fail(Code::not_found, fmt::format("there is no open question {}", id.value), "kith duplicates lists them");
  }
  switch (decision) {
    case SameDecision::merge: return merge(app, pair->left.row.id, pair->right.row.id);
    case SameDecision::different: break;
  }
  const std::string title = fmt::format("{} ({}) and {} ({}) are two people", pair->left.row.name,
                                        pair->left.row.id.value, pair->right.row.name, pair->right.row.id.value);
  KITH_TRY(Tx tx, app.write("different", title));
  KITH_CHECK(tx.update(Table::reviews, id.value, PersonId{},
                       {{"decision", std::string("different")}, {"decided_at", std::int64_t{seconds(tx.now())}}}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, pair->left.row.id};
}

Result<MergedPairs> merge_sure(const App& app) {
  KITH_TRY(const auto pairs, same_pairs(app));
  KITH_TRY(Tx tx, app.write("merge", "Joined"));
  KITH_TRY(const auto different, not_to_join(tx, groups_of(pairs, {})));
  MergedPairs merged;
  for (const auto& group : groups_of(pairs, different)) {
    for (std::size_t i = 1; i < group.size(); ++i) {
      KITH_CHECK(merge_into(tx, group.front(), group[i]));
      ++merged.merged;
    }
  }
  if (merged.merged == 0) {
    return fail(Code::not_found, "there is no sure pair", "decide the others one by one: kith duplicates");
  }
  merged.done.title = fmt::format("Joined {} sure {}", merged.merged, merged.merged == 1 ? "pair" : "pairs");
  tx.retitle(merged.done.title);
  KITH_CHECK(app.finish(tx));
  merged.done.step = tx.step();
  return merged;
}

}  // namespace kith::app
