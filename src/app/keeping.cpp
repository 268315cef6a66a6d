#include "app/keeping.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <sodium.h>

#include "app/people.hpp"
#include "app/portable.hpp"
#include "formats/writer.hpp"
#include "store/catalogue.hpp"
#include "store/derived.hpp"
#include "store/outbox.hpp"
#include "store/tx.hpp"

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

// Somebody Kith itself made: the same in every export, so that who reads it again knows them.
std::string own_uid(const Person& person) {
  return fmt::format("urn:kith:{}-{}", seconds(person.created), person.id.value);
}

bool flushed(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = ::fsync(file) == 0;
  ::close(file);
  return done;
}

// What waited to leave when the copy was made may have left since.
Status hold_mail(const std::string& part) {
  KITH_TRY(const Store store, Store::open(part));
  KITH_TRY(Tx tx, store.write(Instant{}, "restore", "Restored"));
  KITH_CHECK(hold_outbox(tx, "it waited in the backup that was put back, and may have left since"));
  return tx.commit();
}

// A file of the same kind as the database; of PostgreSQL, everything as JSON. What is written is looked at again before
// it counts as a backup.
Status copy_to(const App& app, const std::string& part) {
  switch (app.store().backend()) {
    case Backend::sqlite: KITH_CHECK(app.store().copy_to(part)); return check_database(part);
    case Backend::postgres: break;
  }
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  KITH_CHECK(export_people(app, ExportAs::json, [&](std::string_view text) {
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    return static_cast<bool>(file);
  }));
  if (!file.flush()) return fail(Code::failed, "the backup could not be written", "check the free space");
  return {};
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
  Status copied = copy_to(app, part);
  if (!copied) {
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
    return fail(Code::usage, "a backup is not put in place of a PostgreSQL database",
                "import it into an empty one: kith --db postgresql://HOST/NEW import FILE");
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
  if (Status held = hold_mail(part); !held) {
    drop();
    return held;
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
  const auto put = [&](std::string_view text) -> Status {
    if (!write(text)) return fail(Code::failed, "the export could not be written", "check the free space");
    return {};
  };
  if (as == ExportAs::json) return export_everything(app, put);
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto everybody, all_people(db));
  if (as == ExportAs::csv) KITH_CHECK(put(csv_row(csv_header())));
  for (std::size_t at = 0; at < everybody.size(); at += kExportBatch) {
    const std::vector<PersonId> part(
        everybody.begin() + static_cast<std::ptrdiff_t>(at),
        everybody.begin() + static_cast<std::ptrdiff_t>(std::min(everybody.size(), at + kExportBatch)));
    KITH_TRY(const auto people, load_people(db, part));
    KITH_TRY(const auto uids, source_uids(db, part));
    for (const auto& [id, person] : people) {
      if (as == ExportAs::csv) {
        KITH_CHECK(put(csv_row(csv_person(person))));
        continue;
      }
      KITH_TRY(const auto extras, person_extras(db, id));
      const auto uid = uids.find(id);
      KITH_CHECK(put(write_vcard(person, extras, uid == uids.end() ? own_uid(person) : uid->second)));
    }
  }
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
