// Every CSV format. The first byte chooses format, delimiter and pieces; a header is put in front of
// half of the inputs, so that their rows are reached.
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace kith;
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const ColumnMap map{{"name", "Who"}, {"email", "Mail"}, {"birthday", "Born"}, {"tag", "Groups"}, {"phone", "Tel"}};
  if (const auto detected = detect(bytes)) fuzz::read_all(*detected, {}, bytes, choice);
  static_cast<void>(detect(bytes, map));

  struct Row {
    Format format;
    const char* header;
  };
  static constexpr Row kRows[] = {
      {Format::google_csv,
       "First Name,Last Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,Address 1 - "
       "Street,"
       "Address 1 - City,Relation 1 - Label,Relation 1 - Value,Event 1 - Value,Website 1 - Value,Organization Name\n"},
      {Format::google_old_csv,
       "Name,Given Name,Birthday,E-mail 1 - Type,E-mail 1 - Value,IM 1 - Service,IM 1 - Value\n"},
      {Format::outlook_csv,
       "First Name,Last Name,E-mail Address,E-mail Type,E-mail Display Name,Business "
       "Phone,Anniversary,Birthday,Categories\n"},
      {Format::outlook_com_csv, "First Name,E-mail Address,IMAddress,Personal Web Page,Birthday\n"},
      {Format::linkedin_connections,
       "Notes:\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"},
      {Format::linkedin_messages,
       "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,IS MESSAGE DRAFT\n"},
      {Format::linkedin_invitations, "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"},
      {Format::mapped_csv, "Who,Mail,Born,Groups,Tel\n"},
  };
  const Row& row = kRows[choice & 7];
  const std::string text = (choice & 8 ? std::string{} : std::string(row.header)) + std::string(bytes);
  const char delimiter = choice & 16 ? ',' : ";,\t,"[(choice >> 5) & 3];
  std::string converted = text;
  if (delimiter != ',') {
    for (char& c : converted) {
      if (c == ',') c = delimiter;
    }
  }
  fuzz::read_all({row.format, choice & 128 ? "windows-1252" : "UTF-8", delimiter}, map, converted, choice * 31);
  return 0;
}
