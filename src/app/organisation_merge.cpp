#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/organisation_parts.hpp"
#include "base/text.hpp"
#include "rules/organisation_names.hpp"

namespace kith::app {
namespace {

constexpr std::size_t kMostTwins = 200;

void fill(std::string& kept, const std::string& other) {
  if (kept.empty()) kept = other;
}

// One pursuit goes on: what only the other says is taken over.
Status join_pursuits(Tx& tx, OrganisationId kept, OrganisationId gone) {
  KITH_TRY(const auto theirs, list_pursuits(tx, gone));
  KITH_TRY(const auto ours, list_pursuits(tx, kept));
  const auto open = [](const Pursuit& one) { return !one.closed; };
  const auto mine = std::find_if(ours.begin(), ours.end(), open);
  const auto other = std::find_if(theirs.begin(), theirs.end(), open);
  if (mine == ours.end() || other == theirs.end()) return {};
  Pursuit joined = *mine;
  fill(joined.for_me, other->for_me);
  fill(joined.for_them, other->for_them);
  fill(joined.i_give, other->i_give);
  std::vector<Field> fields{{"for_me", joined.for_me}, {"for_them", joined.for_them}, {"i_give", joined.i_give}};
  if (joined.next_step.empty() && !other->next_step.empty()) {
    fields.push_back({"next_step", other->next_step});
    fields.push_back(
        {"next_day", other->next_day ? Value(std::int64_t{serial(*other->next_day)}) : Value(std::monostate{})});
    fields.push_back({"next_minutes", std::int64_t{other->next_minutes}});
  }
  if (other->stage > joined.stage) {
    fields.push_back({"stage", std::string(name(other->stage))});
    fields.push_back({"stage_at", std::int64_t{seconds(other->stage_at)}});
  }
  KITH_CHECK(tx.update(Table::pursuits, mine->id.value, PersonId{}, fields));
  return tx.remove(Table::pursuits, other->id.value, PersonId{});
}

}  // namespace

Result<OrganisationDone> merge_organisations(const App& app, OrganisationId kept, OrganisationId gone) {
  if (kept == gone) return fail(Code::usage, "an organisation cannot be joined with itself");
  KITH_TRY(Tx tx, app.write("organisation", "Joined two organisations"));
  KITH_TRY(OrganisationRow row, known_organisation(tx, kept));
  KITH_TRY(const OrganisationRow other, known_organisation(tx, gone));
  const std::string title = fmt::format("Joined {} into {}", other.name, row.name);
  tx.retitle(title);
  if (row.kind == OrganisationKind::unsaid) row.kind = other.kind;
  fill(row.industry, other.industry);
  fill(row.city, other.city);
  fill(row.website, other.website);
  if (!other.note.empty() && row.note.find(other.note) == std::string::npos)
    row.note += (row.note.empty() ? "" : "\n") + other.note;
  for (const std::string& domain : other.domains) {
    if (std::find(row.domains.begin(), row.domains.end(), domain) == row.domains.end()) row.domains.push_back(domain);
  }
  std::vector<Field> fields = organisation_fields(row);
  if (other.home) {
    fields.push_back({"home", std::int64_t{1}});
    KITH_CHECK(tx.update(Table::organisations, gone.value, PersonId{}, {{"home", std::int64_t{0}}}));
    KITH_CHECK(rename_home(tx, other.name, row.name));
  }
  KITH_CHECK(tx.update(Table::organisations, kept.value, PersonId{}, fields));
  KITH_CHECK(join_pursuits(tx, kept, gone));
  KITH_CHECK(move_organisation(tx, gone, kept));
  KITH_CHECK(app.finish(tx));
  return OrganisationDone{tx.step(), title, kept};
}

Result<std::vector<OrganisationTwins>> organisation_twins(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const auto rows, organisation_rows(db));
  // Names that run together alike, or share a domain: only they are compared.
  std::map<std::string, std::vector<const OrganisationRow*>> alike;
  std::map<std::string, std::vector<const OrganisationRow*>> at_domain;
  for (const OrganisationRow& row : rows) {
    std::string key = organisation_key(row.name);
    std::erase(key, ' ');
    alike[key].push_back(&row);
    for (const std::string& domain : row.domains) at_domain[domain].push_back(&row);
  }
  std::map<std::pair<OrganisationId, OrganisationId>, OrganisationTwins> found;
  const auto keep = [&](const OrganisationRow& a, const OrganisationRow& b, const std::string& why) {
    if (why.empty() || a.id == b.id) return;
    const bool first = a.people != b.people ? a.people > b.people : a.id < b.id;
    const OrganisationRow& more = first ? a : b;
    const OrganisationRow& less = first ? b : a;
    found.try_emplace({std::min(a.id, b.id), std::max(a.id, b.id)}, OrganisationTwins{more, less, why});
  };
  for (const auto& [key, list] : alike) {
    for (std::size_t i = 1; i < list.size(); ++i)
      keep(*list[0], *list[i], spelling_of_one(list[0]->name, list[i]->name));
  }
  for (const auto& [domain, list] : at_domain) {
    for (std::size_t i = 1; i < list.size(); ++i) keep(*list[0], *list[i], fmt::format("both are at {}", domain));
  }
  std::vector<OrganisationTwins> all;
  for (auto& [ids, twins] : found) all.push_back(std::move(twins));
  std::stable_sort(all.begin(), all.end(), [](const OrganisationTwins& x, const OrganisationTwins& y) {
    return x.a.people + x.b.people > y.a.people + y.b.people;
  });
  if (all.size() > kMostTwins) all.resize(kMostTwins);
  return all;
}

}  // namespace kith::app
