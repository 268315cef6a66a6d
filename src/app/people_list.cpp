// Lists of people: found, put in order, and paged.
#include <algorithm>
#include <charconv>
#include <tuple>

#include <fmt/format.h>

#include "app/finding.hpp"
#include "app/people_parts.hpp"
#include "base/text.hpp"
#include "store/catalogue.hpp"

namespace kith::app {
namespace {

// Which way the last contact went follows from the two clocks.
std::optional<Direction> last_direction(const Candidate* candidate) {
  if (candidate == nullptr || !candidate->history.last) return std::nullopt;
  const History& h = candidate->history;
  const bool out = h.last_out == h.last;
  const bool in = h.last_dialogue == h.last;
  return out && in ? Direction::both : out ? Direction::out : Direction::in;
}

constexpr std::int64_t kNever = std::int64_t{1} << 60;  // without a date: at the end

// Where the page before ended, in hex: "sort_key\nnumber\nid". Lists by closeness count rows instead.
struct After {
  std::string sort_key;
  std::int64_t number = 0;
  std::int64_t id = 0;
};

std::string to_cursor(const After& after) {
  std::string hex;
  for (const char c : fmt::format("{}\n{}\n{}", after.sort_key, after.number, after.id))
    hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

std::optional<std::int64_t> number_at(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<After> from_cursor(std::string_view hex) {
  std::string plain;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
    if (error != std::errc{} || end != hex.data() + i + 2) return std::nullopt;
    plain += static_cast<char>(value);
  }
  const auto parts = split(plain, "\n");
  if (parts.size() != 3 || !number_at(parts[1]) || !number_at(parts[2]) || !is_utf8(parts[0])) return std::nullopt;
  return After{parts[0], *number_at(parts[1]), *number_at(parts[2])};
}

// Everybody who fits, in the order asked for.
class Order {
 public:
  Order(const Ground& on, PeopleQuery::Sort sort, std::vector<Fit> fits)
      : on_(on), sort_(sort), fits_(std::move(fits)) {
    switch (sort_) {
      case PeopleQuery::Sort::name: return;
      case PeopleQuery::Sort::best: put_best_first(on_, fits_); return;
      case PeopleQuery::Sort::due:
      case PeopleQuery::Sort::last:
      case PeopleQuery::Sort::added: break;
    }
    // They come by name; equal dates go by number, so that a page is the same after a name changes.
    keys_.reserve(fits_.size());
    for (std::uint32_t i = 0; i < fits_.size(); ++i) keys_.push_back({number(row(fits_[i])), tie(row(fits_[i])), i});
    std::sort(keys_.begin(), keys_.end());
  }

  std::size_t size() const { return fits_.size(); }
  const NameRow& at(std::size_t i) const { return row(fits_[keys_.empty() ? i : keys_[i].fit]); }

  // The first row after the cursor.
  std::size_t begin_after(const After& after) const {
    switch (sort_) {
      case PeopleQuery::Sort::best: return static_cast<std::size_t>(std::max<std::int64_t>(0, after.number));
      case PeopleQuery::Sort::name: {
        const auto next = std::partition_point(fits_.begin(), fits_.end(), [&](const Fit& fit) {
          return std::tie(row(fit).sort_key, row(fit).person.value) <= std::tie(after.sort_key, after.id);
        });
        return static_cast<std::size_t>(next - fits_.begin());
      }
      case PeopleQuery::Sort::due:
      case PeopleQuery::Sort::last:
      case PeopleQuery::Sort::added: break;
    }
    const auto next = std::partition_point(keys_.begin(), keys_.end(), [&](const Sorted& key) {
      return std::tie(key.number, key.id) <= std::tie(after.number, after.id);
    });
    return static_cast<std::size_t>(next - keys_.begin());
  }

  std::string cursor_at(std::size_t end) const {
    const NameRow& last = at(end - 1);
    switch (sort_) {
      case PeopleQuery::Sort::name: return to_cursor({last.sort_key, 0, last.person.value});
      case PeopleQuery::Sort::best: return to_cursor({"", static_cast<std::int64_t>(end), 0});
      case PeopleQuery::Sort::due:
      case PeopleQuery::Sort::last:
      case PeopleQuery::Sort::added: break;
    }
    return to_cursor({"", keys_[end - 1].number, keys_[end - 1].id});
  }

 private:
  struct Sorted {
    std::int64_t number, id;
    std::uint32_t fit;
    auto operator<=>(const Sorted&) const = default;
  };

  // Newest first means the greater number first, too.
  std::int64_t tie(const NameRow& row) const {
    return sort_ == PeopleQuery::Sort::added ? -row.person.value : row.person.value;
  }

  const NameRow& row(const Fit& fit) const { return on_.names.rows()[fit.place]; }

  std::int64_t number(const NameRow& row) const {
    if (sort_ == PeopleQuery::Sort::added) return -row.created;
    if (sort_ == PeopleQuery::Sort::due) {
      const std::int32_t due = on_.view->due_of(row.person);
      return due == PlanView::kNoDue ? kNever : due;
    }
    const Candidate* candidate = on_.view->candidate(row.person);
    return candidate != nullptr && candidate->history.last ? -seconds(*candidate->history.last) : kNever;
  }

  const Ground& on_;
  PeopleQuery::Sort sort_;
  std::vector<Fit> fits_;
  std::vector<Sorted> keys_;
};

}  // namespace

Result<std::shared_ptr<const PlanView>> plan_view(const App& app, const Db& db) {
  KITH_TRY(const auto stored, kith::settings(db));
  const Settings known = read_settings(stored);
  KITH_TRY(const Zone zone, app.zone(known));
  return app.plans().view(db, app.now(), known, zone);
}

PersonLine make_line(PersonRow row, const PlanView& view, const Zone& zone) {
  PersonLine line;
  const Candidate* candidate = view.candidate(row.id);
  if (const Stratum* stratum = view.stratum(row.stratum)) line.stratum = stratum->name;
  if (candidate != nullptr) {
    const Standing now = standing(candidate->history, candidate->tempo, candidate->marks, view.today, zone);
    if (now.tracked) line.due = now.due;
    row.last_at = candidate->history.last;
    line.last_direction = last_direction(candidate);
    line.warmth = warmth_of(*candidate, view, zone);
  }
  line.row = std::move(row);
  return line;
}

Warmth warmth_of(const Candidate& candidate, const PlanView& view, const Zone& zone) {
  if (!candidate.history.last) return {};
  const int silent = std::max(0, (view.today - zone.date_of(*candidate.history.last)).count());
  return warmth(silent, candidate.tempo.interval_days);
}

Error bad_cursor() {
  return Error{Code::usage, "that cursor is not one of this list", "start again without a cursor", {}};
}

namespace {

Result<Fits> fits_of(const Ground& on, const PeopleQuery& query, PeopleQuery::Sort& sort) {
  KITH_TRY(const Query parsed, parse_query(query.text));
  const bool worded = !parsed.plain_words().empty();
  sort = query.sort.value_or(worded ? PeopleQuery::Sort::best : PeopleQuery::Sort::name);
  return find_fits(on, parsed, {query.stratum, query.state, query.tag, query.organisation});
}

}  // namespace

Result<PeopleList> list_people(const App& app, const PeopleQuery& query) {
  if (query.limit < 1 || query.limit > 500) return fail(Code::usage, "a page holds 1 to 500 people");
  std::optional<After> after;
  if (!query.cursor.empty()) {
    after = from_cursor(query.cursor);
    if (!after) return fail(bad_cursor());
  }
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Ground on, ground(app, db));
  auto sort = PeopleQuery::Sort::name;
  KITH_TRY(Fits fits, fits_of(on, query, sort));
  const Order order(on, sort, std::move(fits.people));
  PeopleList list;
  list.near = std::move(fits.near);
  list.total = static_cast<int>(order.size());
  const std::size_t begin =
      std::min(order.size(), after ? order.begin_after(*after) : static_cast<std::size_t>(query.at));
  const std::size_t end = std::min(order.size(), begin + static_cast<std::size_t>(query.limit));
  std::vector<PersonId> shown;
  for (std::size_t i = begin; i < end; ++i) shown.push_back(order.at(i).person);
  if (end < order.size()) list.next = order.cursor_at(end);
  KITH_TRY(auto rows, person_rows(db, shown));
  for (PersonRow& row : rows) list.people.push_back(make_line(std::move(row), *on.view, on.zone));
  return list;
}

Result<std::vector<PersonId>> find_everybody(const App& app, const PeopleQuery& query) {
  KITH_TRY(const Db db, app.read());
  KITH_TRY(const Ground on, ground(app, db));
  auto sort = PeopleQuery::Sort::name;
  KITH_TRY(const Fits fits, fits_of(on, query, sort));
  std::vector<PersonId> people;
  people.reserve(fits.people.size());
  for (const Fit& fit : fits.people) people.push_back(on.names.rows()[fit.place].person);
  return people;
}

}  // namespace kith::app
