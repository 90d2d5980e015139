#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/countries.hpp"
#include "graph/events/events.hpp"

/// Which reports of two actors are of one event; the rules are told in events.hpp.
namespace dramatis {

bool is_plan(Status);    ///< planned or proposed
bool is_denial(Status);  ///< denied
bool is_fact(Status);    ///< asserted or ended

/// A place as reports name it.
struct Location {
  std::string name;                      ///< folded; empty where unknown
  const CountryName* country = nullptr;  ///< where it is one, or the capital of one

  explicit Location(const std::string& where);

  bool is_country() const { return country && country->form != CountryName::Form::capital; }
  int precision() const { return name.empty() ? 0 : is_country() ? 1 : 2; }
};

/// A report with what tells its event from others.
struct Sighting {
  Report report;
  const Evidence* evidence;
  Location location;
  std::optional<DateRange> days;    ///< that its sentence gives
  std::optional<DateRange> window;  ///< these, or those of which the document's date is a hint

  Sighting(const Report&, const Evidence&);

  bool is_hinted() const { return window && !days; }
};

/// Sightings of one event.
struct Group {
  std::vector<Sighting> sightings;
  std::optional<DateRange> window;  ///< common to all that have one, but for hints where a sentence gives days
  bool dated = false;               ///< a sentence gives days

  void add(const Sighting&);
};

/// Groups all sightings of one pair, which are in the graph's order.
std::vector<Group> groups_of(std::vector<Sighting>);

}  // namespace dramatis
