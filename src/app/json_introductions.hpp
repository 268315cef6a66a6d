// The JSON of introductions, both ways.
#pragma once

#include "app/introduction_drafts.hpp"
#include "app/introductions.hpp"
#include "app/json.hpp"

namespace kith::app {

Json to_json(const IntroductionLine& line);
Json to_json(const IntroductionView& view);
// The step, and the introduction as it stands then.
Result<Json> introduction_done_json(const App& app, const IntroductionDone& done);

Result<IntroductionInput> introduction_input(const Json& body);
Result<IntroductionEdit> introduction_edit(const Json& body);
struct IntroductionDraftBody {
  IntroductionMessage message = IntroductionMessage::ask;
  std::optional<PersonId> person;
};
Result<IntroductionDraftBody> introduction_draft(const Json& body);
Result<IntroductionStep> introduction_step(const Json& body, const App& app);

}  // namespace kith::app
