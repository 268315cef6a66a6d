// What a running command has: its call, the opened workspace, and where it writes.
#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/json.hpp"
#include "app/json_drafts.hpp"  // to_json() of the values that page_of() is given
#include "cli/look.hpp"
#include "cli/parse.hpp"

namespace kith::cli {

// The outside world of a command.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false;
  bool err_is_terminal = false;
  Look look = {};      // of `out`
  int err_width = 80;  // of `err`, when that is a terminal
};

struct ServeRequest {
  std::string host;
  int port = 7070;
};
// Serves until it is told to stop; `ready` is called once with the address people open.
using Serve =
    std::function<Status(const App&, const ServeRequest&, const std::function<void(const std::string&)>& ready)>;

// What a command may use of the machine; main.cpp fills it.
struct Machine {
  Streams streams;
  Environment environment;
  Serve serve;  // the HTTP front, which this room does not know
};

class Context {
 public:
  Context(const Call& call, Machine& machine, const App* app) : call_(call), machine_(machine), app_(app) {}

  const Call& call() const { return call_; }
  Machine& machine() const { return machine_; }
  const Look& look() const { return machine_.streams.look; }
  const App& app() const { return *app_; }  // only with Needs::database
  AppOptions app_options() const;

  bool json() const { return call_.globals.json; }
  bool quiet() const { return call_.globals.quiet; }
  // A whole text or document on the standard output. failed when it cannot be written.
  Status print(std::string_view text) const;
  Status print_json(const app::Json& document) const;
  // Confirms a write: its JSON, or the sentence unless --quiet.
  Status confirm(const app::Json& document, std::string_view sentence) const;
  // A remark beside the answer, on the standard error; silent with --quiet.
  void remark(std::string_view text) const;

  Result<Zone> zone() const;
  Result<LocalDate> today() const;
  // The first argument, or another, as a person.
  Result<PersonId> person(std::size_t word = 0) const;
  // Every argument from that one on, each as a person.
  Result<std::vector<PersonId>> people_from(std::size_t word) const;

 private:
  const Call& call_;
  Machine& machine_;
  const App* app_;
};

// {"items": [...], "next": null, "total": N}, as the API's pages are; of values that to_json() knows.
template <class T>
app::Json page_of(const std::vector<T>& values) {
  app::Json items = app::Json::array();
  using app::to_json;  // beside those that stand with their values
  for (const T& value : values) items.push_back(to_json(value));
  return app::page(std::move(items), "", static_cast<std::int64_t>(values.size()));
}

}  // namespace kith::cli
