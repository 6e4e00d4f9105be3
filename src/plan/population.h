// What the cells of a cube count: data of which kind and of which years. Results of different methods, parameters and
// versions of data can be held against each other by it.
#pragma once

#include <string>
#include <vector>

#include "table/request.h"
#include "table/table.h"

namespace rodtrad::plan {

/// First and last year of the rows that are counted, both included; 0 = not known.
struct Years {
  int first = 0;
  int last = 0;
  auto operator<=>(const Years&) const = default;
  bool are_within(const Years& others) const { return first >= others.first && last <= others.last; }
};

struct Population {
  std::string kind;  // "care_contact"
  Years years;
};

/// The years that a filter leaves of those that the data have.
Years years_of(const table::Filter& filter, Years data);

/// The year that a category of a dimension stands for; 0 when it stands for none.
int year_named(const std::string& dimension, const std::string& code);

/// A request for cells, as far as it tells what a cube counts.
struct AskedCells {
  std::vector<std::string> by;  // names of the keys
  Population population;
};

/// One per cube: that of the requests which have the cube's dimensions; of all requests when none has them. Where they
/// differ, all years and kinds of them.
std::vector<Population> populations_of(const std::vector<table::Cube>& cubes, const std::vector<AskedCells>& asked);

}  // namespace rodtrad::plan
