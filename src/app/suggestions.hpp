// Correspondents who are not in Kith: people the mail proposes, never people by themselves.
#pragma once

#include <string>
#include <vector>

#include "app/app.hpp"
#include "store/mail.hpp"

namespace kith::app {

// With fewer exchanges nobody is proposed.
inline constexpr int kLeastExchanges = 3;
inline constexpr int kMostSuggestions = 500;

// The most exchanges first. The place in this list, from 1, is what the user names.
Result<std::vector<CorrespondentRow>> suggestions(const App& app);
// Makes them a person with the default rhythm, their exchanges touches. not_found beyond the list.
Result<Done> add_suggestion(const App& app, int place);
// Not proposed again.
Result<Done> dismiss_suggestion(const App& app, int place);

}  // namespace kith::app
