#include "app/json_guard.hpp"

#include "app/members.hpp"

namespace kith::app {
namespace {

// Bytes of the subject or the body; null when it is about the whole.
Json draft_span_json(const DraftSpan& span) {
  const char* part = nullptr;
  switch (span.part) {
    case DraftPart::whole: return nullptr;
    case DraftPart::subject: part = "subject"; break;
    case DraftPart::body: part = "body"; break;
  }
  return {{"part", part}, {"begin", span.begin}, {"end", span.end}};
}

Json finding_json(const GuardFinding& finding) {
  return {{"rule", std::string(guard_row(finding.rule).id)},
          {"level", std::string(name(finding.level))},
          {"message", finding.message},
          {"mend", finding.mend},
          {"span", draft_span_json(finding.span)}};
}

// "Ada Byron <ada@example.com>", or the address alone.
MailAddress written_address(const std::string& text) {
  const auto open = text.rfind('<');
  if (open == std::string::npos) return {"", std::string(trim(text))};
  std::string_view email = std::string_view(text).substr(open + 1);
  if (email.ends_with('>')) email.remove_suffix(1);
  return {std::string(trim(std::string_view(text).substr(0, open))), std::string(trim(email))};
}

Result<std::vector<MailAddress>> addresses_of(Members& body, const char* member) {
  KITH_TRY(const auto texts, body.texts(member));
  std::vector<MailAddress> all;
  if (!texts) return all;
  for (const std::string& text : *texts) all.push_back(written_address(text));
  return all;
}

}  // namespace

Json to_json(const GuardResult& result) {
  Json findings = Json::array();
  for (const GuardFinding& finding : result.findings) findings.push_back(finding_json(finding));
  return {{"verdict", std::string(verdict_name(result.verdict))}, {"findings", findings}};
}

Json to_json(const GuardRuleLine& line) {
  return {{"rule", std::string(line.row.id)},
          {"level", std::string(name(line.level))},
          {"default", std::string(name(line.row.level))},
          {"settable", line.row.settable == Settable::yes},
          {"may_block", line.row.may_block == MayBlock::yes},
          {"looks_at", std::string(line.row.looks_at)},
          {"why", std::string(line.row.why)},
          {"seed", std::string(line.row.seed)},
          {"mend", std::string(line.row.mend)}};
}

Result<DraftCheckInput> draft_check_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  DraftCheckInput input;
  KITH_TRY(const auto person, body.id("person"));
  if (person != 0) input.person = PersonId{person};
  KITH_TRY(const auto draft, body.id("draft"));
  input.draft = DraftId{draft};
  KITH_TRY(const auto channel, body.text("channel"));
  if (channel) {
    const auto known = channel_from(*channel);
    if (!known) return wrong("channel", "a channel such as email or letter");
    input.channel = *known;
  }
  KITH_TRY(input.to, addresses_of(body, "to"));
  KITH_TRY(input.cc, addresses_of(body, "cc"));
  KITH_TRY(input.bcc, addresses_of(body, "bcc"));
  KITH_TRY(input.subject, body.text_or_empty("subject"));
  KITH_TRY(input.body, body.text_or_empty("body"));
  KITH_TRY(const auto files, body.texts("attachments"));
  if (files) {
    for (const std::string& file : *files) input.attachments.push_back({file, ""});
  }
  KITH_CHECK(body.done());
  return input;
}

}  // namespace kith::app
