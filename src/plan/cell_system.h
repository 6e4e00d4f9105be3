// The cubes of a draft as one system of cells and equations. A cell that stands in several cubes (the same categories
// once totals are dropped) is one cell here, so that what one table hides another cannot show.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "table/table.h"

namespace rodtrad::plan {

struct SystemCell {
  std::int64_t rows = 0;     // contacts
  std::int64_t persons = 0;  // what the threshold counts: distinct persons, or contacts when the data have no person key
  int totals = 0;            // dimensions at their total: the more, the rather kept
  std::string key;           // "age=65+ sex=F": names the cell and breaks ties
};

/// cells[total] = sum of cells[parts], for contacts and measures. Persons add up only when nobody is in two parts.
struct Line {
  std::size_t total = 0;
  std::vector<std::size_t> parts;
  bool persons_add_up = true;
};

/// One additive measure over the cells that have it.
struct Measure {
  std::string id;
  std::vector<double> values;                       // one per cell
  std::vector<table::Contributions> contributions;  // likewise; without them all of a value counts as one that nobody dominates
  std::vector<std::uint8_t> held;                   // 1 = the cell has the measure
  bool contributions_known = true;                  // in every cell
};

struct CellSystem {
  std::vector<SystemCell> cells;
  std::vector<Line> lines;                         // only those whose total is not empty
  std::vector<std::vector<std::size_t>> lines_of;  // per cell: the lines that it stands in
  std::vector<std::vector<std::size_t>> cell_of;   // [cube][cell of the cube] → cell
  std::vector<Measure> measures;
};

/// Throws Failure{internal} when a total of a cube is not the sum of its parts: the method is wrong.
CellSystem join_cubes(const std::vector<table::Cube>& cubes);

/// True when the cube counts distinct persons.
bool counts_persons(const table::Cube& cube);

}  // namespace rodtrad::plan
