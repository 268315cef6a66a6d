// LinkedIn's messages.csv and Invitations.csv, of any year.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csv_rows.hpp"
#include "model/record.hpp"

namespace kith {

// Columns are found by name; those that are missing (older exports have 7) read as empty.
class MessageRows {
 public:
  explicit MessageRows(const std::vector<std::string>& keys);
  // A MessageRecord; Skipped for drafts and sponsored messages; a Problem when the date makes no sense.
  Record read(const CsvRow& row) const;

 private:
  enum Cell { conversation, from, sender, to, recipients, date, subject, content, folder, draft, draft_thread, kCells };
  std::array<std::size_t, kCells> at_;
};

class InvitationRows {
 public:
  explicit InvitationRows(const std::vector<std::string>& keys);
  Record read(const CsvRow& row) const;

 private:
  enum Cell { from, to, date, message, direction, inviter, invitee, kCells };
  std::array<std::size_t, kCells> at_;
};

// Names are joined by ", " and may hold one ("Jane Doe, PhD"); addresses are joined by commas. Names are
// given to the addresses they look like; without addresses, a part of one word belongs to the name before it.
std::vector<Party> pair_parties(std::string_view names, std::string_view urls);

}  // namespace kith
