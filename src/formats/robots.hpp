// robots.txt (RFC 9309): what a site lets programs fetch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

class Robots {
 public:
  // The rules for `agent` ("kith", in any case): of the groups that name it, or of those for everybody. Reads the first
  // 500 KiB; what is no rule is passed over.
  static Robots read(std::string_view text, std::string_view agent);
  // The same rules from what text() gave.
  static Robots kept(std::string_view text) { return read(text, "*"); }
  static Robots nothing();  // nothing may be fetched: its server cannot say

  // `path` with its query. The longest rule that fits decides, and of two as long the one that allows.
  bool allows(std::string_view path) const;
  // As a robots.txt for everybody with these rules only.
  std::string text() const;

 private:
  struct Rule {
    bool allow = false;
    std::string path;
  };
  std::vector<Rule> rules_;
};

}  // namespace kith
