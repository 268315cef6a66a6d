#include "app/prefix_book.hpp"

#include <algorithm>

#include "store/log.hpp"
#include "store/search.hpp"

namespace kith {
namespace {

// More changed people than this, and everything is read anew when it is next asked for.
constexpr int kMostFollowed = 1000;

}  // namespace

Result<PrefixBook::People> PrefixBook::with_name(const Db& db, const std::string& prefix) {
  const std::lock_guard hold(lock_);
  KITH_CHECK(follow(db));
  if (const auto known = known_.find(prefix); known != known_.end()) return known->second;
  KITH_TRY(auto people, people_with_word(db, TermField::name, {prefix}, Reach::beginning));
  People made = std::make_shared<const std::vector<PersonId>>(std::move(people));
  known_.emplace(prefix, made);
  return made;
}

Status PrefixBook::follow(const Db& db) {
  KITH_TRY(const auto end, log_end(db));
  if (log_end_ >= end) return {};
  if (!known_.empty()) {
    KITH_TRY(auto since, changed_since(db, log_end_, kMostFollowed));
    if (since.too_many) {
      known_.clear();
    } else if (!since.people.empty()) {
      std::sort(since.people.begin(), since.people.end());
      KITH_TRY(const auto words, words_of(db, TermField::name, since.people));
      for (auto& [prefix, people] : known_) {
        std::vector<PersonId> now;
        now.reserve(people->size());
        for (const PersonId person : *people) {
          if (!std::binary_search(since.people.begin(), since.people.end(), person)) now.push_back(person);
        }
        for (const PersonWord& one : words) {
          if (one.word.starts_with(prefix)) now.push_back(one.person);
        }
        people = std::make_shared<const std::vector<PersonId>>(std::move(now));
      }
    }
  }
  log_end_ = end;
  return {};
}

}  // namespace kith
