// A server that takes mail (SMTP, RFC 5321), as far as Kith uses one: one message to one address at a time.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "sync/mail_server.hpp"

namespace kith {

struct SendLimits {
  std::chrono::seconds connecting{15};
  std::chrono::seconds answer{60};     // of the server to one command
  std::chrono::seconds together{150};  // for all of it
  // When it turns true the try ends within a second or two: at once before the last byte is out, else after a moment
  // in which the answer may still come.
  const std::atomic<bool>* stop = nullptr;
};

struct MailToSend {
  std::string from, to;   // addresses
  std::string_view mail;  // as compose_mail makes it
};

struct SendAnswer {
  enum class Verdict {
    accepted,
    later,    // not now (4xx, a broken line, no time): nothing has left
    locked,   // nothing will leave before the account's settings are mended: a refused login, no TLS
    refused,  // not this message, not to this address (5xx)
    unsure,   // all of it went out, and no answer came
  };
  Verdict verdict = Verdict::later;
  std::string said;  // "550 5.1.1 no such user", or what happened
  std::string hint;
};

struct SendSteps {
  // Once, before the last byte is handed over. An error ends the try, and nothing has left.
  std::function<Status()> before_end;
  // Once, as soon as the answer is known and before the farewell to the server.
  std::function<void(const SendAnswer&)> answered;
};

using SendMail = std::function<SendAnswer(const MailAccess&, const MailToSend&, const SendSteps&, const SendLimits&)>;
SendAnswer send_smtp(const MailAccess& access, const MailToSend& mail, const SendSteps& steps,
                     const SendLimits& limits);

}  // namespace kith
