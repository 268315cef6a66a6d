#include "store/drafts.hpp"

#include <fmt/format.h>

#include "store/sql.hpp"

namespace kith {
namespace {

using sql::Int;
using sql::Text;
template <class T>
using Opt = std::optional<T>;

constexpr const char* kDraftColumns =
    R"sql(SELECT d.id, d.person_id, d.opening, d.channel, d.subject, d.body, d.entry_id, d.news_id, d.answers, d.thread,
      d.created_at, d.changed_at, d.state, d.introduction_id FROM drafts d)sql";

template <class Keep>
void read_drafts(const Db& db, const std::string& condition, const sql::Binds& binds, Keep keep) {
  sql::each<Int, Int, Text, Text, Text, Text, Opt<Int>, Opt<Int>, Text, Text, Int, Int, Text, Opt<Int>>(
      db, fmt::format("{} {}", kDraftColumns, condition), binds,
      [&](Int id, Int person, Text opening, const Text& channel, Text subject, Text body, Opt<Int> entry, Opt<Int> news,
          Text answers, Text thread, Int created, Int changed, const Text& state, Opt<Int> introduction) {
        Draft one;
        one.id = DraftId{id};
        one.person = PersonId{person};
        one.opening = std::move(opening);
        one.channel = channel_from(channel).value_or(Channel::email);
        one.subject = std::move(subject);
        one.body = std::move(body);
        one.entry = EntryPointId{entry.value_or(0)};
        one.news = NewsId{news.value_or(0)};
        one.answers = std::move(answers);
        one.thread = std::move(thread);
        one.created = instant(created);
        one.changed = instant(changed);
        one.state = draft_state_from(state).value_or(DraftState::open);
        one.introduction = IntroductionId{introduction.value_or(0)};
        keep(std::move(one));
      });
}

template <class IdType>
Value draft_id_or_null(IdType id) {
  return id ? Value(id.value) : Value(std::monostate{});
}

}  // namespace

Result<std::vector<Draft>> list_drafts(const Db& db, const DraftFilter& filter) {
  return sql::guarded([&]() -> Result<std::vector<Draft>> {
    std::string condition =
        R"sql(JOIN people w ON w.ws = d.ws AND w.id = d.person_id AND w.removed_at IS NULL
          WHERE d.ws = :ws AND d.removed_at IS NULL)sql";
    sql::Binds binds;
    if (filter.state) {
      condition += " AND d.state = :state";
      binds.push_back({"state", std::string(name(*filter.state))});
    }
    if (filter.person) {
      condition += " AND d.person_id = :person";
      binds.push_back({"person", filter.person->value});
    }
    std::vector<Draft> all;
    read_drafts(db, condition + " ORDER BY d.changed_at DESC, d.id DESC", binds,
                [&](Draft one) { all.push_back(std::move(one)); });
    return all;
  });
}

Result<std::optional<Draft>> find_draft(const Db& db, DraftId id) {
  return sql::guarded([&]() -> Result<Opt<Draft>> {
    Opt<Draft> found;
    read_drafts(db, "WHERE d.ws = :ws AND d.removed_at IS NULL AND d.id = :id", {{"id", id.value}},
                [&](Draft one) { found = std::move(one); });
    return found;
  });
}

Result<DraftId> insert_draft(Tx& tx, const Draft& draft) {
  KITH_TRY(const std::int64_t id, tx.insert(Table::drafts, draft.person,
                                            {{"opening", draft.opening},
                                             {"channel", std::string(name(draft.channel))},
                                             {"subject", draft.subject},
                                             {"body", draft.body},
                                             {"entry_id", draft_id_or_null(draft.entry)},
                                             {"news_id", draft_id_or_null(draft.news)},
                                             {"introduction_id", draft_id_or_null(draft.introduction)},
                                             {"answers", draft.answers},
                                             {"thread", draft.thread},
                                             {"created_at", std::int64_t{seconds(draft.created)}},
                                             {"changed_at", std::int64_t{seconds(draft.changed)}},
                                             {"state", std::string(name(draft.state))}}));
  return DraftId{id};
}

Status update_draft(Tx& tx, const Draft& draft) {
  KITH_TRY(const auto before, find_draft(tx, draft.id));
  if (!before) return fail(Code::not_found, fmt::format("there is no draft {}", draft.id.value));
  std::vector<Field> fields{{"opening", draft.opening},
                            {"channel", std::string(name(draft.channel))},
                            {"subject", draft.subject},
                            {"body", draft.body},
                            {"entry_id", draft_id_or_null(draft.entry)},
                            {"news_id", draft_id_or_null(draft.news)},
                            {"answers", draft.answers},
                            {"thread", draft.thread},
                            {"state", std::string(name(draft.state))}};
  // Saying the same again is no change.
  const bool same = before->opening == draft.opening && before->channel == draft.channel &&
                    before->subject == draft.subject && before->body == draft.body && before->entry == draft.entry &&
                    before->news == draft.news && before->answers == draft.answers && before->state == draft.state;
  if (!same) fields.push_back({"changed_at", std::int64_t{seconds(draft.changed)}});
  return tx.update(Table::drafts, draft.id.value, draft.person, fields).map([](bool) {});
}

Status keep_message_id(Tx& tx, const std::string& key, const std::string& message_id) {
  return sql::guarded([&]() -> Status {
    sql::run(tx, R"sql(INSERT INTO message_ids (ws, key, message_id) VALUES (:ws, :key, :message_id)
        ON CONFLICT (ws, key) DO NOTHING)sql",
             {{"key", key}, {"message_id", message_id}});
    return {};
  });
}

Result<std::optional<std::string>> known_message_id(const Db& db, const std::string& key) {
  return sql::guarded([&]() -> Result<Opt<std::string>> {
    const auto found =
        sql::one<Text>(db, R"sql(SELECT message_id FROM message_ids WHERE ws = :ws AND key = :key)sql", {{"key", key}});
    return found ? Opt<std::string>(std::get<0>(*found)) : std::nullopt;
  });
}

Result<std::optional<LastMail>> last_mail(const Db& db, PersonId person) {
  return sql::guarded([&]() -> Result<Opt<LastMail>> {
    Opt<LastMail> found;
    sql::each<Text, Text, Text, Text, Int>(
        db,
        R"sql(SELECT m.message_id, t.thread, g.subject, t.direction, t.at FROM touches t
          JOIN messages g ON g.ws = t.ws AND g.key = SUBSTR(t.external_key, 6) AND g.removed_at IS NULL
          JOIN message_ids m ON m.ws = g.ws AND m.key = g.key
          WHERE t.ws = :ws AND t.person_id = :person AND t.removed_at IS NULL AND t.source = 'mail'
          ORDER BY t.at DESC, t.id DESC LIMIT 1)sql",
        {{"person", person.value}}, [&](Text id, Text thread, Text subject, const Text& direction, Int at) {
          found = LastMail{std::move(id), std::move(thread), std::move(subject),
                           direction_from(direction).value_or(Direction::in), instant(at)};
        });
    return found;
  });
}

}  // namespace kith
