// A request and its answer, as the handlers see them: no socket, no library.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"

namespace kith::http {

struct IgnoringCase {
  bool operator()(const std::string& a, const std::string& b) const { return lower_ascii(a) < lower_ascii(b); }
};

// Takes the next bytes; an error ends the reading.
using TakeBytes = std::function<Status(std::string_view)>;
// Hands out a body piece by piece, without holding it.
using ReadBody = std::function<Status(const TakeBytes&)>;

struct Request {
  std::string method;  // "GET"; HEAD is a GET whose body is not sent
  std::string path;    // decoded, without the query
  std::map<std::string, std::string> query;
  std::map<std::string, std::string, IgnoringCase> headers;
  std::string address;              // of the caller
  bool secure = false;              // came over TLS
  std::string body;                 // read before the handler is called, except where the route takes a stream
  ReadBody read;                    // only there
  std::vector<std::string> places;  // what stands at the {} of the route's path

  // "" when it is not there.
  std::string header(const std::string& name) const;
  std::optional<std::string> param(const std::string& name) const;
};

// Sends the next bytes; false when nobody listens any more.
using SendBytes = std::function<bool(std::string_view)>;

struct Reply {
  int status = 200;
  std::string type;  // Content-Type; "" has no body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::function<void(const SendBytes&)> stream;  // instead of a body: called once, returns at its end

  Reply& with(std::string name, std::string value);
  std::string header(std::string_view name) const;  // "" when it is not there
};

inline constexpr std::string_view kJsonType = "application/json";
inline constexpr std::string_view kProblemType = "application/problem+json";

Reply empty(int status);
// The RFC 9457 document of an error; `status` where HTTP is more precise than the error's code.
Reply problem(const Error& error, std::optional<int> status = {});

// The value of a cookie; "" when it is not there.
std::string cookie(const Request& request, std::string_view name);
// The caller takes gzip.
bool takes_gzip(const Request& request);

// "%20" and friends; nothing else is special. None when it is ill-formed.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace kith::http
