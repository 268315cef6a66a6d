#include "app/outbox.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <sodium.h>

#include "app/introduction_drafts.hpp"
#include "app/mail_boxes.hpp"
#include "app/sent_mail.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"
#include "formats/mail_compose.hpp"
#include "model/word_table.hpp"
#include "rules/sending_time.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

constexpr int kOutboxShown = 200;
constexpr std::size_t kRandomBytes = 16;
// A login that is refused again and again locks an account at some providers.
constexpr std::chrono::hours kAfterLock{1};

// Of one whose last byte is being handed over, until its answer is written down.
constexpr const char* kNoAnswerYet = "the server has not answered";

constexpr std::array kResolveWords{Words<Resolve>{Resolve::sent, "sent"}, Words<Resolve>{Resolve::resend, "resend"},
                                   Words<Resolve>{Resolve::drop, "drop"}};

Result<std::string> random_words() {
  if (sodium_init() < 0) return fail(Code::failed, "there are no random numbers on this machine");
  std::array<unsigned char, kRandomBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string words;
  for (const unsigned char byte : bytes) words += fmt::format("{:02x}", byte);
  return words;
}

Result<MailAccountView> sending_account(const App& app, const std::string& ref) {
  if (!ref.empty()) return find_mail_account(app, ref);
  KITH_TRY(auto all, mail_accounts(app, 0));
  if (all.empty())
    return fail(Code::refused, "there is no mail account to send from",
                "kith mail add ADDRESS adds one; or hand the draft over: kith draft hand ID");
  return std::move(all.front());
}

Status may_be_written_to(const Person& person) {
  if (person.state != State::do_not_contact) return {};
  return fail(Code::refused, fmt::format("{} asked not to be contacted", person.name), "kith wake takes it back");
}

Result<Instant> leaves_at(const App& app, const SendRequest& request, const Settings& known, const Zone& zone,
                          PersonId person) {
  switch (request.when) {
    case SendRequest::When::now: return app.now();
    case SendRequest::When::soon: return app.now() + kCallBack;
    case SendRequest::When::at:
      if (!request.at || *request.at < app.now())
        return fail(Code::bad_input, "that time is over", "name one that is still to come");
      return *request.at;
    case SendRequest::When::good_hour: break;
  }
  KITH_TRY(const PersonView view, view_person(app, person));
  const auto best = view.expectation ? view.expectation->best_time : std::nullopt;
  return next_good_hour(app.now(), zone, best, known.hours, known.days);
}

std::string when_words(Instant at, Instant now, const Zone& zone) {
  if (at <= now) return "now";
  return iso(at, zone).substr(0, 16).replace(10, 1, " ");
}

// Undo may have opened a draft whose message still waits, or has left.
Status clear_way(Tx& tx, DraftId id) {
  KITH_TRY(auto before, outbox_of(tx, id));
  if (!before) return {};
  if (has_left(before->state))
    return fail(Code::refused, "this draft has left, or may have", "kith outbox says what is known of it");
  if (before->state == OutboxState::sending)
    return fail(Code::refused, "this message is being sent", "wait a moment, then look: kith outbox");
  if (before->state != OutboxState::scheduled) return {};
  before->state = OutboxState::cancelled;
  before->said = "it was queued anew";
  return move_outbox(tx, *before, {OutboxState::scheduled}).map([](bool) {});
}

// What is due and still wanted becomes this program's to send.
struct Claim {
  OutboxMail mail;
  bool ours = false;
};

Result<std::optional<std::string>> not_wanted(const Db& db, const OutboxMail& mail) {
  KITH_TRY(const auto draft, find_draft(db, mail.draft));
  if (!draft) return "the draft was deleted";
  if (draft->state != DraftState::queued) return "the draft was taken back";
  KITH_TRY(const auto newest, outbox_of(db, mail.draft));
  if (newest && newest->id != mail.id) return "it was queued anew";
  KITH_TRY(const auto person, find_person(db, draft->person));
  if (!person) return "whom it is to was deleted";
  if (person->state == State::do_not_contact) return fmt::format("{} asked not to be contacted", person->name);
  return std::nullopt;
}

Result<Claim> claim(const App& app, OutboxId id) {
  KITH_TRY(Tx tx, app.write("draft", "Sending"));
  KITH_TRY(auto found, find_outbox(tx, id));
  if (!found) return fail(Code::not_found, fmt::format("there is no message {} in the outbox", id.value));
  Claim made{std::move(*found), false};
  OutboxMail& mail = made.mail;
  const bool waits = mail.state == OutboxState::scheduled && mail.not_before <= app.now();
  const bool left_alone = mail.state == OutboxState::sending && mail.tried && *mail.tried + kSendLease <= app.now();
  if (!waits && !left_alone) return made;
  const std::vector<OutboxState> from{mail.state};
  const int tries = mail.tries;
  KITH_TRY(const auto why_not, not_wanted(tx, mail));
  if (why_not) {
    mail.state = OutboxState::cancelled;
    mail.said = *why_not;
  } else {
    KITH_TRY(const auto stored, kith::settings(tx));
    KITH_TRY(const Zone zone, app.zone(read_settings(stored)));
    // It bears the date of its first try, and stays the same message from then on.
    if (tries == 0) mail.mail = dated(std::move(mail.mail), app.now(), zone.offset(app.now()));
    mail.state = OutboxState::sending;
    mail.tries = tries + 1;
    mail.tried = app.now();
  }
  KITH_TRY(made.ours, move_outbox(tx, mail, from, tries));
  KITH_CHECK(tx.commit());
  made.ours = made.ours && mail.state == OutboxState::sending;
  return made;
}

// One message on its way. Every state is committed before the step that follows it, and only while it is still this
// program's try: another one may have taken over.
class Departure {
 public:
  Departure(const App& app, OutboxMail mail, const SendMeans& means)
      : app_(app), mail_(std::move(mail)), means_(means) {}

  Result<OutboxMail> run() {
    const auto access = sender_access(app_, MailAccountId{mail_.account}, means_.mail);
    if (!access) {
      answered({SendAnswer::Verdict::locked, access.error().what, access.error().hint});
      return result();
    }
    const auto account = find_mail_account(app_, std::to_string(mail_.account));
    const std::string from = account ? account->address : access->user;
    SendSteps steps;
    steps.before_end = [&] { return before_end(); };
    steps.answered = [&](const SendAnswer& answer) { answered(answer); };
    // The sender looks at these bytes while the row changes under it.
    const std::string bytes = mail_.mail;
    means_.send(*access, {from, mail_.recipient, bytes}, steps, means_.limits);
    return result();
  }

 private:
  Result<OutboxMail> result() {
    if (!kept_) return fail(kept_.error());
    return mail_;
  }

  Status before_end() {
    KITH_TRY(Tx tx, app_.write("draft", "Sending"));
    OutboxMail next = mail_;
    next.state = OutboxState::unsure;
    next.said = kNoAnswerYet;
    KITH_TRY(const bool ours, move_outbox(tx, next, {OutboxState::sending}, mail_.tries));
    if (!ours) {
      lost_ = true;
      return fail(Code::conflict, "another program sends this message");
    }
    KITH_CHECK(tx.commit());
    mail_ = std::move(next);
    return {};
  }

  void answered(const SendAnswer& answer) {
    if (lost_) return;
    kept_ = keep(answer);
  }

  Status keep(const SendAnswer& answer) {
    const std::vector<OutboxState> from{mail_.state};
    OutboxMail next = mail_;
    next.said = answer.hint.empty() ? answer.said : fmt::format("{} ({})", answer.said, answer.hint);
    switch (answer.verdict) {
      case SendAnswer::Verdict::accepted:
        next.state = OutboxState::sent;
        next.sent = app_.now();
        next.not_before = app_.now();  // the copy's first try
        break;
      case SendAnswer::Verdict::unsure: next.state = OutboxState::unsure; break;
      case SendAnswer::Verdict::refused: next.state = OutboxState::refused; break;
      case SendAnswer::Verdict::later:
        next.state = OutboxState::scheduled;
        next.not_before = app_.now() + next_try(next.tries);
        break;
      case SendAnswer::Verdict::locked:
        next.state = OutboxState::scheduled;
        next.not_before = app_.now() + kAfterLock;
        break;
    }
    if (next.state == OutboxState::scheduled && app_.now() - next.queued > kTryingFor) {
      next.state = OutboxState::refused;
      next.said = fmt::format("given up after {} tries: {}", next.tries, next.said);
    }
    KITH_TRY(Tx tx, app_.write("draft", "Sent"));
    KITH_TRY(const bool ours, move_outbox(tx, next, from, mail_.tries));
    if (!ours) return {};  // the user has decided in the meantime
    if (next.state == OutboxState::sent) KITH_CHECK(record_sent(app_, tx, next));
    if (next.state == OutboxState::refused) KITH_CHECK(reopen_draft(app_, tx, next.draft));
    KITH_CHECK(app_.finish(tx));
    mail_ = std::move(next);
    return {};
  }

  const App& app_;
  OutboxMail mail_;
  const SendMeans& means_;
  Status kept_;
  bool lost_ = false;
};

// A copy for the folder of sent mail. An error is of the way there; the message itself has left.
Result<bool> copy_once(const App& app, const OutboxMail& mail, const SendMeans& means) {
  KITH_TRY(const MailAccess access, mail_access(app, MailAccountId{mail.account}, means.mail));
  KITH_TRY(const auto box, means.sent_box(access, means.mail.limits));
  KITH_TRY(const auto all, box->mailboxes());
  for (const ChosenMailbox& one : choose_mailboxes(all)) {
    if (one.entry.use != MailUse::sent) continue;
    KITH_TRY(const bool there, box->holds(one.entry.name, mail.message_id));
    if (!there) KITH_CHECK(box->keep(one.entry.name, mail.mail));
    return true;
  }
  return false;
}

// Before each try the next one is set, so that two programs do not put it away twice.
Result<bool> claim_copy(const App& app, OutboxMail& mail) {
  KITH_TRY(Tx tx, app.write("draft", "Copying"));
  KITH_TRY(const auto found, find_outbox(tx, mail.id));
  if (!found || found->state != OutboxState::sent || found->not_before > app.now()) return false;
  mail = *found;
  ++mail.copy_tries;
  mail.not_before = app.now() + std::max<std::chrono::seconds>(kSendLease, next_try(mail.copy_tries));
  KITH_TRY(const bool ours, move_outbox(tx, mail, {OutboxState::sent}));
  KITH_CHECK(tx.commit());
  return ours;
}

Status put_copy_away(const App& app, OutboxMail mail, const SendMeans& means, std::vector<std::string>& notes) {
  KITH_TRY(const bool ours, claim_copy(app, mail));
  if (!ours) return {};
  const auto copied = copy_once(app, mail, means);
  OutboxMail next = mail;
  if (copied) {
    next.state = OutboxState::copied;
    if (!*copied) next.said = "the account has no folder of sent mail";
  } else {
    const std::string why = fmt::format("no copy in the folder of sent mail: {}", sentence(copied.error()));
    notes.push_back(why);
    next.said = why;
    if (next.copy_tries >= kMostCopies) next.state = OutboxState::copied;  // it is left at that
  }
  KITH_TRY(Tx tx, app.write("draft", "Copied"));
  KITH_CHECK(move_outbox(tx, next, {OutboxState::sent}).map([](bool) {}));
  return tx.commit();
}

// Of those that may have left, the ones whose copy has come by IMAP have.
Status settle_unsure(const App& app) {
  std::vector<OutboxMail> all;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(all, outbox_in(db, OutboxState::unsure));
    if (all.empty()) return {};
  }
  for (const OutboxMail& mail : all) {
    KITH_TRY(Tx tx, app.write("draft", "Sent"));
    KITH_TRY(const bool came, copy_came(tx, mail));
    if (!came) continue;
    OutboxMail next = mail;
    next.state = OutboxState::copied;
    next.sent = mail.tried;
    next.said = "its copy came by IMAP";
    KITH_TRY(const bool ours, move_outbox(tx, next, {OutboxState::unsure}, mail.tries));
    if (!ours) continue;
    KITH_CHECK(record_sent(app, tx, next));
    KITH_CHECK(app.finish(tx));
  }
  return {};
}

}  // namespace

std::optional<Resolve> resolve_from(std::string_view word) {
  return value(kResolveWords, word);
}

Result<Queued> queue_draft(const App& app, DraftId id, const SendRequest& request) {
  PersonId whom;
  {
    // What the user has to mend in the words is said before what is missing around them.
    KITH_TRY(const Db db, app.read());
    KITH_TRY(const Draft draft, known_draft(db, id));
    KITH_CHECK(draft_is_open(draft));
    KITH_CHECK(no_gaps(draft));
    KITH_TRY(const auto beside, reader_beside(db, draft));
    if (beside)
      return fail(Code::refused, fmt::format("this message goes to {} as well, and mail leaves singly", beside->name),
                  fmt::format("hand it over, with both addresses: kith draft hand {}", id.value));
    whom = draft.person;
  }
  KITH_TRY(const MailAccountView account, sending_account(app, request.from));
  KITH_TRY(const Settings known, app::settings(app));
  KITH_TRY(const Zone zone, app.zone(known));
  KITH_TRY(const std::string random, random_words());
  KITH_TRY(const Instant leaves, leaves_at(app, request, known, zone, whom));
  KITH_TRY(GuardResult guard, guard_draft(app, id, leaves));
  KITH_TRY(Tx tx, app.write("draft", "Queued"));
  KITH_TRY(Draft draft, known_draft(tx, id));
  KITH_TRY(const auto person, find_person(tx, draft.person));
  if (!person) return fail(Code::not_found, "whom it is to lies in the trash", "restore them first");
  KITH_CHECK(draft_is_open(draft));
  KITH_CHECK(may_be_written_to(*person));
  KITH_CHECK(no_gaps(draft));
  KITH_CHECK(not_blocked(guard));
  KITH_TRY(const Handle address, mail_address_of(*person, request.to));
  KITH_CHECK(clear_way(tx, id));
  MailToWrite words;
  words.from = {known.name, account.address};
  words.to = {person->name, address.value};
  words.subject = draft.subject;
  words.text = draft.body;
  words.at = leaves;
  words.offset = zone.offset(leaves);
  words.message_id = make_message_id(random, account.address);
  words.answers = draft.answers;
  if (!draft.answers.empty()) {
    KITH_TRY(words.begins, thread_begins(tx, draft.thread));
  }
  Queued made;
  OutboxMail& mail = made.mail;
  KITH_TRY(mail.mail, compose_mail(words));
  mail.draft = id;
  mail.person = draft.person;
  mail.account = account.id.value;
  mail.message_id = words.message_id;
  mail.recipient = address.value;
  mail.queued = app.now();
  mail.not_before = leaves;
  KITH_TRY(mail.id, insert_outbox(tx, mail));
  draft.state = DraftState::queued;
  draft.changed = app.now();
  made.done.title = fmt::format("To {}, {}: {}", person->name, when_words(leaves, app.now(), zone),
                                draft.subject.empty() ? "no subject" : excerpt(draft.subject, 60));
  tx.retitle(made.done.title);
  KITH_CHECK(update_draft(tx, draft));
  KITH_CHECK(app.finish(tx));
  made.done.step = tx.step();
  made.done.person = draft.person;
  made.guard = std::move(guard);
  return made;
}

Result<Done> call_back(const App& app, DraftId id) {
  KITH_TRY(Tx tx, app.write("draft", "Called back"));
  KITH_TRY(const Draft draft, known_draft(tx, id));
  KITH_TRY(auto mail, outbox_of(tx, id));
  if (draft.state != DraftState::queued || !mail)
    return fail(Code::refused, "this draft does not lie in the outbox", "kith drafts says where it is");
  if (mail->state == OutboxState::sending)
    return fail(Code::refused, "this message is being sent", "wait a moment, then look: kith outbox");
  if (has_left(mail->state))
    return fail(Code::refused, "this message has left, or may have", "kith outbox says what is known of it");
  mail->state = OutboxState::cancelled;
  KITH_TRY(const bool ours, move_outbox(tx, *mail, {OutboxState::scheduled}, mail->tries));
  if (!ours) return fail(Code::refused, "this message is being sent", "wait a moment, then look: kith outbox");
  KITH_TRY(const auto person, find_person(tx, draft.person, Removed::show));
  const std::string title = fmt::format("Called back the draft to {}", person ? person->name : "them");
  tx.retitle(title);
  KITH_CHECK(reopen_draft(app, tx, id));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, draft.person};
}

Result<std::vector<OutboxLine>> outbox(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(auto all, list_outbox(db, kOutboxShown));
  std::vector<OutboxLine> lines;
  for (OutboxMail& mail : all) {
    OutboxLine line;
    KITH_TRY(const auto draft, find_draft(db, mail.draft));
    if (draft) line.subject = draft->subject;
    const PersonId person = draft ? draft->person : mail.person;  // they may have been joined to another since
    KITH_TRY(const auto rows, person_rows(db, {person}));
    if (!rows.empty()) line.person = rows.front();
    mail.person = person;
    line.mail = std::move(mail);
    lines.push_back(std::move(line));
  }
  return lines;
}

Result<OutboxMail> send_queued(const App& app, OutboxId id, const SendMeans& means) {
  KITH_TRY(Claim claimed, claim(app, id));
  if (!claimed.ours) {
    if (claimed.mail.state == OutboxState::cancelled) return std::move(claimed.mail);
    return fail(Code::conflict, fmt::format("this message is {} already", name(claimed.mail.state)),
                "kith outbox says what is known of it");
  }
  return Departure(app, std::move(claimed.mail), means).run();
}

Result<OutboxRun> run_outbox(const App& app, const SendMeans& means) {
  OutboxRun made;
  KITH_CHECK(settle_unsure(app));
  std::vector<OutboxId> due;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(due, outbox_due(db, app.now(), kSendLease));
  }
  const auto stopped = [&] { return means.limits.stop != nullptr && means.limits.stop->load(); };
  for (const OutboxId id : due) {
    if (stopped()) break;
    KITH_TRY(Claim claimed, claim(app, id));
    if (claimed.ours) {
      KITH_TRY(OutboxMail mail, Departure(app, std::move(claimed.mail), means).run());
      made.tried.push_back(mail);
      claimed.mail = std::move(mail);
    } else if (claimed.mail.state == OutboxState::cancelled) {
      made.tried.push_back(claimed.mail);
    }
    if (claimed.mail.state == OutboxState::sent && !stopped())
      KITH_CHECK(put_copy_away(app, claimed.mail, means, made.notes));
  }
  return made;
}

Result<Done> resolve_outbox(const App& app, OutboxId id, Resolve how) {
  KITH_TRY(Tx tx, app.write("draft", "Decided"));
  KITH_TRY(auto mail, find_outbox(tx, id));
  if (!mail)
    return fail(Code::not_found, fmt::format("there is no message {} in the outbox", id.value),
                "kith outbox lists them");
  if (mail->state != OutboxState::unsure) {
    return fail(Code::refused, fmt::format("message {} is {}: there is nothing to decide", id.value, name(mail->state)),
                "only what may have left is decided by hand");
  }
  // One that is being handed over right now has its answer in a moment.
  if (mail->tried && app.now() < *mail->tried + kSendLease && mail->said == kNoAnswerYet)
    return fail(Code::refused, "this message is being sent", "wait a few minutes for the server's answer");
  KITH_TRY(const auto person, find_person(tx, mail->person, Removed::show));
  const std::string who = person ? person->name : "them";
  Done done{{}, "", mail->person};
  switch (how) {
    case Resolve::sent:
      mail->state = OutboxState::sent;
      mail->sent = mail->tried;
      mail->not_before = app.now();
      mail->said = "you said that it left";
      done.title = fmt::format("The message to {} has left", who);
      break;
    case Resolve::resend:
      mail->state = OutboxState::scheduled;
      mail->not_before = app.now();
      mail->said = "you said to send it again";
      done.title = fmt::format("The message to {} is sent again", who);
      break;
    case Resolve::drop:
      mail->state = OutboxState::cancelled;
      mail->said = "you said that it did not leave";
      done.title = fmt::format("The draft to {} is open again", who);
      break;
  }
  tx.retitle(done.title);
  KITH_TRY(const bool ours, move_outbox(tx, *mail, {OutboxState::unsure}, mail->tries));
  if (!ours) return fail(Code::conflict, "this message was decided on elsewhere", "kith outbox lists them");
  if (how == Resolve::sent) KITH_CHECK(record_sent(app, tx, *mail));
  if (how == Resolve::drop) KITH_CHECK(reopen_draft(app, tx, mail->draft));
  KITH_CHECK(app.finish(tx));
  done.step = tx.step();
  return done;
}

Result<std::optional<Instant>> next_outbox(const App& app) {
  KITH_TRY(const Db db, app.read());
  return outbox_next(db, kSendLease);
}

}  // namespace kith::app
