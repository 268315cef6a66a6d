#include "support/enron.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rules/tie_evidence.hpp"

namespace kith::bench {
namespace {

std::vector<std::vector<std::string>> rows(const std::string& path, std::size_t columns) {
  std::ifstream in(path);
  std::vector<std::vector<std::string>> all;
  std::string line;
  while (std::getline(in, line)) {
    auto cells = split(line, "\t");
    if (cells.size() >= columns) all.push_back(std::move(cells));
  }
  if (all.empty()) {
    fmt::print(stderr, "{} is not there, or not Enron's table\n", path);
    std::exit(2);
  }
  return all;
}

PersonId person(std::uint32_t who) {
  return PersonId{std::int64_t{who} + 1};
}

}  // namespace

Enron read_enron(const std::string& folder) {
  Enron made;
  for (const auto& row : rows(folder + "/employees.tsv", 5)) made.people.push_back({row[1], row[3], row[4]});
  for (const auto& row : rows(folder + "/messages.tsv", 5)) {
    EnronMessage one;
    one.at = instant(std::atoll(row[2].c_str()));
    one.subject = row[3];
    one.from = static_cast<std::uint32_t>(std::atoi(row[4].c_str()) - 1);
    made.messages.push_back(std::move(one));
  }
  for (const auto& row : rows(folder + "/recipients.tsv", 3)) {
    auto& message = made.messages.at(static_cast<std::size_t>(std::atoi(row[0].c_str()) - 1));
    const auto to = static_cast<std::uint32_t>(std::atoi(row[2].c_str()) - 1);
    if (to != message.from && std::find(message.to.begin(), message.to.end(), to) == message.to.end())
      message.to.push_back(to);
  }
  std::stable_sort(made.messages.begin(), made.messages.end(),
                   [](const EnronMessage& a, const EnronMessage& b) { return a.at < b.at; });
  return made;
}

std::vector<TieEvidence> evidence_of(const EnronMessage& message, std::uint32_t viewer) {
  TieGround ground;
  Letter letter;
  letter.at = message.at;
  if (message.from != viewer) {
    letter.from = 0;
    ground.owners.push_back(person(message.from));
  }
  for (const std::uint32_t to : message.to) {
    if (to == viewer) continue;
    ground.parties.push_back(static_cast<std::uint32_t>(ground.owners.size()));
    ground.owners.push_back(person(to));
  }
  if (ground.parties.size() > kMostTogether) return {};
  letter.copied = letter.end = static_cast<std::uint32_t>(ground.parties.size());
  ground.letters = {letter};
  return tie_evidence(ground, message.at);
}

std::vector<TieEvidence> colleagues(const Enron& enron, const std::vector<std::uint32_t>& who, Instant at) {
  TieGround ground;
  for (const std::uint32_t one : who) {
    std::uint64_t department = 1;
    for (const char letter : enron.people[one].department)
      department = department * 31 + static_cast<unsigned char>(letter);
    const auto organisation = static_cast<std::int64_t>(department >> 8U);
    ground.posts.push_back({OrganisationId{organisation}, 0, person(one), Instant::max(), Instant::max()});
  }
  std::sort(ground.posts.begin(), ground.posts.end());
  return tie_evidence(ground, at);
}

}  // namespace kith::bench
