#include "app/json_drafts.hpp"

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
          {"answers", !draft.answers.empty()},
          {"created", iso(draft.created)},
          {"changed", iso(draft.changed)},
          {"state", std::string(name(draft.state))},
          {"version", draft_version(draft)}};
}

Json reader_json(const PersonRow& row) {
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
  made["person"] = reader_json(line.person);
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

Result<std::optional<Channel>> hand_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  KITH_TRY(const auto channel, body.word("as", channel_from, "a channel such as email or call"));
  KITH_CHECK(body.done());
  return channel;
}

}  // namespace kith::app
