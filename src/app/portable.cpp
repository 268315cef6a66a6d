#include "app/portable.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/derive.hpp"
#include "app/json.hpp"
#include "formats/json_parts.hpp"
#include "store/catalogue.hpp"
#include "store/people.hpp"
#include "store/rows.hpp"

namespace kith::app {
namespace {

constexpr int kVersionOfExport = 2;
constexpr std::size_t kRowBatch = 200;
// People whose rows wait to be derived while an export is taken over.
constexpr std::size_t kMostToDerive = 20000;

constexpr PortableTable kPortable[] = {
    {Table::settings, Stands::settings},
    {Table::strata, Stands::before},
    {Table::organisations, Stands::before},
    {Table::people, Stands::person},
    {Table::handles, Stands::inside},
    {Table::addresses, Stands::inside},
    {Table::positions, Stands::inside},
    {Table::facts, Stands::inside},
    {Table::notes, Stands::inside},
    {Table::tags, Stands::inside},
    {Table::extras, Stands::inside},
    {Table::touches, Stands::inside},
    {Table::source_records, Stands::inside},
    {Table::imports, Stands::after},
    {Table::problems, Stands::after},
    {Table::promises, Stands::inside},
    {Table::reviews, Stands::after},
    {Table::relations, Stands::after},
    {Table::weeks, Stands::after},
    {Table::messages, Stands::after},
    {Table::exchanges, Stands::after},
    {Table::mail_addresses, Stands::after},
    {Table::entry_points, Stands::after},
    {Table::own_news, Stands::after},
    {Table::entry_uses, Stands::after},
    {Table::drafts, Stands::after},
    {Table::value_entries, Stands::after},
    {Table::approaches, Stands::after},
    {Table::experiments, Stands::before},
    {Table::experiment_arms, Stands::before},
    {Table::experiment_entries, Stands::inside},
    {Table::experiment_notes, Stands::after},
    {Table::followed_feeds, Stands::after},
    {Table::feed_people, Stands::after},
    {Table::introductions, Stands::after},
    {Table::pursuits, Stands::after},
    {Table::organisation_events, Stands::after},
    {Table::event_people, Stands::after},
    {Table::opportunities, Stands::after},
    {Table::opportunity_people, Stands::after},
    {Table::opportunity_touches, Stands::after},
    {Table::opportunity_stages, Stands::after},
};

// Columns that mean nothing elsewhere: an import taken over cannot be undone by itself.
bool stays(Table table, std::string_view column) {
  return column == "removed_at" || column == "person_id" || (table == Table::people && column == "merged_into") ||
         (table == Table::imports && column == "step_id") || (table == Table::reviews && column == "odds_milli");
}

// A pair that comparing everybody found and nobody has decided: it is found again.
bool is_found_again(Table table, const TableRow& row) {
  if (table != Table::reviews) return false;
  const auto said = [&](std::string_view column) {
    const TableInfo& shape = info(table);
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
      const auto* const words = std::get_if<std::string>(&row.values[i]);
      if (shape.columns[i].name == column) return words != nullptr && !words->empty();
    }
    return false;
  };
  return !said("why") && !said("decision");
}

// Columns that exports of this version may lack, since they are younger.
bool came_later(Table table, std::string_view column) {
  return (table == Table::touches && (column == "thread" || column == "recipients")) ||
         (table == Table::messages && column == "parties") || (table == Table::relations && column == "how_well") ||
         (table == Table::drafts && column == "introduction_id") ||
         (table == Table::organisations && column != "name" && column != "name_key" && column != "home");
}

enum class Meaning { plain, instant, day, yes_no };

Meaning meaning_of(const Column& column) {
  const std::string_view name = column.name;
  if (column.kind == Column::Kind::text) return Meaning::plain;
  if (name == "at" || name.ends_with("_at")) return Meaning::instant;
  if (name == "first_due" || name.ends_with("_until") || name.ends_with("_on") || name.ends_with("_day") ||
      name == "by_date" || name == "monday")
    return Meaning::day;
  if (name == "placed" || name == "asks" || name == "home" || name == "own" || name == "reading" || name == "knew_me")
    return Meaning::yes_no;
  return Meaning::plain;
}

Json to_json(const Column& column, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return nullptr;
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  const std::int64_t number = std::get<std::int64_t>(value);
  switch (meaning_of(column)) {
    case Meaning::plain: return number;
    case Meaning::instant: return iso(instant(number));
    case Meaning::day: return iso(local_date(static_cast<int>(number)));
    case Meaning::yes_no: return number != 0;
  }
  return nullptr;
}

auto senseless(Table table, std::string_view column) {
  return fail(Code::bad_input, fmt::format("{}.{} makes no sense", info(table).name, column), "nothing was changed");
}

Result<Value> from_json(Table table, const Column& column, const Json& json) {
  if (json.is_null() && column.nullable) return Value(std::monostate{});
  if (column.kind == Column::Kind::text) {
    if (!json.is_string()) return senseless(table, column.name);
    return Value(json.get<std::string>());
  }
  switch (meaning_of(column)) {
    case Meaning::plain:
      if (!json.is_number_integer()) return senseless(table, column.name);
      return Value(json.get<std::int64_t>());
    case Meaning::yes_no:
      if (!json.is_boolean()) return senseless(table, column.name);
      return Value(std::int64_t{json.get<bool>() ? 1 : 0});
    case Meaning::instant: {
      const auto at =
          json.is_string() ? parse_instant(json.get<std::string>(), Zone::utc()) : fail(Code::bad_input, "");
      if (!at) return senseless(table, column.name);
      return Value(seconds(*at));
    }
    case Meaning::day: {
      const auto day = json.is_string() ? parse_date(json.get<std::string>()) : fail(Code::bad_input, "");
      if (!day) return senseless(table, column.name);
      return Value(std::int64_t{serial(*day)});
    }
  }
  return senseless(table, column.name);
}

Json row_json(Table table, const TableRow& row) {
  Json made{{"id", row.id}};
  if (table != Table::people && belongs_to_people(table)) {
    for (const PortableTable& place : kPortable) {
      if (place.table == table && place.stands == Stands::after)
        made["person_id"] = row.owner ? Json(row.owner.value) : Json();
    }
  }
  const TableInfo& shape = info(table);
  for (std::size_t i = 0; i < shape.columns.size(); ++i) {
    if (!stays(table, shape.columns[i].name)) made[shape.columns[i].name] = to_json(shape.columns[i], row.values[i]);
  }
  return made;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class Export {
 public:
  Export(const App& app, const std::function<Status(std::string_view)>& write) : app_(app), write_(write) {}

  Status run() {
    KITH_TRY(const Db db, app_.read());
    KITH_TRY(everybody_, all_people(db));
    KITH_CHECK(write_(fmt::format("{{\n \"format\": \"kith\",\n \"version\": {}", kVersionOfExport)));
    KITH_CHECK(settings());
    KITH_CHECK(lists(db, Stands::before));
    KITH_CHECK(people(db));
    KITH_CHECK(lists(db, Stands::after));
    return write_("\n}\n");
  }

 private:
  Status settings() {
    KITH_TRY(const auto known, list_settings(app_));
    Json all = Json::object();
    for (const auto& [key, value] : known) {
      if (!value.empty()) all[key] = value;
    }
    return write_(fmt::format(",\n \"settings\": {}", line_of(all)));
  }
  Status begin_list(const char* name) {
    first_ = true;
    return write_(fmt::format(",\n \"{}\": [", name));
  }
  Status element(const Json& json) {
    KITH_CHECK(write_((first_ ? "\n  " : ",\n  ") + line_of(json)));
    first_ = false;
    return {};
  }
  Status lists(const Db& db, Stands where) {
    for (const PortableTable& place : kPortable) {
      if (place.stands != where) continue;
      KITH_CHECK(begin_list(info(place.table).name));
      KITH_CHECK(each_row(db, place.table, everybody_, [&](TableRow&& row) -> Status {
        return is_found_again(place.table, row) ? Status{} : element(row_json(place.table, row));
      }));
      KITH_CHECK(write_("\n ]"));
    }
    return {};
  }
  Status people(const Db& db) {
    KITH_CHECK(begin_list("people"));
    for (std::size_t at = 0; at < everybody_.size(); at += kRowBatch) {
      const auto from = everybody_.begin() + static_cast<std::ptrdiff_t>(at);
      const auto to = everybody_.begin() + static_cast<std::ptrdiff_t>(std::min(everybody_.size(), at + kRowBatch));
      const std::vector<PersonId> part(from, to);
      std::map<PersonId, Json> whole;
      for (const PortableTable& place : kPortable) {
        const char* const name = info(place.table).name;
        if (place.stands == Stands::inside) {
          for (auto& [id, person] : whole) person[name] = Json::array();
        } else if (place.stands != Stands::person) {
          continue;
        }
        KITH_CHECK(each_row(db, place.table, part, [&](TableRow&& row) -> Status {
          Json json = row_json(place.table, row);
          if (place.stands == Stands::person) {
            whole.emplace(row.owner, std::move(json));
          } else {
            whole[row.owner][name].push_back(std::move(json));
          }
          return {};
        }));
      }
      for (const auto& [id, person] : whole) KITH_CHECK(element(person));
    }
    return write_("\n ]");
  }

  const App& app_;
  const std::function<Status(std::string_view)>& write_;
  std::vector<PersonId> everybody_;
  bool first_ = true;
};

class TakeOver {
 public:
  TakeOver(Tx& tx, const Zone& zone) : tx_(tx), zone_(zone) {}

  Status part(const std::string& name, const std::string& text, long line) {
    Status done = take(name, text);
    if (done) return done;
    Error error = std::move(done).error();
    if (!error.place) error.place = Place{{}, line};
    return fail(std::move(error));
  }

  Status finish() {
    if (!version_seen_)
      return fail(Error{Code::bad_input, "this is no export of Kith: its version is missing", "nothing was changed",
                        Place{{}, 1}});
    for (const std::int64_t gone : own_strata_) KITH_CHECK(tx_.remove(Table::strata, gone, PersonId{}));
    return {};
  }

  int people = 0;
  int touches = 0;

 private:
  Status take(const std::string& name, const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return fail(Code::bad_input, "the JSON is damaged here", "nothing was changed");
    if (name == "format") return {};
    if (name == "version") return version(json);
    if (!version_seen_) return fail(Code::bad_input, "this is no export of Kith: its version does not come first");
    if (name == "settings") return settings(json);
    for (const PortableTable& place : kPortable) {
      if (name != info(place.table).name) continue;
      switch (place.stands) {
        case Stands::before:
        case Stands::after: return row(place.table, json, PersonId{});
        case Stands::person: return person(json);
        case Stands::inside:
        case Stands::settings: break;
      }
    }
    return fail(Code::bad_input, fmt::format("this Kith knows nothing called \"{}\"", name),
                "update Kith, then try again");
  }

  Status version(const Json& json) {
    if (!json.is_number_integer()) return fail(Code::bad_input, "this is no export of Kith: its version is no number");
    if (json.get<std::int64_t>() > kVersionOfExport)
      return fail(Code::bad_input, "this export was written by a newer Kith", "update Kith, then try again");
    if (json.get<std::int64_t>() < kVersionOfExport) {
      return fail(Code::bad_input, "this export was written by an older Kith that could not be taken over yet",
                  "export it again with this version, or as vcard");
    }
    version_seen_ = true;
    KITH_TRY(const auto own, strata(tx_));
    for (const Stratum& stratum : own) own_strata_.insert(stratum.id.value);
    return {};
  }

  Status settings(const Json& json) {
    if (!json.is_object()) return fail(Code::bad_input, "the settings make no sense", "nothing was changed");
    std::map<std::string, std::string> values;
    for (const auto& [key, value] : json.items()) {
      if (!value.is_string()) return fail(Code::bad_input, fmt::format("the setting {} makes no sense", key));
      values[key] = value.get<std::string>();
    }
    return replace_settings(tx_, values);
  }

  Result<std::int64_t> number(Table table, const Json& json, const char* name) {
    const auto found = json.is_object() ? json.find(name) : json.end();
    if (!json.is_object() || found == json.end() || !found->is_number_integer() || found->get<std::int64_t>() < 1)
      return senseless(table, name);
    return found->get<std::int64_t>();
  }

  // An organisation's entry point, for one.
  static bool has_no_person(Table table, const Json& json) {
    const auto person = json.find("person_id");
    return find_column(info(table), "person_id")->nullable && person != json.end() && person->is_null();
  }

  Status row(Table table, const Json& json, PersonId owner) {
    KITH_TRY(const std::int64_t id, number(table, json, "id"));
    if (!owner && belongs_to_people(table) && !has_no_person(table, json)) {
      KITH_TRY(const std::int64_t person, number(table, json, "person_id"));
      owner = PersonId{person};
    }
    std::vector<Field> fields;
    for (const Column& column : info(table).columns) {
      if (stays(table, column.name)) {
        if (!column.nullable && std::string_view(column.name) != "person_id")
          fields.push_back({column.name, std::int64_t{0}});
        continue;
      }
      const auto found = json.find(column.name);
      if (found == json.end() && came_later(table, column.name)) continue;
      if (found == json.end()) return senseless(table, column.name);
      KITH_TRY(Value value, from_json(table, column, *found));
      fields.push_back({column.name, std::move(value)});
    }
    // A new workspace has strata already: those of the export stand in their places.
    if (table == Table::strata && own_strata_.erase(id) > 0)
      return tx_.update(table, id, owner, fields).map([](bool) {});
    if (table == Table::touches) ++touches;
    return tx_.insert_as(table, id, table == Table::people ? PersonId{} : owner, fields);
  }

  Status person(const Json& json) {
    KITH_CHECK(row(Table::people, json, PersonId{}));
    const PersonId id{json["id"].get<std::int64_t>()};
    ++people;
    for (const PortableTable& place : kPortable) {
      if (place.stands != Stands::inside) continue;
      const auto list = json.find(info(place.table).name);
      if (list == json.end() || !list->is_array()) return senseless(Table::people, info(place.table).name);
      for (const Json& one : *list) KITH_CHECK(row(place.table, one, id));
    }
    return tx_.people().size() > kMostToDerive ? derive(tx_, zone_) : Status{};
  }

  Tx& tx_;
  const Zone& zone_;
  bool version_seen_ = false;
  std::set<std::int64_t> own_strata_;  // not in the export yet
};

Status check_new(const Db& db) {
  for (const PortableTable& place : kPortable) {
    if (place.stands == Stands::settings || place.table == Table::strata) continue;
    KITH_TRY(const bool used, has_rows(db, place.table));
    if (!used) continue;
    return fail(Code::refused, "everything of another Kith can only be taken over by a new database",
                "name one that is not there yet: kith --db NEW.db import FILE");
  }
  return {};
}

}  // namespace

std::span<const PortableTable> portable_tables() {
  return kPortable;
}

Status export_everything(const App& app, const std::function<Status(std::string_view)>& write) {
  return Export(app, write).run();
}

Result<ImportSummary> take_over(const App& app, ImportMode mode, const std::string& title, const FeedBytes& feed) {
  KITH_TRY(Tx tx, app.write("import", title));
  KITH_CHECK(check_new(tx));
  KITH_TRY(const auto stored, kith::settings(tx));
  KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
  TakeOver taking(tx, zone);
  JsonParts parts(
      [&](const std::string& name, const std::string& text, long line) { return taking.part(name, text, line); });
  KITH_CHECK(feed([&](std::string_view bytes) { return parts.feed(bytes); }));
  KITH_CHECK(parts.finish());
  KITH_CHECK(taking.finish());
  ImportSummary summary;
  summary.title = title;
  summary.format = name(Format::kith_json);
  summary.read = summary.added = taking.people;
  summary.touches = taking.touches;
  if (mode == ImportMode::preview) return summary;
  KITH_CHECK(app.finish(tx));
  summary.step = tx.step();
  return summary;
}

}  // namespace kith::app
