// The cubes of a draft as one system of cells and equations. A cell that stands in several cubes (the same categories
// once totals are dropped) is one cell here, so that what one table hides another cannot show. Cells of results that have
// been let out come beside them (joint_cells.h).
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "plan/population.h"
#include "table/table.h"

namespace rodtrad::plan {

/// What results that readers have already tell of a number. What is told cannot be hidden again.
enum class Told : std::uint8_t { no, hidden, shown };

struct SystemCell {
  std::int64_t rows = 0;     // contacts
  std::int64_t persons = 0;  // what the threshold counts: distinct persons, or contacts when the data have no person key
  int totals = 0;            // dimensions at their total: the more, the rather kept
  std::string key;           // "age=65+ sex=F": names the cell and breaks ties
  std::string name = {};     // "care_contact age=65+ sex=F", without the year: cells of two results with one name count the same kind of thing …
  Years years = {};          // … in these years
  Told told = Told::no;      // of its count
  bool any_sign = false;     // a difference, of which nobody knows whether it is above or below 0; persons and rows are its size
  std::int64_t fall() const { return any_sign ? std::numeric_limits<std::int64_t>::max() : persons - 1; }  // how far the count may fall for a reader
};

/// cells[total] = sum of cells[parts], for contacts and measures. Persons add up only when nobody is in two parts.
struct Line {
  std::size_t total = 0;
  std::vector<std::size_t> parts;
  bool persons_add_up = true;
  bool has_measures = true;  // false: a line between results, which holds for counts only
};

/// One additive measure over the cells that have it.
struct Measure {
  std::string id;
  std::vector<double> values;                       // one per cell
  std::vector<table::Contributions> contributions;  // likewise; without them all of a value counts as one that nobody dominates
  std::vector<std::uint8_t> held;                   // 1 = the cell has the measure
  bool contributions_known = true;                  // in every cell
  std::vector<Told> told = {};                      // one per cell; empty when nothing is told
  Told told_of(std::size_t cell) const { return cell < told.size() ? told[cell] : Told::no; }
};

struct CellSystem {
  std::vector<SystemCell> cells;
  std::vector<Line> lines;                         // only those whose total is not empty
  std::vector<std::vector<std::size_t>> lines_of;  // per cell: the lines that it stands in
  std::vector<std::vector<std::size_t>> cell_of;   // [cube][cell of the cube] → cell
  std::vector<Measure> measures;
  std::size_t own = 0;                        // cells of the draft; those of other results follow
  std::vector<std::size_t> differences = {};  // cells that no table has: by how much two results differ
};

/// Fills `lines_of`.
void index_lines(CellSystem& system);

/// `populations`: one per cube, or none. Throws Failure{internal} when a total of a cube is not the sum of its parts: the method is wrong.
CellSystem join_cubes(const std::vector<table::Cube>& cubes, const std::vector<Population>& populations = {});

/// True when the cube counts distinct persons.
bool counts_persons(const table::Cube& cube);

}  // namespace rodtrad::plan
