// What a request's body says: every member is looked at, none is passed over.
#include <fmt/format.h>

#include "app/json.hpp"
#include "app/members.hpp"
#include "base/text.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostPlaced = 10000;

constexpr std::string_view kChannelNames =
    "one of email, call, text, message, lunch, coffee, meeting, visit, event, letter, comment, gift, other";
constexpr std::string_view kDirectionNames = "one of out, in, both";
constexpr std::string_view kHandleNames = "one of email, phone, profile, website, messenger";

std::optional<Counts> counts_from(std::string_view text) {
  if (text == "contact") return Counts::contact;
  if (text == "dialogue") return Counts::dialogue;
  return std::nullopt;
}

Result<Handle> read_handle(Members& row) {
  Handle handle;
  KITH_TRY(handle.id.value, row.id("id"));
  KITH_TRY(const auto kind, row.word("kind", handle_kind_from, kHandleNames));
  if (!kind) return wrong(row.path("kind"), kHandleNames);
  handle.kind = *kind;
  KITH_TRY(handle.value, row.need_text("value"));
  KITH_TRY(handle.label, row.text_or_empty("label"));
  return handle;
}

Result<Address> read_address(Members& row) {
  Address address;
  KITH_TRY(address.id.value, row.id("id"));
  KITH_TRY(address.label, row.text_or_empty("label"));
  KITH_TRY(address.street, row.text_or_empty("street"));
  KITH_TRY(address.city, row.text_or_empty("city"));
  KITH_TRY(address.region, row.text_or_empty("region"));
  KITH_TRY(address.postal_code, row.text_or_empty("postal_code"));
  KITH_TRY(address.country, row.text_or_empty("country"));
  return address;
}

Result<Position> read_position(Members& row) {
  Position position;
  KITH_TRY(position.id.value, row.id("id"));
  KITH_TRY(const auto organisation, row.text("organisation"));
  if (!organisation) return wrong(row.path("organisation"), "given");
  position.organisation = *organisation;
  KITH_TRY(position.role, row.text_or_empty("role"));
  KITH_TRY(position.department, row.text_or_empty("department"));
  KITH_TRY(position.from, row.partial_date("from"));
  KITH_TRY(position.to, row.partial_date("to"));
  return position;
}

Result<Fact> read_fact(Members& row) {
  Fact fact;
  KITH_TRY(fact.id.value, row.id("id"));
  KITH_TRY(fact.kind, row.need_text("kind"));
  KITH_TRY(fact.text, row.need_text("text"));
  return fact;
}

template <class Row>
Status read_rows(Members& body, const char* name, Result<Row> (*read)(Members&),
                 std::optional<std::vector<Row>>& into) {
  std::vector<Row> all;
  KITH_TRY(const bool given, body.rows(name, [&](Members& row) -> Status {
    KITH_TRY(auto value, read(row));
    all.push_back(std::move(value));
    return {};
  }));
  if (given) into = std::move(all);
  return {};
}

Status read_person(Members& body, PersonEdit& edit) {
  KITH_TRY(edit.name, body.text("name", 2000));
  KITH_TRY(edit.given, body.text("given", 2000));
  KITH_TRY(edit.middle, body.text("middle", 2000));
  KITH_TRY(edit.family, body.text("family", 2000));
  KITH_TRY(edit.prefix, body.text("prefix", 2000));
  KITH_TRY(edit.suffix, body.text("suffix", 2000));
  KITH_TRY(edit.nickname, body.text("nickname", 2000));
  if (body.find("birthday") != nullptr) {
    KITH_TRY(edit.birthday, body.partial_date("birthday"));
  }
  if (const Json* days = body.find("interval_days"); days != nullptr && days->is_null()) {
    edit.interval_days = std::optional<int>();
  } else if (days != nullptr) {
    KITH_TRY(edit.interval_days, body.small("interval_days"));
  }
  KITH_CHECK(read_rows(body, "handles", read_handle, edit.handles));
  KITH_CHECK(read_rows(body, "addresses", read_address, edit.addresses));
  KITH_CHECK(read_rows(body, "positions", read_position, edit.positions));
  KITH_CHECK(read_rows(body, "facts", read_fact, edit.facts));
  KITH_TRY(edit.tags, body.texts("tags"));
  return {};
}

Status read_touch(Members& body, const App& app, TouchEdit& edit) {
  KITH_TRY(edit.channel, body.word("channel", channel_from, kChannelNames));
  KITH_TRY(edit.direction, body.word("direction", direction_from, kDirectionNames));
  KITH_TRY(edit.asks, body.flag("asks"));
  KITH_TRY(edit.note, body.text("note"));
  KITH_TRY(const auto at, body.text("at", 100));
  if (at) {
    KITH_TRY(const auto known, settings(app));
    KITH_TRY(const Zone zone, app.zone(known));
    KITH_TRY(edit.at, parse_instant(*at, zone));
  }
  return body.done();
}

// Settings that are lists are kept as one text with commas between.
Result<std::string> joined(const std::vector<std::string>& list, const char* name) {
  std::string all;
  for (const std::string& each : list) {
    if (each.find(',') != std::string::npos) return wrong(name, "an array of texts without commas");
    all += (all.empty() ? "" : ", ") + each;
  }
  return all;
}

Result<std::optional<std::string>> work_days(Members& body) {
  const Json* days = body.find("work_days");
  if (days == nullptr) return std::nullopt;
  constexpr std::string_view kWhat = "an array of weekdays, 1 (Monday) to 7, and not empty";
  if (!days->is_array() || days->empty()) return wrong("work_days", kWhat);
  std::string all;
  for (const Json& day : *days) {
    if (!day.is_number_integer() || day < 1 || day > 7) return wrong("work_days", kWhat);
    all += fmt::format("{}{}", all.empty() ? "" : ",", day.get<int>());
  }
  return all;
}

// One row of a setting each; none takes the default back.
std::string rows_of(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += (text.empty() ? "" : "; ") + row;
  return text;
}

// "stratum": an id, null for a rest; none when it is left out.
Result<std::optional<std::optional<StratumId>>> stratum_or_rest(Members& body) {
  const Json* stratum = body.find("stratum");
  if (stratum == nullptr) return std::nullopt;
  if (stratum->is_null()) return std::optional(std::optional<StratumId>{});
  if (!stratum->is_number_integer() || stratum->get<std::int64_t>() < 1) return wrong("stratum", "an id or null");
  return std::optional(std::optional(StratumId{stratum->get<std::int64_t>()}));
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
  try {
    return Json::parse(text);
  } catch (const Json::exception& error) {
    return fail(Code::usage, "the body is not JSON", error.what());
  }
}

Result<PersonEdit> new_person(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  PersonEdit edit;
  KITH_CHECK(read_person(body, edit));
  if (!edit.name) return wrong("name", "given");
  KITH_TRY(const auto stratum, body.id("stratum"));
  if (stratum != 0) edit.stratum = StratumId{stratum};
  KITH_TRY(edit.note, body.text("note"));
  KITH_CHECK(body.done());
  return edit;
}

Result<PersonEdit> person_edit(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  PersonEdit edit;
  KITH_CHECK(read_person(body, edit));
  KITH_CHECK(body.done());
  return edit;
}

Result<TouchInput> touch_input(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  TouchEdit edit;
  KITH_CHECK(read_touch(body, app, edit));
  if (!edit.channel) return wrong("channel", kChannelNames);
  return TouchInput{*edit.channel, edit.direction, edit.at, edit.asks, edit.note.value_or("")};
}

Result<TouchEdit> touch_edit(const Json& json, const App& app) {
  KITH_TRY(Members body, Members::of(json));
  TouchEdit edit;
  KITH_CHECK(read_touch(body, app, edit));
  return edit;
}

Result<std::string> note_text(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(auto text, body.need_text("text"));
  KITH_CHECK(body.done());
  return text;
}

Result<StratumId> place_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto stratum, body.need_id("stratum"));
  KITH_CHECK(body.done());
  return StratumId{stratum};
}

Result<BulkRequest> bulk_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto word, body.need_text("action"));
  BulkRequest request;
  const auto action = bulk_action_from(word);
  if (!action) return wrong("action", "one of place, tag, untag, rest, wake, delete");
  request.action = *action;
  KITH_TRY(const auto stratum, body.id("stratum"));
  request.stratum = StratumId{stratum};
  KITH_TRY(request.tag, body.text_or_empty("tag"));
  const auto ids = [&](const char* name, std::vector<PersonId>& people) -> Status {
    const Json* list = body.find(name);
    if (list == nullptr) return {};
    if (!list->is_array()) return wrong(name, "a list of numbers");
    for (const Json& id : *list) {
      if (!id.is_number_integer() || id.get<std::int64_t>() < 1) return wrong(name, "a list of numbers from 1");
      people.push_back(PersonId{id.get<std::int64_t>()});
    }
    return {};
  };
  KITH_CHECK(ids("people", request.people));
  KITH_CHECK(ids("except", request.except));
  if (const Json* found = body.find("found")) {
    KITH_TRY(Members members, Members::of(*found, "found"));
    PeopleQuery query;
    KITH_TRY(query.text, members.text_or_empty("q"));
    KITH_TRY(const auto in, members.id("stratum"));
    if (in != 0) query.stratum = StratumId{in};
    KITH_TRY(const auto state, members.text("state"));
    if (state) {
      query.state = state_from(*state);
      if (!query.state) return wrong("found.state", "one of active, resting, do-not-contact");
    }
    KITH_TRY(query.tag, members.text_or_empty("tag"));
    KITH_TRY(query.organisation, members.text_or_empty("org"));
    KITH_CHECK(members.done());
    request.query = std::move(query);
  }
  KITH_CHECK(body.done());
  return request;
}

Result<std::string> snooze_text(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(auto until, body.need_text("until"));
  KITH_CHECK(body.done());
  return until;
}

Result<Rest> rest_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto forever, body.flag("do_not_contact"));
  KITH_CHECK(body.done());
  return forever.value_or(false) ? Rest::do_not_contact : Rest::rest;
}

Status no_members(const Json& json) {
  KITH_TRY(const Members body, Members::of(json));
  return body.done();
}

Result<Stratum> stratum_input(const Json& json, const Stratum& before) {
  KITH_TRY(Members body, Members::of(json));
  Stratum stratum = before;
  KITH_TRY(stratum.name, body.need_text("name"));
  KITH_TRY(const auto rank, body.id("rank"));
  if (rank > 1000) return wrong("rank", "at most 1000");
  if (rank != 0) stratum.rank = static_cast<int>(rank);
  KITH_TRY(const auto interval, body.small("interval_days"));
  if (!interval) return wrong("interval_days", "given: a whole number");
  stratum.interval_days = *interval;
  KITH_TRY(const auto channel, body.word("channel", channel_from, kChannelNames));
  if (!channel) return wrong("channel", kChannelNames);
  stratum.channel = *channel;
  KITH_TRY(const auto counts, body.word("counts", counts_from, "contact or dialogue"));
  if (!counts) return wrong("counts", "contact or dialogue");
  stratum.counts = *counts;
  KITH_TRY(const auto minutes, body.small("minutes"));
  if (!minutes) return wrong("minutes", "given: a whole number");
  stratum.minutes = *minutes;
  if (const Json* worth = body.find("worth")) {
    if (!worth->is_number()) return wrong("worth", "a number");
    stratum.worth = worth->get<double>();
  }
  KITH_CHECK(body.done());
  return stratum;
}

Result<std::map<std::string, std::string>> settings_patch(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  std::map<std::string, std::string> patch;
  const auto keep = [&](const char* key, std::optional<std::string> value) {
    if (value) patch[key] = *std::move(value);
  };
  KITH_TRY(auto name, body.text("name", 2000));
  keep("name", std::move(name));
  KITH_TRY(auto zone, body.text("time_zone", 100));
  keep("time-zone", std::move(zone));
  KITH_TRY(const auto budget, body.small("budget_minutes"));
  if (budget) patch["budget-minutes"] = std::to_string(*budget);
  KITH_TRY(auto days, work_days(body));
  keep("work-days", std::move(days));
  KITH_TRY(const auto quiet, body.texts("quiet_days"));
  if (quiet) {
    KITH_TRY(patch["quiet-days"], joined(*quiet, "quiet_days"));
  }
  KITH_TRY(auto holidays, body.text("holidays", 10));
  keep("holidays", std::move(holidays));
  KITH_TRY(const auto hours, body.texts("channel_hours"));
  if (hours) patch["channel-hours"] = rows_of(*hours);
  KITH_TRY(auto region, body.text("region", 10));
  keep("region", std::move(region));
  KITH_TRY(const auto own, body.texts("own_addresses"));
  if (own) {
    KITH_TRY(patch["own-address"], joined(*own, "own_addresses"));
  }
  KITH_TRY(const auto home, body.texts("home_organisations"));
  if (home) {
    KITH_TRY(patch["home-organisation"], joined(*home, "home_organisations"));
  }
  KITH_TRY(const auto domains, body.texts("home_domains"));
  if (domains) {
    KITH_TRY(patch["home-domain"], joined(*domains, "home_domains"));
  }
  if (const Json* day = body.find("review_day")) {
    const bool weekday = day->is_number_integer() && *day >= 1 && *day <= 7;
    if (!weekday && !day->is_null()) return wrong("review_day", "a weekday, 1 (Monday) to 7, or null");
    constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    patch["review-day"] = weekday ? kDays[day->get<std::size_t>() - 1] : "off";
  }
  KITH_TRY(const auto keys, body.flag("single_keys"));
  if (keys) patch["single-keys"] = *keys ? "on" : "off";
  KITH_TRY(auto mail_text, body.text("mail_text", 20));
  keep("mail-text", std::move(mail_text));
  KITH_TRY(auto folder, body.text("backup_folder", 4000));
  keep("backup-folder", std::move(folder));
  KITH_TRY(const auto every, body.small("backup_every_days"));
  if (every) patch["backup-every"] = std::to_string(*every);
  KITH_TRY(auto kept, body.text("backup_keep", 20));
  keep("backup-keep", std::move(kept));
  KITH_CHECK(body.done());
  return patch;
}

Result<TriageTake> triage_take(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  TriageTake take;
  KITH_TRY(const auto blocks, body.texts("blocks"));
  if (blocks && blocks->empty()) return wrong("blocks", "left out, or name at least one block");
  take.blocks = blocks.value_or(std::vector<std::string>{});
  KITH_TRY(take.elsewhere, stratum_or_rest(body));
  KITH_CHECK(body.done());
  return take;
}

Result<PlaceManyBody> place_many(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  PlaceManyBody read;
  const Json* people = body.find("people");
  if (people == nullptr || !people->is_array() || people->empty() || people->size() > kMostPlaced) {
    return wrong("people", fmt::format("an array of 1 to {} ids", kMostPlaced));
  }
  for (const Json& one : *people) {
    if (!one.is_number_integer() || one.get<std::int64_t>() < 1) return wrong("people", "an array of ids");
    read.people.push_back(PersonId{one.get<std::int64_t>()});
  }
  KITH_TRY(const auto place, stratum_or_rest(body));
  if (!place) return wrong("stratum", "given: an id, or null for a rest");
  read.stratum = *place;
  KITH_CHECK(body.done());
  return read;
}

Result<SameDecision> same_decision(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto decision, body.need_text("decision"));
  KITH_CHECK(body.done());
  if (decision == "merge") return SameDecision::merge;
  if (decision == "different") return SameDecision::different;
  return wrong("decision", "merge or different");
}

Result<std::optional<StepId>> undo_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto step, body.id("step"));
  KITH_CHECK(body.done());
  return step == 0 ? std::nullopt : std::optional(StepId{step});
}

Result<std::string> password_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto password, body.text("password", 4096));
  KITH_CHECK(body.done());
  if (!password || password->empty()) return wrong("password", "given");
  return *password;
}

Result<std::string> address_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(auto url, body.need_text("url"));
  KITH_CHECK(body.done());
  return std::string(trim(url));
}

Result<ImportBody> import_body(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  ImportBody read;
  KITH_TRY(const auto uploads, body.texts("uploads"));
  if (!uploads || uploads->empty()) return wrong("uploads", "an array of at least one upload");
  read.uploads = *uploads;
  KITH_TRY(const auto dry, body.flag("dry_run"));
  if (!dry) return wrong("dry_run", "true or false");
  read.mode = *dry ? ImportMode::preview : ImportMode::write;
  KITH_TRY(read.as, body.word("as", format_from, "a format such as vcard, google or csv"));
  KITH_TRY(const auto new_people, body.flag("new_people"));
  read.strangers = new_people.value_or(false) ? Strangers::add : Strangers::leave;
  if (const Json* map = body.find("map")) {
    if (!map->is_object()) return wrong("map", "an object of field and column");
    for (const auto& [field, column] : map->items()) {
      if (!column.is_string()) return wrong(fmt::format("map.{}", field), "the name of a column");
      read.map[field] = column.get<std::string>();
    }
  }
  KITH_CHECK(body.done());
  return read;
}

}  // namespace kith::app
