// The messages of an introduction: each side is asked without the other's name, the two get one message together, and
// what leaves moves the introduction on.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/drafts.hpp"
#include "app/introductions.hpp"
#include "rules/guard.hpp"

namespace kith::app {

enum class IntroductionMessage { ask, introduce, follow_up, thanks };
inline constexpr std::string_view kIntroductionMessages = "ask|introduce|follow-up|thanks";
std::string_view name(IntroductionMessage message);
std::optional<IntroductionMessage> introduction_message_from(std::string_view name);

// ask: the connector, or one of the two without the other's name. introduce: one message to both. follow-up: the
// connector who is quiet, or how it went. thanks: the connector. refused where the step is not theirs to be written to
// now; usage when `person` is neither of the two.
Result<DraftDone> draft_introduction(const App& app, IntroductionId id, IntroductionMessage message,
                                     std::optional<PersonId> person = {});

// Those whom `person` must not be told of: the other side of each introduction that both have not said yes to. A closed
// one hides its names in its own drafts only.
Result<std::vector<GuardHidden>> hidden_from(const Db& db, PersonId person, IntroductionId own);
// Who gets the message as well: the other of two who are introduced by it.
Result<std::optional<Person>> reader_beside(const Db& db, const Draft& draft);
// The draft has left: what it was for is kept. Nothing where the introduction is gone or has moved on already.
Status introduction_goes_on(Tx& tx, const Draft& draft);

}  // namespace kith::app
