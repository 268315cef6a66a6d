#include "cli/draft_text.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/grid.hpp"
#include "cli/review_text.hpp"
#include "cli/width.hpp"
#include "cli/words.hpp"

namespace kith::cli {
namespace {

constexpr int kBesideHeading = 11;
constexpr std::size_t kFactsShown = 6;

std::string time_words(Instant at, const Now& now) {
  const int minute = now.zone.minute_of_day(at);
  const LocalDate day = now.zone.date_of(at);
  return fmt::format("{} {} {:02}:{:02}", week_day(day), short_day(day, now.today), minute / 60, minute % 60);
}

std::string with_words(std::string_view before, const std::string& said) {
  return said.empty() ? std::string(before) : fmt::format("{}: {}", before, said);
}

std::string draft_state_words(const app::DraftLine& line, const Now& now) {
  if (line.draft.state == DraftState::handed) return fmt::format("handed over by {}", name(line.draft.channel));
  if (line.mail && line.mail->state != OutboxState::cancelled) return outbox_words(*line.mail, now);
  if (line.gaps.empty()) return std::string(name(line.draft.state));
  return count_words(static_cast<long long>(line.gaps.size()), "gap", "gaps");
}

class Beside {
 public:
  explicit Beside(const Look& look) : look_(look) {}
  void add(std::string_view heading, const std::string& value) {
    if (value.empty()) return;
    const bool again = heading == last_;
    last_ = heading;
    text_ += paint(look_, Ink::quiet, padded(again ? "" : heading, kBesideHeading)) +
             wrapped_at(visible(value), kBesideHeading, look_.text_width()) + "\n";
  }
  std::string take() { return std::move(text_); }

 private:
  const Look& look_;
  std::string text_;
  std::string_view last_;
};

std::string last_words(const Touch& touch, const Now& now) {
  const std::string_view from = touch.direction == Direction::out  ? ", from you"
                                : touch.direction == Direction::in ? ", from them"
                                                                   : "";
  std::string text =
      fmt::format("{}, {}{}", short_day(now.zone.date_of(touch.at), now.today), name(touch.channel), from);
  if (!touch.note.empty()) text += ": " + excerpt(touch.note, 120);
  return text;
}

}  // namespace

std::string outbox_words(const OutboxMail& mail, const Now& now) {
  switch (mail.state) {
    case OutboxState::scheduled:
      if (mail.tries == 0) return fmt::format("leaves {}", time_words(mail.not_before, now));
      return with_words(
          fmt::format("tried {}, again {}", count_words(mail.tries, "time", "times"), time_words(mail.not_before, now)),
          mail.said);
    case OutboxState::sending: return "is being sent";
    case OutboxState::unsure: return "may have left: look into your sent mail, then kith outbox sent|resend|drop ID";
    case OutboxState::sent: return mail.sent ? "sent " + time_words(*mail.sent, now) : "sent";
    case OutboxState::copied: return mail.sent ? "sent " + time_words(*mail.sent, now) : "sent";
    case OutboxState::refused: return with_words("refused", mail.said);
    case OutboxState::cancelled: return with_words("called back", mail.said);
  }
  return {};
}

std::string drafts_text(const std::vector<app::DraftLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "No draft is open: kith draft REF begins one.\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"TO", Side::left, 14, Ink::strong},
             {"SUBJECT", Side::left, 16},
             {"STATE", Side::left, 16},
             {"CHANGED"}},
            {}};
  for (const app::DraftLine& line : lines) {
    grid.rows.push_back({std::to_string(line.draft.id.value), line.person.name, line.draft.subject,
                         draft_state_words(line, now), short_day(now.zone.date_of(line.draft.changed), now.today)});
  }
  return text_of(grid, look);
}

std::string draft_text(const app::DraftView& view, const Now& now, const Look& look) {
  const Draft& draft = view.line.draft;
  std::string text;
  Beside head(look);
  head.add("Draft", fmt::format("{} ({})", draft.id.value, draft_state_words(view.line, now)));
  head.add("To", view.address ? fmt::format("{} <{}>", view.person.person.name, view.address->value)
                              : view.person.person.name);
  head.add("Subject", draft.subject);
  text += head.take() + "\n";
  std::string body = visible(draft.body);
  if (!body.ends_with('\n')) body += '\n';
  text += body + "\n";
  Beside card(look);
  if (view.reason) card.add("About", view.reason->text + (view.reason->url.empty() ? "" : " " + view.reason->url));
  if (view.last) card.add("Last", last_words(*view.last, now));
  std::size_t shown = 0;
  for (const Fact& fact : view.person.person.facts) {
    if (++shown <= kFactsShown) card.add("Known", fmt::format("{}: {}", fact.kind, fact.text));
  }
  for (const Promise& promise : view.person.known.promises) {
    if (promise.state == PromiseState::open) card.add("Promised", promise_words(promise, now.today));
  }
  if (view.person.expectation && view.person.expectation->reply)
    card.add("Expect", sentence(*view.person.expectation->reply));
  card.add("Ledger", view.ledger);
  card.add("Time", view.send_hours);
  return text + card.take();
}

std::string tried_text(const OutboxMail& mail, const Now& now) {
  return fmt::format("To {}: {}.\n", mail.recipient, outbox_words(mail, now));
}

std::string outbox_text(const std::vector<app::OutboxLine>& lines, const Now& now, const Look& look) {
  if (lines.empty()) return "Nothing waits to leave, and nothing has left yet: kith draft send ID\n";
  Grid grid{{{"ID", Side::right, 0, Ink::quiet},
             {"DRAFT", Side::right, 0, Ink::quiet},
             {"TO", Side::left, 14, Ink::strong},
             {"SUBJECT", Side::left, 16},
             {"STATE", Side::left, 20}},
            {}};
  for (const app::OutboxLine& line : lines) {
    const std::string& who = line.person.name.empty() ? line.mail.recipient : line.person.name;
    grid.rows.push_back({std::to_string(line.mail.id.value), std::to_string(line.mail.draft.value), who, line.subject,
                         outbox_words(line.mail, now)});
  }
  return text_of(grid, look);
}

std::string openings_text(const Look& look) {
  Grid grid{{{"KEY", Side::left, 0, Ink::strong}, {"FOR", Side::left, 20}}, {}};
  for (const Opening& one : kith::openings()) grid.rows.push_back({std::string(one.key), std::string(one.when)});
  return text_of(grid, look) + paint(look, Ink::quiet, "What only you know stands in them as a gap, [[like this]].") +
         "\n";
}

}  // namespace kith::cli
