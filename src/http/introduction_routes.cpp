// Introductions, from the question to the thanks.
#include "app/json_introductions.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<Reply> introduction_written(const App& app, const app::IntroductionDone& done, int status = 200) {
  KITH_TRY(const Json body, app::introduction_done_json(app, done));
  return json(body, status);
}

Result<Reply> get_introductions(Desk& desk, const Request& request) {
  IntroductionFilter filter;
  KITH_TRY(const auto person, number_of(request, "person", 1, 1'000'000'000));
  if (person) filter.person = PersonId{*person};
  KITH_TRY(const auto opportunity, number_of(request, "opportunity", 1, 1'000'000'000));
  if (opportunity) filter.opportunity = OpportunityId{*opportunity};
  const std::string show = request.param("show").value_or("open");
  if (show != "open" && show != "all") return fail(Code::usage, "\"show\" must be open or all");
  const auto which = show == "all" ? app::ShowIntroductions::all : app::ShowIntroductions::open;
  KITH_TRY(const auto lines, app::introductions(desk.app, filter, which));
  return page_of(lines, request);
}

Result<Reply> get_introduction(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto view, app::view_introduction(desk.app, IntroductionId{id}));
  return json(app::to_json(view));
}

Result<Reply> post_introduction(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::introduction_input(body));
  KITH_TRY(const auto done, app::add_introduction(desk.app, input));
  return introduction_written(desk.app, done, 201);
}

Result<Reply> patch_introduction(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::introduction_edit(body));
  KITH_TRY(const auto done, app::edit_introduction(desk.app, IntroductionId{id}, edit));
  return introduction_written(desk.app, done);
}

Result<Reply> post_introduction_step(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto step, app::introduction_step(body, desk.app));
  KITH_TRY(const auto done, app::step_introduction(desk.app, IntroductionId{id}, step));
  return introduction_written(desk.app, done);
}

Result<Reply> delete_introduction(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto done, app::delete_introduction(desk.app, IntroductionId{id}));
  return json(app::to_json(done));
}

Result<Reply> post_introduction_draft(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::introduction_draft(body));
  KITH_TRY(const auto made, app::draft_introduction(desk.app, IntroductionId{id}, input.message, input.person));
  KITH_TRY(const app::DraftView view, app::view_draft(desk.app, made.draft));
  Json written = app::to_json(made.done);
  written["draft"] = app::to_json(view.line);
  return json(written, 201);
}

constexpr Route kIntroductionRoutes[] = {
    {"GET", "/introductions", get_introductions},
    {"POST", "/introductions", post_introduction, BodyKind::json},
    {"GET", "/introductions/{id}", get_introduction},
    {"PATCH", "/introductions/{id}", patch_introduction, BodyKind::json},
    {"DELETE", "/introductions/{id}", delete_introduction},
    {"POST", "/introductions/{id}/steps", post_introduction_step, BodyKind::json},
    {"POST", "/introductions/{id}/drafts", post_introduction_draft, BodyKind::json},
};

}  // namespace

std::span<const Route> introduction_routes() {
  return kIntroductionRoutes;
}

}  // namespace kith::http
