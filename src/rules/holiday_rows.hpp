// The rows behind holidays.hpp.
#pragma once

#include <string_view>

namespace kith {

struct HolidayRow {
  enum class On {
    fixed,   // a = month, b = day
    easter,  // a = days after Easter Sunday
    nth,     // the b-th weekday c (1 Monday) of month a; b = -1: the last
    after,   // the first weekday c on or after month a, day b
    before,  // the last weekday c before month a, day b
  };
  // What a weekend does to it.
  enum class Shift {
    stays,
    nearest,  // Saturday's is Friday, Sunday's is Monday (United States)
    monday,   // the next weekday that is free of another one
  };
  std::string_view country;
  std::string_view parts;  // "BY BW": only there; "" everywhere, "-": only in the country without a part
  std::string_view name;
  On on = On::fixed;
  int a = 0, b = 0, c = 0;
  Shift shift = Shift::stays;
  int from = 0;  // the first year, when it is a young one
};

namespace rows {
using On = HolidayRow::On;
using Shift = HolidayRow::Shift;

inline constexpr std::string_view kNewYear = "New Year's Day";
inline constexpr std::string_view kEpiphany = "Epiphany";
inline constexpr std::string_view kGoodFriday = "Good Friday";
inline constexpr std::string_view kEasterMonday = "Easter Monday";
inline constexpr std::string_view kAscension = "Ascension Day";
inline constexpr std::string_view kWhitMonday = "Whit Monday";
inline constexpr std::string_view kCorpusChristi = "Corpus Christi";
inline constexpr std::string_view kLabour = "Labour Day";
inline constexpr std::string_view kAssumption = "Assumption Day";
inline constexpr std::string_view kAllSaints = "All Saints' Day";
inline constexpr std::string_view kImmaculate = "Immaculate Conception";
inline constexpr std::string_view kChristmas = "Christmas Day";
inline constexpr std::string_view kBoxing = "Boxing Day";
inline constexpr std::string_view kSecondChristmas = "Second Day of Christmas";
inline constexpr std::string_view kStephen = "St Stephen's Day";
inline constexpr std::string_view kIndependence = "Independence Day";
}  // namespace rows

inline constexpr HolidayRow kHolidayRows[] = {
    // Australia: what all states share
    {"AU", "", rows::kNewYear, rows::On::fixed, 1, 1, 0, rows::Shift::monday},
    {"AU", "", "Australia Day", rows::On::fixed, 1, 26, 0, rows::Shift::monday},
    {"AU", "", rows::kGoodFriday, rows::On::easter, -2},
    {"AU", "", rows::kEasterMonday, rows::On::easter, 1},
    {"AU", "", "Anzac Day", rows::On::fixed, 4, 25},
    {"AU", "", rows::kChristmas, rows::On::fixed, 12, 25, 0, rows::Shift::monday},
    {"AU", "", rows::kBoxing, rows::On::fixed, 12, 26, 0, rows::Shift::monday},
    // Austria
    {"AT", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"AT", "", rows::kEpiphany, rows::On::fixed, 1, 6},
    {"AT", "", rows::kEasterMonday, rows::On::easter, 1},
    {"AT", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"AT", "", rows::kAscension, rows::On::easter, 39},
    {"AT", "", rows::kWhitMonday, rows::On::easter, 50},
    {"AT", "", rows::kCorpusChristi, rows::On::easter, 60},
    {"AT", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"AT", "", "National Day", rows::On::fixed, 10, 26},
    {"AT", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"AT", "", rows::kImmaculate, rows::On::fixed, 12, 8},
    {"AT", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"AT", "", rows::kStephen, rows::On::fixed, 12, 26},
    // Belgium
    {"BE", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"BE", "", rows::kEasterMonday, rows::On::easter, 1},
    {"BE", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"BE", "", rows::kAscension, rows::On::easter, 39},
    {"BE", "", rows::kWhitMonday, rows::On::easter, 50},
    {"BE", "", "National Day", rows::On::fixed, 7, 21},
    {"BE", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"BE", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"BE", "", "Armistice Day", rows::On::fixed, 11, 11},
    {"BE", "", rows::kChristmas, rows::On::fixed, 12, 25},
    // Brazil
    {"BR", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"BR", "", rows::kGoodFriday, rows::On::easter, -2},
    {"BR", "", "Tiradentes' Day", rows::On::fixed, 4, 21},
    {"BR", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"BR", "", rows::kIndependence, rows::On::fixed, 9, 7},
    {"BR", "", "Our Lady of Aparecida", rows::On::fixed, 10, 12},
    {"BR", "", "All Souls' Day", rows::On::fixed, 11, 2},
    {"BR", "", "Republic Day", rows::On::fixed, 11, 15},
    {"BR", "", "Black Consciousness Day", rows::On::fixed, 11, 20, 0, rows::Shift::stays, 2024},
    {"BR", "", rows::kChristmas, rows::On::fixed, 12, 25},
    // Canada: the federal ones
    {"CA", "", rows::kNewYear, rows::On::fixed, 1, 1, 0, rows::Shift::monday},
    {"CA", "", rows::kGoodFriday, rows::On::easter, -2},
    {"CA", "", "Victoria Day", rows::On::before, 5, 25, 1},
    {"CA", "", "Canada Day", rows::On::fixed, 7, 1, 0, rows::Shift::monday},
    {"CA", "", rows::kLabour, rows::On::nth, 9, 1, 1},
    {"CA", "", "Truth and Reconciliation", rows::On::fixed, 9, 30, 0, rows::Shift::monday},
    {"CA", "", "Thanksgiving", rows::On::nth, 10, 2, 1},
    {"CA", "", "Remembrance Day", rows::On::fixed, 11, 11, 0, rows::Shift::monday},
    {"CA", "", rows::kChristmas, rows::On::fixed, 12, 25, 0, rows::Shift::monday},
    {"CA", "", rows::kBoxing, rows::On::fixed, 12, 26, 0, rows::Shift::monday},
    // Croatia
    {"HR", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"HR", "", rows::kEpiphany, rows::On::fixed, 1, 6},
    {"HR", "", rows::kEasterMonday, rows::On::easter, 1},
    {"HR", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"HR", "", "Statehood Day", rows::On::fixed, 5, 30},
    {"HR", "", rows::kCorpusChristi, rows::On::easter, 60},
    {"HR", "", "Anti-Fascist Struggle Day", rows::On::fixed, 6, 22},
    {"HR", "", "Victory Day", rows::On::fixed, 8, 5},
    {"HR", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"HR", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"HR", "", "Remembrance Day", rows::On::fixed, 11, 18},
    {"HR", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"HR", "", rows::kStephen, rows::On::fixed, 12, 26},
    // Czechia
    {"CZ", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"CZ", "", rows::kGoodFriday, rows::On::easter, -2},
    {"CZ", "", rows::kEasterMonday, rows::On::easter, 1},
    {"CZ", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"CZ", "", "Liberation Day", rows::On::fixed, 5, 8},
    {"CZ", "", "Saints Cyril and Methodius", rows::On::fixed, 7, 5},
    {"CZ", "", "Jan Hus Day", rows::On::fixed, 7, 6},
    {"CZ", "", "Statehood Day", rows::On::fixed, 9, 28},
    {"CZ", "", rows::kIndependence, rows::On::fixed, 10, 28},
    {"CZ", "", "Freedom and Democracy Day", rows::On::fixed, 11, 17},
    {"CZ", "", "Christmas Eve", rows::On::fixed, 12, 24},
    {"CZ", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"CZ", "", rows::kStephen, rows::On::fixed, 12, 26},
    // Denmark
    {"DK", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"DK", "", "Maundy Thursday", rows::On::easter, -3},
    {"DK", "", rows::kGoodFriday, rows::On::easter, -2},
    {"DK", "", rows::kEasterMonday, rows::On::easter, 1},
    {"DK", "", rows::kAscension, rows::On::easter, 39},
    {"DK", "", rows::kWhitMonday, rows::On::easter, 50},
    {"DK", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"DK", "", rows::kSecondChristmas, rows::On::fixed, 12, 26},
    // Finland
    {"FI", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"FI", "", rows::kEpiphany, rows::On::fixed, 1, 6},
    {"FI", "", rows::kGoodFriday, rows::On::easter, -2},
    {"FI", "", rows::kEasterMonday, rows::On::easter, 1},
    {"FI", "", "May Day", rows::On::fixed, 5, 1},
    {"FI", "", rows::kAscension, rows::On::easter, 39},
    {"FI", "", "Midsummer Eve", rows::On::after, 6, 19, 5},
    {"FI", "", rows::kIndependence, rows::On::fixed, 12, 6},
    {"FI", "", "Christmas Eve", rows::On::fixed, 12, 24},
    {"FI", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"FI", "", rows::kStephen, rows::On::fixed, 12, 26},
    // France
    {"FR", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"FR", "", rows::kEasterMonday, rows::On::easter, 1},
    {"FR", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"FR", "", "Victory in Europe Day", rows::On::fixed, 5, 8},
    {"FR", "", rows::kAscension, rows::On::easter, 39},
    {"FR", "", rows::kWhitMonday, rows::On::easter, 50},
    {"FR", "", "National Day", rows::On::fixed, 7, 14},
    {"FR", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"FR", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"FR", "", "Armistice Day", rows::On::fixed, 11, 11},
    {"FR", "", rows::kChristmas, rows::On::fixed, 12, 25},
    // Germany
    {"DE", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"DE", "BW BY ST", rows::kEpiphany, rows::On::fixed, 1, 6},
    {"DE", "BE", "International Women's Day", rows::On::fixed, 3, 8, 0, rows::Shift::stays, 2019},
    {"DE", "MV", "International Women's Day", rows::On::fixed, 3, 8, 0, rows::Shift::stays, 2023},
    {"DE", "", rows::kGoodFriday, rows::On::easter, -2},
    {"DE", "", rows::kEasterMonday, rows::On::easter, 1},
    {"DE", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"DE", "", rows::kAscension, rows::On::easter, 39},
    {"DE", "", rows::kWhitMonday, rows::On::easter, 50},
    {"DE", "BW BY HE NW RP SL", rows::kCorpusChristi, rows::On::easter, 60},
    {"DE", "BY SL", rows::kAssumption, rows::On::fixed, 8, 15},
    {"DE", "TH", "World Children's Day", rows::On::fixed, 9, 20, 0, rows::Shift::stays, 2019},
    {"DE", "", "Day of German Unity", rows::On::fixed, 10, 3},
    {"DE", "BB HB HH MV NI SH SN ST TH", "Reformation Day", rows::On::fixed, 10, 31},
    {"DE", "BW BY NW RP SL", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"DE", "SN", "Day of Repentance and Prayer", rows::On::before, 11, 23, 3},
    {"DE", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"DE", "", rows::kSecondChristmas, rows::On::fixed, 12, 26},
    // Hungary
    {"HU", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"HU", "", "1848 Revolution Day", rows::On::fixed, 3, 15},
    {"HU", "", rows::kGoodFriday, rows::On::easter, -2},
    {"HU", "", rows::kEasterMonday, rows::On::easter, 1},
    {"HU", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"HU", "", rows::kWhitMonday, rows::On::easter, 50},
    {"HU", "", "State Foundation Day", rows::On::fixed, 8, 20},
    {"HU", "", "1956 Revolution Day", rows::On::fixed, 10, 23},
    {"HU", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"HU", "", "Christmas Eve", rows::On::fixed, 12, 24, 0, rows::Shift::stays, 2024},
    {"HU", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"HU", "", rows::kSecondChristmas, rows::On::fixed, 12, 26},
    // Ireland
    {"IE", "", rows::kNewYear, rows::On::fixed, 1, 1, 0, rows::Shift::monday},
    {"IE", "", "St Brigid's Day", rows::On::after, 2, 1, 1, rows::Shift::stays, 2023},
    {"IE", "", "St Patrick's Day", rows::On::fixed, 3, 17, 0, rows::Shift::monday},
    {"IE", "", rows::kEasterMonday, rows::On::easter, 1},
    {"IE", "", "May Day", rows::On::nth, 5, 1, 1},
    {"IE", "", "June Bank Holiday", rows::On::nth, 6, 1, 1},
    {"IE", "", "August Bank Holiday", rows::On::nth, 8, 1, 1},
    {"IE", "", "October Bank Holiday", rows::On::nth, 10, -1, 1},
    {"IE", "", rows::kChristmas, rows::On::fixed, 12, 25, 0, rows::Shift::monday},
    {"IE", "", rows::kStephen, rows::On::fixed, 12, 26, 0, rows::Shift::monday},
    // Italy
    {"IT", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"IT", "", rows::kEpiphany, rows::On::fixed, 1, 6},
    {"IT", "", rows::kEasterMonday, rows::On::easter, 1},
    {"IT", "", "Liberation Day", rows::On::fixed, 4, 25},
    {"IT", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"IT", "", "Republic Day", rows::On::fixed, 6, 2},
    {"IT", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"IT", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"IT", "", rows::kImmaculate, rows::On::fixed, 12, 8},
    {"IT", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"IT", "", rows::kStephen, rows::On::fixed, 12, 26},
    // Luxembourg
    {"LU", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"LU", "", rows::kEasterMonday, rows::On::easter, 1},
    {"LU", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"LU", "", "Europe Day", rows::On::fixed, 5, 9},
    {"LU", "", rows::kAscension, rows::On::easter, 39},
    {"LU", "", rows::kWhitMonday, rows::On::easter, 50},
    {"LU", "", "National Day", rows::On::fixed, 6, 23},
    {"LU", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"LU", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"LU", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"LU", "", rows::kStephen, rows::On::fixed, 12, 26},
    // Netherlands
    {"NL", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"NL", "", rows::kEasterMonday, rows::On::easter, 1},
    {"NL", "", "King's Day", rows::On::fixed, 4, 27},
    {"NL", "", rows::kAscension, rows::On::easter, 39},
    {"NL", "", rows::kWhitMonday, rows::On::easter, 50},
    {"NL", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"NL", "", rows::kSecondChristmas, rows::On::fixed, 12, 26},
    // New Zealand: those of the whole country, Matariki left out
    {"NZ", "", rows::kNewYear, rows::On::fixed, 1, 1, 0, rows::Shift::monday},
    {"NZ", "", "Day after New Year's Day", rows::On::fixed, 1, 2, 0, rows::Shift::monday},
    {"NZ", "", "Waitangi Day", rows::On::fixed, 2, 6, 0, rows::Shift::monday},
    {"NZ", "", rows::kGoodFriday, rows::On::easter, -2},
    {"NZ", "", rows::kEasterMonday, rows::On::easter, 1},
    {"NZ", "", "Anzac Day", rows::On::fixed, 4, 25, 0, rows::Shift::monday},
    {"NZ", "", "King's Birthday", rows::On::nth, 6, 1, 1},
    {"NZ", "", rows::kLabour, rows::On::nth, 10, 4, 1},
    {"NZ", "", rows::kChristmas, rows::On::fixed, 12, 25, 0, rows::Shift::monday},
    {"NZ", "", rows::kBoxing, rows::On::fixed, 12, 26, 0, rows::Shift::monday},
    // Norway
    {"NO", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"NO", "", "Maundy Thursday", rows::On::easter, -3},
    {"NO", "", rows::kGoodFriday, rows::On::easter, -2},
    {"NO", "", rows::kEasterMonday, rows::On::easter, 1},
    {"NO", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"NO", "", "Constitution Day", rows::On::fixed, 5, 17},
    {"NO", "", rows::kAscension, rows::On::easter, 39},
    {"NO", "", rows::kWhitMonday, rows::On::easter, 50},
    {"NO", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"NO", "", rows::kSecondChristmas, rows::On::fixed, 12, 26},
    // Poland
    {"PL", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"PL", "", rows::kEpiphany, rows::On::fixed, 1, 6},
    {"PL", "", rows::kEasterMonday, rows::On::easter, 1},
    {"PL", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"PL", "", "Constitution Day", rows::On::fixed, 5, 3},
    {"PL", "", rows::kCorpusChristi, rows::On::easter, 60},
    {"PL", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"PL", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"PL", "", rows::kIndependence, rows::On::fixed, 11, 11},
    {"PL", "", "Christmas Eve", rows::On::fixed, 12, 24, 0, rows::Shift::stays, 2025},
    {"PL", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"PL", "", rows::kSecondChristmas, rows::On::fixed, 12, 26},
    // Portugal
    {"PT", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"PT", "", rows::kGoodFriday, rows::On::easter, -2},
    {"PT", "", "Freedom Day", rows::On::fixed, 4, 25},
    {"PT", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"PT", "", rows::kCorpusChristi, rows::On::easter, 60},
    {"PT", "", "Portugal Day", rows::On::fixed, 6, 10},
    {"PT", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"PT", "", "Republic Day", rows::On::fixed, 10, 5},
    {"PT", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"PT", "", "Restoration of Independence", rows::On::fixed, 12, 1},
    {"PT", "", rows::kImmaculate, rows::On::fixed, 12, 8},
    {"PT", "", rows::kChristmas, rows::On::fixed, 12, 25},
    // Slovakia
    {"SK", "", "Republic Day", rows::On::fixed, 1, 1},
    {"SK", "", rows::kEpiphany, rows::On::fixed, 1, 6},
    {"SK", "", rows::kGoodFriday, rows::On::easter, -2},
    {"SK", "", rows::kEasterMonday, rows::On::easter, 1},
    {"SK", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"SK", "", "Victory over Fascism Day", rows::On::fixed, 5, 8},
    {"SK", "", "Saints Cyril and Methodius", rows::On::fixed, 7, 5},
    {"SK", "", "National Uprising Day", rows::On::fixed, 8, 29},
    {"SK", "", "Our Lady of Sorrows", rows::On::fixed, 9, 15},
    {"SK", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"SK", "", "Freedom and Democracy Day", rows::On::fixed, 11, 17},
    {"SK", "", "Christmas Eve", rows::On::fixed, 12, 24},
    {"SK", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"SK", "", rows::kStephen, rows::On::fixed, 12, 26},
    // Slovenia
    {"SI", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"SI", "", "New Year Holiday", rows::On::fixed, 1, 2},
    {"SI", "", "Prešeren Day", rows::On::fixed, 2, 8},
    {"SI", "", rows::kEasterMonday, rows::On::easter, 1},
    {"SI", "", "Resistance Day", rows::On::fixed, 4, 27},
    {"SI", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"SI", "", "Labour Day Holiday", rows::On::fixed, 5, 2},
    {"SI", "", "Statehood Day", rows::On::fixed, 6, 25},
    {"SI", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"SI", "", "Reformation Day", rows::On::fixed, 10, 31},
    {"SI", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"SI", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"SI", "", "Independence and Unity Day", rows::On::fixed, 12, 26},
    // Spain: those of the whole country
    {"ES", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"ES", "", rows::kEpiphany, rows::On::fixed, 1, 6},
    {"ES", "", rows::kGoodFriday, rows::On::easter, -2},
    {"ES", "", rows::kLabour, rows::On::fixed, 5, 1},
    {"ES", "", rows::kAssumption, rows::On::fixed, 8, 15},
    {"ES", "", "National Day", rows::On::fixed, 10, 12},
    {"ES", "", rows::kAllSaints, rows::On::fixed, 11, 1},
    {"ES", "", "Constitution Day", rows::On::fixed, 12, 6},
    {"ES", "", rows::kImmaculate, rows::On::fixed, 12, 8},
    {"ES", "", rows::kChristmas, rows::On::fixed, 12, 25},
    // Sweden
    {"SE", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"SE", "", rows::kEpiphany, rows::On::fixed, 1, 6},
    {"SE", "", rows::kGoodFriday, rows::On::easter, -2},
    {"SE", "", rows::kEasterMonday, rows::On::easter, 1},
    {"SE", "", "May Day", rows::On::fixed, 5, 1},
    {"SE", "", rows::kAscension, rows::On::easter, 39},
    {"SE", "", "National Day", rows::On::fixed, 6, 6},
    {"SE", "", "Midsummer Eve", rows::On::after, 6, 19, 5},
    {"SE", "", "Christmas Eve", rows::On::fixed, 12, 24},
    {"SE", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"SE", "", rows::kSecondChristmas, rows::On::fixed, 12, 26},
    {"SE", "", "New Year's Eve", rows::On::fixed, 12, 31},
    // Switzerland: what nearly all cantons keep
    {"CH", "", rows::kNewYear, rows::On::fixed, 1, 1},
    {"CH", "", rows::kGoodFriday, rows::On::easter, -2},
    {"CH", "", rows::kEasterMonday, rows::On::easter, 1},
    {"CH", "", rows::kAscension, rows::On::easter, 39},
    {"CH", "", rows::kWhitMonday, rows::On::easter, 50},
    {"CH", "", "National Day", rows::On::fixed, 8, 1},
    {"CH", "", rows::kChristmas, rows::On::fixed, 12, 25},
    {"CH", "", rows::kStephen, rows::On::fixed, 12, 26},
    // United Kingdom; the country by itself is England and Wales
    {"GB", "", rows::kNewYear, rows::On::fixed, 1, 1, 0, rows::Shift::monday},
    {"GB", "SCT", "2 January", rows::On::fixed, 1, 2, 0, rows::Shift::monday},
    {"GB", "NIR", "St Patrick's Day", rows::On::fixed, 3, 17, 0, rows::Shift::monday},
    {"GB", "", rows::kGoodFriday, rows::On::easter, -2},
    {"GB", "- NIR", rows::kEasterMonday, rows::On::easter, 1},
    {"GB", "", "Early May Bank Holiday", rows::On::nth, 5, 1, 1},
    {"GB", "", "Spring Bank Holiday", rows::On::nth, 5, -1, 1},
    {"GB", "NIR", "Battle of the Boyne", rows::On::fixed, 7, 12, 0, rows::Shift::monday},
    {"GB", "SCT", "Summer Bank Holiday", rows::On::nth, 8, 1, 1},
    {"GB", "- NIR", "Summer Bank Holiday", rows::On::nth, 8, -1, 1},
    {"GB", "SCT", "St Andrew's Day", rows::On::fixed, 11, 30, 0, rows::Shift::monday},
    {"GB", "", rows::kChristmas, rows::On::fixed, 12, 25, 0, rows::Shift::monday},
    {"GB", "", rows::kBoxing, rows::On::fixed, 12, 26, 0, rows::Shift::monday},
    // United States: the federal ones
    {"US", "", rows::kNewYear, rows::On::fixed, 1, 1, 0, rows::Shift::nearest},
    {"US", "", "Martin Luther King Jr. Day", rows::On::nth, 1, 3, 1},
    {"US", "", "Washington's Birthday", rows::On::nth, 2, 3, 1},
    {"US", "", "Memorial Day", rows::On::nth, 5, -1, 1},
    {"US", "", "Juneteenth", rows::On::fixed, 6, 19, 0, rows::Shift::nearest, 2021},
    {"US", "", rows::kIndependence, rows::On::fixed, 7, 4, 0, rows::Shift::nearest},
    {"US", "", rows::kLabour, rows::On::nth, 9, 1, 1},
    {"US", "", "Columbus Day", rows::On::nth, 10, 2, 1},
    {"US", "", "Veterans Day", rows::On::fixed, 11, 11, 0, rows::Shift::nearest},
    {"US", "", "Thanksgiving", rows::On::nth, 11, 4, 4},
    {"US", "", rows::kChristmas, rows::On::fixed, 12, 25, 0, rows::Shift::nearest},
};

}  // namespace kith
