// libical's C values with owners, for the calendar reader and writer alone.
#pragma once

#include <memory>

#include <libical/ical.h>

namespace kith::ical {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* value) const {
    Free(value);
  }
};

using Component = std::unique_ptr<icalcomponent, Freed<icalcomponent_free>>;
using Recurrence = std::unique_ptr<icalrecur_iterator, Freed<icalrecur_iterator_free>>;
struct FreeZone {
  void operator()(icaltimezone* zone) const { icaltimezone_free(zone, 1); }
};
using TimeZone = std::unique_ptr<icaltimezone, FreeZone>;
using Text = std::unique_ptr<char, Freed<icalmemory_free_buffer>>;

}  // namespace kith::ical
