// The coming days with their load.
#pragma once

#include <string>
#include <vector>

#include "app/load.hpp"
#include "app/people.hpp"

namespace kith::app {

struct AgendaPerson {
  PersonLine person;
  int minutes = 0;
  Channel channel = Channel::email;  // as the stratum has it
  std::string hours;                 // when that channel is open that day; "" when always
};

struct AgendaDay {
  LocalDate date{};
  int minutes = 0;
  bool works = true;
  std::string off;  // why not: "Christmas Day", "Quiet day"
  std::vector<AgendaPerson> people;
};

struct AgendaView {
  LocalDate from{};
  int days = 28;
  int budget = 30;
  std::vector<AgendaDay> items;  // days of the working week, holidays and quiet days named
  int later = 0;                 // people whose date has come and who wait their turn
  double needed = 0;             // minutes per working day that the rhythms ask for
  std::optional<std::string> advice;
};
Result<AgendaView> agenda(const App& app, int days);

struct HolidayLine {
  LocalDate date{};
  std::string name;
};
// The user's holidays and quiet days of the coming `days`; `calendar` instead of the setting's.
Result<std::vector<HolidayLine>> days_off(const App& app, int days, const std::optional<std::string>& calendar = {});

}  // namespace kith::app
