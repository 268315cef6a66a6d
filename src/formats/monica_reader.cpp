#include "formats/monica_reader.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "formats/complete.hpp"
#include "formats/keys.hpp"
#include "formats/loose_date.hpp"

namespace kith {
namespace {

using Json = nlohmann::json;

std::string text(const Json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (found->is_string()) return std::string(trim(clean_utf8(found->get_ref<const std::string&>())));
  return found->is_number() ? found->dump() : std::string();
}

bool flag(const Json& object, const char* name) {
  if (!object.is_object()) return false;
  const auto found = object.find(name);
  if (found == object.end()) return false;
  return found->is_boolean() ? found->get<bool>() : found->is_number() ? *found != 0 : text(object, name) == "1";
}

const Json& member(const Json& object, const char* name) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(name);
  return found == object.end() ? none : *found;
}

// The values of a kind below an object: "data" is a list of {type, values}; the first versions had objects by name.
std::vector<const Json*> values(const Json& object, std::string_view kind) {
  std::vector<const Json*> all;
  const auto take = [&](const Json& list) {
    if (!list.is_array()) return;
    for (const Json& one : list) all.push_back(&one);
  };
  for (const Json& part : member(object, "data")) {
    if (part.is_object() && text(part, "type") == kind) take(member(part, "values"));
  }
  const std::string plural = kind == "activity" ? "activities" : std::string(kind) + "s";
  for (const Json* place : {&object, &member(object, "properties")}) {
    const Json& part = member(*place, plural.c_str());
    take(part.is_object() ? member(part, "values") : part);
  }
  return all;
}

// What an entry says: in "properties", or beside them.
const Json& said(const Json& entry) {
  const Json& inside = member(entry, "properties");
  return inside.is_object() ? inside : entry;
}

std::optional<Instant> moment(const std::string& given, const Zone& zone) {
  if (given.empty()) return std::nullopt;
  std::string shorter = given;
  // "2021-03-04T05:06:07.000000Z": parts of a second say nothing here.
  if (const auto dot = shorter.find('.'); dot != std::string::npos) {
    auto end = dot + 1;
    while (end < shorter.size() && shorter[end] >= '0' && shorter[end] <= '9') ++end;
    shorter.erase(dot, end - dot);
  }
  const auto at = parse_instant(shorter, zone);
  return at ? std::optional(*at) : std::nullopt;
}

// A day without a time: noon there, so that no zone moves it to another day.
std::optional<Instant> moment_of_day(const std::string& given, const Zone& zone) {
  const auto at = moment(given, zone);
  if (!at) return std::nullopt;
  const bool midnight = given.size() <= 10 || given.find("00:00:00") != std::string::npos;
  if (!midnight) return at;
  const auto day = parse_date(std::string_view(given).substr(0, 10));
  if (!day) return at;
  const auto noon = zone.instant_of(*day, std::chrono::hours{12});
  return noon ? *noon : *at;
}

std::optional<PartialDate> special_date(const Json& given) {
  const Json& date = member(given, "date").is_null() ? said(given) : given;
  const std::string day = text(date, "date").substr(0, 10);
  auto parsed = parse_partial_date(day);
  if (!parsed) return std::nullopt;
  if (flag(date, "is_age_based") && parsed->year) return PartialDate{parsed->year, std::nullopt, std::nullopt};
  if (flag(date, "is_year_unknown")) return without_year(*parsed);
  return *parsed;
}

// Days between two dates of a repeated reminder.
std::optional<int> interval_of(const Json& reminder) {
  const std::string kind = text(reminder, "frequency_type");
  const Json& number = member(reminder, "frequency_number");
  const int times =
      number.is_number_integer() ? static_cast<int>(std::clamp<std::int64_t>(number.get<std::int64_t>(), 1, 1000)) : 1;
  if (kind == "day") return times;
  if (kind == "week") return times * 7;
  if (kind == "month") return times * 30;
  if (kind == "year") return times * 365;
  return std::nullopt;
}

// A yearly reminder is a birthday or a feast, not a rhythm.
constexpr int kLongestRhythm = 364;

struct Account {
  Zone zone;
  Instant until;
  std::map<std::string, std::string> field_types;  // uuid -> "email", "phone", or its name
  std::map<std::string, const Json*> activities;
  std::map<std::string, std::string> activity_types;
  std::map<std::string, std::string> names;
  std::multimap<std::string, std::pair<std::string, std::string>> relations;  // contact -> kind, the other
};

std::string full_name(const Json& contact) {
  return collapse(
      fmt::format("{} {} {}", text(contact, "first_name"), text(contact, "middle_name"), text(contact, "last_name")));
}

Channel channel_of(const std::string& type) {
  const std::string word = fold(type);
  if (word.find("lunch") != std::string::npos || word.find("dinner") != std::string::npos ||
      word.find("ate") != std::string::npos || word.find("restaurant") != std::string::npos)
    return Channel::lunch;
  if (word.find("coffee") != std::string::npos || word.find("bar") != std::string::npos) return Channel::coffee;
  if (word.find("home") != std::string::npos) return Channel::visit;
  if (word.find("party") != std::string::npos || word.find("concert") != std::string::npos) return Channel::event;
  return Channel::meeting;
}

class Contact {
 public:
  Contact(const Account& account, const Json& entry) : account_(account), entry_(entry), own_(said(entry)) {}

  ContactRecord read() {
    record_.line = 1;
    record_.uid = text(entry_, "uuid");
    record_.given = text(own_, "first_name");
    record_.middle = text(own_, "middle_name");
    record_.family = text(own_, "last_name");
    record_.name = full_name(own_);
    record_.nickname = text(own_, "nickname");
    record_.birthday = special_date(member(own_, "birthdate"));
    position();
    fields();
    addresses();
    words();
    contacts_had();
    relations();
    rhythm();
    for (const Json& tag : member(own_, "tags")) {
      if (tag.is_string()) tag_named(tag.get<std::string>());
      if (tag.is_object()) tag_named(text(tag, "name"));
    }
    if (flag(own_, "is_starred")) tag_named("starred");
    return std::move(record_);
  }

 private:
  void tag_named(const std::string& name) {
    const std::string clean = collapse(clean_utf8(name));
    if (!clean.empty() && std::find(record_.tags.begin(), record_.tags.end(), clean) == record_.tags.end())
      record_.tags.push_back(clean);
  }
  void fact(const std::string& kind, const std::string& what) {
    if (!what.empty()) record_.facts.push_back({{}, kind, what, {}});
  }
  void position() {
    Position made;
    made.organisation = text(own_, "company");
    made.role = text(own_, "job");
    if (!made.organisation.empty() || !made.role.empty()) record_.positions.push_back(std::move(made));
  }
  void fields() {
    for (const Json* field : values(entry_, "contact_field")) {
      const Json& own = said(*field);
      const std::string value = text(own, "data");
      if (value.empty()) continue;
      const auto known = account_.field_types.find(text(own, "type"));
      const std::string type = known == account_.field_types.end() ? fold(text(own, "type")) : known->second;
      Handle handle;
      handle.value = value;
      if (type == "email" || (type.find("mail") != std::string::npos && value.find('@') != std::string::npos)) {
        handle.kind = HandleKind::email;
      } else if (type == "phone" || type.find("phone") != std::string::npos) {
        handle.kind = HandleKind::phone;
      } else if (is_profile_url(value)) {
        handle.kind = HandleKind::profile;
      } else if (value.find("://") != std::string::npos) {
        handle.kind = HandleKind::website;
      } else if (value.find('@') != std::string::npos && type.empty()) {
        handle.kind = HandleKind::email;
      } else {
        handle.kind = HandleKind::messenger;
        handle.label = type;
      }
      record_.handles.push_back(std::move(handle));
    }
  }
  void addresses() {
    for (const Json* one : values(entry_, "address")) {
      const Json& own = said(*one);
      Address made{{},
                   text(own, "name"),
                   text(own, "street"),
                   text(own, "city"),
                   text(own, "province"),
                   text(own, "postal_code"),
                   text(own, "country")};
      if (!(made.street + made.city + made.region + made.postal_code + made.country).empty())
        record_.addresses.push_back(std::move(made));
    }
  }
  // Notes and whatever else is words.
  void words() {
    if (const std::string about = text(own_, "description"); !about.empty()) record_.notes.push_back(about);
    fact("food", text(own_, "food_preferences"));
    for (const Json* one : values(entry_, "note")) dated_note(*one, text(said(*one), "body"), "");
    for (const Json* one : values(entry_, "life_event")) {
      const Json& own = said(*one);
      dated_note(*one, joined(text(own, "name"), text(own, "note")), text(own, "happened_at"));
    }
    for (const Json* one : values(entry_, "gift")) {
      const Json& own = said(*one);
      fact("gift", joined(text(own, "name"), text(own, "status")));
    }
    for (const Json* one : values(entry_, "task")) {
      const Json& own = said(*one);
      if (!flag(own, "completed"))
        dated_note(*one, joined("To do: " + text(own, "title"), text(own, "description")), "");
    }
    for (const Json* one : values(entry_, "pet")) fact("pet", text(said(*one), "name"));
    for (const Json* one : values(entry_, "debt")) {
      const Json& own = said(*one);
      const std::string amount = text(own, "amount");
      const std::string in_debt = text(own, "in_debt");
      if (amount.empty() || text(own, "status") == "complete") continue;
      fact("debt",
           joined(fmt::format("{} {}", in_debt == "yes" || flag(own, "in_debt") ? "I owe them" : "they owe me", amount),
                  text(own, "reason")));
    }
    if (const auto met = special_date(member(own_, "first_met_date"))) fact("first met", iso(*met));
    fact("first met", text(own_, "first_met_additional_info"));
    if (const auto other = account_.names.find(text(own_, "first_met_through")); other != account_.names.end())
      fact("met through", other->second);
    if (flag(own_, "is_dead")) {
      record_.resting = true;
      const auto day = special_date(member(own_, "deceased_date"));
      fact("died", day ? iso(*day) : "yes");
    }
  }
  static std::string joined(const std::string& title, const std::string& rest) {
    return rest.empty() || rest == title ? title : title.empty() ? rest : fmt::format("{}: {}", title, rest);
  }
  void dated_note(const Json& entry, const std::string& words, const std::string& day) {
    if (words.empty()) return;
    const auto at = day.empty() ? moment(text(entry, "created_at"), account_.zone) : moment_of_day(day, account_.zone);
    if (at && *at <= account_.until) {
      record_.dated_notes.push_back({{}, *at, words});
    } else {
      record_.notes.push_back(words);
    }
  }
  void past(std::string uid, std::optional<Instant> at, Channel channel, Direction direction, std::string note) {
    if (at && *at <= account_.until) record_.past.push_back({std::move(uid), *at, channel, direction, std::move(note)});
  }
  void contacts_had() {
    for (const Json* one : values(entry_, "call")) {
      const Json& own = said(*one);
      const std::string when = text(own, "called_at");
      const auto at = moment_of_day(when, account_.zone);
      past(uid_of(*one, "call:" + when), at, Channel::call, Direction::both, text(own, "content"));
    }
    for (const Json* one : values(entry_, "activity")) {
      const auto found = account_.activities.find(one->is_string() ? one->get<std::string>() : text(*one, "uuid"));
      if (found == account_.activities.end()) continue;
      const Json& own = said(*found->second);
      const auto type = account_.activity_types.find(text(own, "type"));
      past(found->first, moment_of_day(text(own, "happened_at"), account_.zone),
           type == account_.activity_types.end() ? Channel::meeting : channel_of(type->second), Direction::both,
           joined(text(own, "summary"), text(own, "description")));
    }
    for (const Json* one : values(entry_, "conversation")) conversation(*one);
  }
  void conversation(const Json& entry) {
    const Json& own = said(entry);
    const auto type = account_.field_types.find(text(own, "contact_field_type"));
    const std::string kind = type == account_.field_types.end() ? "" : type->second;
    const Channel channel = kind == "email" ? Channel::email : kind == "phone" ? Channel::text : Channel::message;
    int number = 0;
    for (const Json& message : member(own, "messages")) {
      const Json& words = said(message);
      const std::string when = text(words, "written_at").empty() ? text(own, "happened_at") : text(words, "written_at");
      past(uid_of(message, fmt::format("{}#{}", uid_of(entry, "conversation:" + when), ++number)),
           moment_of_day(when, account_.zone), channel, flag(words, "written_by_me") ? Direction::out : Direction::in,
           "");
    }
    if (number == 0) {
      const std::string when = text(own, "happened_at");
      past(uid_of(entry, "conversation:" + when), moment_of_day(when, account_.zone), channel, Direction::both, "");
    }
  }
  // Not every version gave its entries an identity.
  std::string uid_of(const Json& entry, const std::string& otherwise) const {
    const std::string uid = text(entry, "uuid");
    return uid.empty() ? record_.uid + "/" + otherwise : uid;
  }
  void relations() {
    const auto [from, to] = account_.relations.equal_range(record_.uid);
    for (auto one = from; one != to; ++one) fact(one->second.first, one->second.second);
  }
  void rhythm() {
    const Json& often = member(own_, "stay_in_touch_frequency");
    if (often.is_number_integer() && often.get<std::int64_t>() > 0 && often.get<std::int64_t>() <= 3650) {
      record_.interval_days = static_cast<int>(often.get<std::int64_t>());
    }
    for (const Json* one : values(entry_, "reminder")) {
      const Json& own = said(*one);
      const auto days = flag(own, "inactive") ? std::nullopt : interval_of(own);
      if (days && *days <= kLongestRhythm) {
        if (!record_.interval_days || *days < *record_.interval_days) record_.interval_days = *days;
      } else if (const std::string title = joined(text(own, "title"), text(own, "description")); !title.empty()) {
        const std::string begins = text(own, "initial_date");
        fact("reminder", begins.empty() ? title : fmt::format("{} ({})", title, clip(begins, 10)));
      }
    }
  }

  const Account& account_;
  const Json& entry_;
  const Json& own_;
  ContactRecord record_;
};

// "partner" of Monica and friends: the words of vCard where there are any.
std::string relation_word(const std::string& type) {
  if (type == "partner" || type == "spouse") return "spouse";
  return type.empty() ? "relation" : type;
}

Account account_of(const Json& from, const Frame& frame) {
  Account account{frame.zone, frame.until, {}, {}, {}, {}, {}};
  const Json& instance = member(from, "instance");
  for (const Json& type : member(instance, "contact_field_types")) {
    const Json& own = said(type);
    const std::string kind = text(own, "type");
    account.field_types[text(type, "uuid")] = fold(kind.empty() ? text(own, "name") : kind);
  }
  for (const Json& type : member(instance, "activity_types")) {
    const Json& own = said(type);
    const std::string key = text(own, "translation_key");
    account.activity_types[text(type, "uuid")] = key.empty() ? text(own, "name") : key;
  }
  for (const Json* activity : values(from, "activity")) account.activities[text(*activity, "uuid")] = activity;
  for (const Json* contact : values(from, "contact")) account.names[text(*contact, "uuid")] = full_name(said(*contact));
  for (const Json* one : values(from, "relationship")) {
    const Json& own = said(*one);
    const std::string who = text(own, "contact_is");
    // "contact_is" is the mother "of_contact": the child's card says who the mother is.
    if (const auto name = account.names.find(who); name != account.names.end() && !name->second.empty()) {
      account.relations.emplace(text(own, "of_contact"), std::pair(relation_word(text(own, "type")), name->second));
    }
  }
  return account;
}

// Values that only weigh: pictures and documents as data URLs.
bool keep(int, Json::parse_event_t event, Json& parsed) {
  constexpr std::size_t kLongestValue = 1024 * 1024;
  if (event == Json::parse_event_t::value && parsed.is_string() &&
      (parsed.get_ref<const std::string&>().size() > kLongestValue ||
       parsed.get_ref<const std::string&>().starts_with("data:"))) {
    parsed = nullptr;
  }
  return true;
}

// Deeper than any export; hostile nesting would eat the stack.
bool too_deep(std::string_view bytes) {
  constexpr int kMostNested = 64;
  int depth = 0;
  bool in_string = false, escaped = false;
  for (const char c : bytes) {
    if (in_string) {
      if (!escaped && c == '"') in_string = false;
      escaped = !escaped && c == '\\';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMostNested) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

}  // namespace

Status MonicaReader::feed(std::string_view bytes) {
  if (text_.size() + bytes.size() > kMonicaBytes) {
    return fail(Code::bad_input, "this export is larger than 256 MiB", "export it without photos and documents");
  }
  text_ += bytes;
  return {};
}

Status MonicaReader::finish() {
  if (too_deep(text_)) return fail(Code::bad_input, "this JSON is nested too deeply for an export of Monica");
  Json document;
  try {
    document = Json::parse(text_, keep);
  } catch (const Json::parse_error& error) {
    const auto lines = std::count(
        text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, text_.size())), '\n');
    return emit_(Problem{{}, static_cast<long>(lines) + 1, "the JSON breaks off or is damaged here"});
  } catch (const Json::exception&) {  // a number beyond every size: the library does not say where
    return emit_(Problem{{}, 1, "there is a number in this JSON that no computer can hold"});
  }
  text_.clear();
  const Json& from = member(document, "account");
  const auto contacts = values(from, "contact");
  if (contacts.empty()) return emit_(Problem{{}, 1, "there are no contacts in this export"});
  const Account account = account_of(from, frame_);
  for (const Json* entry : contacts) {
    if (!entry->is_object()) {
      KITH_CHECK(emit_(Problem{{}, 1, "left out: this is no contact"}));
      continue;
    }
    // Monica keeps people who are only somebody's child or partner as half contacts.
    if (flag(said(*entry), "is_partial")) {
      KITH_CHECK(emit_(Skipped{1, "known only as somebody's relation"}));
      continue;
    }
    KITH_CHECK(emit_(complete(Contact(account, *entry).read())));
  }
  return {};
}

}  // namespace kith
