#include "app/json_following.hpp"

#include <cmath>

#include "app/members.hpp"

namespace kith::app {
namespace {

Json article_reader_json(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}};
}

Json moment_or_null(const std::optional<Instant>& at) {
  return at ? Json(iso(*at)) : Json();
}

Result<std::vector<PersonId>> people_in(Members& body, const char* name) {
  std::vector<PersonId> people;
  const Json* list = body.find(name);
  if (list == nullptr) return people;
  if (!list->is_array()) return wrong(name, "a list of numbers");
  for (const Json& id : *list) {
    if (!id.is_number_integer() || id.get<std::int64_t>() < 1) return wrong(name, "a list of numbers from 1");
    people.push_back(PersonId{id.get<std::int64_t>()});
  }
  return people;
}

}  // namespace

Json to_json(const FollowingLine& line) {
  Json people = Json::array();
  for (const PersonRow& row : line.people) people.push_back(article_reader_json(row));
  const bool has_items = line.brought.items > 0;
  return {{"id", line.feed.id.value},
          {"url", line.feed.url},
          {"title", line.feed.title},
          {"site", line.feed.site},
          {"reading", line.feed.reading},
          {"added", iso(line.feed.added)},
          {"people", std::move(people)},
          {"organisations", line.organisations},
          {"items", line.brought.items},
          {"latest", has_items ? Json(iso(line.brought.latest)) : Json()},
          {"checked", moment_or_null(line.check.checked)},
          {"next", line.check.checked && !line.check.gone ? Json(iso(line.check.next)) : Json()},
          {"failures", line.check.failures},
          {"problem", line.check.said.empty() ? Json() : Json(line.check.said)},
          {"gone", line.check.gone}};
}

Json to_json(const Followed& followed) {
  return {{"step", followed.done.step ? Json(followed.done.step.value) : Json()},
          {"title", followed.done.title},
          {"feed", to_json(followed.line)},
          {"new", followed.fresh}};
}

Json to_json(const CheckSummary& summary) {
  Json problems = Json::array();
  for (const CheckProblem& problem : summary.problems) {
    problems.push_back({{"feed", problem.feed.value}, {"title", problem.title}, {"what", problem.what}});
  }
  return {{"step", summary.step ? Json(summary.step.value) : Json()},
          {"asked", summary.asked},
          {"changed", summary.changed},
          {"unchanged", summary.unchanged},
          {"failed", summary.failed},
          {"new", summary.fresh},
          {"entries", summary.entries},
          {"problems", std::move(problems)}};
}

Json to_json(const ReadingLine& line) {
  Json people = Json::array();
  for (const ReadingFor& one : line.people) {
    people.push_back({{"person", article_reader_json(one.person)},
                      {"why", one.why},
                      {"score", std::round(one.score * 1000) / 1000},
                      {"meant", one.meant}});
  }
  return {{"id", line.item.id},
          {"title", line.item.title},
          {"url", line.item.url},
          {"summary", line.item.summary},
          {"author", line.item.author},
          {"at", iso(line.item.at)},
          {"feed", line.item.feed ? Json(line.item.feed.value) : Json()},
          {"feed_title", line.feed},
          {"people", std::move(people)}};
}

Json to_json(const ReadingAdded& added) {
  return {{"new", added.fresh}, {"article", to_json(added.line)}};
}

Result<ReadInput> read_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  ReadInput input;
  KITH_TRY(input.url, body.need_text("url"));
  KITH_TRY(input.title, body.text_or_empty("title"));
  KITH_CHECK(body.done());
  return input;
}

Result<std::vector<PersonId>> keep_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(auto people, people_in(body, "for"));
  if (people.empty()) return wrong("for", "a list of at least one number");
  KITH_CHECK(body.done());
  return people;
}

Result<FollowInput> follow_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  FollowInput input;
  KITH_TRY(input.url, body.need_text("url"));
  KITH_TRY(input.people, people_in(body, "for"));
  KITH_TRY(auto organisations, body.texts("organisations"));
  input.organisations = std::move(organisations).value_or(std::vector<std::string>{});
  KITH_TRY(const auto reading, body.flag("reading"));
  input.reading = reading.value_or(false);
  KITH_CHECK(body.done());
  return input;
}

}  // namespace kith::app
