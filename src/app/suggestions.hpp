// Correspondents who are not in Kith: people the mail proposes, never people by themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "store/mail.hpp"

namespace kith::app {

// With fewer exchanges nobody is proposed.
inline constexpr int kLeastExchanges = 3;
inline constexpr int kMostSuggestions = 500;

// Somebody the mail proposes. Addresses that bear one whole name are one person's.
struct Suggestion {
  std::string address;            // the last used
  std::string name;               // as last seen; may be ""
  std::vector<std::string> also;  // the other addresses
  int in = 0, out = 0;            // messages from and to them, by all addresses
  Instant first{}, last{};
  std::string subject;  // of the last message
};

// The most exchanges first.
Result<std::vector<Suggestion>> suggestions(const Db& db);
Result<std::vector<Suggestion>> suggestions(const App& app);
// Its address in this list by what the user names it with: its place, from 1, or the address itself.
Result<std::string> suggested(const App& app, const std::string& named);
// Makes them a person with this rhythm, else the default one, their exchanges touches; other proposed addresses of the
// same whole name are theirs too. not_found when the address is not proposed.
Result<Done> add_suggestion(const App& app, const std::string& address, std::optional<StratumId> stratum = {});
// The same for everybody who is proposed, in one step; no step when nobody is. `person` is the first.
Result<Done> add_suggestions(const App& app, std::optional<StratumId> stratum = {});
// Not proposed again.
Result<Done> dismiss_suggestion(const App& app, const std::string& address);

}  // namespace kith::app
