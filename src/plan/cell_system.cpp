// Joining cubes: which cells are the same, and which equations hold between them.
#include "plan/cell_system.h"

#include <cmath>

#include "core/failure.h"

namespace rodtrad::plan {

using table::Cube;
using table::CubeCell;

bool counts_persons(const Cube& cube) {
  return std::any_of(cube.cells.begin(), cube.cells.end(), [](const CubeCell& cell) { return cell.rows > 0 && cell.persons; });
}

namespace {

/// Contacts without a person number belong to somebody: a cell with contacts holds at least one person.
std::int64_t persons_in(const CubeCell& cell, bool persons_known) {
  if (!persons_known) return cell.rows;
  return std::max<std::int64_t>(cell.persons.value_or(0), cell.rows > 0 ? 1 : 0);
}

std::vector<std::size_t> place_of(const Cube& cube, std::size_t index) {
  std::vector<std::size_t> at(cube.dimensions.size());
  for (std::size_t d = cube.dimensions.size(); d-- > 0;) {
    const std::size_t size = cube.dimensions[d].categories.size();
    at[d] = index % size;
    index /= size;
  }
  return at;
}

class Joiner {
 public:
  Joiner(const std::vector<Cube>& cubes, const std::vector<Population>& populations) : cubes_(cubes), populations_(populations) {}

  CellSystem join() {
    for (std::size_t c = 0; c < cubes_.size(); ++c) add_cells(cubes_[c], c < populations_.size() ? populations_[c] : Population{});
    for (std::size_t c = 0; c < cubes_.size(); ++c) add_lines(c);
    index_lines(system_);
    system_.own = system_.cells.size();
    return std::move(system_);
  }

 private:
  void add_cells(const Cube& cube, const Population& population) {
    const bool persons_known = counts_persons(cube);
    std::vector<std::size_t> measures;
    for (const std::string& id : cube.measures) measures.push_back(measure(id));
    std::vector<std::size_t>& cell_of = system_.cell_of.emplace_back();
    for (std::size_t i = 0; i < cube.cells.size(); ++i) {
      const SystemCell cell = describe(cube, i, persons_in(cube.cells[i], persons_known), population);
      const std::size_t found = same_or_new(cell, cube.cells[i], measures);
      for (std::size_t k = 0; k < measures.size(); ++k) hold(measures[k], found, cube.cells[i], k);
      cell_of.push_back(found);
    }
  }

  /// A year among the categories is not a part of the name: it narrows the years.
  static SystemCell describe(const Cube& cube, std::size_t index, std::int64_t persons, const Population& population) {
    SystemCell cell{.rows = cube.cells[index].rows, .persons = persons, .years = population.years};
    std::vector<std::string> names, without_year;
    const std::vector<std::size_t> at = place_of(cube, index);
    for (std::size_t d = 0; d < at.size(); ++d) {
      const table::Category& category = cube.dimensions[d].categories[at[d]];
      if (category.total) {
        ++cell.totals;
        continue;
      }
      names.push_back(cube.dimensions[d].id + "=" + category.code);
      if (const int year = year_named(cube.dimensions[d].id, category.code))
        cell.years = {year, year};
      else
        without_year.push_back(names.back());
    }
    std::sort(names.begin(), names.end());
    std::sort(without_year.begin(), without_year.end());
    cell.key = fmt::format("{}", fmt::join(names, " "));
    cell.name = fmt::format("{} {}", population.kind, fmt::join(without_year, " "));
    return cell;
  }

  std::size_t measure(const std::string& id) {
    const auto found = std::find_if(system_.measures.begin(), system_.measures.end(), [&](const Measure& m) { return m.id == id; });
    if (found != system_.measures.end()) return static_cast<std::size_t>(found - system_.measures.begin());
    system_.measures.push_back({.id = id});
    return system_.measures.size() - 1;
  }

  /// Cubes over different contacts may have cells of the same name: those with the same counts and measures are taken as
  /// the same, which hides at worst one cell too many.
  std::size_t same_or_new(const SystemCell& cell, const CubeCell& from, const std::vector<std::size_t>& measures) {
    std::vector<std::size_t>& named = by_key_[cell.key];
    for (const std::size_t other : named) {
      const SystemCell& known = system_.cells[other];
      if (known.rows == cell.rows && known.persons == cell.persons && same_values(other, from, measures)) return other;
    }
    system_.cells.push_back(cell);
    named.push_back(system_.cells.size() - 1);
    return named.back();
  }

  bool same_values(std::size_t cell, const CubeCell& from, const std::vector<std::size_t>& measures) const {
    for (std::size_t k = 0; k < measures.size(); ++k) {
      const Measure& known = system_.measures[measures[k]];
      if (cell >= known.held.size() || !known.held[cell]) continue;
      if (known.values[cell] != from.values[k] || known.contributions[cell] != contributions_in(from, k)) return false;
    }
    return true;
  }

  void hold(std::size_t measure_index, std::size_t cell, const CubeCell& from, std::size_t place) {
    Measure& held = system_.measures[measure_index];
    make_room(held);
    held.values[cell] = from.values[place];
    held.contributions[cell] = contributions_in(from, place);
    held.contributions_known = held.contributions_known && (from.rows == 0 || !from.contributions.empty());
    held.held[cell] = 1;
  }

  void make_room(Measure& held) const {
    held.values.resize(system_.cells.size());
    held.contributions.resize(system_.cells.size());
    held.held.resize(system_.cells.size());
  }

  static table::Contributions contributions_in(const CubeCell& cell, std::size_t place) {
    return cell.contributions.empty() ? table::Contributions{.total = std::abs(cell.values[place])} : cell.contributions[place];
  }

  void add_lines(std::size_t c) {
    const Cube& cube = cubes_[c];
    for (Measure& held : system_.measures) make_room(held);
    std::size_t stride = cube.cells.size();
    for (const table::Dimension& dimension : cube.dimensions) {
      stride /= dimension.categories.size();
      const auto total = std::find_if(dimension.categories.begin(), dimension.categories.end(), [](const auto& category) { return category.total; });
      if (total == dimension.categories.end()) continue;
      const auto at = static_cast<std::size_t>(total - dimension.categories.begin());
      for (std::size_t i = 0; i < cube.cells.size(); ++i) {
        if (i / stride % dimension.categories.size() == at) add_line(c, i, at, stride, dimension.categories.size());
      }
    }
  }

  /// The line through cell `index` of the cube, which is at the total `at` of a dimension with that stride and size.
  void add_line(std::size_t c, std::size_t index, std::size_t at, std::size_t stride, std::size_t size) {
    const std::vector<std::size_t>& cell_of = system_.cell_of[c];
    Line line{.total = cell_of[index]};
    for (std::size_t k = 0; k < size; ++k) {
      const std::size_t part = cell_of[index - at * stride + k * stride];
      if (k != at) line.parts.push_back(part);
    }
    check_sums(line, cubes_[c].id);
    if (system_.cells[line.total].rows == 0) return;
    std::erase_if(line.parts, [&](std::size_t part) { return system_.cells[part].rows == 0; });
    std::sort(line.parts.begin(), line.parts.end());
    std::vector<std::size_t> name = line.parts;
    name.push_back(line.total);
    if (known_lines_.insert(std::move(name)).second) system_.lines.push_back(std::move(line));
  }

  void check_sums(Line& line, const std::string& cube) const {
    std::int64_t rows = 0, persons = 0;
    for (const std::size_t part : line.parts) {
      rows += system_.cells[part].rows;
      persons += system_.cells[part].persons;
    }
    line.persons_add_up = persons == system_.cells[line.total].persons;
    bool whole = rows == system_.cells[line.total].rows;
    for (const Measure& held : system_.measures) {
      if (!held.held[line.total]) continue;
      double sum = 0, size = 1;
      for (const std::size_t part : line.parts) {
        sum += held.values[part];
        size += std::abs(held.values[part]);
      }
      if (holds_all(held, line)) whole = whole && std::abs(sum - held.values[line.total]) <= 1e-9 * size;
    }
    if (whole) return;
    throw core::Failure(core::FailureKind::internal, {.sv = fmt::format("metodens kub {} har en total som inte är summan av sina delar", cube),
                                                      .en = fmt::format("the method's cube {} has a total that is not the sum of its parts", cube)});
  }

  static bool holds_all(const Measure& held, const Line& line) {
    return std::all_of(line.parts.begin(), line.parts.end(), [&](std::size_t part) { return held.held[part] != 0; });
  }

  const std::vector<Cube>& cubes_;
  const std::vector<Population>& populations_;
  CellSystem system_;
  std::map<std::string, std::vector<std::size_t>> by_key_;
  std::set<std::vector<std::size_t>> known_lines_;
};

}  // namespace

void index_lines(CellSystem& system) {
  system.lines_of.assign(system.cells.size(), {});
  for (std::size_t l = 0; l < system.lines.size(); ++l) {
    const Line& line = system.lines[l];
    system.lines_of[line.total].push_back(l);
    for (const std::size_t part : line.parts) system.lines_of[part].push_back(l);
  }
}

CellSystem join_cubes(const std::vector<Cube>& cubes, const std::vector<Population>& populations) { return Joiner(cubes, populations).join(); }

}  // namespace rodtrad::plan
