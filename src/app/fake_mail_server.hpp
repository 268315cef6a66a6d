// A mail server of plain values, for tests of what Kith makes of one.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "sync/mail_server.hpp"

namespace kith::test {

struct FakeLetter {
  std::string header, text;
  std::string flags = {};
};

struct FakeBox {
  MailUse use = MailUse::none;
  std::uint32_t uidvalidity = 1;
  std::uint32_t uidnext = 1;
  std::uint64_t modseq = 0;  // 0: keeps none
  bool closed = false;       // refuses to be opened
  std::map<std::uint32_t, FakeLetter> letters;

  void put(FakeLetter letter) {
    letters[uidnext++] = std::move(letter);
    if (modseq != 0) ++modseq;
  }
};

// What all connections see.
struct FakeMail {
  std::map<std::string, FakeBox> boxes;
  std::string secret = "horse";
  std::atomic<int> connections = 0;
  int header_fetches = 0, searches = 0;
  std::vector<std::uint32_t> texts_asked;
  int breaks_after = -1;  // so many more fetches; then the line breaks, once
  std::function<void()> before_fetch;

  ConnectMail door();
};

class FakeMailServer final : public MailServer {
 public:
  explicit FakeMailServer(FakeMail& mail) : mail_(mail) {}

  Result<std::vector<MailboxEntry>> mailboxes() override {
    std::vector<MailboxEntry> all;
    for (const auto& [name, box] : mail_.boxes) all.push_back({name, name, box.use, true});
    return all;
  }
  Result<MailboxState> open(const std::string& mailbox) override {
    open_ = &mail_.boxes.at(mailbox);
    if (open_->closed) return fail(Code::refused, mailbox + " is closed");
    return MailboxState{open_->uidvalidity, open_->uidnext, open_->modseq,
                        static_cast<std::uint32_t>(open_->letters.size())};
  }
  Result<std::vector<std::uint32_t>> uids(std::uint32_t first, std::uint32_t last) override {
    ++mail_.searches;
    std::vector<std::uint32_t> all;
    for (const auto& [uid, letter] : open_->letters) {
      if (uid >= first && uid <= last) all.push_back(uid);
    }
    return all;
  }
  Status headers(std::span<const std::uint32_t> uids, const TakeMail& take) override {
    ++mail_.header_fetches;
    if (mail_.before_fetch) mail_.before_fetch();
    if (mail_.breaks_after == 0) {
      mail_.breaks_after = -1;
      return fail(Code::unreachable, "the line broke");
    }
    if (mail_.breaks_after > 0) --mail_.breaks_after;
    for (const std::uint32_t uid : uids) {
      const auto found = open_->letters.find(uid);
      if (found == open_->letters.end()) continue;
      KITH_CHECK(take({uid, std::nullopt, found->second.flags, found->second.header, ""}));
    }
    return {};
  }
  Status texts(std::span<const std::uint32_t> uids, const TakeMail& take) override {
    for (const std::uint32_t uid : uids) {
      mail_.texts_asked.push_back(uid);
      const auto found = open_->letters.find(uid);
      if (found != open_->letters.end()) KITH_CHECK(take({uid, std::nullopt, "", "", found->second.text}));
    }
    return {};
  }
  bool can_wait() const override { return false; }
  Result<bool> wait(std::chrono::milliseconds) override { return false; }

 private:
  FakeMail& mail_;
  FakeBox* open_ = nullptr;
};

inline ConnectMail FakeMail::door() {
  return [this](const MailAccess& access, const MailServerLimits&) -> Result<std::unique_ptr<MailServer>> {
    ++connections;
    if (access.secret != secret) return fail(Code::refused, "the login is refused", "check the password");
    return std::make_unique<FakeMailServer>(*this);
  };
}

}  // namespace kith::test
