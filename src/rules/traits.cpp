#include "rules/traits.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <utility>

#include "base/dates.hpp"
#include "base/text.hpp"
#include "rules/likeness.hpp"
#include "rules/match.hpp"

namespace kith {
namespace {

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

std::string prepared_date(std::string_view text) {
  const auto date = parse_partial_date(trim(text));
  if (!date) {
    // A wrong date is still a date somebody wrote: its digits compare.
    const std::string digits = digits_of(text);
    return digits.size() == 8 ? digits : "";
  }
  std::string made = "00000000";
  const auto put = [&](std::size_t at, std::size_t width, unsigned value) {
    for (std::size_t i = width; i-- > 0; value /= 10) made[at + i] = static_cast<char>('0' + value % 10);
  };
  if (date->year) put(0, 4, static_cast<unsigned>(*date->year));
  if (date->month) put(4, 2, *date->month);
  if (date->day) put(6, 2, *date->day);
  return made;
}

std::string prepared_organisation(std::string_view text) {
  static constexpr std::string_view kForms[] = {"inc",  "llc", "ltd", "limited",     "gmbh",    "ag",  "kg",  "co",
                                                "corp", "sa",  "srl", "bv",          "plc",     "oy",  "ab",  "as",
                                                "spa",  "pty", "the", "corporation", "company", "mbh", "sarl"};
  std::vector<std::string> words = folded_words(text);
  const auto is_form = [](const std::string& word) {
    return std::find(std::begin(kForms), std::end(kForms), word) != std::end(kForms);
  };
  std::vector<std::string> kept;
  std::copy_if(words.begin(), words.end(), std::back_inserter(kept), [&](const auto& word) { return !is_form(word); });
  return joined(kept.empty() ? words : kept);
}

// A text with k edits has at most 2 k letters that the other lacks; most pairs end here.
int letters_apart(const TraitValue& a, const TraitValue& b) {
  return std::popcount(a.letters ^ b.letters);
}

int sizes_apart(const TraitValue& a, const TraitValue& b) {
  return std::abs(static_cast<int>(a.text.size()) - static_cast<int>(b.text.size()));
}

// edits(), or `most` + 1 when it is more.
int edits_within(const TraitValue& a, const TraitValue& b, int most) {
  if (sizes_apart(a, b) > most || letters_apart(a, b) > 2 * most) return most + 1;
  return edits(a.text, b.text);
}

// "anna" in "anna maria", "hurley" in "hurley street".
bool is_part(const TraitValue& shorter, const TraitValue& longer) {
  if (shorter.text.size() < 2 || (shorter.letters & ~longer.letters) != 0) return false;
  const auto at = longer.text.find(shorter.text);
  if (at == std::string::npos) return false;
  const std::size_t end = at + shorter.text.size();
  return (at == 0 || longer.text[at - 1] == ' ') && (end == longer.text.size() || longer.text[end] == ' ');
}

bool part_of_other(const TraitValue& a, const TraitValue& b) {
  if (a.text.size() == b.text.size()) return false;
  return a.text.size() < b.text.size() ? is_part(a, b) : is_part(b, a);
}

// jaro_winkler() >= least. A letter that the other lacks cannot be a common one, which decides most pairs.
bool alike(const TraitValue& a, const TraitValue& b, double least) {
  const auto bound = [](const TraitValue& x, const TraitValue& y) {
    const auto size = static_cast<double>(x.text.size());
    return (size - std::popcount(x.letters & ~y.letters)) / size;
  };
  const double jaro = (bound(a, b) + bound(b, a) + 1) / 3;
  if (jaro + .4 * (1 - jaro) < least) return false;
  return jaro_winkler(a.text, b.text) >= least;
}

// A slip in a short word makes another word.
Likeness by_edits(const TraitValue& a, const TraitValue& b) {
  const std::size_t shorter = std::min(a.text.size(), b.text.size());
  if (shorter < 3) return Likeness::different;
  const int distance = edits_within(a, b, 2);
  if (distance <= 1) return Likeness::close;
  return distance == 2 && shorter >= 5 ? Likeness::near : Likeness::different;
}

Likeness like_words(const TraitValue& a, const TraitValue& b) {
  const Likeness slips = by_edits(a, b);
  if (slips != Likeness::different) return slips;
  if (part_of_other(a, b)) return Likeness::kin;
  return alike(a, b, .88) ? Likeness::loose : Likeness::different;
}

bool is_initial(const std::string& a, const std::string& b) {
  return (a.size() == 1 || b.size() == 1) && a.front() == b.front();
}

bool share_a_row(const std::vector<int>& a, const std::vector<int>& b) {
  return std::any_of(a.begin(), a.end(), [&](int row) { return std::find(b.begin(), b.end(), row) != b.end(); });
}

Likeness like_names(const TraitValue& a, const TraitValue& b) {
  if (is_initial(a.text, b.text) || share_a_row(a.nicknames, b.nicknames)) return Likeness::kin;
  const Likeness slips = by_edits(a, b);
  if (slips != Likeness::different) return slips;
  // "li" and "lu" sound alike only because there is little of them.
  if ((a.sound == b.sound && a.sound.size() > 1) || part_of_other(a, b)) return Likeness::kin;
  return alike(a, b, .86) ? Likeness::loose : Likeness::different;
}

Likeness like_dates(const TraitValue& a, const TraitValue& b) {
  const std::string_view x = a.text;
  const std::string_view y = b.text;
  const auto known = [](std::string_view part) { return part.find_first_not_of('0') != std::string_view::npos; };
  int equal = 0;
  int unknown = 0;
  for (const auto& [from, width] : {std::pair(0U, 4U), std::pair(4U, 2U), std::pair(6U, 2U)}) {
    const std::string_view one = x.substr(from, width);
    const std::string_view other = y.substr(from, width);
    if (!known(one) || !known(other)) {
      ++unknown;
    } else if (one == other) {
      ++equal;
    }
  }
  if (unknown == 3) return Likeness::missing;
  if (unknown > 0) return equal + unknown == 3 ? Likeness::kin : Likeness::different;
  const int distance = edits_within(a, b, 2);
  if (distance <= 1) return Likeness::close;
  const bool year = x.substr(0, 4) == y.substr(0, 4);
  if (year && x.substr(4, 2) == y.substr(6, 2) && x.substr(6, 2) == y.substr(4, 2)) return Likeness::near;
  return equal == 2 || distance == 2 ? Likeness::loose : Likeness::different;
}

Likeness like_phones(const TraitValue& a, const TraitValue& b) {
  constexpr std::size_t kTail = 7;
  if (std::min(a.text.size(), b.text.size()) < kTail) return Likeness::different;
  const auto tail = [](const std::string& text) { return std::string_view(text).substr(text.size() - kTail); };
  if (tail(a.text) == tail(b.text)) return Likeness::near;
  return edits_within(a, b, 1) <= 1 ? Likeness::close : Likeness::different;
}

std::string without_digits(std::string text) {
  std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return text;
}

// One letter of one address is no slip where it tells colleagues apart: jking@ and pking@, a@ and b@, aking1@ and
// aking2@.
Likeness like_emails(const TraitValue& a, const TraitValue& b) {
  const auto local = [](const std::string& text) { return std::string_view(text).substr(0, text.find('@')); };
  const std::string_view x = local(a.text);
  const std::string_view y = local(b.text);
  if (x != y && !x.empty() && !y.empty() && x.front() != y.front()) return Likeness::different;
  if (digits_of(x) != digits_of(y) && without_digits(a.text) == without_digits(b.text)) return Likeness::different;
  if (std::min(x.size(), y.size()) >= 3 && edits_within(a, b, 1) <= 1) return Likeness::close;
  if (x.size() < 4 || y.size() < 4) return Likeness::different;
  if (x == y) return Likeness::near;
  return edits(x, y) <= 1 ? Likeness::loose : Likeness::different;
}

// Two pages of one site are two people: a site tells namesakes apart by a letter or a number, so that only hyphens and
// their like may be a slip. Pages of two sites say nothing.
Likeness like_profiles(const TraitValue& a, const TraitValue& b) {
  const auto host = [](const std::string& text) { return std::string_view(text).substr(0, text.find('/')); };
  if (host(a.text) != host(b.text)) return Likeness::missing;
  const auto bare = [](std::string text) {
    std::erase_if(text, [](char c) { return c == '-' || c == '_' || c == '.'; });
    return text;
  };
  return bare(a.text) == bare(b.text) ? Likeness::close : Likeness::different;
}

Likeness like_codes(const TraitValue& a, const TraitValue& b) {
  const int distance = edits_within(a, b, 2);
  if (distance <= 1) return Likeness::close;
  return distance == 2 && std::min(a.text.size(), b.text.size()) >= 4 ? Likeness::near : Likeness::different;
}

std::string prepared_phone(std::string_view value) {
  std::string digits = digits_of(value);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  return digits.size() < 4 ? "" : digits;
}

std::string prepared_text(Trait trait, std::string_view value) {
  switch (trait) {
    case Trait::given:
    case Trait::family: return joined(name_words(value));
    case Trait::born: return prepared_date(value);
    case Trait::phone: return prepared_phone(value);
    case Trait::email:
    case Trait::profile: return lower_ascii(trim(value));
    case Trait::organisation: return prepared_organisation(value);
    case Trait::street:
    case Trait::number:
    case Trait::locality:
    case Trait::postcode:
    case Trait::region:
    case Trait::text:
    case Trait::code: return fold(value);
  }
  return {};
}

}  // namespace

TraitValue prepared(Trait trait, std::string_view raw) {
  TraitValue value;
  value.text = prepared_text(trait, raw);
  value.letters = letters_of(value.text);
  if (trait == Trait::given || trait == Trait::family) {
    value.sound = sound_of(value.text);
    value.nicknames = nickname_rows(value.text);
  }
  return value;
}

Likeness like(Trait trait, const TraitValue& a, const TraitValue& b) {
  if (a.text.empty() || b.text.empty()) return Likeness::missing;
  if (a.text == b.text) return Likeness::same;
  switch (trait) {
    case Trait::given:
    case Trait::family: return like_names(a, b);
    case Trait::born: return like_dates(a, b);
    case Trait::email: return like_emails(a, b);
    case Trait::phone: return like_phones(a, b);
    case Trait::street:
    case Trait::locality:
    case Trait::organisation:
    case Trait::text: return like_words(a, b);
    case Trait::profile: return like_profiles(a, b);
    case Trait::region: return edits_within(a, b, 1) <= 1 ? Likeness::close : Likeness::different;
    case Trait::number:
    case Trait::postcode:
    case Trait::code: return like_codes(a, b);
  }
  return Likeness::different;
}

TraitTable::TraitTable(std::span<const Trait> traits) {
  int names = -1;
  int streets = -1;
  for (const Trait trait : traits) {
    Column column{.trait = trait, .pool = static_cast<int>(pools_.size())};
    const auto share = [&](int& first) {
      if (first < 0) {
        first = static_cast<int>(columns_.size());
        pools_.emplace_back();
        return;
      }
      column.pool = columns_[static_cast<std::size_t>(first)].pool;
      if (columns_[static_cast<std::size_t>(first)].twin >= 0) return;
      column.twin = first;
      columns_[static_cast<std::size_t>(first)].twin = static_cast<int>(columns_.size());
    };
    if (trait == Trait::given || trait == Trait::family) {
      share(names);
    } else if (trait == Trait::street) {
      share(streets);
    } else {
      pools_.emplace_back();
    }
    columns_.push_back(std::move(column));
  }
}

TraitTable::ValueId TraitTable::intern(Pool& pool, TraitValue value) {
  const auto [at, added] = pool.ids.try_emplace(value.text, static_cast<ValueId>(pool.values.size()));
  if (added) {
    const auto size = static_cast<std::uint8_t>(std::min<std::size_t>(value.text.size(), 255));
    const auto sound = static_cast<std::uint32_t>(std::hash<std::string>{}(value.sound));
    pool.briefs.push_back({value.letters, sound, size, value.text.front(), !value.nicknames.empty()});
    pool.values.push_back(std::move(value));
  }
  return at->second;
}

// True only where like() says `different`.
bool TraitTable::surely_different(Trait trait, const Brief& a, const Brief& b) {
  const int apart = std::popcount(a.letters ^ b.letters);
  switch (trait) {
    case Trait::given:
    case Trait::family:
      if (a.sound == b.sound || (a.has_nicknames && b.has_nicknames)) return false;
      if ((a.size == 1 || b.size == 1) && a.first == b.first) return false;
      [[fallthrough]];
    case Trait::street:
    case Trait::locality:
    case Trait::organisation:
    case Trait::text: {
      if (apart <= 4 && std::abs(a.size - b.size) <= 2) return false;
      if ((a.letters & ~b.letters) == 0 || (b.letters & ~a.letters) == 0) return false;
      // See alike(), for its lower bound of the two.
      const double x = 1 - static_cast<double>(std::popcount(a.letters & ~b.letters)) / a.size;
      const double y = 1 - static_cast<double>(std::popcount(b.letters & ~a.letters)) / b.size;
      const double jaro = (x + y + 1) / 3;
      return jaro + (a.first == b.first ? .4 : 0) * (1 - jaro) < .86;
    }
    case Trait::number:
    case Trait::postcode:
    case Trait::code: return apart > 4 || std::abs(a.size - b.size) > 2;
    case Trait::region: return apart > 2 || std::abs(a.size - b.size) > 1;
    case Trait::profile:
    case Trait::born:
    case Trait::email:
    case Trait::phone: return false;
  }
  return false;
}

void TraitTable::add(const std::vector<std::vector<std::string>>& values) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Column& column = columns_[i];
    Pool& pool = pools_[static_cast<std::size_t>(column.pool)];
    const std::size_t from = ids_.size();
    for (const std::string& value : values[i]) {
      TraitValue made = prepared(column.trait, value);
      if (made.text.empty()) continue;
      const ValueId id = intern(pool, std::move(made));
      if (std::find(ids_.begin() + static_cast<std::ptrdiff_t>(from), ids_.end(), id) != ids_.end()) continue;
      ids_.push_back(id);
      if (column.counts.size() <= id) column.counts.resize(std::max<std::size_t>(id + 1, column.counts.size() * 2));
      ++column.counts[id];
    }
    if (ids_.size() > from) ++column.filled;
    starts_.push_back(static_cast<std::uint32_t>(ids_.size()));
  }
  ++rows_;
}

void TraitTable::drop_last() {
  --rows_;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    for (const ValueId id : values(i, rows_)) --columns_[i].counts[id];
    if (!values(i, rows_).empty()) --columns_[i].filled;
  }
  starts_.resize(rows_ * columns_.size() + 1);
  ids_.resize(starts_.back());
}

std::span<const TraitTable::ValueId> TraitTable::values(std::size_t column, std::size_t row) const {
  const std::size_t cell = row * columns_.size() + column;
  return std::span(ids_).subspan(starts_[cell], starts_[cell + 1] - starts_[cell]);
}

const std::string& TraitTable::text(std::size_t column, ValueId id) const {
  return pool_of(columns_[column]).values[id].text;
}

std::uint32_t TraitTable::count(std::size_t column, ValueId id) const {
  const auto& counts = columns_[column].counts;
  return id < counts.size() ? counts[id] : 0;
}

bool TraitTable::maybe_one_slip(const Brief& a, const Brief& b) {
  return std::popcount(a.letters ^ b.letters) <= 2 && std::abs(a.size - b.size) <= 1;
}

bool TraitTable::maybe_crossed(const Column& column, std::size_t a, std::size_t b) const {
  if (column.twin < 0) return false;
  const Pool& pool = pool_of(column);
  for (const ValueId x : values(static_cast<std::size_t>(&column - columns_.data()), a)) {
    for (const ValueId y : values(static_cast<std::size_t>(column.twin), b)) {
      if (x == y || maybe_one_slip(pool.briefs[x], pool.briefs[y])) return true;
    }
  }
  return false;
}

TraitTable::Seen TraitTable::glance(std::size_t index, std::size_t a, std::size_t b) const {
  const Column& column = columns_[index];
  const Pool& pool = pool_of(column);
  const auto mine = values(index, a);
  const auto theirs = values(index, b);
  Seen seen;
  if (!mine.empty() && !theirs.empty()) seen.glance = Glance::different;
  for (const ValueId x : mine) {
    for (const ValueId y : theirs) {
      if (x == y) {
        if (seen.value == 0 || count(index, x) < count(index, seen.value)) seen = {Glance::same, x};
      } else if (seen.glance == Glance::different && !surely_different(column.trait, pool.briefs[x], pool.briefs[y])) {
        seen.glance = Glance::unclear;
      }
    }
  }
  // What is unclear may turn out to be different, and then crossed.
  if (seen.glance != Glance::same && maybe_crossed(column, a, b)) seen.glance = Glance::maybe_crossed;
  return seen;
}

// The value of this column in one row that stands in the twin column of the other, as it is or with one slip.
TraitTable::ValueId TraitTable::crossed(const Column& column, std::size_t a, std::size_t b) const {
  const Pool& pool = pool_of(column);
  const auto own = static_cast<std::size_t>(&column - columns_.data());
  for (const ValueId x : values(own, a)) {
    for (const ValueId y : values(static_cast<std::size_t>(column.twin), b)) {
      if (x == y) return x;
      if (!maybe_one_slip(pool.briefs[x], pool.briefs[y])) continue;
      const TraitValue& one = pool.values[x];
      const TraitValue& other = pool.values[y];
      if (std::min(one.text.size(), other.text.size()) >= 3 && edits_within(one, other, 1) <= 1) return x;
    }
  }
  return 0;
}

TraitTable::Agreement TraitTable::compare(std::size_t index, std::size_t a, std::size_t b) const {
  const Column& column = columns_[index];
  const auto mine = values(index, a);
  const auto theirs = values(index, b);
  const Pool& pool = pool_of(column);
  Agreement best;
  if (mine.empty() || theirs.empty()) {
    if (column.twin < 0) return best;
  } else {
    best.likeness = Likeness::different;
    bool comparable = false;
    for (const ValueId x : mine) {
      for (const ValueId y : theirs) {
        if (x == y) {
          // The rarest value they share says most.
          if (best.likeness != Likeness::same || count(index, x) < count(index, best.value)) best = {Likeness::same, x};
          comparable = true;
        } else if (best.likeness != Likeness::same && !surely_different(column.trait, pool.briefs[x], pool.briefs[y])) {
          const Likeness found = like(column.trait, pool.values[x], pool.values[y]);
          if (found == Likeness::missing) continue;
          comparable = true;
          best.likeness = std::min(best.likeness, found);
        } else {
          comparable = true;
        }
      }
    }
    if (!comparable) best.likeness = Likeness::missing;
  }
  if (column.twin >= 0 && (best.likeness == Likeness::different || best.likeness == Likeness::missing)) {
    if (const ValueId value = crossed(column, a, b)) return {Likeness::crossed, value};
  }
  return best;
}

}  // namespace kith
