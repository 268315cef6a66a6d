// A way out of plain values: what was sent, what the server says to it, and the folder of sent mail.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/sending.hpp"

namespace kith::test {

struct FakePost {
  struct Taken {
    std::string from, to, mail;
  };
  std::vector<Taken> taken;
  std::deque<SendAnswer> says;       // used up one by one; then all is accepted
  std::function<void()> before_end;  // just before the last byte
  std::function<void()> after_end;   // once it is out, before the answer
  std::vector<std::string> copies;   // in the folder of sent mail
  bool keeps_by_itself = false;      // the server puts a copy there
  bool has_folder = true;
  int box_fails = 0;  // so many more times

  app::SendMeans means(const SealPlace& key);
};

class FakeSentBox final : public SentBox {
 public:
  explicit FakeSentBox(FakePost& post) : post_(post) {}
  Result<std::vector<MailboxEntry>> mailboxes() override {
    std::vector<MailboxEntry> all{{"INBOX", "INBOX", MailUse::inbox, true}};
    if (post_.has_folder) all.push_back({"Sent", "Sent", MailUse::sent, true});
    return all;
  }
  Result<bool> holds(const std::string&, const std::string& id) override {
    for (const std::string& copy : post_.copies) {
      if (copy.find(id) != std::string::npos) return true;
    }
    return false;
  }
  Status keep(const std::string&, std::string_view mail) override {
    post_.copies.emplace_back(mail);
    return {};
  }

 private:
  FakePost& post_;
};

inline app::SendMeans FakePost::means(const SealPlace& key) {
  app::SendMeans means;
  means.mail.key = key;
  means.send = [this](const MailAccess&, const MailToSend& mail, const SendSteps& steps, const SendLimits&) {
    SendAnswer answer{SendAnswer::Verdict::accepted, "250 ok", ""};
    if (!says.empty()) {
      answer = says.front();
      says.pop_front();
    }
    using Verdict = SendAnswer::Verdict;
    if (answer.verdict == Verdict::accepted || answer.verdict == Verdict::unsure) {
      if (before_end) before_end();
      if (const Status ready = steps.before_end(); !ready) {
        answer = {Verdict::later, ready.error().what, ""};
      } else {
        taken.push_back({mail.from, mail.to, std::string(mail.mail)});
        if (keeps_by_itself) copies.emplace_back(mail.mail);
        if (after_end) after_end();
      }
    }
    steps.answered(answer);
    return answer;
  };
  means.sent_box = [this](const MailAccess&, const MailServerLimits&) -> Result<std::unique_ptr<SentBox>> {
    if (box_fails > 0) {
      --box_fails;
      return fail(Code::unreachable, "the line is down");
    }
    return std::make_unique<FakeSentBox>(*this);
  };
  return means;
}

}  // namespace kith::test
