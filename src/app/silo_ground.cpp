#include "app/silo_ground.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"
#include "rules/employer.hpp"
#include "rules/organisation_names.hpp"
#include "rules/position_change.hpp"
#include "rules/tie_strength.hpp"
#include "store/catalogue.hpp"
#include "store/silo.hpp"

namespace kith::app {
namespace {

// The rows of one person: each list is by person, so that a walk through all takes them off the front.
template <class Row>
std::span<const Row> take_of(std::span<const Row>& rows, PersonId person) {
  std::size_t begin = 0;
  while (begin < rows.size() && rows[begin].person < person) ++begin;
  std::size_t end = begin;
  while (end < rows.size() && rows[end].person == person) ++end;
  const auto taken = rows.subspan(begin, end - begin);
  rows = rows.subspan(end);
  return taken;
}

LocalDate earliest_of(const PartialDate& date) {
  return local_date(date.year.value_or(1), date.month.value_or(1), date.day.value_or(1));
}

// The last day it may mean.
LocalDate latest_of(const PartialDate& date) {
  if (date.day) return earliest_of(date);
  const int year = date.year.value_or(9998);
  const unsigned month = date.month.value_or(12);
  return (month == 12 ? local_date(year + 1, 1, 1) : local_date(year, month + 1, 1)) - Days{1};
}

bool held_on(const JobRow& job, LocalDate day) {
  return (!job.from || earliest_of(*job.from) <= day) && (!job.to || latest_of(*job.to) >= day);
}

std::vector<std::string> domains_in(std::string_view text) {
  std::string plain = lower_ascii(text);
  for (char& c : plain) {
    if (c == ',' || c == ';' || c == '\n' || c == '\t') c = ' ';
  }
  std::vector<std::string> made;
  for (std::string& part : split(plain, " ")) {
    if (part.starts_with('@')) part.erase(0, 1);
    if (!part.empty()) made.push_back(std::move(part));
  }
  return made;
}

bool private_label(std::string_view label) {
  const std::string plain = lower_ascii(label);
  return plain.find("home") != std::string::npos || plain.find("priv") != std::string::npos ||
         plain.find("personal") != std::string::npos;
}
bool private_number(std::string_view label) {
  const std::string plain = lower_ascii(label);
  const bool mobile = plain.find("mobile") != std::string::npos || plain.find("cell") != std::string::npos;
  return private_label(label) || (mobile && plain.find("work") == std::string::npos);
}

// An employer: all the organisations whose names come to the same.
struct Employer {
  std::string name;  // the one most people are at
  std::string industry, city;
  std::vector<std::string> domains;
  int most = -1;
  bool home = false;
};

class GroundMaker {
 public:
  GroundMaker(const OpenedPlan& opened, SiloRows rows, std::vector<std::string> home_domains)
      : opened_(opened), rows_(std::move(rows)) {
    made_.home.domains = std::move(home_domains);
  }

  SiloGround make() {
    group_employers();
    find_homes();
    learn_domains();
    made_.quarters = quarters(opened_.view->today, opened_.view->now, kTrendQuarters, opened_.zone);
    for (const Quarter& quarter : made_.quarters) {
      ends_.push_back(quarter.end);
      days_.push_back(opened_.zone.date_of(quarter.end));
    }
    std::span<const JobRow> jobs(rows_.jobs);
    std::span<const ReachRow> reaches(rows_.reaches);
    std::span<const CityRow> cities(rows_.cities);
    std::span<const ContactRow> contacts(rows_.contacts);
    for (const Candidate& one : opened_.view->candidates) {
      const auto own_jobs = take_of(jobs, one.person);
      const auto own_reaches = take_of(reaches, one.person);
      const auto own_cities = take_of(cities, one.person);
      const auto own_contacts = take_of(contacts, one.person);
      if (one.marks.state == State::do_not_contact) continue;
      add(one, own_jobs, own_reaches, own_cities, own_contacts);
    }
    return std::move(made_);
  }

 private:
  bool current(const JobRow& job) const { return !job.to || latest_of(*job.to) > opened_.view->today; }

  Employer* employer(OrganisationId id) {
    const auto found = keys_.find(id);
    return found == keys_.end() ? nullptr : &employers_[found->second];
  }

  void group_employers() {
    std::unordered_map<OrganisationId, int> people;
    for (const JobRow& job : rows_.jobs) {
      if (current(job)) ++people[job.organisation];
    }
    for (const EmployerRow& row : rows_.employers) {
      const std::string key = employer_key(row.name);
      keys_[row.id] = key;
      Employer& one = employers_[key];
      if (people[row.id] > one.most) {
        one.most = people[row.id];
        one.name = row.name;
      }
      if (one.industry.empty()) one.industry = collapse(row.industry);
      if (one.city.empty()) one.city = collapse(row.city);
      for (std::string& domain : domains_in(row.domains)) one.domains.push_back(std::move(domain));
      one.home = one.home || row.home;
    }
  }

  // The settings name them; the domains are theirs, else the one most of their people write from; what begins with
  // the same words and writes from there is a part of it.
  void find_homes() {
    const Settings& settings = opened_.view->settings;
    made_.home.set = settings.home_organisations;
    std::unordered_set<std::string> home_keys;
    for (const std::string& name : settings.home_organisations) home_keys.insert(employer_key(name));
    for (auto& [key, one] : employers_) {
      one.home = one.home || home_keys.contains(key);
      if (one.home) home_keys.insert(key);
    }
    if (made_.home.domains.empty()) {
      for (const auto& [key, one] : employers_) {
        if (one.home) made_.home.domains.insert(made_.home.domains.end(), one.domains.begin(), one.domains.end());
      }
    }
    if (made_.home.domains.empty()) guess_home_domain();
    std::unordered_map<std::string, int> writers;  // by employer: people who write from a home domain
    std::span<const ReachRow> reaches(rows_.reaches);
    PersonId last;
    std::span<const ReachRow> own;
    for (const JobRow& job : rows_.jobs) {
      if (job.person != last) own = take_of(reaches, job.person);
      last = job.person;
      if (!current(job) || !job.organisation) continue;
      const bool writes = std::any_of(own.begin(), own.end(), [&](const ReachRow& row) {
        return row.kind == HandleKind::email && home_domain(mail_domain(row.key));
      });
      if (writes) ++writers[keys_[job.organisation]];
    }
    for (auto& [key, one] : employers_) {
      const bool part = std::any_of(home_keys.begin(), home_keys.end(),
                                    [&](const std::string& home) { return part_of_employer(key, home); });
      if (part && writers[key] > 0) one.home = true;
    }
    for (const auto& [key, one] : employers_) {
      if (one.home && !one.name.empty()) made_.home.counted.push_back(one.name);
    }
  }

  void guess_home_domain() {
    std::map<std::string, int> counts;
    std::span<const ReachRow> reaches(rows_.reaches);
    PersonId last;
    std::span<const ReachRow> own;
    int people = 0;
    for (const JobRow& job : rows_.jobs) {
      if (job.person != last) own = take_of(reaches, job.person);
      last = job.person;
      Employer* one = employer(job.organisation);
      if (one == nullptr || !one->home || !current(job)) continue;
      ++people;
      for (const ReachRow& row : own) {
        const auto domain = mail_domain(row.key);
        if (row.kind == HandleKind::email && !domain.empty() && !anybodys_domain(domain) && !private_label(row.label))
          ++counts[std::string(bought_domain(domain))];
      }
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    // Two of them, or the only one there is.
    if (most == counts.end() || (most->second < 2 && people > 1)) return;
    made_.home.domains = {most->first};
    made_.home.guessed = true;
  }

  bool home_domain(std::string_view domain) const {
    return std::any_of(made_.home.domains.begin(), made_.home.domains.end(),
                       [&](const std::string& home) { return domain_within(domain, home); });
  }

  // Whose domain is whose: of those with a position and an address, the employer that most share it with.
  void learn_domains() {
    std::map<std::string, std::map<std::string, int>> counts;
    std::span<const ReachRow> reaches(rows_.reaches);
    PersonId last;
    std::span<const ReachRow> own;
    for (const JobRow& job : rows_.jobs) {
      if (job.person != last) own = take_of(reaches, job.person);
      last = job.person;
      if (!current(job) || !job.organisation) continue;
      for (const ReachRow& row : own) {
        const auto domain = mail_domain(row.key);
        if (row.kind == HandleKind::email && !domain.empty() && !anybodys_domain(domain) && !private_label(row.label))
          ++counts[std::string(bought_domain(domain))][keys_[job.organisation]];
      }
    }
    for (const auto& [domain, employers] : counts) {
      const auto most = std::max_element(employers.begin(), employers.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      if (most->second >= 2) domain_owner_[domain] = most->first;
    }
    for (const auto& [key, one] : employers_) {
      for (const std::string& domain : one.domains) domain_owner_[domain] = key;
    }
  }

  // Equal folded spellings of a city are one place, written as it came first.
  std::string place_name(std::string_view city) {
    const std::string key = fold(city);
    if (key.empty()) return {};
    return places_.emplace(key, collapse(city)).first->second;
  }

  void add(const Candidate& one, std::span<const JobRow> jobs, std::span<const ReachRow> reaches,
           std::span<const CityRow> cities, std::span<const ContactRow> contacts) {
    SiloPerson person;
    person.person = one.person;
    person.history = one.history;
    person.interval_days = one.tempo.interval_days;
    person.planned = one.marks.snoozed_until && *one.marks.snoozed_until >= opened_.view->today &&
                     (*one.marks.snoozed_until - opened_.view->today).count() <= 7 && one.marks.state == State::active;
    const JobRow* job = main_job(jobs);
    std::string domain;  // of their work
    for (const ReachRow& row : reaches) note_reach(row, person.beyond, domain);
    Employer* place_of_work = job != nullptr ? employer(job->organisation) : nullptr;
    std::uint16_t home_then = 0;
    if (place_of_work == nullptr && job == nullptr && !domain.empty()) {
      place_of_work = by_domain(domain, jobs, person);
      if (person.home) home_then = static_cast<std::uint16_t>(~0U);
    }
    std::vector<std::string> domains;
    if (!domain.empty()) domains.push_back(domain);
    if (place_of_work != nullptr) {
      person.employer = place_of_work->name;
      person.home = person.home || place_of_work->home;
      person.industry = place_of_work->industry;
      domains.insert(domains.end(), place_of_work->domains.begin(), place_of_work->domains.end());
    } else if (job == nullptr && !domain.empty() && person.employer.empty() && jobs.empty()) {
      person.employer = domain;
    }
    if (person.industry.empty() && !person.employer.empty())
      person.industry = industry(place_of_work != nullptr ? person.employer : std::string(), domains);
    if (!cities.empty()) {
      person.place = place_name(cities.front().city);
    } else if (place_of_work != nullptr) {
      person.place = place_name(place_of_work->city);
    }
    if (job != nullptr) {
      const Title& held = title(job->role);
      person.trade = held.trade;
      person.rank = held.rank;
    }
    note_jobs(jobs, person, home_then);
    person.beyond.contacts = person.home ? contacts_beyond(contacts) : 0;
    std::vector<TouchFact> facts;
    facts.reserve(contacts.size());
    for (const ContactRow& row : contacts) facts.push_back({row.at, row.channel, row.direction, false, 0});
    made_.warm_then.push_back(kith::warm_then(facts, person.interval_days, ends_));
    made_.home_then.push_back(home_then);
    made_.people.push_back(std::move(person));
  }

  // What words say is looked up once for each title and each employer.
  struct Title {
    std::optional<Trade> trade;
    int rank = 0;
  };
  const Title& title(const std::string& role) {
    const auto [at, fresh] = titles_.try_emplace(role);
    if (fresh) at->second = {trade_of(role), title_rank(role)};
    return at->second;
  }
  std::string_view industry(const std::string& name, const std::vector<std::string>& domains) {
    const auto [by_name, fresh] = industries_.try_emplace(name);
    if (fresh) by_name->second = industry_of(name);
    if (!by_name->second.empty()) return by_name->second;
    for (const std::string& domain : domains) {
      const auto [by_domain, new_one] = domain_industries_.try_emplace(domain);
      if (new_one) by_domain->second = industry_of({}, std::span(&domain, 1));
      if (!by_domain->second.empty()) return by_domain->second;
    }
    return {};
  }

  // At home if any is, else the first they have now.
  const JobRow* main_job(std::span<const JobRow> jobs) {
    const JobRow* first = nullptr;
    for (const JobRow& job : jobs) {
      if (!current(job)) continue;
      const Employer* one = employer(job.organisation);
      if (one != nullptr && one->home) return &job;
      if (first == nullptr) first = &job;
    }
    return first;
  }

  void note_reach(const ReachRow& row, BeyondWork& beyond, std::string& domain) const {
    switch (row.kind) {
      case HandleKind::email: {
        const auto whole = mail_domain(row.key);
        if (whole.empty()) return;
        const std::string bought(bought_domain(whole));
        const bool everybodys = anybodys_domain(whole) || anybodys_domain(bought);
        const bool theirs = everybodys || private_label(row.label);
        if (theirs || (!home_domain(whole) && !domain_owner_.contains(bought))) beyond.private_mail = true;
        if (!theirs && (domain.empty() || home_domain(whole)))
          domain = home_domain(whole) ? std::string(whole) : bought;
        return;
      }
      case HandleKind::phone: beyond.private_phone = beyond.private_phone || private_number(row.label); return;
      case HandleKind::profile:
      case HandleKind::messenger: beyond.profile = true; return;
      case HandleKind::website: return;
    }
  }

  // Without a present position the address says where they are, unless it is where they were.
  Employer* by_domain(const std::string& domain, std::span<const JobRow> jobs, SiloPerson& person) {
    const auto was_there = [&](const Employer& one) {
      return std::any_of(jobs.begin(), jobs.end(),
                         [&](const JobRow& job) { return employer(job.organisation) == &one; });
    };
    if (home_domain(domain)) {
      for (auto& [key, one] : employers_) {
        if (!one.home) continue;
        if (was_there(one)) return nullptr;
        person.home = true;
        return &one;
      }
      person.home = !made_.home.set.empty();
    }
    const auto owner = domain_owner_.find(domain);
    if (owner == domain_owner_.end()) return nullptr;
    Employer& one = employers_[owner->second];
    return was_there(one) ? nullptr : &one;
  }

  void note_jobs(std::span<const JobRow> jobs, SiloPerson& person, std::uint16_t& home_then) {
    for (const JobRow& job : jobs) {
      const Employer* one = employer(job.organisation);
      if (one == nullptr) continue;
      if (!one->home) {
        if (current(job)) person.beyond.elsewhere = true;
        continue;
      }
      for (std::size_t i = 0; i < days_.size(); ++i) {
        const bool last = i + 1 == days_.size();
        if (last ? current(job) && held_on(job, days_[i]) : held_on(job, days_[i]))
          home_then = static_cast<std::uint16_t>(home_then | 1U << i);
      }
      if (current(job) && job.from && person.history.first &&
          opened_.zone.date_of(*person.history.first) < earliest_of(*job.from))
        person.beyond.known_before = true;
    }
    const auto now_bit = static_cast<std::uint16_t>(1U << (days_.size() - 1));
    home_then = static_cast<std::uint16_t>(person.home ? home_then | now_bit : home_then & ~now_bit);
  }

  int contacts_beyond(std::span<const ContactRow> contacts) const {
    int count = 0;
    for (const ContactRow& row : contacts) {
      // The zone is asked only where the hour matters.
      const bool by_hour = !beyond_work(row.channel, 12 * 60, true) && beyond_work(row.channel, 0, true);
      if (!by_hour) {
        count += beyond_work(row.channel, 12 * 60, true) ? 1 : 0;
        continue;
      }
      const LocalDate day = opened_.zone.date_of(row.at);
      const bool works = opened_.view->settings.days.week[static_cast<std::size_t>(iso_weekday(day) - 1)];
      count += beyond_work(row.channel, opened_.zone.minute_of_day(row.at), works) ? 1 : 0;
    }
    return count;
  }

  const OpenedPlan& opened_;
  SiloRows rows_;
  SiloGround made_;
  std::unordered_map<OrganisationId, std::string> keys_;
  std::map<std::string, Employer> employers_;                  // by key
  std::unordered_map<std::string, std::string> domain_owner_;  // the employer's key
  std::unordered_map<std::string, std::string> places_;
  std::unordered_map<std::string, Title> titles_;
  std::unordered_map<std::string, std::string_view> industries_, domain_industries_;
  std::vector<Instant> ends_;
  std::vector<LocalDate> days_;
};

}  // namespace

Result<std::vector<std::string>> home_domains(const Db& db) {
  KITH_TRY(const auto stored, kith::settings(db));
  std::vector<std::string> made;
  if (const auto found = stored.find("home-domain"); found != stored.end()) {
    for (const std::string& part : split(found->second, ",")) {
      if (const auto domain = trim(part); !domain.empty()) made.emplace_back(domain);
    }
  }
  return made;
}

Result<SiloGround> silo_ground(const App& app, const OpenedPlan& opened) {
  KITH_TRY(SiloRows rows, silo_rows(opened.db, opened.view->now));
  KITH_TRY(std::vector<std::string> domains, home_domains(opened.db));
  SiloGround made = GroundMaker(opened, std::move(rows), std::move(domains)).make();
  // Whom of the user's warm ties outside those at home know.
  KITH_TRY(const auto network, app.network().view(opened.db, *opened.view));
  std::vector<std::uint8_t> outside(network->people.size(), 0);
  for (const SiloPerson& one : made.people) {
    const Node node = network->node(one.person);
    if (node < outside.size() && !one.home && tie_warmth(one.history, one.interval_days, opened.view->now).warm)
      outside[node] = 1;
  }
  for (SiloPerson& one : made.people) {
    if (!one.home) continue;
    for (const Arc& arc : network->graph.arcs_of(network->node(one.person))) {
      if (outside[arc.to] != 0 && know_each_other(arc.signs, static_cast<double>(arc.strength))) ++one.beyond.common;
    }
  }
  return made;
}

}  // namespace kith::app
