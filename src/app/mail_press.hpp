// Messages of a file, parsed on several threads and handed on in their order.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "formats/mail_message.hpp"

namespace kith::app {

class MailPress {
 public:
  using Take = std::function<Status(MailRecord&&)>;
  explicit MailPress(Take take) : take_(std::move(take)) {}

  // Keeps the message until there are enough; then as flush().
  Status add(std::string&& bytes, MailOptions&& options);
  // Parses what is kept, and hands it on. An error of whoever takes it stops that; the rest is dropped.
  Status flush();

 private:
  struct Kept {
    std::string bytes;
    MailOptions options;
    MailRecord mail;
  };

  Take take_;
  std::vector<Kept> kept_;
  std::size_t bytes_ = 0;
};

}  // namespace kith::app
