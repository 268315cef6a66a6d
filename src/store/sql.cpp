#include "store/sql.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace kith::sql {

Error error_from(const std::exception& problem) {
  const std::string what = problem.what();
  if (contains_ascii(what, "database is locked") || contains_ascii(what, "database table is locked")) {
    return Error{Code::busy, "another write is still running", "wait until it is done and try again", {}};
  }
  if (contains_ascii(what, "disk is full") || contains_ascii(what, "database or disk is full")) {
    return Error{Code::failed, "the disk is full; nothing was changed", "free some space and try again", {}};
  }
  return Error{Code::failed, fmt::format("the database says: {}", what), "", {}};
}

Bound::Bound(const Db& db, const Binds& binds) {
  slots_.reserve(binds.size() + 1);
  slots_.push_back({"ws", false, db.workspace().value, {}, soci::i_ok});
  for (const Bind& bind : binds) {
    if (const auto* number = std::get_if<std::int64_t>(&bind.value)) {
      slots_.push_back({bind.name, false, *number, {}, soci::i_ok});
    } else if (const auto* words = std::get_if<std::string>(&bind.value)) {
      slots_.push_back({bind.name, true, 0, *words, soci::i_ok});
    } else {
      slots_.push_back({bind.name, true, 0, {}, soci::i_null});
    }
  }
}

void Bound::attach(soci::statement& statement) {
  for (Slot& slot : slots_) {
    if (slot.text) {
      statement.exchange(soci::use(slot.words, slot.indicator, slot.name));
    } else {
      statement.exchange(soci::use(slot.number, slot.indicator, slot.name));
    }
  }
}

Texts::Texts(const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    const std::string& name = names_.emplace_back(fmt::format("t{}", names_.size()));
    list += fmt::format("{}:{}", list.empty() ? "" : ",", name);
    binds.push_back({name.c_str(), value});
  }
  if (list.empty()) list = "NULL";
}

namespace {

// The names of a query's values, in the order they stand in.
std::vector<std::string_view> names_in(std::string_view query) {
  const auto in_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  std::vector<std::string_view> names;
  for (std::size_t at = query.find(':'); at != std::string_view::npos; at = query.find(':', at)) {
    const std::size_t begin = ++at;
    while (at < query.size() && in_name(query[at])) ++at;
    names.push_back(query.substr(begin, at - begin));
  }
  return names;
}

}  // namespace

Repeat::Repeat(const Db& db, const std::string& query, std::span<const Column> columns)
    : ws_(db.workspace().value), statement_(db.session()) {
  statement_.alloc();
  statement_.prepare(query);
  slots_.reserve(columns.size());  // SOCI keeps pointers into it
  for (const Column& column : columns) slots_.push_back({&column, 0, {}, soci::i_ok});
  for (const std::string_view name : names_in(query)) {
    if (name == "ws") {
      statement_.exchange(soci::use(ws_));
      continue;
    }
    const auto slot = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& s) { return name == s.column->name; });
    if (slot == slots_.end()) throw soci::soci_error(fmt::format("no value for :{}", name));
    switch (slot->column->kind) {
      case Column::Kind::integer: statement_.exchange(soci::use(slot->number, slot->indicator)); break;
      case Column::Kind::text: statement_.exchange(soci::use(slot->words, slot->indicator)); break;
    }
  }
  statement_.define_and_bind();
}

void Repeat::set(std::size_t index, const Value& value) {
  Slot& slot = slots_[index];
  slot.indicator = soci::i_ok;
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    slot.number = *number;
  } else if (const auto* words = std::get_if<std::string>(&value)) {
    slot.words = *words;
  } else if (slot.column->nullable) {
    slot.indicator = soci::i_null;
  } else {
    slot.number = 0;
    slot.words.clear();
  }
}

Int count(const Db& db, const std::string& query, const Binds& binds) {
  const auto row = one<Int>(db, query, binds);
  return row ? std::get<0>(*row) : 0;
}

void run(const Db& db, const std::string& query, const Binds& binds) {
  Bound bound(db, binds);
  soci::statement statement(db.session());
  statement.alloc();
  statement.prepare(query);
  bound.attach(statement);
  statement.define_and_bind();
  statement.execute(true);
}

void plain(soci::session& session, const std::string& query) {
  session.once << query;
}

}  // namespace kith::sql
