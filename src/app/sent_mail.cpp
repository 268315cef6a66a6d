#include "app/sent_mail.hpp"

#include <fmt/format.h>

#include "app/drafts.hpp"
#include "app/import_mail.hpp"
#include "app/introduction_drafts.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "formats/mail_message.hpp"
#include "store/catalogue.hpp"
#include "store/drafts.hpp"
#include "store/mail.hpp"

namespace kith::app {

Status record_sent(const App& app, Tx& tx, const OutboxMail& mail) {
  KITH_TRY(const auto stored, kith::settings(tx));
  const Settings known = read_settings(stored);
  const MailRecord record = parse_mail(mail.mail, {MailText::read, "Sent", "", std::nullopt, 1});
  MailRules rules;
  for (const std::string& own : known.own_addresses) {
    const std::string key = handle_key(HandleKind::email, own, known.region);
    if (!key.empty()) rules.own.insert(key);
  }
  rules.own.insert(handle_key(HandleKind::email, record.from.email, known.region));
  rules.now = app.now();
  rules.texts = known.mail_text;
  ImportTally tally;
  MailImport import(tx, tally, rules);
  KITH_CHECK(import.add(MailRecord(record)));
  KITH_CHECK(import.finish());
  KITH_TRY(auto draft, find_draft(tx, mail.draft));
  if (!draft || draft->state == DraftState::sent) return {};
  KITH_TRY(const auto person, find_person(tx, draft->person, Removed::show));
  tx.retitle(fmt::format("Sent to {}: {}", person ? person->name : mail.recipient,
                         draft->subject.empty() ? "no subject" : excerpt(draft->subject, 60)));
  draft->state = DraftState::sent;
  draft->changed = app.now();
  KITH_CHECK(update_draft(tx, *draft));
  KITH_CHECK(use_reason(tx, *draft));
  return introduction_goes_on(tx, *draft);
}

Result<bool> copy_came(const Db& db, const OutboxMail& mail) {
  KITH_TRY(const auto rows, messages_with_keys(db, {fingerprint(mail.message_id)}));
  return !rows.empty();
}

Status reopen_draft(const App& app, Tx& tx, DraftId id) {
  KITH_TRY(auto draft, find_draft(tx, id));
  if (!draft) return {};
  draft->state = DraftState::open;
  draft->changed = app.now();
  return update_draft(tx, *draft);
}

Result<std::string> thread_begins(const Db& db, const std::string& thread) {
  KITH_TRY(const auto known, known_message_id(db, thread));
  return known.value_or("");
}

}  // namespace kith::app
