#include "cli/context.hpp"

#include "app/people.hpp"

namespace kith::cli {

AppOptions Context::app_options() const {
  return {.location = call_.globals.location, .now = call_.globals.now, .zone = call_.globals.zone};
}

Status Context::print(std::string_view text) const {
  auto& out = machine_.streams.out;
  out << text << std::flush;
  if (!out) return fail(Code::failed, "the answer could not be written", "is the disk full, or the reader gone?");
  return {};
}

Status Context::print_json(const app::Json& document) const {
  return print(document.dump(2, ' ', false, app::Json::error_handler_t::replace) + "\n");
}

Status Context::confirm(const app::Json& document, std::string_view sentence) const {
  if (json()) return print_json(document);
  if (quiet()) return {};
  return print(sentence);
}

void Context::remark(std::string_view text) const {
  if (!quiet()) machine_.streams.err << text << std::flush;
}

Result<Zone> Context::zone() const {
  KITH_TRY(const Settings settings, app::settings(app()));
  return app().zone(settings);
}

Result<LocalDate> Context::today() const {
  KITH_TRY(const Zone local, zone());
  return local.date_of(app().now());
}

Result<PersonId> Context::person(std::size_t word) const {
  return app::resolve(app(), call_.word(word));
}

Result<std::vector<PersonId>> Context::people_from(std::size_t word) const {
  std::vector<PersonId> people;
  for (std::size_t i = word; i < call_.words.size(); ++i) {
    KITH_TRY(const PersonId id, person(i));
    people.push_back(id);
  }
  return people;
}

}  // namespace kith::cli
