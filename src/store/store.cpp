#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <mutex>
#include <vector>

#include <fmt/format.h>
#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "base/text.hpp"
#include "store/migrations.hpp"
#include "store/sql.hpp"
#include "store/tx.hpp"

namespace kith {
namespace {

bool is_postgres(std::string_view location) {
  return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

// SOCI takes "key=value key=value" only, so libpq reads the URL. bad_input when it cannot.
std::string conninfo(const std::string& url) {
  char* problem = nullptr;
  PQconninfoOption* const options = PQconninfoParse(url.c_str(), &problem);
  if (options == nullptr) {
    const std::string what = problem == nullptr ? "unreadable" : problem;
    PQfreemem(problem);
    throw std::runtime_error("this is not a PostgreSQL URL: " + what);
  }
  std::string made;
  for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    std::string value;
    for (const char* c = option->val; *c != '\0'; ++c) {
      if (*c == '\'' || *c == '\\') value += '\\';
      value += *c;
    }
    made += fmt::format("{}{}='{}'", made.empty() ? "" : " ", option->keyword, value);
  }
  PQconninfoFree(options);
  return made;
}

std::unique_ptr<soci::session> connect(const std::string& location, Backend backend) {
  switch (backend) {
    case Backend::sqlite: {
      auto session = std::make_unique<soci::session>(soci::sqlite3, fmt::format("dbname=\"{}\" timeout=10", location));
      for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
                                 "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16000"}) {
        sql::plain(*session, pragma);
      }
      return session;
    }
    case Backend::postgres: {
      auto session = std::make_unique<soci::session>(soci::postgresql, conninfo(location));
      sql::plain(*session, "SET client_min_messages = warning");
      return session;
    }
  }
  return nullptr;
}

// The file is the user's alone, from its first byte.
Status make_private_file(const std::string& path) {
  std::error_code error;
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    return fail(Code::failed,
                fmt::format("cannot open the database {}: {}", path, std::generic_category().message(errno)),
                "check the folder's permissions, or name another file with --db FILE");
  }
  ::close(file);
  return {};
}

}  // namespace

struct Store::Impl {
  std::string location;
  Backend backend = Backend::sqlite;
  std::mutex lock;
  std::vector<std::unique_ptr<soci::session>> idle;

  std::unique_ptr<soci::session> take() {
    {
      const std::lock_guard hold(lock);
      if (!idle.empty()) {
        auto session = std::move(idle.back());
        idle.pop_back();
        return session;
      }
    }
    return connect(location, backend);
  }
  void give(std::unique_ptr<soci::session> session) {
    const std::lock_guard hold(lock);
    idle.push_back(std::move(session));
  }
};

struct Db::Lease {
  std::shared_ptr<Store::Impl> impl;
  std::unique_ptr<soci::session> session;

  Lease(std::shared_ptr<Store::Impl> from, std::string_view begin) : impl(std::move(from)), session(impl->take()) {
    sql::plain(*session, std::string(begin));
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() {
    if (!session) return;
    try {
      sql::plain(*session, "ROLLBACK");
    } catch (const std::exception&) {
      return;  // already ended by a commit, or broken: a fresh connection costs less than a guess
    }
    impl->give(std::move(session));
  }
};

Db::Db(std::unique_ptr<Lease> lease, WorkspaceId workspace) : lease_(std::move(lease)), workspace_(workspace) {}
Db::Db(Db&&) noexcept = default;
Db::~Db() = default;
Backend Db::backend() const {
  return lease_->impl->backend;
}
soci::session& Db::session() const {
  return *lease_->session;
}

Store::Store(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
const std::string& Store::location() const {
  return impl_->location;
}
Backend Store::backend() const {
  return impl_->backend;
}

Result<Store> Store::open(const std::string& location) {
  auto impl = std::make_shared<Impl>();
  impl->location = location;
  impl->backend = is_postgres(location) ? Backend::postgres : Backend::sqlite;
  if (impl->backend == Backend::sqlite) KITH_CHECK(make_private_file(location));
  auto opened = sql::guarded([&]() -> Status {
    auto session = impl->take();
    KITH_CHECK(migrate(*session, impl->backend));
    impl->give(std::move(session));
    return {};
  });
  if (!opened) {
    Error error = std::move(opened).error();
    if (contains_ascii(error.what, "not a database")) {
      error = Error{
          Code::bad_input, fmt::format("{} is not a Kith database", location), "name another file with --db FILE", {}};
    }
    return fail(std::move(error));
  }
  return Store(std::move(impl));
}

Result<Db> Store::read() const {
  return sql::guarded([&]() -> Result<Db> {
    const char* begin = impl_->backend == Backend::sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    return Db(std::make_unique<Db::Lease>(impl_, begin), WorkspaceId{1});
  });
}

Result<Tx> Store::write(Instant now, std::string kind, std::string title) const {
  return sql::guarded([&]() -> Result<Tx> {
    const char* begin = impl_->backend == Backend::sqlite ? "BEGIN IMMEDIATE" : "BEGIN";
    Db db(std::make_unique<Db::Lease>(impl_, begin), WorkspaceId{1});
    // One writer a workspace on PostgreSQL too: numbers and the change log stay in commit order.
    sql::run(db, R"sql(UPDATE numbers SET next = next WHERE ws = :ws AND kind = 'step')sql", {});
    return Tx(std::move(db), now, std::move(kind), std::move(title));
  });
}

Status Store::copy_to(const std::string& path) const {
  if (impl_->backend != Backend::sqlite) {
    return fail(Code::usage, "a PostgreSQL database is backed up with PostgreSQL's own tools", "use pg_dump");
  }
  return sql::guarded([&]() -> Status {
    auto session = impl_->take();
    session->once << "VACUUM INTO :path", soci::use(path, "path");
    impl_->give(std::move(session));
    return {};
  });
}

Status check_database(const std::string& path) {
  auto checked = sql::guarded([&]() -> Status {
    const auto session = connect(path, Backend::sqlite);
    std::string answer;
    *session << "PRAGMA integrity_check(1)", soci::into(answer);
    if (answer != "ok") return fail(Code::bad_input, "this file is damaged: " + answer);
    int version = 0;
    *session << "SELECT MAX(version) FROM schema_versions", soci::into(version);
    if (version > newest_schema()) return fail(Code::bad_input, "this backup was made by a newer Kith");
    return {};
  });
  if (!checked && checked.error().code != Code::bad_input)
    return fail(Code::bad_input, "this file is not a backup of Kith, or it is damaged");
  return checked;
}

}  // namespace kith
