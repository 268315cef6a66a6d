#include "app/import_relations.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "rules/match.hpp"
#include "store/people.hpp"
#include "store/relations.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostNamed = 100000;

}  // namespace

void RelationImport::note(PersonId person, const std::string& kind, const std::string& text) {
  const auto relation = relation_in_words(kind);
  if (!relation || named_.size() >= kMostNamed) return;
  // "Grace Hopper, since 2024" and "Grace Hopper (Navy)" name her too.
  const std::string_view name = trim(std::string_view(text).substr(0, text.find_first_of(",;(\n")));
  if (name.find(' ') == std::string_view::npos) return;  // a given name alone says too little
  if (std::string key = name_key(name); !key.empty()) named_.push_back({person, *relation, std::move(key)});
}

Status RelationImport::link(Tx& tx) {
  if (named_.empty()) return {};
  std::vector<std::string> keys;
  std::vector<PersonId> people;
  for (const Named& one : named_) {
    keys.push_back(one.key);
    people.push_back(one.person);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  KITH_TRY(const auto bearers, name_bearers(tx, keys));
  KITH_TRY(auto present, relations_of(tx, people));
  for (const Named& one : named_) {
    if (bearers.count(one.key) != 1) continue;
    const PersonId other = bearers.find(one.key)->second;
    std::vector<Relation>& known = present[one.person];
    const bool there = std::any_of(known.begin(), known.end(),
                                   [&](const Relation& row) { return row.other == other && row.kind == one.kind; });
    if (other == one.person || there) continue;
    const Relation made{{}, one.person, other, one.kind, tx.now(), SaidIn::import};
    KITH_TRY(const auto id, insert_relation(tx, made));
    static_cast<void>(id);
    known.push_back(made);
    present[other].push_back({{}, other, one.person, inverse(one.kind), tx.now(), SaidIn::import});
  }
  named_.clear();
  return {};
}

}  // namespace kith::app
