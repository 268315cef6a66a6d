// Experiments.
#include "app/json_experiments.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<ExperimentId> experiment_id(const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  return ExperimentId{id};
}

Result<Reply> get_experiments(Desk& desk, const Request& request) {
  KITH_TRY(const auto list, app::experiments(desk.app));
  return page_of(list, request);
}

Result<Reply> post_experiment(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::experiment_input(body));
  KITH_TRY(const auto done, app::add_experiment(desk.app, input));
  return json(app::to_json(done), 201);
}

Result<Reply> get_experiment_examples(Desk&, const Request& request) {
  return page_of(app::example_experiments(), request);
}

Result<Reply> get_experiment(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, experiment_id(request));
  KITH_TRY(const auto view, app::view_experiment(desk.app, id));
  return json(app::to_json(view));
}

Result<Reply> delete_experiment(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, experiment_id(request));
  KITH_TRY(const auto done, app::delete_experiment(desk.app, id));
  return json(app::to_json(done));
}

Result<Reply> get_experiment_report(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, experiment_id(request));
  KITH_TRY(const auto view, app::experiment_report(desk.app, id));
  return json(app::to_json(view));
}

Result<Reply> post_experiment_assign(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, experiment_id(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::assign_input(body));
  KITH_TRY(const auto made, app::assign_people(desk.app, id, input));
  return json(app::to_json(made));
}

Result<Reply> post_experiment_unassign(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, experiment_id(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto person, app::unassign_input(body));
  KITH_TRY(const auto done, app::unassign_person(desk.app, id, person));
  return json(app::to_json(done));
}

Result<Reply> put_experiment_outcome(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, experiment_id(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto read, app::outcome_input(body));
  KITH_TRY(const auto done, read.outcome ? app::set_outcome(desk.app, id, read.person, *read.outcome)
                                         : app::clear_outcome(desk.app, id, read.person));
  return json(app::to_json(done));
}

Result<Reply> put_experiment_journal(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, experiment_id(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::journal_input(body));
  KITH_TRY(const auto done, app::write_journal(desk.app, id, input));
  return json(app::to_json(done));
}

Result<Reply> post_experiment_close(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, experiment_id(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto learned, app::closing_input(body));
  KITH_TRY(const auto done, app::close_experiment(desk.app, id, learned));
  return json(app::to_json(done));
}

constexpr Route kExperimentRoutes[] = {
    {"GET", "/experiments", get_experiments},
    {"POST", "/experiments", post_experiment, BodyKind::json},
    {"GET", "/experiments/examples", get_experiment_examples},
    {"GET", "/experiments/{id}", get_experiment},
    {"DELETE", "/experiments/{id}", delete_experiment},
    {"GET", "/experiments/{id}/report", get_experiment_report},
    {"POST", "/experiments/{id}/assign", post_experiment_assign, BodyKind::json},
    {"POST", "/experiments/{id}/unassign", post_experiment_unassign, BodyKind::json},
    {"PUT", "/experiments/{id}/outcome", put_experiment_outcome, BodyKind::json},
    {"PUT", "/experiments/{id}/journal", put_experiment_journal, BodyKind::json},
    {"POST", "/experiments/{id}/close", post_experiment_close, BodyKind::json},
};

}  // namespace

std::span<const Route> experiment_routes() {
  return kExperimentRoutes;
}

}  // namespace kith::http
