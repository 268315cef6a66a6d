// Agenda, load, triage and days off, for people.
#pragma once

#include <string>
#include <vector>

#include "app/agenda.hpp"
#include "app/triage.hpp"
#include "cli/look.hpp"

namespace kith::cli {

std::string agenda_text(const app::AgendaView& view, const Look& look);
std::string load_text(const app::LoadView& view, const Look& look);
std::string triage_text(const app::TriageView& view, const Look& look);
std::string triage_people_text(const std::vector<app::TriageLine>& people, const Look& look);
std::string days_off_text(const std::vector<app::HolidayLine>& days, const Look& look);

}  // namespace kith::cli
