// A consent at a mail provider's as JSON.
#pragma once

#include "app/json.hpp"
#include "app/mail_consent.hpp"

namespace kith::app {

Json to_json(const MailConsent& consent);
Result<MailConsentAsk> mail_consent_ask(const Json& body);
// The query of the address that the browser came back to.
Result<ConsentAnswer> consent_answer(const Json& body);

}  // namespace kith::app
