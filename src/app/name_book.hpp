// Everybody's place in the order of names, and what they have, in memory: what lists are sorted and
// narrowed by. Follows the change log like the plan; a few dozen bytes a person.
#pragma once

#include <cstdint>
#include <shared_mutex>
#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/search.hpp"

namespace kith {

class NameBook {
 public:
  static constexpr std::uint32_t kNobody = ~std::uint32_t{0};

  // Holds the book still while it is read.
  class Hold {
   public:
    const std::vector<NameRow>& rows() const { return book_->rows_; }
    // By place, one byte each: 0 for somebody deleted since; rows keep their place.
    const std::vector<std::uint8_t>& present() const { return book_->present_; }
    // Places in rows(), present or not, in the order of names.
    const std::vector<std::uint32_t>& by_name() const { return book_->by_name_; }
    // Whether the one comes before the other in the order of names.
    bool before(std::uint32_t a, std::uint32_t b) const { return book_->before(a, b); }
    // The place of somebody in rows(); kNobody when they are not known.
    std::uint32_t at(PersonId person) const;

   private:
    friend class NameBook;
    Hold(const NameBook& book, std::shared_lock<std::shared_mutex> lock) : book_(&book), lock_(std::move(lock)) {}
    const NameBook* book_;
    std::shared_lock<std::shared_mutex> lock_;
  };

  // As of the database `db` sees, or later.
  Result<Hold> open(const Db& db);

 private:
  Status follow(const Db& db, std::int64_t end);
  Status read_all(const Db& db);
  Status read_some(const Db& db, const std::vector<PersonId>& people);
  bool before(std::uint32_t a, std::uint32_t b) const;

  std::shared_mutex lock_;
  std::int64_t log_end_ = -1;
  std::vector<NameRow> rows_;
  std::vector<std::uint8_t> present_;
  std::vector<std::uint32_t> by_name_;
  std::vector<std::uint32_t> places_;  // by person id
};

}  // namespace kith
