#include "app/name_book.hpp"

#include <algorithm>
#include <mutex>
#include <tuple>

#include "store/log.hpp"

namespace kith {
namespace {

// More changed people than this are read anew with everybody else.
constexpr int kMostReread = 1000;

}  // namespace

std::uint32_t NameBook::Hold::at(PersonId person) const {
  const auto id = static_cast<std::size_t>(person.value);
  return id < book_->places_.size() ? book_->places_[id] : kNobody;
}

bool NameBook::before(std::uint32_t a, std::uint32_t b) const {
  const NameRow& left = rows_[a];
  const NameRow& right = rows_[b];
  return std::tie(left.sort_key, left.person) < std::tie(right.sort_key, right.person);
}

Result<NameBook::Hold> NameBook::open(const Db& db) {
  KITH_TRY(const auto end, log_end(db));
  {
    std::shared_lock read(lock_);
    if (log_end_ >= end) return Hold(*this, std::move(read));
  }
  {
    const std::unique_lock write(lock_);
    if (log_end_ < end) KITH_CHECK(follow(db, end));
  }
  return Hold(*this, std::shared_lock(lock_));
}

Status NameBook::follow(const Db& db, std::int64_t end) {
  if (log_end_ < 0) {
    KITH_CHECK(read_all(db));
  } else {
    KITH_TRY(const auto since, changed_since(db, log_end_, kMostReread));
    if (since.too_many) {
      KITH_CHECK(read_all(db));
    } else if (!since.people.empty()) {
      KITH_CHECK(read_some(db, since.people));
    }
  }
  log_end_ = end;
  return {};
}

Status NameBook::read_all(const Db& db) {
  KITH_TRY(auto rows, name_rows(db));
  rows_.clear();
  present_.assign(rows.size(), 1);
  by_name_.clear();
  places_.clear();
  rows_.reserve(rows.size());
  by_name_.reserve(rows.size());
  if (!rows.empty()) places_.assign(static_cast<std::size_t>(rows.back().person.value) + 1, kNobody);
  for (NameRow& row : rows) {
    const auto place = static_cast<std::uint32_t>(rows_.size());
    places_[static_cast<std::size_t>(row.person.value)] = place;
    by_name_.push_back(place);
    rows_.push_back(std::move(row));
  }
  std::sort(by_name_.begin(), by_name_.end(), [this](auto a, auto b) { return before(a, b); });
  return {};
}

Status NameBook::read_some(const Db& db, const std::vector<PersonId>& people) {
  KITH_TRY(auto rows, name_rows(db, &people));
  std::vector<std::uint32_t> changed;
  for (const PersonId person : people) {
    const auto id = static_cast<std::size_t>(person.value);
    const std::uint32_t place = id < places_.size() ? places_[id] : kNobody;
    if (place == kNobody) continue;
    present_[place] = 0;
    changed.push_back(place);
  }
  std::sort(changed.begin(), changed.end());
  std::erase_if(by_name_,
                [&](std::uint32_t place) { return std::binary_search(changed.begin(), changed.end(), place); });
  for (NameRow& row : rows) {
    const auto id = static_cast<std::size_t>(row.person.value);
    if (id >= places_.size()) places_.resize(id + 1, kNobody);
    if (places_[id] == kNobody) {
      places_[id] = static_cast<std::uint32_t>(rows_.size());
      changed.push_back(places_[id]);
      rows_.push_back({});
      present_.push_back(1);
    }
    rows_[places_[id]] = std::move(row);
    present_[places_[id]] = 1;
  }
  std::sort(changed.begin(), changed.end(), [this](auto a, auto b) { return before(a, b); });
  const auto old = static_cast<std::ptrdiff_t>(by_name_.size());
  by_name_.insert(by_name_.end(), changed.begin(), changed.end());
  std::inplace_merge(by_name_.begin(), by_name_.begin() + old, by_name_.end(),
                     [this](auto a, auto b) { return before(a, b); });
  return {};
}

}  // namespace kith
