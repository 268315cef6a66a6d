// The JSON of feeds followed and of the user's own reading.
#pragma once

#include "app/following.hpp"
#include "app/json.hpp"
#include "app/reading.hpp"

namespace kith::app {

Json to_json(const FollowingLine& line);
Json to_json(const Followed& followed);
Json to_json(const CheckSummary& summary);
// {"url", "for": [ids], "organisations": [names], "reading"}
Result<FollowInput> follow_input(const Json& body);

Json to_json(const ReadingLine& line);
Json to_json(const ReadingAdded& added);
struct ReadInput {
  std::string url, title;
};
Result<ReadInput> read_input(const Json& body);              // {"url", "title"}
Result<std::vector<PersonId>> keep_input(const Json& body);  // {"for": [ids]}

}  // namespace kith::app
