// What comes from elsewhere, the standard input or a web address, as a file that can be looked at twice: readable by
// its owner only, gone afterwards.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kith::cli {

class Spool {
 public:
  using Take = std::function<Status(std::string_view)>;
  static Result<Spool> of(std::istream& in);
  // `fill` hands what it has to the taker, piece by piece.
  static Result<Spool> filled(const std::function<Status(const Take&)>& fill);
  ~Spool();
  Spool(Spool&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  Spool& operator=(Spool&& other) noexcept;
  const std::string& path() const { return path_; }

 private:
  explicit Spool(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace kith::cli
