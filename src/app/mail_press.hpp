// Messages of a file, parsed on threads of their own while the earlier ones are taken in, and handed on in their order.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "app/import_mail.hpp"
#include "formats/mail_message.hpp"

namespace kith::app {

class MailPress {
 public:
  using Take = std::function<Status(ToldMail&&)>;
  // `own`: keys of the user's addresses.
  explicit MailPress(Take take, std::set<std::string> own = {}) : take_(std::move(take)), own_(std::move(own)) {}
  ~MailPress();
  MailPress(const MailPress&) = delete;
  MailPress& operator=(const MailPress&) = delete;

  // Keeps the message. Once there are enough they go to the threads, and what went long before is handed on, on the
  // caller's thread. An error of whoever takes it stops that; the rest is dropped.
  Status add(std::string&& bytes, MailOptions&& options);
  // Parses all that is kept, and hands it on.
  Status flush();

 private:
  struct Kept {
    std::string bytes;
    MailOptions options;
    ToldMail told;
  };
  struct Batch {
    std::vector<Kept> mails;
    std::size_t bytes = 0;
    std::atomic<std::size_t> next = 0;
    std::size_t parsed = 0;  // under lock_
    std::exception_ptr problem;
  };

  void work();
  void parse(Batch& batch);
  void press();
  Status hand_on(std::size_t most_pressed);
  void drop();

  Take take_;
  std::set<std::string> own_;
  std::vector<Kept> kept_;
  std::size_t bytes_ = 0;
  std::mutex lock_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Batch>> pressed_;  // with the threads, the earliest first
  std::size_t bytes_pressed_ = 0;               // of those
  bool over_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kith::app
