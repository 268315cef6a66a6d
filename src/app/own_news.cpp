#include "app/own_news.hpp"

#include <fmt/format.h>

#include "app/entry_points.hpp"
#include "app/settings.hpp"
#include "base/text.hpp"

namespace kith::app {
namespace {

Result<OwnNews> known_news(const Db& db, NewsId id) {
  KITH_TRY(auto found, find_news(db, id));
  if (!found) return fail(Code::not_found, fmt::format("there is no news {} of yours", id.value), "kith news lists it");
  return *std::move(found);
}

Result<OwnNews> checked_news(OwnNews news) {
  KITH_TRY(news.url, kept_link(news.url));
  news.text = collapse(clean_utf8(news.text));
  if (news.text.empty()) news.text = news.url;
  if (news.text.empty()) return fail(Code::bad_input, "the news is empty", "say it in a sentence");
  return news;
}

}  // namespace

Result<std::vector<NewsLine>> news(const App& app) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const LocalDate today, app.today(db));
  KITH_TRY(auto all, kith::own_news(db));
  KITH_TRY(const auto told, told_counts(db));
  std::vector<NewsLine> lines;
  for (OwnNews& one : all) {
    const auto count = told.find(one.id);
    const bool still = fresh(one, app.now(), today);
    lines.push_back({std::move(one), count == told.end() ? 0 : count->second, still});
  }
  return lines;
}

Result<Done> add_news(const App& app, const NewsInput& input) {
  KITH_TRY(Tx tx, app.write("news", "News of yours"));
  KITH_TRY(const LocalDate today, app.today(tx));
  KITH_TRY(const OwnNews made,
           checked_news({{}, input.text, input.url, app.now(), input.until.value_or(today + Days{kNewsDays})}));
  const std::string title = fmt::format("News of yours: {}", excerpt(made.text, 60));
  tx.retitle(title);
  KITH_CHECK(insert_news(tx, made));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, {}};
}

Result<Done> edit_news(const App& app, NewsId id, const NewsEdit& edit) {
  KITH_TRY(Tx tx, app.write("news", "Changed news of yours"));
  KITH_TRY(const OwnNews before, known_news(tx, id));
  KITH_TRY(const OwnNews made, checked_news({id, edit.text.value_or(before.text), edit.url.value_or(before.url),
                                             before.at, edit.until.value_or(before.until)}));
  const std::string title = fmt::format("Changed news of yours: {}", excerpt(made.text, 60));
  tx.retitle(title);
  KITH_CHECK(
      tx.update(Table::own_news, id.value, PersonId{},
                {{"text", made.text},
                 {"url", made.url},
                 {"until_day", made.until ? Value(std::int64_t{serial(*made.until)}) : Value(std::monostate{})}}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, {}};
}

Result<Done> delete_news(const App& app, NewsId id) {
  KITH_TRY(Tx tx, app.write("news", "Deleted news of yours"));
  KITH_TRY(const OwnNews before, known_news(tx, id));
  const std::string title = fmt::format("Deleted news of yours: {}", excerpt(before.text, 60));
  tx.retitle(title);
  KITH_CHECK(tx.remove(Table::own_news, id.value, PersonId{}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, {}};
}

Result<Done> tell_news(const App& app, NewsId id, PersonId person) {
  KITH_TRY(Tx tx, app.write("news", "Told your news"));
  KITH_TRY(const OwnNews before, known_news(tx, id));
  KITH_TRY(const auto known, find_person(tx, person));
  if (!known) return fail(Code::not_found, fmt::format("there is no person {}", person.value));
  const std::string title = fmt::format("Told {}: {}", known->name, excerpt(before.text, 60));
  tx.retitle(title);
  KITH_CHECK(use_entry(tx, {person, {}, id, {}, app.now(), UseHow::message}));
  KITH_CHECK(app.finish(tx));
  return Done{tx.step(), title, person};
}

}  // namespace kith::app
