#include "app/drafts.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/draft_guard.hpp"
#include "app/giving.hpp"
#include "app/introduction_drafts.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "formats/mail_compose.hpp"
#include "rules/words.hpp"
#include "store/catalogue.hpp"
#include "store/entry_points.hpp"
#include "store/log.hpp"
#include "store/outbox.hpp"
#include "store/touches.hpp"

namespace kith::app {
namespace {

constexpr std::chrono::minutes kDraftSitting{30};  // words typed within it are one step
constexpr std::string_view kDraftKind = "draft";

Result<Person> draft_person(const Db& db, PersonId id) {
  KITH_TRY(auto person, find_person(db, id));
  if (!person) return fail(Code::not_found, fmt::format("there is no person {}", id.value));
  return std::move(*person);
}

// As the user calls them: a given name or nickname, else the first of several words.
std::string called(const Person& person) {
  if (!person.nickname.empty()) return person.nickname;
  if (!person.given.empty()) return person.given;
  const auto space = person.name.find(' ');
  return space == std::string::npos ? std::string() : person.name.substr(0, space);
}

Status check_draft_words(const Draft& draft) {
  const auto odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(draft.subject.begin(), draft.subject.end(), odd))
    return fail(Code::bad_input, "the subject holds a line end or another control character", "write it on one line");
  if (!is_utf8(draft.subject) || !is_utf8(draft.body)) return fail(Code::bad_input, "the draft is not UTF-8");
  if (draft.subject.size() > kMostSubject * 4)
    return fail(Code::bad_input, fmt::format("the subject is longer than {} characters", kMostSubject));
  if (draft.body.size() > kMostBody)
    return fail(Code::bad_input, fmt::format("the draft is longer than {} KiB", kMostBody / 1024));
  return {};
}

std::vector<Gap> all_gaps(const Draft& draft) {
  std::vector<Gap> all = gaps(draft.subject);
  for (Gap& gap : gaps(draft.body)) all.push_back(std::move(gap));
  return all;
}

Result<std::optional<DraftReason>> reason_of(const Db& db, EntryPointId entry, NewsId news) {
  if (entry) {
    KITH_TRY(const auto found, find_entry_point(db, entry));
    if (found) return DraftReason{std::string(name(found->kind)), found->text, found->url};
  }
  if (news) {
    KITH_TRY(const auto found, find_news(db, news));
    if (found) return DraftReason{"news", found->text, found->url};
  }
  return std::nullopt;
}

Result<std::optional<DraftReason>> wanted_reason(const Db& db, const DraftInput& input) {
  if (input.entry && input.news)
    return fail(Code::usage, "a draft is about one thing: an entry point or news of yours");
  KITH_TRY(auto reason, reason_of(db, input.entry, input.news));
  if (!reason && input.entry)
    return fail(Code::not_found, fmt::format("there is no entry point {}", input.entry.value),
                "kith entries lists them");
  if (!reason && input.news)
    return fail(Code::not_found, fmt::format("there is no news {} of yours", input.news.value), "kith news lists them");
  const std::string about = collapse(clean_utf8(input.about));
  if (!reason && !about.empty()) reason = DraftReason{"", about, ""};
  return reason;
}

Result<const Opening*> wanted_opening(const std::string& key, const std::optional<DraftReason>& reason) {
  if (key.empty()) return reason ? opening_for(reason->kind) : nullptr;
  if (const Opening* found = find_opening(key)) return found;
  std::string known;
  for (const Opening& one : openings()) known += fmt::format("{}{}", known.empty() ? "" : ", ", one.key);
  return fail(Code::usage, fmt::format("there is no opening \"{}\"", key), known);
}

Status go_on(const Db& db, PersonId person, Draft& draft) {
  KITH_TRY(const auto last, last_mail(db, person));
  if (!last)
    return fail(Code::not_found, "there is no mail with them that could be answered",
                "mail read from now on can be; begin anew without it");
  draft.answers = last->message_id;
  draft.thread = last->thread;
  const bool marked = equal_ascii(last->subject.substr(0, 3), "re:");
  draft.subject = last->subject.empty() || marked ? last->subject : "Re: " + last->subject;
  return {};
}

std::string send_hours_of(const PersonView& person, const Settings& settings, LocalDate today) {
  std::string said;
  if (person.expectation && person.expectation->best_time) said = sentence(*person.expectation->best_time);
  const std::string own = settings.hours.words(Channel::email, today);
  if (!own.empty()) said += fmt::format("{}You keep mail to {} today", said.empty() ? "" : ". ", own);
  return said;
}

}  // namespace

Status draft_is_open(const Draft& draft) {
  switch (draft.state) {
    case DraftState::open: return {};
    case DraftState::queued:
      return fail(Code::refused, "this draft lies in the outbox", "call it back first: kith draft cancel ID");
    case DraftState::sent: return fail(Code::refused, "this draft was sent", "begin another one");
    case DraftState::handed: return fail(Code::refused, "this draft was handed over", "begin another one");
  }
  return {};
}

Result<Draft> known_draft(const Db& db, DraftId id) {
  KITH_TRY(auto draft, find_draft(db, id));
  if (!draft) return fail(Code::not_found, fmt::format("there is no draft {}", id.value), "kith drafts lists them");
  return std::move(*draft);
}

Status use_reason(Tx& tx, const Draft& draft) {
  if (!draft.entry && !draft.news) return {};
  EntryUse use;
  use.person = draft.person;
  use.entry = draft.entry;
  use.news = draft.news;
  use.draft = draft.id;
  use.at = tx.now();
  return use_entry(tx, use);
}

Status no_gaps(const Draft& draft) {
  const auto left = all_gaps(draft);
  if (left.empty()) return {};
  return fail(Code::refused, fmt::format("a gap is left: [[{}]]", left.front().text),
              left.size() == 1
                  ? "write what belongs there, or take it out"
                  : fmt::format("and {} more: write what belongs there, or take them out", left.size() - 1));
}

Result<Handle> mail_address_of(const Person& person, const std::string& wanted) {
  bool bounced = false;
  for (const Handle& handle : person.handles) {
    if (handle.kind != HandleKind::email || handle.key.empty()) continue;
    if (!wanted.empty() && !equal_ascii(handle.value, wanted) && handle.key != lower_ascii(wanted)) continue;
    if (!handle.bounced) return handle;
    bounced = true;
  }
  if (!wanted.empty() && !bounced)
    return fail(Code::refused, fmt::format("{} is no address of {}", wanted, person.name), "add it to them first");
  return fail(Code::refused,
              bounced ? fmt::format("mail to {} comes back", person.name)
                      : fmt::format("no e-mail address of {} is known", person.name),
              "add one, or hand the draft over: kith draft hand ID");
}

std::string draft_version(const Draft& draft) {
  return fingerprint(fmt::format("{}\n{}\n{}\n{}\n{}", draft.subject, name(draft.channel), name(draft.state),
                                 seconds(draft.changed), draft.body));
}

Result<DraftDone> add_draft(const App& app, const DraftInput& input) {
  KITH_TRY(Tx tx, app.write(std::string(kDraftKind), "Began a draft"));
  KITH_TRY(const Person person, draft_person(tx, input.person));
  KITH_TRY(const auto stored, kith::settings(tx));
  const Settings known = read_settings(stored);
  KITH_TRY(const auto reason, wanted_reason(tx, input));
  KITH_TRY(const Opening* const opening, wanted_opening(input.opening, reason));
  OpeningFacts facts{called(person), "", "", known.name, "", "", person.name};
  if (input.other) {
    KITH_TRY(const Person other, draft_person(tx, input.other));
    facts.other = other.name;
    facts.other_first = called(other);
  }
  if (reason) {
    facts.reason = collapse(reason->text);
    facts.link = collapse(reason->url);
  }
  Draft draft;
  draft.person = input.person;
  draft.channel = input.channel;
  draft.entry = input.entry;
  draft.news = input.news;
  draft.introduction = input.introduction;
  draft.created = draft.changed = app.now();
  const Opened opened = opening != nullptr ? open_with(*opening, facts) : open_plainly(facts);
  draft.opening = opening != nullptr ? std::string(opening->key) : std::string();
  draft.subject = opened.subject;
  draft.body = opened.body;
  switch (input.goes_on) {
    case GoesOn::anew: break;
    case GoesOn::from_last: KITH_CHECK(go_on(tx, input.person, draft)); break;
  }
  KITH_CHECK(check_draft_words(draft));
  const std::string title = fmt::format("Began a draft to {}", person.name);
  tx.retitle(title);
  KITH_TRY(const DraftId id, insert_draft(tx, draft));
  KITH_CHECK(app.finish(tx));
  return DraftDone{{tx.step(), title, input.person}, id};
}

Result<Done> edit_draft(const App& app, DraftId id, const DraftEdit& edit, const std::string& version) {
  KITH_TRY(Tx tx, app.write(std::string(kDraftKind), "Wrote"));
  KITH_TRY(Draft draft, known_draft(tx, id));
  KITH_TRY(const Person person, draft_person(tx, draft.person));
  if (!version.empty() && version != draft_version(draft))
    return fail(Code::conflict, "the draft was changed elsewhere since it was read", "read it again, then change it");
  KITH_CHECK(draft_is_open(draft));
  if (edit.subject) draft.subject = *edit.subject;
  if (edit.body) draft.body = *edit.body;
  if (edit.channel) draft.channel = *edit.channel;
  KITH_CHECK(check_draft_words(draft));
  const std::string title = fmt::format("Wrote to {} (draft {})", person.name, id.value);
  tx.retitle(title);
  draft.changed = app.now();
  KITH_TRY(const auto newest, steps(tx, std::nullopt, 1));
  if (!newest.empty()) {
    const Step& last = newest.front();
    const bool same = last.kind == kDraftKind && last.title == title && !last.undone_by && !last.undoes;
    if (same && app.now() >= last.at && app.now() - last.at <= kDraftSitting) tx.continues(last.id);
  }
  KITH_CHECK(update_draft(tx, draft));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, draft.person};
}

Result<Done> delete_draft(const App& app, DraftId id) {
  KITH_TRY(Tx tx, app.write(std::string(kDraftKind), "Deleted a draft"));
  KITH_TRY(const Draft draft, known_draft(tx, id));
  KITH_TRY(const Person person, draft_person(tx, draft.person));
  if (draft.state == DraftState::queued) KITH_CHECK(draft_is_open(draft));
  const std::string title = fmt::format("Deleted a draft to {}", person.name);
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::drafts, id.value, draft.person));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, draft.person};
}

Result<std::vector<DraftLine>> drafts(const App& app, const DraftFilter& filter) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto all, list_drafts(db, filter));
  std::vector<PersonId> ids;
  for (const Draft& one : all) ids.push_back(one.person);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  KITH_TRY(const auto rows, person_rows(db, ids));
  std::map<PersonId, PersonRow> by_id;
  for (const PersonRow& row : rows) by_id.emplace(row.id, row);
  std::vector<DraftLine> lines;
  for (Draft& one : all) {
    DraftLine line;
    line.person = by_id[one.person];
    line.gaps = all_gaps(one);
    KITH_TRY(line.mail, outbox_of(db, one.id));
    line.draft = std::move(one);
    lines.push_back(std::move(line));
  }
  return lines;
}

Result<DraftView> view_draft(const App& app, DraftId id) {
  DraftView view;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(view.line.draft, known_draft(db, id));
    const Draft& draft = view.line.draft;
    view.line.gaps = all_gaps(draft);
    KITH_TRY(view.line.mail, outbox_of(db, id));
    KITH_TRY(const auto rows, person_rows(db, {draft.person}));
    if (rows.empty()) return fail(Code::not_found, "whom it is to lies in the trash", "restore them first");
    view.line.person = rows.front();
    KITH_TRY(view.reason, reason_of(db, draft.entry, draft.news));
    KITH_TRY(const auto last, last_touches(db, {draft.person}, app.now()));
    if (const auto found = last.find(draft.person); found != last.end()) view.last = found->second;
  }
  KITH_TRY(view.person, view_person(app, view.line.draft.person));
  KITH_TRY(PersonLedger ledger, person_ledger(app, view.line.draft.person));
  if (!ledger.entries.empty()) view.ledger = std::move(ledger.words);
  if (auto address = mail_address_of(view.person.person)) view.address = std::move(*address);
  KITH_TRY(const Settings known, app::settings(app));
  KITH_TRY(const Zone zone, app.zone(known));
  view.send_hours = send_hours_of(view.person, known, zone.date_of(app.now()));
  return view;
}

Result<HandOver> hand_over(const App& app, DraftId id) {
  KITH_TRY(const GuardResult guard, guard_draft(app, id));
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Draft draft, known_draft(db, id));
  KITH_TRY(const Person person, draft_person(db, draft.person));
  if (person.state == State::do_not_contact)
    return fail(Code::refused, fmt::format("{} asked not to be contacted", person.name), "kith wake takes it back");
  KITH_CHECK(no_gaps(draft));
  KITH_CHECK(not_blocked(guard));
  HandOver made;
  if (const auto address = mail_address_of(person)) {
    std::vector<std::string> to{address->value};
    // An introduction is the one message that two get, each with the other's address.
    KITH_TRY(const auto beside, reader_beside(db, draft));
    if (beside) {
      const auto second = mail_address_of(*beside);
      if (second) to.push_back(second->value);
    }
    made.mailto = mailto_link(to, draft.subject, draft.body);
  }
  made.text = draft.subject.empty() ? draft.body : fmt::format("{}\n\n{}", draft.subject, draft.body);
  return made;
}

Result<Done> handed_over(const App& app, DraftId id, Channel channel) {
  KITH_TRY(Tx tx, app.write(std::string(kDraftKind), "Handed over"));
  KITH_TRY(Draft draft, known_draft(tx, id));
  KITH_TRY(const Person person, draft_person(tx, draft.person));
  KITH_CHECK(draft_is_open(draft));
  const std::string title = fmt::format("Wrote to {} by {}", person.name, name(channel));
  tx.retitle(title);
  const bool both = synchronous(channel);
  const bool keep = !both && !draft.subject.empty();
  KITH_TRY(const auto beside, reader_beside(tx, draft));
  for (const PersonId reader : {draft.person, beside ? beside->id : PersonId{}}) {
    if (!reader) continue;
    KITH_CHECK(tx.insert(Table::touches, reader,
                         {{"at", std::int64_t{seconds(app.now())}},
                          {"channel", std::string(name(channel))},
                          {"direction", std::string(name(both ? Direction::both : Direction::out))},
                          {"source", std::string(name(Source::typed))},
                          {"asks", std::int64_t{!both && asks(draft.body) ? 1 : 0}},
                          {"note", keep ? draft.subject : std::string()}}));
  }
  draft.state = DraftState::handed;
  draft.channel = channel;
  draft.changed = app.now();
  KITH_CHECK(update_draft(tx, draft));
  KITH_CHECK(use_reason(tx, draft));
  KITH_CHECK(introduction_goes_on(tx, draft));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, draft.person};
}

}  // namespace kith::app
