// The standard input as a file that can be looked at twice: readable by its owner only, gone afterwards.
#pragma once

#include <istream>
#include <string>

#include "base/result.hpp"

namespace kith::cli {

class Spool {
 public:
  static Result<Spool> of(std::istream& in);
  ~Spool();
  Spool(Spool&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  Spool& operator=(Spool&& other) noexcept;
  const std::string& path() const { return path_; }

 private:
  explicit Spool(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace kith::cli
