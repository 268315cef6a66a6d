#include "formats/robots.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace kith {
namespace {

constexpr std::size_t kRobotsBytes = std::size_t{500} * 1024;
constexpr std::size_t kMostRules = 10'000;

// %-signs in capitals, and those of plain letters undone, so that "/%7ejoe" and "/~joe" are one path.
std::string plain_path(std::string_view path) {
  constexpr std::string_view kFigures = "0123456789ABCDEF";
  const auto hex = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char low = static_cast<char>(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
  };
  const auto unreserved = [](int byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '-' || byte == '.' || byte == '_' || byte == '~';
  };
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    if (path[i] == '%' && i + 2 < path.size() && hex(path[i + 1]) >= 0 && hex(path[i + 2]) >= 0) {
      const int value = hex(path[i + 1]) * 16 + hex(path[i + 2]);
      if (unreserved(value)) {
        out += static_cast<char>(value);
      } else {
        out += {'%', kFigures[static_cast<std::size_t>(value >> 4)], kFigures[static_cast<std::size_t>(value & 15)]};
      }
      i += 2;
    } else if (byte >= 0x80) {
      out += {'%', kFigures[byte >> 4], kFigures[byte & 15]};
    } else {
      out += path[i];
    }
  }
  return out;
}

// `*` stands for anything, `$` at the end for the end. Goes back to the last star only, so it takes no longer than
// one length times the other.
bool path_fits(std::string_view rule, std::string_view path) {
  const bool whole = rule.ends_with('$');
  if (whole) rule.remove_suffix(1);
  std::size_t r = 0, p = 0, star = std::string_view::npos, from = 0;
  while (true) {
    if (r == rule.size() && (!whole || p == path.size())) return true;
    if (r < rule.size() && rule[r] == '*') {
      star = r++;
      from = p;
    } else if (r < rule.size() && p < path.size() && rule[r] == path[p]) {
      ++r;
      ++p;
    } else if (star != std::string_view::npos && from < path.size()) {
      r = star + 1;
      p = ++from;
    } else {
      return false;
    }
  }
}

}  // namespace

Robots Robots::read(std::string_view text, std::string_view agent) {
  text = text.substr(0, kRobotsBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Robots named, everybody;
  bool is_named = false, any_named = false, is_everybody = false, in_rules = true;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower_ascii(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (in_rules) is_named = is_everybody = in_rules = false;
      const std::string_view product = value.substr(0, value.find_first_of(" /"));
      if (value == "*") is_everybody = true;
      if (equal_ascii(product, agent) && value != "*") is_named = any_named = true;
    } else if (key == "allow" || key == "disallow") {
      in_rules = true;
      if (value.empty()) continue;  // "Disallow:" forbids nothing
      const Rule rule{key == "allow", plain_path(value)};
      if (is_named && named.rules_.size() < kMostRules) named.rules_.push_back(rule);
      if (is_everybody && everybody.rules_.size() < kMostRules) everybody.rules_.push_back(rule);
    }
  }
  return any_named ? named : everybody;
}

Robots Robots::nothing() {
  Robots robots;
  robots.rules_.push_back({false, "/"});
  return robots;
}

bool Robots::allows(std::string_view path) const {
  const std::string plain = plain_path(path.empty() ? std::string_view("/") : path);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (best != nullptr &&
        (rule.path.size() < best->path.size() || (rule.path.size() == best->path.size() && !rule.allow)))
      continue;
    if (path_fits(rule.path, plain)) best = &rule;
  }
  return best == nullptr || best->allow;
}

std::string Robots::text() const {
  std::string text = "User-agent: *\n";
  for (const Rule& rule : rules_) text += (rule.allow ? "Allow: " : "Disallow: ") + rule.path + "\n";
  return text;
}

}  // namespace kith
