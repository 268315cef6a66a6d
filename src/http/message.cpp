#include "http/message.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "app/json.hpp"

namespace kith::http {

std::string Request::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

std::optional<std::string> Request::param(const std::string& name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::nullopt : std::optional(found->second);
}

Reply& Reply::with(std::string name, std::string value) {
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

std::string Reply::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (equal_ascii(key, name)) return value;
  }
  return {};
}

Reply empty(int status) {
  Reply reply;
  reply.status = status;
  return reply;
}

Reply problem(const Error& error, std::optional<int> status) {
  auto document = app::problem(error);
  Reply reply;
  reply.status = status.value_or(http_status(error.code));
  document["status"] = reply.status;
  reply.type = kProblemType;
  reply.body = app::dump(document);
  return reply;
}

std::string cookie(const Request& request, std::string_view name) {
  for (const std::string& part : split(request.header("Cookie"), ";")) {
    const std::string_view pair = trim(part);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return std::string(pair.substr(equals + 1));
  }
  return {};
}

bool takes_gzip(const Request& request) {
  for (const std::string& part : split(lower_ascii(request.header("Accept-Encoding")), ",")) {
    const auto words = split(part, ";");
    if (trim(words.front()) != "gzip") continue;
    return words.size() < 2 || (trim(words[1]) != "q=0" && !trim(words[1]).starts_with("q=0.000"));
  }
  return false;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const std::string digits = lower_ascii(text.substr(i + 1, 2));
    const auto high = kDigits.find(digits[0]);
    const auto low = kDigits.find(digits[1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    plain += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return plain;
}

}  // namespace kith::http
