// Running SQL inside src/store: bound names, typed columns, library errors as Result.
// Every statement names :ws, the workspace; one that does not fails when it runs.
#pragma once

#include <algorithm>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <soci/soci.h>

#include "base/result.hpp"
#include "store/db.hpp"
#include "store/tables.hpp"

namespace kith::sql {

using Int = long long;
using Text = std::string;

struct Bind {
  const char* name;
  Value value;
};
using Binds = std::vector<Bind>;

// The library's exceptions end here.
Error error_from(const std::exception& problem);

template <class Fn>
auto guarded(Fn&& fn) -> decltype(fn()) {
  try {
    return fn();
  } catch (const std::exception& problem) {
    return fail(error_from(problem));
  }
}

// Owns what SOCI keeps pointers to while a statement runs.
class Bound {
 public:
  Bound(const Db& db, const Binds& binds);
  void attach(soci::statement& statement);

 private:
  struct Slot {
    const char* name;
    bool text;
    Int number;
    Text words;
    soci::indicator indicator;
  };
  std::vector<Slot> slots_;
};

template <class T>
struct Cell {
  T value{};
  soci::indicator indicator = soci::i_ok;
  void attach(soci::statement& statement) { statement.exchange(soci::into(value, indicator)); }
  // NULL reads as the type's zero where the column is not asked for as optional.
  T take() { return indicator == soci::i_ok ? value : T{}; }
};

template <class T>
struct Cell<std::optional<T>> {
  T value{};
  soci::indicator indicator = soci::i_ok;
  void attach(soci::statement& statement) { statement.exchange(soci::into(value, indicator)); }
  std::optional<T> take() { return indicator == soci::i_ok ? std::optional<T>(value) : std::nullopt; }
};

// Calls fn(column...) for each row; a bool-returning fn stops at false.
template <class... Columns, class Fn>
void each(const Db& db, const std::string& query, const Binds& binds, Fn&& fn) {
  std::tuple<Cell<Columns>...> cells;
  Bound bound(db, binds);
  soci::statement statement(db.session());
  statement.alloc();
  statement.prepare(query);
  std::apply([&](auto&... cell) { (cell.attach(statement), ...); }, cells);
  bound.attach(statement);
  statement.define_and_bind();
  bool more = statement.execute(true);
  while (more) {
    const auto call = [&] { return std::apply([&](auto&... cell) { return fn(cell.take()...); }, cells); };
    if constexpr (std::is_same_v<decltype(call()), bool>) {
      if (!call()) return;
    } else {
      call();
    }
    more = statement.fetch();
  }
}

// The first row, if any.
template <class... Columns>
std::optional<std::tuple<Columns...>> one(const Db& db, const std::string& query, const Binds& binds) {
  std::optional<std::tuple<Columns...>> found;
  each<Columns...>(db, query, binds, [&](Columns... columns) {
    found.emplace(std::move(columns)...);
    return false;
  });
  return found;
}

// "1,2,3" for IN (…): whole numbers only, so nothing can hide in it.
template <class IdType>
std::string numbers(const std::vector<IdType>& ids) {
  std::string list;
  for (const IdType& id : ids) {
    if (!list.empty()) list += ',';
    list += std::to_string(id.value);
  }
  return list.empty() ? "NULL" : list;
}

// Texts for IN (…), each bound under a name of its own.
struct Texts {
  explicit Texts(const std::vector<std::string>& values);
  std::string list;  // ":t0,:t1"
  Binds binds;

 private:
  std::deque<std::string> names_;
};

// Most values in one IN list; longer ones are asked in parts. Texts are bound each under a name, and SQLite
// looks every name up in the list of all: short lists are quicker.
inline constexpr std::size_t kPart = 500;
inline constexpr std::size_t kTextPart = 64;
template <class T, class Fn>
Status in_parts(const std::vector<T>& all, Fn&& fn) {
  constexpr std::size_t kMost = std::is_same_v<T, std::string> ? kTextPart : kPart;
  for (std::size_t at = 0; at < all.size(); at += kMost) {
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), at + kMost));
    KITH_CHECK(fn(std::vector<T>(all.begin() + static_cast<std::ptrdiff_t>(at), end)));
  }
  return {};
}

// One statement run many times with other values: prepared once, bound by position. It names :ws and each
// column once.
class Repeat {
 public:
  Repeat(const Db& db, const std::string& query, std::span<const Column> columns);
  Repeat(const Repeat&) = delete;
  Repeat& operator=(const Repeat&) = delete;
  // The value of the column at `index`; a NULL where the column has none becomes 0 or "".
  void set(std::size_t index, const Value& value);
  void run() { statement_.execute(true); }

 private:
  struct Slot {
    const Column* column;
    Int number;
    Text words;
    soci::indicator indicator;
  };
  Int ws_;
  std::vector<Slot> slots_;
  soci::statement statement_;
};

Int count(const Db& db, const std::string& query, const Binds& binds);
void run(const Db& db, const std::string& query, const Binds& binds);
// Data definition and the like: no workspace, no binds.
void plain(soci::session& session, const std::string& query);

inline std::optional<Instant> to_instant(std::optional<Int> value) {
  return value ? std::optional<Instant>(instant(*value)) : std::nullopt;
}
inline std::optional<LocalDate> to_date(std::optional<Int> value) {
  return value ? std::optional<LocalDate>(local_date(static_cast<int>(*value))) : std::nullopt;
}
inline Value from(std::optional<Instant> value) {
  return value ? Value(std::int64_t{seconds(*value)}) : Value(std::monostate{});
}
inline Value from(std::optional<LocalDate> value) {
  return value ? Value(std::int64_t{serial(*value)}) : Value(std::monostate{});
}

}  // namespace kith::sql
