#include "app/json_drafts.hpp"

#include "app/json_guard.hpp"
#include "app/members.hpp"

namespace kith::app {
namespace {

Json instant_or_null(const std::optional<Instant>& at) {
  return at ? Json(iso(*at)) : Json();
}

template <class IdType>
Json id_or_null(IdType id) {
  return id ? Json(id.value) : Json();
}

Json gaps_json(const std::vector<Gap>& all) {
  Json list = Json::array();
  for (const Gap& gap : all) list.push_back(gap.text);
  return list;
}

Json draft_json(const Draft& draft) {
  return {{"id", draft.id.value},
          {"opening", draft.opening},
          {"channel", std::string(name(draft.channel))},
          {"subject", draft.subject},
          {"body", draft.body},
          {"entry", id_or_null(draft.entry)},
          {"news", id_or_null(draft.news)},
          {"introduction", id_or_null(draft.introduction)},
          {"answers", !draft.answers.empty()},
          {"created", iso(draft.created)},
          {"changed", iso(draft.changed)},
          {"state", std::string(name(draft.state))},
          {"version", draft_version(draft)}};
}

Json addressee_json(const PersonRow& row) {
  return {{"id", row.id.value}, {"name", row.name}, {"organisation", row.organisation}, {"role", row.role}};
}

Json beside_json(const DraftView& view) {
  Json last;
  if (view.last) {
    last = {{"at", iso(view.last->at)},
            {"channel", std::string(name(view.last->channel))},
            {"direction", std::string(name(view.last->direction))},
            {"note", view.last->note}};
  }
  Json reason;
  if (view.reason) reason = {{"kind", view.reason->kind}, {"text", view.reason->text}, {"url", view.reason->url}};
  return {{"address", view.address ? Json(view.address->value) : Json()},
          {"reason", std::move(reason)},
          {"last", std::move(last)},
          {"facts", facts_json(view.person)},
          {"promises", promises_json(view.person)},
          {"questions", questions_json(view.person)},
          {"expectation", view.person.expectation ? to_json(*view.person.expectation) : Json()},
          {"ledger", view.ledger},
          {"hours", view.send_hours}};
}

}  // namespace

Json to_json(const OutboxMail& mail) {
  return {{"id", mail.id.value},
          {"draft", mail.draft.value},
          {"person", mail.person.value},
          {"account", mail.account},
          {"to", mail.recipient},
          {"message_id", mail.message_id},
          {"state", std::string(name(mail.state))},
          {"queued", iso(mail.queued)},
          {"next", is_waiting(mail.state) ? Json(iso(mail.not_before)) : Json()},
          {"tries", mail.tries},
          {"tried", instant_or_null(mail.tried)},
          {"sent", instant_or_null(mail.sent)},
          {"said", mail.said}};
}

Json to_json(const DraftLine& line) {
  Json made = draft_json(line.draft);
  made["person"] = addressee_json(line.person);
  made["gaps"] = gaps_json(line.gaps);
  made["mail"] = line.mail ? to_json(*line.mail) : Json();
  return made;
}

Json to_json(const DraftView& view) {
  Json made = to_json(view.line);
  made["beside"] = beside_json(view);
  return made;
}

Json to_json(const DraftDone& done) {
  Json made = to_json(done.done);
  made["draft"] = done.draft.value;
  return made;
}

Json to_json(const HandOver& made) {
  return {{"mailto", made.mailto}, {"text", made.text}};
}

Json to_json(const Opening& opening) {
  return {{"key", std::string(opening.key)},
          {"name", std::string(opening.name)},
          {"when", std::string(opening.when)},
          {"subject", std::string(opening.subject)},
          {"body", std::string(opening.body)}};
}

Json to_json(const Queued& queued) {
  Json made = to_json(queued.done);
  made["mail"] = to_json(queued.mail);
  made["guard"] = to_json(queued.guard);
  return made;
}

Json to_json(const OutboxLine& line) {
  Json made = to_json(line.mail);
  made["person"] = addressee_json(line.person);
  made["subject"] = line.subject;
  return made;
}

Json to_json(const OutboxRun& run) {
  Json tried = Json::array();
  for (const OutboxMail& mail : run.tried) tried.push_back(to_json(mail));
  return {{"tried", std::move(tried)}, {"notes", run.notes}};
}

Json to_json(const MailSenderView& sender) {
  return {{"account", sender.account.value},
          {"address", sender.address},
          {"host", sender.host},
          {"port", sender.port},
          {"security", sender.security},
          {"user", sender.user},
          {"own_secret", sender.own_secret},
          {"usual", sender.usual}};
}

Result<DraftInput> draft_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  DraftInput input;
  KITH_TRY(input.person.value, body.need_id("person"));
  KITH_TRY(input.opening, body.text_or_empty("opening"));
  KITH_TRY(input.entry.value, body.id("entry"));
  KITH_TRY(input.news.value, body.id("news"));
  KITH_TRY(input.about, body.text_or_empty("about"));
  KITH_TRY(const auto answer, body.flag("answer"));
  if (answer.value_or(false)) input.goes_on = GoesOn::from_last;
  KITH_TRY(const auto channel, body.word("channel", channel_from, "a channel such as email or call"));
  input.channel = channel.value_or(Channel::email);
  KITH_CHECK(body.done());
  return input;
}

Result<DraftEdit> draft_edit(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  DraftEdit edit;
  KITH_TRY(edit.subject, body.text("subject"));
  KITH_TRY(edit.body, body.text("body", kMostBody));
  KITH_TRY(edit.channel, body.word("channel", channel_from, "a channel such as email or call"));
  KITH_CHECK(body.done());
  return edit;
}

Result<Channel> hand_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  constexpr std::string_view kAs = "a channel such as email or call";
  KITH_TRY(const auto channel, body.word("as", channel_from, kAs));
  if (!channel) return wrong("as", fmt::format("given: {}", kAs));
  KITH_CHECK(body.done());
  return *channel;
}

Result<SendRequest> send_input(const Json& json, const Zone& zone) {
  KITH_TRY(Members body, Members::of(json));
  SendRequest request;
  KITH_TRY(const std::string when, body.text_or_empty("when"));
  if (when.empty() || when == "now") {
    request.when = SendRequest::When::soon;
  } else if (when == "good") {
    request.when = SendRequest::When::good_hour;
  } else {
    const auto at = parse_instant(when, zone);
    if (!at) return wrong("when", "now, good or a time such as 2026-12-01T09:00");
    request.when = SendRequest::When::at;
    request.at = *at;
  }
  KITH_TRY(request.from, body.text_or_empty("from"));
  KITH_TRY(request.to, body.text_or_empty("to"));
  KITH_CHECK(body.done());
  return request;
}

Result<Resolve> resolve_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto how, body.word("as", resolve_from, "sent, resend or drop"));
  if (!how) return wrong("as", "given: sent, resend or drop");
  KITH_CHECK(body.done());
  return *how;
}

Result<MailSenderInput> mail_sender_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  MailSenderInput input;
  KITH_TRY(input.host, body.text_or_empty("host"));
  KITH_TRY(const auto port, body.small("port"));
  input.port = port.value_or(0);
  KITH_TRY(const auto security, body.word("security", mail_security_from, "tls, starttls or clear"));
  input.security = security.value_or(MailSecurity::tls);
  KITH_TRY(input.user, body.text_or_empty("user"));
  KITH_TRY(input.secret, body.text_or_empty("secret"));
  KITH_TRY(input.authorities, body.text_or_empty("authorities"));
  KITH_CHECK(body.done());
  return input;
}

}  // namespace kith::app
