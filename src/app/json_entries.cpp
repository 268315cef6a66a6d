#include "app/json_entries.hpp"

#include "app/members.hpp"

namespace kith::app {
namespace {

constexpr std::string_view kEntryKinds = "a kind of entry point such as talk or article";

Json last_day_json(const std::optional<LocalDate>& day) {
  return day ? Json(iso(*day)) : Json();
}

Json link_json(const std::string& url) {
  return url.empty() ? Json() : Json(url);
}

Json entry_person_json(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}};
}

// None when left out; a day, or null for none.
Result<std::optional<std::optional<LocalDate>>> last_day_of(Members& body, const char* member) {
  const Json* value = body.find(member);
  if (value == nullptr) return std::nullopt;
  if (value->is_null()) return std::optional<std::optional<LocalDate>>(std::optional<LocalDate>());
  const auto day = value->is_string() ? parse_date(value->get<std::string>()) : Result<LocalDate>(LocalDate{});
  if (!value->is_string() || !day) return wrong(body.path(member), "a day such as 2026-12-01, or null");
  return std::optional<std::optional<LocalDate>>(std::optional<LocalDate>(*day));
}

Result<std::optional<LocalDate>> day_of(Members& body, const char* member) {
  KITH_TRY(const auto text, body.text(member));
  if (!text) return std::nullopt;
  const auto day = parse_date(*text);
  if (!day) return wrong(body.path(member), "a day such as 2026-12-01");
  return *day;
}

Result<std::optional<std::string>> link_of(Members& body) {
  const Json* value = body.find("url");
  if (value != nullptr && value->is_null()) return std::optional<std::string>("");
  return body.text("url");
}

}  // namespace

Json to_json(const EntryPoint& entry) {
  return {{"id", entry.id.value},
          {"kind", std::string(name(entry.kind))},
          {"text", entry.text},
          {"url", link_json(entry.url)},
          {"source", std::string(name(entry.source))},
          {"at", iso(entry.at)},
          {"noticed", iso(entry.noticed)},
          {"until", last_day_json(entry.until)},
          {"organisation",
           entry.organisation_id ? Json{{"id", entry.organisation_id.value}, {"name", entry.organisation}} : Json()}};
}

Json to_json(const EntryLine& line) {
  Json json = to_json(line.entry);
  json["person"] = entry_person_json(line.person);
  return json;
}

Json to_json(const NewsLine& line) {
  const OwnNews& news = line.news;
  return {{"id", news.id.value},
          {"text", news.text},
          {"url", link_json(news.url)},
          {"at", iso(news.at)},
          {"until", last_day_json(news.until)},
          {"told", line.told},
          {"fresh", line.fresh}};
}

Result<EntryBody> entry_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  EntryBody read;
  KITH_TRY(read.person.value, body.id("person"));
  KITH_TRY(read.organisation, body.text_or_empty("organisation"));
  if (read.person.value != 0 && !read.organisation.empty())
    return wrong("organisation", "left out when a person is named");
  if (read.person.value == 0 && trim(read.organisation).empty())
    return wrong("person", "given, or \"organisation\" instead");
  KITH_TRY(const auto kind, body.word("kind", entry_kind_from, kEntryKinds));
  if (!kind) return wrong("kind", "given: a kind of entry point such as talk or article");
  read.input.kind = *kind;
  KITH_TRY(read.input.text, body.text_or_empty("text"));
  KITH_TRY(const auto url, link_of(body));
  read.input.url = url.value_or("");
  KITH_TRY(read.input.day, day_of(body, "at"));
  KITH_TRY(read.input.until, last_day_of(body, "until"));
  KITH_CHECK(body.done());
  return read;
}

Result<EntryEdit> entry_edit(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  EntryEdit edit;
  KITH_TRY(edit.kind, body.word("kind", entry_kind_from, kEntryKinds));
  KITH_TRY(edit.text, body.text("text"));
  KITH_TRY(edit.url, link_of(body));
  KITH_TRY(edit.day, day_of(body, "at"));
  KITH_TRY(edit.until, last_day_of(body, "until"));
  KITH_CHECK(body.done());
  return edit;
}

Result<std::optional<PersonId>> dismiss_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto person, body.id("person"));
  KITH_CHECK(body.done());
  return person == 0 ? std::nullopt : std::optional(PersonId{person});
}

Result<About> take_about(Json& body) {
  About about;
  if (!body.is_object()) return about;
  Json own = Json::object();
  for (const char* member : {"entry", "news"}) {
    if (!body.contains(member)) continue;
    own[member] = body[member];
    body.erase(member);
  }
  KITH_TRY(Members read, Members::of(own));
  KITH_TRY(about.entry.value, read.id("entry"));
  KITH_TRY(about.news.value, read.id("news"));
  return about;
}

Result<NewsInput> news_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  NewsInput input;
  KITH_TRY(input.text, body.text_or_empty("text"));
  KITH_TRY(const auto url, link_of(body));
  input.url = url.value_or("");
  KITH_TRY(input.until, last_day_of(body, "until"));
  KITH_CHECK(body.done());
  return input;
}

Result<NewsEdit> news_edit(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  NewsEdit edit;
  KITH_TRY(edit.text, body.text("text"));
  KITH_TRY(edit.url, link_of(body));
  KITH_TRY(edit.until, last_day_of(body, "until"));
  KITH_CHECK(body.done());
  return edit;
}

Result<PersonId> tell_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto person, body.need_id("person"));
  KITH_CHECK(body.done());
  return PersonId{person};
}

}  // namespace kith::app
