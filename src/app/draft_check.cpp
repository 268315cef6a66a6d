#include "app/draft_check.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/entry_points.hpp"
#include "app/giving.hpp"
#include "app/introduction_drafts.hpp"
#include "app/touch_facts.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "formats/mail_attachments.hpp"
#include "formats/mail_message.hpp"
#include "rules/holidays.hpp"
#include "rules/reply.hpp"
#include "store/catalogue.hpp"
#include "store/mail.hpp"
#include "store/outgoing.hpp"
#include "store/people.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr int kRecentDays = 10;
constexpr int kRecentTexts = 500;      // fifty a day: whoever sends more sends copies, and three of them are enough
constexpr std::size_t kLookedUp = 50;  // recipients; more of them is a broadcast whoever they are
constexpr int kToldBefore = 200;       // messages to one person that are looked through

bool heard_from(const std::vector<Touch>& touches, Instant until) {
  return std::any_of(touches.begin(), touches.end(),
                     [&](const Touch& touch) { return touch.at <= until && touch.direction != Direction::out; });
}

// Messages to them since they were last heard of. A letter that is answered by a talk counts no more.
int unanswered_of(const std::vector<Touch>& touches, Instant until) {
  int count = 0;
  for (const Touch& touch : touches) {
    if (touch.at > until) continue;
    count = touch.direction == Direction::out ? count + 1 : 0;
  }
  return count;
}

std::vector<std::string> guard_names(const Person& person) {
  std::vector<std::string> all{person.name};
  for (const std::string* part : {&person.given, &person.middle, &person.family, &person.nickname, &person.prefix}) {
    if (!part->empty()) all.push_back(*part);
  }
  return all;
}

std::vector<std::string> guard_organisations(const Person& person) {
  std::vector<std::string> all;
  for (const Position& one : person.positions) {
    if (!one.organisation.empty()) all.push_back(one.organisation);
  }
  return all;
}

std::vector<std::string> guard_known(const Person& person) {
  std::vector<std::string> all = person.tags;
  for (const Fact& fact : person.facts) all.push_back(fact.text);
  for (const Note& note : person.notes) all.push_back(note.text);
  for (const Position& one : person.positions) {
    for (const std::string* text : {&one.role, &one.department}) {
      if (!text->empty()) all.push_back(*text);
    }
  }
  for (const Address& one : person.addresses) {
    if (!one.city.empty()) all.push_back(one.city);
  }
  return all;
}

// Reads what the rules ask for; the parts of one draft share what was read.
class Gathering {
 public:
  Gathering(const App& app, const Db& db, const DraftCheckInput& input) : app_(app), db_(db), input_(input) {}

  Result<GuardResult> check() {
    KITH_TRY(const auto stored, kith::settings(db_));
    settings_ = read_settings(stored);
    for (const std::string& own : settings_.own_addresses) own_.insert(handle_key(HandleKind::email, own, ""));
    leaves_ = input_.leaves.value_or(app_.now());
    draft_.channel = input_.channel;
    draft_.answers = input_.answers;
    draft_.subject = clean_utf8(input_.subject);
    draft_.body = clean_utf8(input_.body);
    draft_.attachments = input_.attachments;
    if (!settings_.name.empty()) draft_.own_names = {settings_.name};
    KITH_CHECK(recipients());
    KITH_CHECK(person());
    KITH_CHECK(recent());
    KITH_CHECK(time());
    return check_draft(draft_, guard_levels(stored));
  }

 private:
  Status recipients() {
    std::vector<std::string> keys;
    for (const auto* list : {&input_.to, &input_.cc}) {
      for (const MailAddress& one : *list) {
        if (keys.size() < kLookedUp) keys.push_back(handle_key(HandleKind::email, one.email, ""));
      }
    }
    KITH_TRY(owners_, handle_owners(db_, keys));
    std::vector<PersonId> people;
    for (const auto& [key, owner] : owners_) {
      if (!owner.removed) people.push_back(owner.person);
    }
    if (input_.person) people.push_back(*input_.person);
    KITH_TRY(touches_, touches_of(db_, people));
    KITH_TRY(draft_.to, named(input_.to));
    KITH_TRY(draft_.cc, named(input_.cc));
    if (input_.person && !goes_to(*input_.person)) {
      const bool known = heard_from(touches_[*input_.person], app_.now());
      draft_.to.insert(draft_.to.begin(), {"", "", known ? Closeness::known : Closeness::stranger});
    }
    draft_.bcc = static_cast<int>(std::count_if(input_.bcc.begin(), input_.bcc.end(), [&](const MailAddress& one) {
      return !own_.contains(handle_key(HandleKind::email, one.email, ""));
    }));
    return {};
  }

  bool goes_to(PersonId person) const {
    return std::any_of(input_.to.begin(), input_.to.end(), [&](const MailAddress& one) {
      const auto [from, to] = owners_.equal_range(handle_key(HandleKind::email, one.email, ""));
      return std::any_of(from, to, [&](const auto& owner) { return owner.second.person == person; });
    });
  }

  // Without the user, who may send themselves a copy.
  Result<std::vector<GuardRecipient>> named(const std::vector<MailAddress>& addresses) {
    std::vector<GuardRecipient> all;
    for (const MailAddress& one : addresses) {
      const std::string key = handle_key(HandleKind::email, one.email, "");
      if (own_.contains(key)) continue;
      KITH_TRY(const bool known, is_known(key));
      all.push_back({one.email, one.name, known ? Closeness::known : Closeness::stranger});
    }
    return all;
  }

  Result<bool> is_known(const std::string& key) {
    const auto [from, to] = owners_.equal_range(key);
    for (auto owner = from; owner != to; ++owner) {
      if (heard_from(touches_[owner->second.person], app_.now())) return true;
    }
    if (from != to || key.empty() || ++strangers_ > kLookedUp) return false;
    KITH_TRY(const auto exchanges, exchanges_of(db_, key));
    return std::any_of(exchanges.begin(), exchanges.end(),
                       [](const ExchangeRow& row) { return row.direction != name(Direction::out); });
  }

  Status person() {
    std::optional<PersonId> id = input_.person;
    if (!id && !input_.to.empty()) {
      const auto [from, to] = owners_.equal_range(handle_key(HandleKind::email, input_.to.front().email, ""));
      for (auto owner = from; owner != to && !id; ++owner) {
        if (!owner->second.removed) id = owner->second.person;
      }
    }
    GuardPerson& who = draft_.person;
    if (!id) {
      if (!input_.to.empty() && !input_.to.front().name.empty()) who.names = {input_.to.front().name};
      who.dialogue = !draft_.to.empty() && draft_.to.front().closeness == Closeness::known;
      return {};
    }
    KITH_TRY(const auto found, find_person(db_, *id));
    if (!found) return fail(Code::not_found, fmt::format("there is no person {}", id->value));
    person_ = *id;
    draft_.copy_owner = id->value;
    const auto& touches = touches_[*id];
    who.names = guard_names(*found);
    who.organisations = guard_organisations(*found);
    who.known = guard_known(*found);
    who.do_not_contact = found->state == State::do_not_contact;
    who.dialogue = heard_from(touches, app_.now());
    who.unanswered = unanswered_of(touches, app_.now());
    KITH_TRY(const LocalDate today, app_.today(db_));
    KITH_TRY(const auto entries, offered_entries(db_, *id, app_.now(), today));
    for (const EntryPoint& entry : entries) who.reasons.push_back(entry.text);
    KITH_TRY(const Balance ledger, balance_of(db_, *id, app_.now()));
    who.given = ledger.given;
    who.received = ledger.received;
    who.times_received = ledger.received_count;
    KITH_TRY(draft_.hidden, hidden_from(db_, *id, input_.introduction));
    return told(*id);
  }

  Status told(PersonId id) {
    KITH_TRY(const auto all, told_to(db_, id));
    for (const ToldText& one : all) draft_.told.push_back({one.text, one.url});
    KITH_TRY(const auto earlier, outgoing_to(db_, id, kToldBefore));
    for (const OutgoingText& one : earlier) {
      if (one.draft && one.draft == input_.draft) continue;
      for (std::string& url : links_in(one.text)) draft_.told.push_back({"", std::move(url)});
    }
    return {};
  }

  static std::vector<std::string> links_in(const std::string& text) {
    std::vector<std::string> all;
    for (auto at = text.find("://"); at != std::string::npos; at = text.find("://", at + 3)) {
      const auto begin = text.find_last_of(" \t\n<(\"", at);
      const std::size_t first = begin == std::string::npos ? 0 : begin + 1;
      std::string url = text.substr(first, std::min(text.find_first_of(" \t\n>)\"", at), text.size()) - first);
      while (!url.empty() && std::string_view(".,;:!?").find(url.back()) != std::string_view::npos) url.pop_back();
      all.push_back(std::move(url));
    }
    return all;
  }

  // What went to others these days, and who they are.
  Status recent() {
    KITH_TRY(const auto texts, outgoing_since(db_, app_.now() - Days{kRecentDays}, kRecentTexts));
    std::vector<PersonId> people;
    for (const OutgoingText& one : texts) {
      if (one.person == person_ || (one.draft && one.draft == input_.draft)) continue;
      if (one.left) copies_.add(one.person.value, shingles(one.text));
      if (one.draft) people.push_back(one.person);
    }
    copies_.seal();
    draft_.copies = &copies_;
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    KITH_TRY(const auto rows, person_rows(db_, people));
    for (const PersonRow& row : rows) {
      GuardOther other{{row.name}, {}};
      if (!row.organisation.empty()) other.organisations.push_back(row.organisation);
      draft_.others.push_back(std::move(other));
    }
    return {};
  }

  Status time() {
    KITH_TRY(const Zone zone, app_.zone(settings_));
    const LocalDate day = zone.date_of(leaves_);
    GuardTime time;
    time.weekday = static_cast<int>(date::weekday{day}.iso_encoding());
    time.minute = zone.minute_of_day(leaves_);
    time.holiday = !settings_.days.holidays.empty() && holiday(settings_.days.holidays, day).has_value();
    if (person_) {
      const auto facts = touch_facts(touches_[person_], app_.now());
      if (const auto best = best_time(facts, app_.now(), zone, input_.channel, settings_.hours))
        time.good_hours = sentence(*best);
    }
    draft_.time = time;
    return {};
  }

  const App& app_;
  const Db& db_;
  const DraftCheckInput& input_;
  Settings settings_;
  std::set<std::string> own_;  // keys of the user's addresses
  Instant leaves_{};
  PersonId person_;
  std::multimap<std::string, HandleOwner> owners_;
  std::map<PersonId, std::vector<Touch>> touches_;
  std::size_t strangers_ = 0;
  CopyBook copies_;
  DraftToCheck draft_;
};

}  // namespace

Result<GuardResult> check_text(const App& app, const DraftCheckInput& input) {
  KITH_TRY(const Db db, app.read());
  return Gathering(app, db, input).check();
}

Result<GuardResult> check_eml(const App& app, std::string_view bytes, std::optional<PersonId> person) {
  const MailRecord mail = parse_mail(bytes);
  DraftCheckInput input;
  input.person = person;
  input.to = mail.to;
  input.cc = mail.cc;
  input.bcc = mail.bcc;
  if (person && !input.to.empty()) input.to.erase(input.to.begin());
  input.answers = !mail.in_reply_to.empty() || !mail.references.empty();
  input.subject = mail.subject;
  input.body = mail.text;
  input.leaves = mail.at;
  for (MailAttachment& file : mail_attachments(bytes))
    input.attachments.push_back({std::move(file.name), std::move(file.type)});
  return check_text(app, input);
}

Status not_blocked(const GuardResult& result) {
  if (result.verdict != GuardLevel::block) return {};
  const GuardFinding& gravest = result.findings.front();
  return fail(Code::refused, fmt::format("{}: {}", guard_row(gravest.rule).id, gravest.message), gravest.mend);
}

GuardLevels guard_levels(const std::map<std::string, std::string>& stored) {
  GuardLevels levels;
  for (const GuardRow& row : guard_rows()) {
    const auto found = stored.find(fmt::format("guard.{}", row.id));
    if (found == stored.end()) continue;
    const auto level = guard_level_from(found->second);
    if (level && can_be(row, *level)) levels.set(row.rule, *level);
  }
  return levels;
}

Result<std::vector<GuardRuleLine>> guard_rules(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto stored, kith::settings(db));
  const GuardLevels levels = guard_levels(stored);
  std::vector<GuardRuleLine> all;
  for (const GuardRow& row : guard_rows()) all.push_back({row, levels.of(row.rule)});
  return all;
}

}  // namespace kith::app
