// What the handlers have in common: reading a request's parts, and the answers every write gives.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/json.hpp"
#include "app/json_drafts.hpp"  // to_json() of the values that page_of() is given
#include "http/message.hpp"

namespace kith::http {

using app::Json;

Reply json(const Json& body, int status = 200);

// The body as JSON; an empty one is {}.
Result<Json> body_of(const Request& request);
// The number at the first {} of the path; usage when it is none.
Result<std::int64_t> id_of(const Request& request);
// A whole number of the query; usage outside low..high.
Result<std::optional<int>> number_of(const Request& request, const std::string& name, int low, int high);
Result<int> limit_of(const Request& request);  // 1..500, else 50

// The version an If-Match names; none without it and for *.
Result<std::optional<std::int64_t>> if_match(const Request& request);
// conflict when If-Match names another version than the person has now. For use cases that take no
// version themselves: a write that falls in between is not seen.
Status check_version(const App& app, PersonId person, const Request& request);

// step, title and the person as it now is, with its ETag.
Result<Reply> written(const App& app, const Done& done, int status = 200);
Result<Reply> person_reply(const App& app, PersonId id);

// One page of a list that is there as a whole; the cursor counts rows.
template <class List>
Result<Reply> page_of(const List& list, const Request& request) {
  KITH_TRY(const int limit, limit_of(request));
  const std::string cursor = request.param("cursor").value_or("");
  if (cursor.size() > 9 || cursor.find_first_not_of("0123456789") != std::string::npos) {
    return fail(Code::usage, "that cursor is not one of this list", "start again without a cursor");
  }
  const std::size_t begin = std::min(cursor.empty() ? std::size_t{0} : std::stoul(cursor), list.size());
  const std::size_t end = std::min(begin + static_cast<std::size_t>(limit), list.size());
  Json items = Json::array();
  using app::to_json;  // beside those that stand with their values
  for (std::size_t i = begin; i < end; ++i) items.push_back(to_json(list[i]));
  return json(app::page(std::move(items), end < list.size() ? std::to_string(end) : "",
                        static_cast<std::int64_t>(list.size())));
}

}  // namespace kith::http
