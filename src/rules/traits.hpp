// What people are compared by: one column a trait, values folded and held once, and how alike two of them are.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kith {

enum class Trait {
  given,
  family,
  born,  // 8 digits YYYYMMDD; a part that is not known is 0s
  email,
  phone,    // digits
  profile,  // host/path
  street,   // a line of a postal address
  number,   // of a house
  locality,
  postcode,
  region,
  organisation,
  text,  // anything else in words
  code,  // anything else in digits
};
inline constexpr int kTraits = 14;

// How two values of a trait agree. What each means for a trait is written at like().
enum class Likeness : std::uint8_t { missing, same, close, near, kin, loose, crossed, different };
inline constexpr int kLikenesses = 8;

// A value as it is compared: folded for words, digits for dates, phones and numbers; "" says nothing.
struct TraitValue {
  std::string text;
  std::uint64_t letters = 0;   // letters_of(text)
  std::string sound;           // names only
  std::vector<int> nicknames;  // names only: nickname_rows(text)
};
TraitValue prepared(Trait trait, std::string_view value);

// same       equal
// close      one slip of the pen: a letter, a digit, two swapped
// near       two slips; a date with day and month swapped; a phone's last 7 digits; an address's local part
// kin        nickname, initial, one a part of the other, same sound; a date of which one side knows only parts
// loose      likely meant to be the same (Jaro-Winkler .88); a date with two of three parts equal
// different  none of these
// Nothing can be said (missing) of a day against a year, or of pages of two sites.
// `crossed` is not found here: it takes two columns.
Likeness like(Trait trait, const TraitValue& a, const TraitValue& b);

// Rows of one table of people, column by column.
class TraitTable {
 public:
  using ValueId = std::uint32_t;  // within a pool; 0 says nothing
  struct Column {
    Trait trait;
    int pool;
    int twin = -1;  // the column whose value may stand here by mistake: given and family, two lines of an address
    std::vector<std::uint32_t> counts = {};  // per value of the pool: rows that have it
    std::uint32_t filled = 0;                // rows that say something
  };

  explicit TraitTable(std::span<const Trait> traits);

  // One list of raw values per column, in their order; empty ones are left out.
  void add(const std::vector<std::vector<std::string>>& values);
  void drop_last();

  std::size_t rows() const { return rows_; }
  const std::vector<Column>& columns() const { return columns_; }
  std::span<const ValueId> values(std::size_t column, std::size_t row) const;
  const std::string& text(std::size_t column, ValueId id) const;
  // How many rows have this value in this column.
  std::uint32_t count(std::size_t column, ValueId id) const;

  // The likeness of two rows in a column, and the value they share when it is `same` or `crossed` (else 0).
  struct Agreement {
    Likeness likeness = Likeness::missing;
    ValueId value = 0;
  };
  Agreement compare(std::size_t column, std::size_t a, std::size_t b) const;

  // What can be said of two rows in a column without reading their texts.
  enum class Glance { missing, same, different, unclear, maybe_crossed };
  struct Seen {
    Glance glance = Glance::missing;
    ValueId value = 0;  // the rarest that they share
  };
  Seen glance(std::size_t column, std::size_t a, std::size_t b) const;

 private:
  // What tells most pairs of values apart without looking at them.
  struct Brief {
    std::uint64_t letters = 0;
    std::uint32_t sound = 0;
    std::uint8_t size = 0;
    char first = 0;
    bool has_nicknames = false;
  };
  struct Pool {
    std::vector<TraitValue> values{TraitValue{}};
    std::vector<Brief> briefs{Brief{}};
    std::unordered_map<std::string, ValueId> ids;
  };
  static ValueId intern(Pool& pool, TraitValue value);
  const Pool& pool_of(const Column& column) const { return pools_[static_cast<std::size_t>(column.pool)]; }
  static bool surely_different(Trait trait, const Brief& a, const Brief& b);
  static bool maybe_one_slip(const Brief& a, const Brief& b);
  bool maybe_crossed(const Column& column, std::size_t a, std::size_t b) const;
  ValueId crossed(const Column& column, std::size_t a, std::size_t b) const;

  std::vector<Column> columns_;
  std::vector<Pool> pools_;
  // Row by row, so that comparing two rows reads two places in memory.
  std::vector<std::uint32_t> starts_{0};  // per row and column, into ids_; one more at the end
  std::vector<ValueId> ids_;
  std::size_t rows_ = 0;
};

}  // namespace kith
