// Connections to the one database: SQLite by default, PostgreSQL by URL, the same SQL on both.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

namespace soci {
class session;
}

namespace kith {

class Tx;

enum class Backend { sqlite, postgres };

// A reading handle: one connection inside one read transaction, so everything it returns is of the
// same moment. Short-lived; gives its connection back when it goes.
class Db {
 public:
  Db(Db&&) noexcept;
  Db& operator=(Db&&) = delete;
  virtual ~Db();

  WorkspaceId workspace() const { return workspace_; }
  Backend backend() const;
  soci::session& session() const;

 protected:
  friend class Store;
  struct Lease;
  Db(std::unique_ptr<Lease> lease, WorkspaceId workspace);
  std::unique_ptr<Lease> lease_;
  WorkspaceId workspace_;
};

// The database itself. Safe to share between threads; handles are not.
class Store {
 public:
  // `location` is a file path or a postgresql:// URL. Creates the file and brings the schema up to
  // date; a schema newer than this program is refused.
  static Result<Store> open(const std::string& location);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  Result<Db> read() const;
  // Begins the one write transaction of this workspace; waits up to ten seconds for another to end.
  // `kind` is the stable word of the step ("log", "import"), `title` its words for people.
  Result<Tx> write(Instant now, std::string kind, std::string title) const;

  const std::string& location() const;
  Backend backend() const;
  struct Impl;  // defined in store.cpp
  // A consistent copy while others read and write (SQLite only).
  Status copy_to(const std::string& path) const;

 private:
  explicit Store(std::shared_ptr<Impl> impl);
  std::shared_ptr<Impl> impl_;
};

// Is the SQLite file at `path` a whole, undamaged Kith database of a schema this program knows?
Status check_database(const std::string& path);

}  // namespace kith
