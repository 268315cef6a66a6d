#include "app/draft_guard.hpp"

#include "app/drafts.hpp"

namespace kith::app {

Result<GuardResult> guard_draft(const App& app, DraftId id, std::optional<Instant> leaves) {
  DraftCheckInput input;
  {
    KITH_TRY(const Db db, app.read());
    KITH_TRY(const Draft draft, known_draft(db, id));
    input.person = draft.person;
    input.draft = id;
    input.introduction = draft.introduction;
    input.channel = draft.channel;
    input.answers = !draft.answers.empty();
    input.subject = draft.subject;
    input.body = draft.body;
    input.leaves = leaves;
  }
  return check_text(app, input);
}

}  // namespace kith::app
