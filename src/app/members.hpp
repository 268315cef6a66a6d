// Reading a request's body: every member is looked at, none is passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "app/json.hpp"
#include "base/text.hpp"

namespace kith::app {

inline constexpr std::size_t kMostText = 20000;  // characters of a note, as bytes at most four times that

inline auto wrong(std::string_view member, std::string_view what) {
  return fail(Code::usage, fmt::format("\"{}\" must be {}", member, what));
}

// A JSON object of which each member is asked for once; done() names the ones nobody asked for.
class Members {
 public:
  static Result<Members> of(const Json& json, std::string path = {}) {
    if (!json.is_object()) {
      return fail(Code::usage, path.empty() ? std::string("the body must be a JSON object")
                                            : fmt::format("\"{}\" must be an object", path));
    }
    return Members(json, std::move(path));
  }

  std::string path(std::string_view name) const {
    return path_.empty() ? std::string(name) : fmt::format("{}.{}", path_, name);
  }
  const Json* find(const char* name) {
    asked_.insert(name);
    const auto found = json_->find(name);
    return found == json_->end() ? nullptr : &*found;
  }

  Result<std::optional<std::string>> text(const char* name, std::size_t most = kMostText * 4) {
    const Json* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) return wrong(path(name), "a text");
    auto text = value->get<std::string>();
    if (text.size() > most) return wrong(path(name), fmt::format("a text of at most {} bytes", most));
    return text;
  }
  Result<std::string> text_or_empty(const char* name) {
    KITH_TRY(auto value, text(name));
    return std::move(value).value_or("");
  }
  Result<std::string> need_text(const char* name) {
    KITH_TRY(auto value, text(name));
    if (!value || trim(*value).empty()) return wrong(path(name), "a text that is not empty");
    return *std::move(value);
  }
  Result<std::optional<std::int64_t>> whole(const char* name) {
    const Json* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_number_integer() ||
        (value->is_number_unsigned() && value->get<std::uint64_t>() > 1'000'000'000'000)) {
      return wrong(path(name), "a whole number");
    }
    return value->get<std::int64_t>();
  }
  Result<std::optional<int>> small(const char* name) {
    KITH_TRY(const auto value, whole(name));
    if (value && (*value < -1'000'000 || *value > 1'000'000)) return wrong(path(name), "a number of this world");
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
  }
  // A row number; 0 when left out.
  Result<std::int64_t> id(const char* name) {
    KITH_TRY(const auto value, whole(name));
    if (value && *value < 1) return wrong(path(name), "a number from 1");
    return value.value_or(0);
  }
  Result<std::int64_t> need_id(const char* name) {
    KITH_TRY(const auto value, id(name));
    if (value == 0) return wrong(path(name), "given: a number from 1");
    return value;
  }
  Result<std::optional<bool>> flag(const char* name) {
    const Json* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_boolean()) return wrong(path(name), "true or false");
    return value->get<bool>();
  }
  Result<std::optional<PartialDate>> partial_date(const char* name) {
    const Json* value = find(name);
    if (value == nullptr || value->is_null()) return std::nullopt;
    if (!value->is_string()) return wrong(path(name), "a date such as 1980-05-14, --05-14 or 1980, or null");
    KITH_TRY(const auto date, parse_partial_date(value->get<std::string>()));
    return date;
  }
  template <class Enum>
  Result<std::optional<Enum>> word(const char* name, std::optional<Enum> (*from)(std::string_view),
                                   std::string_view one_of) {
    KITH_TRY(const auto value, text(name));
    if (!value) return std::nullopt;
    const auto found = from(*value);
    if (!found) return wrong(path(name), one_of);
    return found;
  }
  // Calls read(row) for every object of the array; false when the member is left out.
  template <class Read>
  Result<bool> rows(const char* name, Read read) {
    const Json* value = find(name);
    if (value == nullptr) return false;
    if (!value->is_array()) return wrong(path(name), "an array");
    for (std::size_t i = 0; i < value->size(); ++i) {
      KITH_TRY(Members row, Members::of((*value)[i], fmt::format("{}[{}]", path(name), i)));
      KITH_CHECK(read(row));
      KITH_CHECK(row.done());
    }
    return true;
  }
  Result<std::optional<std::vector<std::string>>> texts(const char* name) {
    const Json* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_array()) return wrong(path(name), "an array of texts");
    std::vector<std::string> all;
    for (const Json& each : *value) {
      if (!each.is_string()) return wrong(path(name), "an array of texts");
      all.push_back(each.get<std::string>());
    }
    return all;
  }

  Status done() const {
    for (const auto& [key, value] : json_->items()) {
      if (!asked_.contains(key)) return fail(Code::usage, fmt::format("\"{}\" is not known here", path(key)));
    }
    return {};
  }

 private:
  Members(const Json& json, std::string path) : json_(&json), path_(std::move(path)) {}
  const Json* json_;
  std::string path_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace kith::app
