// Mail accounts.
#include "app/json_consent.hpp"
#include "http/handling.hpp"
#include "http/routes.hpp"

namespace kith::http {
namespace {

constexpr int kSyncsOfEach = 5;
constexpr int kMostSyncs = 200;

Result<Reply> get_accounts(Desk& desk, const Request& request) {
  KITH_TRY(const auto all, app::mail_accounts(desk.app, kSyncsOfEach));
  return page_of(all, request);
}

// Its first sync begins.
Reply account_added(Desk& desk, const app::MailAccountAdded& added) {
  desk.watch.look_again();
  desk.watch.nudge(added.account.id);
  return json(app::to_json(added), 201);
}

Result<Reply> post_account(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto input, app::mail_account_input(body));
  KITH_TRY(const auto added, app::add_mail_account(desk.app, input, desk.mail));
  return account_added(desk, added);
}

Result<Reply> post_consent(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto ask, app::mail_consent_ask(body));
  KITH_TRY(const auto consent, app::begin_mail_consent(desk.app, ask, desk.mail));
  return json(app::to_json(consent), 201);
}

Result<Reply> post_consent_answer(Desk& desk, const Request& request) {
  KITH_TRY(const Json body, body_of(request));
  KITH_TRY(const auto answer, app::consent_answer(body));
  KITH_TRY(const auto added, app::end_mail_consent(desk.app, answer, desk.mail));
  return account_added(desk, added);
}

Result<Reply> delete_account(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto removed, app::remove_mail_account(desk.app, MailAccountId{id}));
  desk.watch.look_again();
  return json(app::to_json(removed));
}

Result<Reply> get_syncs(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto account, app::find_mail_account(desk.app, std::to_string(id), kMostSyncs));
  return page_of(account.syncs, request);
}

Result<Reply> post_sync(Desk& desk, const Request& request) {
  KITH_TRY(const auto id, id_of(request));
  KITH_TRY(const auto account, app::find_mail_account(desk.app, std::to_string(id), kSyncsOfEach));
  desk.watch.nudge(account.id);
  return json(app::to_json(account), 202);
}

constexpr Route kMailRoutes[] = {
    {"GET", "/mail/accounts", get_accounts},
    {"POST", "/mail/accounts", post_account, BodyKind::json},
    {"DELETE", "/mail/accounts/{id}", delete_account},
    {"GET", "/mail/accounts/{id}/syncs", get_syncs},
    {"POST", "/mail/accounts/{id}/sync", post_sync},
    {"POST", "/mail/consents", post_consent, BodyKind::json},
    {"POST", "/mail/consents/answer", post_consent_answer, BodyKind::json},
};

}  // namespace

std::span<const Route> mail_routes() {
  return kMailRoutes;
}

}  // namespace kith::http
