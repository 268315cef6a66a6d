// The user's own news: written once, offered as a reason once for each person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "model/entry_point.hpp"

namespace kith::app {

struct NewsLine {
  OwnNews news;
  int told = 0;       // people
  bool fresh = true;  // still offered
};
// Latest first.
Result<std::vector<NewsLine>> news(const App& app);

struct NewsInput {
  std::string text;  // empty: the link stands for it
  std::string url;
  std::optional<std::optional<LocalDate>> until;  // left out: kNewsDays from now; none: it does not end
};
Result<Done> add_news(const App& app, const NewsInput& input);

struct NewsEdit {
  std::optional<std::string> text, url;
  std::optional<std::optional<LocalDate>> until;
};
Result<Done> edit_news(const App& app, NewsId id, const NewsEdit& edit);
Result<Done> delete_news(const App& app, NewsId id);
// They know: it is not offered for them again.
Result<Done> tell_news(const App& app, NewsId id, PersonId person);

}  // namespace kith::app
