#include "support/workspace.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "app/app.hpp"
#include "app/demo_names.hpp"
#include "app/demo_places.hpp"
#include "app/demo_random.hpp"
#include "app/demo_words.hpp"
#include "base/text.hpp"
#include "formats/keys.hpp"
#include "rules/match.hpp"
#include "store/catalogue.hpp"

namespace kith::bench {
namespace {

using demo::Random;

constexpr int kOrganisations = 1500;
constexpr std::int64_t kDay = 86'400;

struct Name {
  std::string given, middle, family;
  std::string whole() const { return middle.empty() ? given + " " + family : given + " " + middle + " " + family; }
};

class Names {
 public:
  explicit Names(Random& random) : random_(random) {
    for (const demo::Culture& one : demo::cultures()) {
      given_.push_back(split(one.given, ", "));
      family_.push_back(split(one.family, ", "));
    }
  }
  // Given and family names of any two cultures: some namesakes, as in a real address book, not more.
  Name next() {
    const std::string middle =
        random_.chance(40) ? std::string(1, static_cast<char>('A' + random_.below(26))) + "." : "";
    return {random_.pick(random_.pick(given_)), middle, random_.pick(random_.pick(family_))};
  }

 private:
  Random& random_;
  std::vector<std::vector<std::string>> given_, family_;
};

std::string organisation_name(int number) {
  const auto& place = demo::places()[static_cast<std::size_t>(number) % demo::places().size()];
  return fmt::format("{} {}", place.name, number / static_cast<int>(demo::places().size()) + 1);
}

std::string plain(std::string_view name) {
  std::string made;
  for (const std::string& word : folded_words(name)) made += word;
  return made;
}

std::string address(const Name& name, int number) {
  return fmt::format("{}.{}{}@o{}.example.com", plain(name.given), plain(name.family), number, number % kOrganisations);
}

class Filler {
 public:
  Filler(Tx& tx, Instant now, const Size& size) : tx_(tx), now_(now), size_(size) {}

  Result<Filled> fill(const std::vector<Stratum>& strata) {
    for (int i = 0; i < kOrganisations; ++i) {
      KITH_TRY(const auto id, need_organisation(tx_, organisation_name(i)));
      organisations_.push_back(id);
      if (i % 50 == 0) filled_.organisations.push_back(organisation_name(i));
    }
    for (const std::string_view tag : demo::tags()) filled_.tags.emplace_back(tag);
    for (int i = 0; i < size_.people; ++i) KITH_CHECK(person(i, strata));
    return std::move(filled_);
  }

 private:
  Status person(int number, const std::vector<Stratum>& strata) {
    const Name name = names_.next();
    const int drawn = random_.below(100);
    const std::size_t ring = drawn < 1 ? 0 : drawn < 4 ? 1 : drawn < 60 ? 2 : drawn < 80 ? 3 : 4;
    const Stratum& stratum = strata[std::min(ring, strata.size() - 1)];
    std::vector<Field> fields{{"name", name.whole()},
                              {"name_key", name_key(name.whole())},
                              {"given", name.given},
                              {"middle", name.middle},
                              {"family", name.family},
                              {"prefix", std::string()},
                              {"suffix", std::string()},
                              {"nickname", std::string()},
                              {"state", std::string(random_.chance(85) ? "active" : "resting")},
                              {"stratum_id", stratum.id.value},
                              {"placed", std::int64_t{random_.chance(50) ? 1 : 0}},
                              {"created_at", seconds(now_) - kDay * random_.below(700)},
                              {"first_due", std::int64_t{seconds(now_) / kDay + random_.below(stratum.interval_days)}}};
    if (random_.chance(20)) {
      fields.push_back({"birthday", fmt::format("19{}-{:02}-{:02}", random_.between(55, 99), random_.between(1, 12),
                                                random_.between(1, 28))});
    }
    KITH_TRY(const auto row, tx_.insert(Table::people, PersonId{}, fields));
    const PersonId id{row};
    filled_.names.push_back(name.whole());
    if (random_.chance(70)) KITH_CHECK(handle(id, HandleKind::email, address(name, number)));
    if (random_.chance(30))
      KITH_CHECK(
          handle(id, HandleKind::phone, fmt::format("+44 20 {:04} {:04}", 7000 + number / 10000, number % 10000)));
    if (random_.chance(60)) {
      KITH_CHECK(handle(id, HandleKind::profile,
                        fmt::format("https://www.linkedin.com/in/kith-bench-{}-{}", plain(name.family), number)));
    }
    KITH_CHECK(
        tx_.insert(Table::positions, id,
                   {{"organisation_id", organisations_[static_cast<std::size_t>(random_.below(kOrganisations))].value},
                    {"role", std::string("Transport Planner")},
                    {"department", std::string()}}));
    if (random_.chance(30))
      KITH_CHECK(tx_.insert(Table::tags, id, {{"name", std::string(random_.pick(demo::tags()))}}));
    if (random_.chance(30)) {
      KITH_CHECK(
          tx_.insert(Table::notes, id, {{"at", moment()}, {"text", std::string(random_.pick(demo::work_words()))}}));
    }
    // A heavy tail: a few have hundreds, most a handful; the last takes what is left.
    const int left = size_.people - number;
    const int fair = (size_.touches - touches_) / left;
    const int count = left == 1 ? size_.touches - touches_
                                : std::min(size_.touches - touches_, random_.tail(std::max(1, fair / 3), 400));
    return touches(id, count);
  }

  std::int64_t moment() { return seconds(now_) - random_.below(static_cast<int>(730 * kDay)) - 1; }

  Status handle(PersonId id, HandleKind kind, const std::string& value) {
    KITH_CHECK(tx_.insert(Table::handles, id,
                          {{"kind", std::string(name(kind))},
                           {"value", value},
                           {"key", handle_key(kind, value, "GB")},
                           {"label", std::string("work")}}));
    return {};
  }

  Status touches(PersonId id, int count) {
    touches_ += count;
    for (int i = 0; i < count; ++i) {
      const int what = random_.below(100);
      const Channel channel = what < 50   ? Channel::email
                              : what < 75 ? Channel::message
                              : what < 90 ? Channel::call
                                          : Channel::lunch;
      const Direction direction = synchronous(channel) ? Direction::both
                                  : random_.chance(50) ? Direction::out
                                                       : Direction::in;
      KITH_CHECK(tx_.insert(Table::touches, id,
                            {{"at", moment()},
                             {"channel", std::string(name(channel))},
                             {"direction", std::string(name(direction))},
                             {"source", std::string("import")},
                             {"asks", std::int64_t{random_.chance(10) ? 1 : 0}},
                             {"note", std::string(random_.chance(40) ? random_.pick(demo::topics()) : "")}}));
    }
    return {};
  }

  Tx& tx_;
  Instant now_;
  Size size_;
  Random random_{7};
  Names names_{random_};
  std::vector<OrganisationId> organisations_;
  int touches_ = 0;
  Filled filled_;
};

}  // namespace

Result<Filled> fill_workspace(const std::string& file, const Size& size, Instant now) {
  KITH_TRY(const App app, App::open({file, now, "Europe/London"}));
  KITH_TRY(Tx tx, app.write("bench", "Filled in a large workspace"));
  // Every day carries work, so that Today has people on whatever day this runs.
  KITH_CHECK(save_setting(tx, "work-days", "mon,tue,wed,thu,fri,sat,sun"));
  KITH_TRY(const auto all, strata(tx));
  KITH_TRY(auto filled, Filler(tx, now, size).fill(all));
  KITH_CHECK(app.finish(tx));
  return filled;
}

Status write_cards(const std::string& file, int cards) {
  Random random(11);
  Names names(random);
  std::ofstream out(file, std::ios::binary);
  for (int i = 0; i < cards; ++i) {
    const Name name = names.next();
    const std::string domain = fmt::format("o{}.example.com", i % kOrganisations);
    out << "BEGIN:VCARD\r\nVERSION:3.0\r\n"
        << fmt::format("FN:{}\r\nN:{};{};{};;\r\n", name.whole(), name.family, name.given, name.middle)
        << fmt::format("EMAIL;TYPE=INTERNET,WORK:{}\r\n", address(name, i))
        << fmt::format("TEL;TYPE=WORK,VOICE:+44 20 {:04} {:04}\r\n", 7000 + i / 10000, i % 10000)
        << fmt::format("ORG:{}\r\nTITLE:{}\r\n", organisation_name(i % kOrganisations), "Transport Planner")
        << fmt::format("URL:https://www.linkedin.com/in/kith-bench-{}-{}\r\n", plain(name.family), i)
        << fmt::format("ADR;TYPE=WORK:;;{} Kiln Lane;London;;;United Kingdom\r\n", i % 200)
        << fmt::format("BDAY:19{:02}-{:02}-{:02}\r\n", 50 + i % 50, 1 + i % 12, 1 + i % 28)
        << fmt::format("NOTE:{}\r\n", random.pick(demo::work_words()))
        << fmt::format("UID:urn:kith-bench:{}\r\nEND:VCARD\r\n", i);
  }
  out.close();
  if (!out) return fail(Code::failed, fmt::format("cannot write {}", file));
  return {};
}

}  // namespace kith::bench
