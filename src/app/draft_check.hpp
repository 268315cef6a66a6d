// The guard's use case: fills what the rules ask for from the store.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.hpp"
#include "model/mail.hpp"
#include "rules/guard.hpp"

namespace kith::app {

struct DraftCheckInput {
  std::optional<PersonId> person;  // whom it is for; else whoever has the first address of `to`
  DraftId draft;                   // of Kith's own: it is not compared with itself
  IntroductionId introduction;     // that it is a step of
  Channel channel = Channel::email;
  std::vector<MailAddress> to, cc, bcc;  // may stay empty with a person: then it goes to them alone
  bool answers = false;                  // it answers a message
  std::string subject, body;
  std::vector<GuardAttachment> attachments;
  std::optional<Instant> leaves;  // else now
};

// not_found for a person who is not there. A blocked draft is an answer, not an error.
Result<GuardResult> check_text(const App& app, const DraftCheckInput& input);
// A whole message from its bytes (RFC 5322). With a person they stand in for the first of To.
Result<GuardResult> check_eml(const App& app, std::string_view bytes, std::optional<PersonId> person = {});

// refused when the draft is blocked: names the gravest rule and says how to mend it.
Status not_blocked(const GuardResult& result);

// A rule as it is set here.
struct GuardRuleLine {
  GuardRow row;
  GuardLevel level;
};
Result<std::vector<GuardRuleLine>> guard_rules(const App& app);
// Of the settings guard.RULE.
GuardLevels guard_levels(const std::map<std::string, std::string>& stored);

}  // namespace kith::app
