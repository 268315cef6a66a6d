// From the words on the command line and in the environment to a call of one row.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "cli/command.hpp"

namespace kith::cli {

// A variable of the environment; none when it is unset or empty.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

struct Globals {
  std::string location;  // the database; "" when neither said nor to be found out
  bool location_given = false;
  bool json = false;
  bool quiet = false;
  std::optional<Instant> now;
  std::optional<std::string> zone;
};

struct Call {
  const Command* command = nullptr;
  Globals globals;
  bool bare = false;               // `kith` without a command
  std::vector<std::string> words;  // the arguments, as many as the row asks for
  std::map<std::string, std::vector<std::string>, std::less<>> options;

  std::string word(std::size_t index) const;  // "" when left out
  // The arguments from there on, as one text: `kith note ada had lunch` needs no quotes.
  std::string text(std::size_t first) const;
  bool has(std::string_view option) const;
  std::optional<std::string> value(std::string_view option) const;
  std::vector<std::string> values(std::string_view option) const;
  // usage when it is given and not a whole number from `least` to `most`.
  Result<std::optional<int>> number(std::string_view option, int least, int most) const;
};

// usage for an unknown command (with the nearest), option or word too many or too few. `kith`,
// `kith --help`, `kith COMMAND --help` and `kith --version` become calls of help and version.
Result<Call> parse(const std::vector<std::string>& arguments, const Environment& environment);

// $XDG_DATA_HOME/kith, else ~/.local/share/kith; failed when there is no home either.
Result<std::string> data_folder(const Environment& environment);

}  // namespace kith::cli
