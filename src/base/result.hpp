// The one result type. No other file names the library below it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace kith {

// Fixes both the exit status of a command and the status of an HTTP answer.
enum class Code {
  failed,        // exit 1, HTTP 500: the machine let us down (disk, database)
  usage,         // exit 2, HTTP 400: the call's words are off
  not_found,     // exit 3, HTTP 404
  ambiguous,     // exit 4, HTTP 409: several match; the hint lists them
  refused,       // exit 5, HTTP 403: a rule says no; what names the rule
  bad_input,     // exit 6, HTTP 422: the input is not what it should be; nothing changed
  conflict,      // exit 1, HTTP 412: somebody changed it since it was read
  busy,          // exit 1, HTTP 503: another write holds the database; try again
  unauthorized,  // exit 5, HTTP 401
  unreachable,   // exit 1, HTTP 502: a server elsewhere did not answer, or not as it should
};

// Where in the user's input it happened. Lines count from 1; 0 is "the whole file".
struct Place {
  std::string file;
  long line = 0;
};

struct Error {
  Code code = Code::failed;
  std::string what;  // what happened, one sentence, no trailing newline
  std::string hint;  // what to do about it; may be empty
  std::optional<Place> place;
};

int exit_status(Code code);
int http_status(Code code);
std::string_view name(Code code);  // "not-found"; stable, part of the API

// "file:line: what (hint)" for a terminal.
std::string sentence(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(Code code, std::string what, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(what), std::move(hint), std::nullopt});
}
inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace kith

// KITH_TRY(auto x, f()) binds the value or returns the error; KITH_CHECK(f()) for results without one.
#define KITH_JOIN_(a, b) a##b
#define KITH_JOIN(a, b) KITH_JOIN_(a, b)
#define KITH_TRY_(tmp, decl, expr)                                          \
  auto tmp = (expr);                                                        \
  if (!tmp) return ::tl::unexpected<::kith::Error>(std::move(tmp).error()); \
  decl = std::move(*tmp)
#define KITH_TRY(decl, expr) KITH_TRY_(KITH_JOIN(kith_try_, __LINE__), decl, expr)
#define KITH_CHECK(expr) \
  if (auto kith_check_ = (expr); !kith_check_) return ::tl::unexpected<::kith::Error>(std::move(kith_check_).error())
