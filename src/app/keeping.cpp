#include "app/keeping.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <sodium.h>
#include <nlohmann/json.hpp>

#include "app/json.hpp"
#include "app/people.hpp"
#include "formats/writer.hpp"
#include "store/catalogue.hpp"
#include "store/derived.hpp"
#include "store/promises.hpp"
#include "store/relations.hpp"
#include "store/touches.hpp"
#include "store/weeks.hpp"

namespace kith::app {
namespace {

constexpr int kLoginDays = 30;
constexpr std::size_t kExportBatch = 200;

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string text(size * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

// The database keeps only what a token hashes to.
std::string token_hash(const std::string& token) {
  unsigned char hash[32];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(token.data()), token.size(), nullptr, 0);
  return hex(hash, sizeof hash);
}

// When the note or contact was that something was learnt in; null for what is typed on its own.
Json source_at(const Person& p, const std::vector<Touch>& touches, SaidIn source, std::int64_t id) {
  if (source == SaidIn::touch) {
    for (const Touch& touch : touches) {
      if (touch.id.value == id) return iso(touch.at);
    }
  }
  if (source == SaidIn::note) {
    for (const Note& note : p.notes) {
      if (note.id.value == id) return iso(note.at);
    }
  }
  return nullptr;
}

Json exported_week(const WeekNote& week) {
  const WeekFigures& f = week.figures;
  return {{"week", iso(week.week)},
          {"text", week.text},
          {"finished", week.finished ? Json(iso(*week.finished)) : Json(nullptr)},
          {"contacts", f.contacts},
          {"people", f.people},
          {"dialogues", f.dialogues},
          {"minutes", f.minutes},
          {"new_people", f.new_people},
          {"revived", f.revived},
          {"promises_kept", f.promises_kept}};
}

Json exported(const Person& p, const std::vector<std::string>& extras, const std::vector<Touch>& touches,
              const std::string& stratum, const std::vector<Note>& touch_notes, const std::vector<Promise>& promises,
              const std::vector<Relation>& relations) {
  const auto date = [](const std::optional<PartialDate>& d) { return d ? Json(iso(*d)) : Json(nullptr); };
  const auto day = [](const std::optional<LocalDate>& d) { return d ? Json(iso(*d)) : Json(nullptr); };
  const auto time = [](const std::optional<Instant>& t) { return t ? Json(iso(*t)) : Json(nullptr); };
  Json made{{"id", p.id.value},
            {"name", p.name},
            {"given", p.given},
            {"middle", p.middle},
            {"family", p.family},
            {"prefix", p.prefix},
            {"suffix", p.suffix},
            {"nickname", p.nickname},
            {"birthday", date(p.birthday)},
            {"state", name(p.state)},
            {"stratum", stratum},
            {"placed", p.placed},
            {"interval_days", p.interval_days ? Json(*p.interval_days) : Json(nullptr)},
            {"first_due", day(p.first_due)},
            {"snoozed_until", day(p.snoozed_until)},
            {"snoozed_at", time(p.snoozed_at)},
            {"skipped_at", time(p.skipped_at)},
            {"created", iso(p.created)}};
  made["handles"] = Json::array();
  for (const Handle& h : p.handles)
    made["handles"].push_back({{"kind", name(h.kind)}, {"value", h.value}, {"label", h.label}});
  made["addresses"] = Json::array();
  for (const Address& a : p.addresses) {
    made["addresses"].push_back({{"label", a.label},
                                 {"street", a.street},
                                 {"city", a.city},
                                 {"region", a.region},
                                 {"postal_code", a.postal_code},
                                 {"country", a.country}});
  }
  made["positions"] = Json::array();
  for (const Position& o : p.positions) {
    made["positions"].push_back({{"organisation", o.organisation},
                                 {"role", o.role},
                                 {"department", o.department},
                                 {"from", date(o.from)},
                                 {"to", date(o.to)},
                                 {"noticed", time(o.noticed)}});
  }
  made["facts"] = Json::array();
  for (const Fact& f : p.facts) {
    made["facts"].push_back({{"kind", f.kind},
                             {"text", f.text},
                             {"at", iso(f.at)},
                             {"source", name(f.source)},
                             {"source_at", source_at(p, touches, f.source, f.source_id)}});
  }
  made["promises"] = Json::array();
  for (const Promise& one : promises) {
    made["promises"].push_back({{"side", name(one.side)},
                                {"text", one.text},
                                {"made", iso(one.made)},
                                {"by", day(one.by)},
                                {"state", name(one.state)},
                                {"closed", time(one.closed)},
                                {"source", name(one.source)},
                                {"source_at", source_at(p, touches, one.source, one.source_id)}});
  }
  made["relations"] = Json::array();
  for (const Relation& one : relations) {
    made["relations"].push_back(
        {{"person", one.other.value}, {"kind", name(one.kind)}, {"at", iso(one.at)}, {"source", name(one.source)}});
  }
  made["notes"] = Json::array();
  for (const Note& n : p.notes) made["notes"].push_back({{"at", iso(n.at)}, {"text", n.text}});
  made["tags"] = p.tags;
  made["extras"] = extras;
  made["touches"] = Json::array();
  for (const Touch& t : touches) {
    Json touch{{"at", iso(t.at)},
               {"channel", name(t.channel)},
               {"direction", name(t.direction)},
               {"source", name(t.source)},
               {"asks", t.asks},
               {"note", ""}};
    for (const Note& note : touch_notes) {
      if (note.id.value == t.id.value) touch["note"] = note.text;
    }
    made["touches"].push_back(std::move(touch));
  }
  return made;
}

Json exported_head(const std::vector<Stratum>& strata, const std::vector<std::pair<std::string, std::string>>& settings,
                   const std::vector<WeekNote>& weeks) {
  Json head{{"format", "kith"},
            {"version", 1},
            {"strata", Json::array()},
            {"settings", Json::object()},
            {"weeks", Json::array()}};
  for (const WeekNote& week : weeks) head["weeks"].push_back(exported_week(week));
  for (const Stratum& s : strata) {
    head["strata"].push_back({{"name", s.name},
                              {"rank", s.rank},
                              {"interval_days", s.interval_days},
                              {"channel", name(s.channel)},
                              {"counts", name(s.counts)},
                              {"minutes", s.minutes},
                              {"worth", s.worth}});
  }
  for (const auto& [key, value] : settings) {
    if (!value.empty()) head["settings"][key] = value;
  }
  return head;
}

bool flushed(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = ::fsync(file) == 0;
  ::close(file);
  return done;
}

}  // namespace

Status backup(const App& app, const std::string& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    return fail(
        Error{Code::bad_input, "that file exists already", "name a new file; nothing is overwritten", Place{file, 0}});
  }
  // Written beside and renamed: a file of that name is a whole backup or is not there.
  const std::string part = file + ".part";
  std::filesystem::remove(part, error);
  ::umask(S_IRWXG | S_IRWXO);
  if (Status copied = app.store().copy_to(part); !copied) {
    std::filesystem::remove(part, error);
    return copied;
  }
  if (flushed(part)) std::filesystem::rename(part, file, error);
  if (error || !std::filesystem::exists(file))
    return fail(Error{Code::failed, "the backup could not be written", "check the folder", Place{file, 0}});
  return {};
}

Status restore(const std::string& location, const std::string& file) {
  if (location.find("://") != std::string::npos) {
    return fail(Code::usage, "a PostgreSQL database is restored with PostgreSQL's own tools", "use pg_restore");
  }
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    return fail(
        Error{Code::not_found, "there is no such backup", "name a file that kith backup wrote", Place{file, 0}});
  }
  const std::string part = location + ".restoring";
  std::filesystem::remove(part, error);
  if (const auto folder = std::filesystem::path(location).parent_path(); !folder.empty())
    std::filesystem::create_directories(folder, error);
  if (!std::filesystem::copy_file(file, part, error))
    return fail(Code::failed, fmt::format("{} cannot be copied beside the database", file), "check the free space");
  std::filesystem::permissions(part, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
  const auto drop = [&] {
    for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(part + tail, error);
  };
  Status checked = check_database(part);
  if (!checked) {
    drop();
    return fail(Error{Code::bad_input, checked.error().what, "the present database stays as it is", Place{file, 0}});
  }
  for (const char* tail : {"", "-wal", "-shm"}) {
    if (std::filesystem::exists(location + tail, error))
      std::filesystem::rename(location + tail, location + ".before" + tail, error);
  }
  flushed(part);
  std::filesystem::rename(part, location, error);
  for (const char* tail : {"-wal", "-shm"}) std::filesystem::remove(part + tail, error);
  if (error || !std::filesystem::exists(location))
    return fail(Code::failed, "the backup could not be put in place",
                fmt::format("the old database is at {}.before", location));
  return {};
}

Status export_people(const App& app, ExportAs as, const std::function<bool(std::string_view)>& write) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto everybody, all_people(db));
  KITH_TRY(const auto known_strata, strata(db));
  const auto put = [&](std::string_view text) -> Status {
    if (!write(text)) return fail(Code::failed, "the export could not be written", "check the free space");
    return {};
  };
  switch (as) {
    case ExportAs::csv: KITH_CHECK(put(csv_row(csv_header()))); break;
    case ExportAs::json: {
      KITH_TRY(const auto known_settings, list_settings(app));
      KITH_TRY(const auto weeks, list_weeks(db));
      std::string head = exported_head(known_strata, known_settings, weeks).dump(1);
      head.erase(head.size() - 2);  // the closing brace comes after the people
      KITH_CHECK(put(head + ",\n \"people\": ["));
      break;
    }
    case ExportAs::vcard: break;
  }
  bool first = true;
  for (std::size_t at = 0; at < everybody.size(); at += kExportBatch) {
    const std::vector<PersonId> part(
        everybody.begin() + static_cast<std::ptrdiff_t>(at),
        everybody.begin() + static_cast<std::ptrdiff_t>(std::min(everybody.size(), at + kExportBatch)));
    KITH_TRY(const auto people, load_people(db, part));
    KITH_TRY(const auto touches, touches_of(db, part));
    KITH_TRY(const auto notes, touch_notes(db, part));
    KITH_TRY(auto promised, promises_of(db, part));
    for (const auto& [id, person] : people) {
      KITH_TRY(const auto extras, person_extras(db, id));
      switch (as) {
        case ExportAs::vcard: KITH_CHECK(put(write_vcard(person, extras))); break;
        case ExportAs::csv: KITH_CHECK(put(csv_row(csv_person(person)))); break;
        case ExportAs::json: {
          std::string stratum;
          for (const Stratum& row : known_strata) {
            if (row.id == person.stratum) stratum = row.name;
          }
          const auto own = touches.find(id);
          const auto said = notes.find(id);
          KITH_TRY(const auto relations, written_relations(db, id));
          const Json one = exported(person, extras, own == touches.end() ? std::vector<Touch>{} : own->second, stratum,
                                    said == notes.end() ? std::vector<Note>{} : said->second, promised[id], relations);
          KITH_CHECK(put((first ? "\n  " : ",\n  ") + one.dump()));
          first = false;
          break;
        }
      }
    }
  }
  if (as == ExportAs::json) KITH_CHECK(put("\n ]\n}\n"));
  return {};
}

Result<StatusView> status(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  const Settings known = read_settings(stored);
  KITH_TRY(const Zone zone, app.zone(known));
  KITH_TRY(const int people, count_people(db, PeopleFilter{}));
  StatusView view;
  view.people = people;
  view.empty = people == 0;
  view.demo = known.demo;
  view.today = zone.date_of(app.now());
  view.time_zone = zone.name();
  view.name = known.name;
  view.single_keys = known.single_keys;
  view.has_password = !known.password_hash.empty();
  return view;
}

Result<std::string> log_in(const App& app, const std::string& password) {
  KITH_TRY(const Settings known, settings(app));
  const bool right = sodium_init() >= 0 && !known.password_hash.empty() &&
                     crypto_pwhash_str_verify(known.password_hash.c_str(), password.data(), password.size()) == 0;
  if (!right) return fail(Code::unauthorized, "that is not the password");
  unsigned char random[32];
  randombytes_buf(random, sizeof random);
  std::string token = hex(random, sizeof random);
  KITH_TRY(Tx tx, app.write("login", "Logged in"));
  KITH_CHECK(save_login(tx, token_hash(token), app.now() + Days{kLoginDays}));
  KITH_CHECK(tx.commit());
  return token;
}

Result<bool> logged_in(const App& app, const std::string& token) {
  if (token.empty()) return false;
  KITH_TRY(const Db db, app.read());
  return login_known(db, token_hash(token), app.now());
}

Status log_out(const App& app, const std::string& token) {
  KITH_TRY(Tx tx, app.write("logout", "Logged out"));
  KITH_CHECK(forget_login(tx, token_hash(token)));
  return tx.commit();
}

Status tidy(const App& app) {
  KITH_TRY(Tx tx, app.write("tidy", "Emptied the trash"));
  KITH_TRY(const int gone, empty_trash(tx, app.now() - Days{kTrashDays}));
  static_cast<void>(gone);
  return tx.commit();
}

}  // namespace kith::app
