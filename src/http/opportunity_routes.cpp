// Opportunities, and what led to them.
#include "app/json_opportunities.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

Result<OpportunityId> opportunity_id(const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  return OpportunityId{id};
}

// A word of the query; usage for one that is not known.
template <class Enum>
Result<std::optional<Enum>> opportunity_word(const Request& request, const std::string& member,
                                             std::optional<Enum> (*from)(std::string_view), std::string_view choices) {
  const auto typed = request.param(member);
  if (!typed) return std::nullopt;
  const auto found = from(*typed);
  if (!found) return fail(Code::usage, "\"" + member + "\" must be one of " + std::string(choices));
  return found;
}

Result<Reply> get_opportunities(Desk& desk, const Request& request) {
  OpportunityFilter filter;
  KITH_TRY(filter.kind, opportunity_word(request, "kind", opportunity_kind_from, kOpportunityKindChoices));
  KITH_TRY(filter.stage, opportunity_word(request, "stage", opportunity_stage_from, kOpportunityStageChoices));
  KITH_TRY(const auto person, number_of(request, "person", 1, 1'000'000'000));
  if (person) filter.person = PersonId{*person};
  KITH_TRY(const auto organisation, number_of(request, "organisation", 1, 1'000'000'000));
  if (organisation) filter.organisation = OrganisationId{*organisation};
  const std::string scope = request.param("scope").value_or("all");
  if (scope != "all" && scope != "live") return fail(Code::usage, "\"scope\" must be live or all");
  KITH_TRY(
      const auto lines,
      app::opportunities(desk.app, filter, scope == "live" ? app::OpportunityScope::live : app::OpportunityScope::all));
  return page_of(lines, request);
}

Result<Reply> post_opportunity(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::opportunity_input(body, desk.app));
  KITH_TRY(const auto done, app::add_opportunity(desk.app, input));
  return json(app::to_json(done), 201);
}

Result<Reply> get_opportunity(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, opportunity_id(request));
  KITH_TRY(const auto view, app::view_opportunity(desk.app, id));
  return json(app::to_json(view));
}

Result<Reply> patch_opportunity(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, opportunity_id(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto edit, app::opportunity_edit(body, desk.app));
  KITH_TRY(const auto done, app::edit_opportunity(desk.app, id, edit));
  return json(app::to_json(done));
}

Result<Reply> delete_opportunity(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, opportunity_id(request));
  KITH_TRY(const auto done, app::delete_opportunity(desk.app, id));
  return json(app::to_json(done));
}

Result<Reply> post_opportunity_stage(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, opportunity_id(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto move, app::stage_move(body, desk.app));
  KITH_TRY(const auto done, app::move_opportunity(desk.app, id, move));
  return json(app::to_json(done));
}

Result<Reply> put_opportunity_touch(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, opportunity_id(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto link, app::link_body(body));
  KITH_TRY(const auto done, app::link_touch(desk.app, id, link.touch, link.led));
  return json(app::to_json(done));
}

Result<Reply> put_opportunity_person(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, opportunity_id(request));
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto member, app::member_body(body));
  KITH_TRY(const auto done, app::set_member(desk.app, id, member.person, member.role));
  return json(app::to_json(done));
}

Result<Reply> get_attribution(Desk& desk, const Request& request) {
  app::AttributionRequest asked;
  KITH_TRY(const auto by, opportunity_word(request, "by", credit_by_from, kCreditByChoices));
  asked.by = by.value_or(CreditBy::channel);
  KITH_TRY(const auto rule, opportunity_word(request, "rule", credit_rule_from, kCreditRuleChoices));
  asked.rule = rule.value_or(CreditRule::first);
  KITH_TRY(asked.kind, opportunity_word(request, "kind", opportunity_kind_from, kOpportunityKindChoices));
  if (const auto since = request.param("since")) {
    const auto day = parse_date(*since);
    if (!day) return fail(Code::usage, "\"since\" must be a day such as 2026-01-01");
    asked.since = *day;
  }
  KITH_TRY(const auto view, app::attribution(desk.app, asked));
  return json(app::to_json(view));
}

constexpr Route kOpportunityRoutes[] = {
    {"GET", "/opportunities", get_opportunities},
    {"POST", "/opportunities", post_opportunity, BodyKind::json},
    {"GET", "/opportunities/{id}", get_opportunity},
    {"PATCH", "/opportunities/{id}", patch_opportunity, BodyKind::json},
    {"DELETE", "/opportunities/{id}", delete_opportunity},
    {"POST", "/opportunities/{id}/stage", post_opportunity_stage, BodyKind::json},
    {"PUT", "/opportunities/{id}/touches", put_opportunity_touch, BodyKind::json},
    {"PUT", "/opportunities/{id}/people", put_opportunity_person, BodyKind::json},
    {"GET", "/attribution", get_attribution},
};

}  // namespace

std::span<const Route> opportunity_routes() {
  return kOpportunityRoutes;
}

}  // namespace kith::http
