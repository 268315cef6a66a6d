// The JSON of entry points and of the user's own news, both ways.
#pragma once

#include "app/entry_points.hpp"
#include "app/json.hpp"
#include "app/own_news.hpp"

namespace kith::app {

Json to_json(const EntryPoint& entry);
Json to_json(const EntryLine& line);  // with the person it can be written to
Json to_json(const NewsLine& line);

struct EntryBody {
  PersonId person;  // one of the two
  std::string organisation;
  EntryInput input;
};
Result<EntryBody> entry_body(const Json& json);
Result<EntryEdit> entry_edit(const Json& json);
// {"person": 7}, or nothing for an entry point that is a person's own.
Result<std::optional<PersonId>> dismiss_body(const Json& json);
// Takes "entry" and "news" out of the body of a touch; what stays is for touch_input().
Result<About> take_about(Json& body);
Result<NewsInput> news_input(const Json& json);
Result<NewsEdit> news_edit(const Json& json);
Result<PersonId> tell_body(const Json& json);

}  // namespace kith::app
