// Mail accounts.
#include "app/json_consent.hpp"
#include "app/members.hpp"

namespace kith::app {
namespace {

// What an account has whichever way it logs in.
Status read_account(Members& body, MailAccountInput& input) {
  KITH_TRY(input.address, body.need_text("address"));
  KITH_TRY(input.host, body.text_or_empty("host"));
  KITH_TRY(const auto port, body.small("port"));
  input.port = port.value_or(0);
  KITH_TRY(const auto security, body.word("security", mail_security_from, "tls, starttls or clear"));
  if (security) input.security = *security;
  KITH_TRY(input.user, body.text_or_empty("user"));
  KITH_TRY(input.authorities, body.text_or_empty("authorities"));
  KITH_TRY(input.client, body.text_or_empty("client"));
  KITH_TRY(input.client_secret, body.text_or_empty("client_secret"));
  KITH_TRY(input.token_url, body.text_or_empty("token_url"));
  return {};
}

}  // namespace

Json to_json(const MailFolderRow& folder) {
  return {{"name", folder.shown}, {"messages", folder.messages}, {"read_to", folder.done}};
}

Json to_json(const MailSyncRow& sync) {
  Json json{{"id", sync.id.value},      {"account", sync.account.value},
            {"begun", iso(sync.begun)}, {"seen", iso(sync.seen)},
            {"state", sync.state},      {"stage", sync.stage},
            {"read", sync.read},        {"new", sync.fresh},
            {"touches", sync.touches},  {"problem", nullptr},
            {"step", nullptr}};
  if (!sync.problem.empty()) json["problem"] = {{"what", sync.problem}, {"hint", sync.hint}};
  if (sync.step) json["step"] = sync.step.value;
  return json;
}

Json to_json(const MailAccountView& account) {
  Json folders = Json::array();
  for (const MailFolderRow& folder : account.folders) folders.push_back(to_json(folder));
  Json syncs = Json::array();
  for (const MailSyncRow& sync : account.syncs) syncs.push_back(to_json(sync));
  return {{"id", account.id.value},       {"address", account.address},
          {"host", account.host},         {"port", account.port},
          {"security", account.security}, {"user", account.user},
          {"login", account.login},       {"own_authorities", account.own_authorities},
          {"added", iso(account.added)},  {"folders", std::move(folders)},
          {"syncs", std::move(syncs)}};
}

Json to_json(const MailAccountAdded& added) {
  Json json{{"step", nullptr}, {"title", added.title}, {"account", to_json(added.account)}, {"reads", added.folders}};
  if (added.step) json["step"] = added.step.value;
  return json;
}

Json to_json(const MailAccountRemoved& removed) {
  return {{"account", removed.id.value}, {"title", removed.title}};
}

Json to_json(const MailSynced& synced) {
  Json left_out = Json::array();
  for (const auto& [why, count] : synced.left_out) left_out.push_back({{"why", why}, {"count", count}});
  Json json = to_json(synced.row);
  json["title"] = synced.title;
  json["left_out"] = std::move(left_out);
  json["problems"] = synced.problems;
  return json;
}

Result<MailAccountInput> mail_account_input(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  MailAccountInput input;
  KITH_CHECK(read_account(body, input));
  KITH_TRY(const auto login, body.word("login", mail_login_from, "password, xoauth2 or oauth2"));
  if (login) input.login = *login;
  KITH_TRY(input.secret, body.need_text("secret"));
  KITH_CHECK(body.done());
  return input;
}

Json to_json(const MailConsent& consent) {
  return {{"page", consent.page}};
}

Result<MailConsentAsk> mail_consent_ask(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  MailConsentAsk ask;
  KITH_CHECK(read_account(body, ask.account));
  KITH_TRY(ask.consent_url, body.text_or_empty("consent_url"));
  KITH_TRY(ask.scope, body.text_or_empty("scope"));
  KITH_TRY(ask.back, body.need_text("back"));
  KITH_CHECK(body.done());
  return ask;
}

Result<ConsentAnswer> consent_answer(const Json& json) {
  KITH_TRY(Members body, Members::of(json));
  ConsentAnswer answer;
  KITH_TRY(answer.state, body.need_text("state"));
  KITH_TRY(answer.code, body.text_or_empty("code"));
  KITH_TRY(answer.error, body.text_or_empty("error"));
  KITH_TRY(answer.description, body.text_or_empty("error_description"));
  KITH_CHECK(body.done());
  return answer;
}

}  // namespace kith::app
