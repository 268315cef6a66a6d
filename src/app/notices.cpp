#include "app/notices.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "app/history.hpp"
#include "store/log.hpp"

namespace kith::app {
namespace {

constexpr int kHeededDays = 30;
constexpr const char* kStopStep = "stop";

std::optional<PersonId> person_of(const std::multimap<std::string, HandleOwner>& owners, const std::string& address) {
  const auto [from, to] = owners.equal_range(address);
  for (auto owner = from; owner != to; ++owner) {
    if (owner->second.kind == HandleKind::email && !owner->second.removed) return owner->second.person;
  }
  return std::nullopt;
}

std::string words_of(const MarkedAddress& row, const std::string& name) {
  if (row.mark == kith::name(AddressMark::stopped))
    return fmt::format("{} asked not to be written to{}", name, row.why.empty() ? "" : ": \"" + row.why + "\"");
  return fmt::format("Mail to {} came back{}", row.address, row.why.empty() ? "" : ": " + row.why);
}

Status heed(const App& app, const MessageRow& message) {
  KITH_TRY(Tx tx, app.write(kStopStep, "Asked not to be written to"));
  KITH_TRY(const auto owners, handle_owners(tx, {message.sender}));
  std::string title = fmt::format("Marked {}: asks not to be written to", message.sender);
  if (const auto person = person_of(owners, message.sender)) {
    KITH_TRY(const auto known, find_person(tx, *person));
    if (known) {
      title = fmt::format("Put {} to Do not contact: asked not to be written to", known->name);
      if (known->state != State::do_not_contact) {
        KITH_CHECK(tx.update(Table::people, person->value, *person,
                             {{"state", std::string(kith::name(State::do_not_contact))}}));
      }
    }
  }
  tx.retitle(title);
  KITH_TRY(const bool marked, mark_address(tx, message.sender, AddressMark::stopped, message.subject, message.at));
  return marked ? app.finish(tx) : Status{};
}

}  // namespace

Result<std::vector<MailNotice>> mail_notices(const App& app, const Db& db) {
  const Instant since = app.now() - std::chrono::hours{24 * kNoticeDays};
  KITH_TRY(const auto rows, addresses_marked_since(db, since));
  std::vector<MailNotice> notices;
  if (rows.empty()) return notices;
  std::vector<std::string> addresses;
  for (const MarkedAddress& row : rows) addresses.push_back(row.address);
  KITH_TRY(const auto owners, handle_owners(db, addresses));
  for (const MarkedAddress& row : rows) {
    if (row.at > app.now()) continue;
    MailNotice made;
    made.id = row.id;
    made.mark = row.mark == name(AddressMark::stopped) ? AddressMark::stopped : AddressMark::bounced;
    made.address = row.address;
    made.at = row.at;
    std::string called = row.address;
    if (const auto person = person_of(owners, row.address)) {
      KITH_TRY(auto people, person_rows(db, {*person}));
      if (people.empty()) continue;
      made.person = std::move(people.front());
      called = made.person.name;
      // Taken back by hand in the meantime.
      if (made.mark == AddressMark::stopped && made.person.state != State::do_not_contact) continue;
    } else if (made.mark == AddressMark::bounced) {
      continue;
    }
    made.text = words_of(row, called);
    notices.push_back(std::move(made));
  }
  return notices;
}

Result<std::vector<MailNotice>> mail_notices(const App& app) {
  KITH_TRY(const Db db, app.read());
  return mail_notices(app, db);
}

Result<Done> undo_notice(const App& app, std::int64_t id) {
  KITH_TRY(const auto notices, mail_notices(app));
  const auto found = std::find_if(notices.begin(), notices.end(), [&](const MailNotice& one) { return one.id == id; });
  if (found == notices.end())
    return fail(Code::not_found, fmt::format("there is no notice {}", id), "kith notices lists them");
  if (found->mark == AddressMark::stopped) {
    StepId step;
    {
      KITH_TRY(const Db db, app.read());
      KITH_TRY(step, step_that_made(db, kStopStep, Table::mail_addresses, id));
    }
    KITH_TRY(const Undone undone, undo(app, step));
    return Done{undone.step, undone.title, found->person.id};
  }
  KITH_TRY(Tx tx, app.write("notice", fmt::format("Trusted {} again", found->address)));
  KITH_CHECK(tx.remove(Table::mail_addresses, id, PersonId{}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), fmt::format("Trusted {} again", found->address), found->person.id};
}

Result<int> heed_stops(const App& app) {
  std::vector<MessageRow> open;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(open, unheeded_stops(db, app.now() - std::chrono::hours{24 * kHeededDays}));
  }
  for (const MessageRow& message : open) KITH_CHECK(heed(app, message));
  return static_cast<int>(open.size());
}

}  // namespace kith::app
