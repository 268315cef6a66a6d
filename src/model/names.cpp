// The words of every enum, once: command line, JSON and database all read these rows.
#include <array>
#include <utility>

#include "model/person.hpp"
#include "model/promise.hpp"
#include "model/record.hpp"
#include "model/stratum.hpp"
#include "model/touch.hpp"
#include "model/word_table.hpp"

namespace kith {
namespace {

constexpr std::array<Words<Channel>, 13> kChannelWords{{{Channel::email, "email"},
                                                        {Channel::call, "call"},
                                                        {Channel::text, "text"},
                                                        {Channel::message, "message"},
                                                        {Channel::lunch, "lunch"},
                                                        {Channel::coffee, "coffee"},
                                                        {Channel::meeting, "meeting"},
                                                        {Channel::visit, "visit"},
                                                        {Channel::event, "event"},
                                                        {Channel::letter, "letter"},
                                                        {Channel::comment, "comment"},
                                                        {Channel::gift, "gift"},
                                                        {Channel::other, "other"}}};
constexpr std::array<Words<Direction>, 3> kDirectionWords{
    {{Direction::out, "out"}, {Direction::in, "in"}, {Direction::both, "both"}}};
constexpr std::array<Words<Source>, 4> kSourceWords{
    {{Source::typed, "typed"}, {Source::mail, "mail"}, {Source::calendar, "calendar"}, {Source::import, "import"}}};
constexpr std::array<Words<HandleKind>, 5> kHandleWords{{{HandleKind::email, "email"},
                                                         {HandleKind::phone, "phone"},
                                                         {HandleKind::profile, "profile"},
                                                         {HandleKind::website, "website"},
                                                         {HandleKind::messenger, "messenger"}}};
constexpr std::array<Words<State>, 3> kStateWords{
    {{State::active, "active"}, {State::resting, "resting"}, {State::do_not_contact, "do-not-contact"}}};
constexpr std::array<Words<Counts>, 2> kCountsWords{{{Counts::contact, "contact"}, {Counts::dialogue, "dialogue"}}};
constexpr std::array<Words<Format>, 15> kFormatWords{{{Format::vcard, "vcard"},
                                                      {Format::jcard, "jcard"},
                                                      {Format::google_csv, "google"},
                                                      {Format::google_old_csv, "google-old"},
                                                      {Format::outlook_csv, "outlook"},
                                                      {Format::outlook_com_csv, "outlook-com"},
                                                      {Format::linkedin_connections, "linkedin-connections"},
                                                      {Format::linkedin_messages, "linkedin-messages"},
                                                      {Format::linkedin_invitations, "linkedin-invitations"},
                                                      {Format::mapped_csv, "csv"},
                                                      {Format::icalendar, "icalendar"},
                                                      {Format::monica, "monica"},
                                                      {Format::kith_json, "kith"},
                                                      {Format::mbox, "mbox"},
                                                      {Format::eml, "eml"}}};
constexpr std::array<Words<Format>, 15> kFormatTitles{{{Format::vcard, "vCard"},
                                                       {Format::jcard, "jCard"},
                                                       {Format::google_csv, "Google Contacts"},
                                                       {Format::google_old_csv, "Google Contacts (old)"},
                                                       {Format::outlook_csv, "Outlook"},
                                                       {Format::outlook_com_csv, "Outlook.com"},
                                                       {Format::linkedin_connections, "LinkedIn connections"},
                                                       {Format::linkedin_messages, "LinkedIn messages"},
                                                       {Format::linkedin_invitations, "LinkedIn invitations"},
                                                       {Format::mapped_csv, "CSV with your own columns"},
                                                       {Format::icalendar, "Calendar (iCalendar)"},
                                                       {Format::monica, "Monica"},
                                                       {Format::kith_json, "Kith, everything"},
                                                       {Format::mbox, "Mail (mbox)"},
                                                       {Format::eml, "Mail (one message)"}}};

constexpr std::array kSaidInWords{Words<SaidIn>{SaidIn::unknown, ""}, Words<SaidIn>{SaidIn::typed, "typed"},
                                  Words<SaidIn>{SaidIn::import, "import"}, Words<SaidIn>{SaidIn::note, "note"},
                                  Words<SaidIn>{SaidIn::touch, "touch"}};
constexpr std::array kSideWords{Words<PromiseSide>{PromiseSide::mine, "mine"},
                                Words<PromiseSide>{PromiseSide::theirs, "theirs"}};
constexpr std::array kPromiseStateWords{Words<PromiseState>{PromiseState::open, "open"},
                                        Words<PromiseState>{PromiseState::done, "done"},
                                        Words<PromiseState>{PromiseState::dropped, "dropped"}};

}  // namespace

bool synchronous(Channel channel) {
  switch (channel) {
    case Channel::call:
    case Channel::lunch:
    case Channel::coffee:
    case Channel::meeting:
    case Channel::visit:
    case Channel::event: return true;
    case Channel::email:
    case Channel::text:
    case Channel::message:
    case Channel::letter:
    case Channel::comment:
    case Channel::gift:
    case Channel::other: return false;
  }
  return false;
}

std::string_view name(Channel channel) {
  return word(kChannelWords, channel);
}
std::string_view name(Direction direction) {
  return word(kDirectionWords, direction);
}
std::string_view name(Source source) {
  return word(kSourceWords, source);
}
std::string_view name(HandleKind kind) {
  return word(kHandleWords, kind);
}
std::string_view name(State state) {
  return word(kStateWords, state);
}
std::string_view name(Counts counts) {
  return word(kCountsWords, counts);
}
std::string_view name(Format format) {
  return word(kFormatWords, format);
}
std::string_view words(Format format) {
  return word(kFormatTitles, format);
}
std::optional<Channel> channel_from(std::string_view text) {
  return value(kChannelWords, text);
}
std::optional<Direction> direction_from(std::string_view text) {
  return value(kDirectionWords, text);
}
std::optional<Source> source_from(std::string_view text) {
  return value(kSourceWords, text);
}
std::optional<HandleKind> handle_kind_from(std::string_view text) {
  return value(kHandleWords, text);
}
std::optional<State> state_from(std::string_view text) {
  return value(kStateWords, text);
}
std::optional<Counts> counts_from(std::string_view text) {
  return value(kCountsWords, text);
}
std::optional<Format> format_from(std::string_view text) {
  return value(kFormatWords, text);
}

std::string_view name(SaidIn source) {
  return word(kSaidInWords, source);
}
SaidIn said_in_from(std::string_view text) {
  return value(kSaidInWords, text).value_or(SaidIn::unknown);
}
std::string_view name(PromiseSide side) {
  return word(kSideWords, side);
}
std::string_view name(PromiseState state) {
  return word(kPromiseStateWords, state);
}
std::optional<PromiseSide> promise_side_from(std::string_view text) {
  return value(kSideWords, text);
}
std::optional<PromiseState> promise_state_from(std::string_view text) {
  return value(kPromiseStateWords, text);
}

}  // namespace kith
