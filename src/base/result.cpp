#include "base/result.hpp"

#include <fmt/format.h>

namespace kith {

int exit_status(Code code) {
  switch (code) {
    case Code::failed: return 1;
    case Code::conflict: return 1;
    case Code::busy: return 1;
    case Code::unreachable: return 1;
    case Code::usage: return 2;
    case Code::not_found: return 3;
    case Code::ambiguous: return 4;
    case Code::refused: return 5;
    case Code::unauthorized: return 5;
    case Code::bad_input: return 6;
  }
  return 1;
}

int http_status(Code code) {
  switch (code) {
    case Code::failed: return 500;
    case Code::usage: return 400;
    case Code::not_found: return 404;
    case Code::ambiguous: return 409;
    case Code::refused: return 403;
    case Code::bad_input: return 422;
    case Code::conflict: return 412;
    case Code::busy: return 503;
    case Code::unauthorized: return 401;
    case Code::unreachable: return 502;
  }
  return 500;
}

std::string_view name(Code code) {
  switch (code) {
    case Code::failed: return "failed";
    case Code::usage: return "usage";
    case Code::not_found: return "not-found";
    case Code::ambiguous: return "ambiguous";
    case Code::refused: return "refused";
    case Code::bad_input: return "bad-input";
    case Code::conflict: return "conflict";
    case Code::busy: return "busy";
    case Code::unauthorized: return "unauthorized";
    case Code::unreachable: return "unreachable";
  }
  return "failed";
}

std::string sentence(const Error& error) {
  std::string text;
  if (error.place) {
    text = error.place->line > 0 ? fmt::format("{}:{}: ", error.place->file, error.place->line)
                                 : fmt::format("{}: ", error.place->file);
  }
  text += error.what;
  if (!error.hint.empty()) text += "\n  " + error.hint;
  return text;
}

}  // namespace kith
