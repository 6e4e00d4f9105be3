// Joining results: which of their cells are one number, and which tell a small difference.
#include "plan/joint_cells.h"

#include <cstdlib>
#include <map>
#include <set>

namespace rodtrad::plan {
namespace {

using model::Level;

Told most(Told a, Told b) { return std::max(a, b); }

bool are_comparable(const Years& a, const Years& b) { return a.are_within(b) || b.are_within(a); }

class JointCells {
 public:
  JointCells(CellSystem own, Level reader, const ProtectionRules& rules) : joint_(std::move(own)), reader_(reader), rules_(rules) {
    for (std::size_t cell = 0; cell < joint_.own; ++cell) by_name_[joint_.cells[cell].name].push_back(cell);
    for (const Line& line : joint_.lines) known_lines_.insert(name_of(line));
  }

  void add(const ToldResult& told) {
    const CellSystem& system = told.cells->system;
    place_.clear();
    std::vector<std::size_t> measures;
    for (const Measure& measure : system.measures) measures.push_back(place_measure(measure.id));
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) place_.push_back(same_or_new(system, cell, measures));
    for (Measure& measure : joint_.measures) make_room(measure);
    for (std::size_t k = 0; k < measures.size(); ++k) hold(system.measures[k], joint_.measures[measures[k]]);
    mark(told, measures);
    for (const Line& line : system.lines) add_line(line);
    for (const std::vector<std::size_t>& cube : system.cell_of) {
      std::vector<std::size_t>& cells = joint_.cell_of.emplace_back();
      for (const std::size_t cell : cube) cells.push_back(place_[cell]);
    }
  }

  CellSystem finish() {
    const std::size_t cells = joint_.cells.size();
    for (std::size_t other = joint_.own; other < cells; ++other) {
      for (const std::size_t own : by_name_[joint_.cells[other].name]) {
        if (own < joint_.own) tie(own, other);
      }
    }
    for (Measure& measure : joint_.measures) make_room(measure);
    index_lines(joint_);
    return std::move(joint_);
  }

 private:
  static std::vector<std::size_t> name_of(const Line& line) {
    std::vector<std::size_t> name = line.parts;
    name.push_back(line.total);
    return name;
  }

  std::size_t place_measure(const std::string& id) {
    const auto found = std::find_if(joint_.measures.begin(), joint_.measures.end(), [&](const Measure& measure) { return measure.id == id; });
    if (found != joint_.measures.end()) return static_cast<std::size_t>(found - joint_.measures.begin());
    joint_.measures.push_back({.id = id});
    return joint_.measures.size() - 1;
  }

  void make_room(Measure& measure) const {
    measure.values.resize(joint_.cells.size());
    measure.contributions.resize(joint_.cells.size());
    measure.held.resize(joint_.cells.size());
    measure.told.resize(joint_.cells.size());
  }

  std::size_t same_or_new(const CellSystem& system, std::size_t cell, const std::vector<std::size_t>& measures) {
    const SystemCell& told = system.cells[cell];
    std::vector<std::size_t>& named = by_name_[told.name];
    for (const std::size_t other : named) {
      const SystemCell& known = joint_.cells[other];
      if (known.years == told.years && known.rows == told.rows && known.persons == told.persons && same_sums(other, system, cell, measures))
        return other;
    }
    joint_.cells.push_back(told);
    joint_.cells.back().told = Told::no;
    named.push_back(joint_.cells.size() - 1);
    return named.back();
  }

  bool same_sums(std::size_t known, const CellSystem& system, std::size_t cell, const std::vector<std::size_t>& measures) const {
    for (std::size_t k = 0; k < measures.size(); ++k) {
      const Measure& here = joint_.measures[measures[k]];
      const bool both = known < here.held.size() && here.held[known] && system.measures[k].held[cell];
      if (both && here.values[known] != system.measures[k].values[cell]) return false;
    }
    return true;
  }

  void hold(const Measure& told, Measure& here) const {
    for (std::size_t cell = 0; cell < place_.size(); ++cell) {
      const std::size_t at = place_[cell];
      if (!told.held[cell] || here.held[at]) continue;
      here.values[at] = told.values[cell];
      here.contributions[at] = told.contributions[cell];
      here.held[at] = 1;
    }
  }

  void mark(const ToldResult& told, const std::vector<std::size_t>& measures) {
    const HiddenSet &all = told.cells->public_, &inside = told.cells->internal;
    for (std::size_t cell = 0; cell < place_.size(); ++cell) {
      Told& count = joint_.cells[place_[cell]].told;
      count = most(count, told_to(reader_, told.level, all.counts[cell], inside.counts[cell]));
      for (std::size_t k = 0; k < measures.size(); ++k) {
        if (!told.cells->system.measures[k].held[cell]) continue;
        Told& sum = joint_.measures[measures[k]].told[place_[cell]];
        sum = most(sum, told_to(reader_, told.level, all.sums[k][cell], inside.sums[k][cell]));
      }
    }
  }

  void add_line(const Line& told) {
    Line line = told;
    line.total = place_[told.total];
    for (std::size_t& part : line.parts) part = place_[part];
    std::sort(line.parts.begin(), line.parts.end());
    if (std::binary_search(line.parts.begin(), line.parts.end(), line.total)) return;
    if (known_lines_.insert(name_of(line)).second) joint_.lines.push_back(std::move(line));
  }

  bool is_small(std::int64_t difference) const { return difference != 0 && std::abs(difference) < rules_.threshold; }
  bool is_near(std::int64_t difference) const { return std::abs(difference) < rules_.threshold; }

  /// The other is of a told result only. Nothing is tied to what is known already, or where there is nobody.
  void tie(std::size_t own, std::size_t other) {
    const SystemCell &a = joint_.cells[own], &b = joint_.cells[other];
    if (a.told == Told::shown || a.rows == 0 || b.rows == 0 || b.told == Told::no || !are_comparable(a.years, b.years)) return;
    const std::int64_t rows = a.rows - b.rows;
    // Persons of some years and of all of them do not differ by those of the rest; nor is anybody gone where contacts have come.
    const std::int64_t persons = a.years == b.years ? a.persons - b.persons : 0;
    const bool came_or_went = is_small(persons) && (rows == 0 || (rows > 0) == (persons > 0));
    if (is_near(rows) && is_near(a.persons - b.persons)) hide_like(own, other);
    if (rows == 0 && a.persons == b.persons) equate(own, other);
    if (is_small(rows) || came_or_went) add_difference(own, other, rows, persons);
  }

  /// Who knows the one knows the other as nearly as makes no difference.
  void hide_like(std::size_t own, std::size_t other) {
    const auto hide = [](Told& here, Told there) {
      if (there == Told::hidden) here = most(here, there);
    };
    hide(joint_.cells[own].told, joint_.cells[other].told);
    for (Measure& measure : joint_.measures) {
      make_room(measure);
      if (measure.held[own] && measure.held[other]) hide(measure.told[own], measure.told[other]);
    }
  }

  /// Equal counts with other sums: other prices, most likely.
  void equate(std::size_t own, std::size_t other) {
    joint_.cells[own].told = most(joint_.cells[own].told, joint_.cells[other].told);
    joint_.lines.push_back({.total = own, .parts = {other}, .has_measures = false});
  }

  /// The persons, or contacts, that are in one of the cells only, as a cell that nobody is shown. When one of them counts years that
  /// the other has not, it is the whole.
  void add_difference(std::size_t own, std::size_t other, std::int64_t rows, std::int64_t persons) {
    const SystemCell &a = joint_.cells[own], &b = joint_.cells[other];
    const bool other_is_whole = a.years != b.years && a.years.are_within(b.years);
    const std::int64_t more = other_is_whole ? -rows : rows;
    SystemCell difference{.rows = std::max<std::int64_t>(std::abs(rows), 1),
                          .persons = rules_.threshold,
                          .key = a.key,
                          .name = a.name,
                          .years = a.years,
                          .told = Told::hidden,
                          .any_sign = a.years == b.years || more < 0};
    for (const std::int64_t size : {std::abs(rows), std::abs(persons)}) {
      if (is_small(size)) difference.persons = std::min(difference.persons, size);
    }
    joint_.differences.push_back(joint_.cells.size());
    joint_.cells.push_back(std::move(difference));
    joint_.lines.push_back(
        {.total = other_is_whole ? other : own, .parts = {other_is_whole ? own : other, joint_.differences.back()}, .has_measures = false});
  }

  CellSystem joint_;
  Level reader_;
  ProtectionRules rules_;
  std::map<std::string, std::vector<std::size_t>> by_name_;
  std::set<std::vector<std::size_t>> known_lines_;
  std::vector<std::size_t> place_;  // of the told cells that are being added, in the joint system
};

/// Names with years, to see whether two systems have anything in common.
class Names {
 public:
  void add(const CellSystem& system) {
    for (const SystemCell& cell : system.cells) years_[cell.name].insert(cell.years);
  }
  bool touch(const CellSystem& system) const {
    return std::any_of(system.cells.begin(), system.cells.end(), [&](const SystemCell& cell) {
      const auto found = years_.find(cell.name);
      return found != years_.end() &&
             std::any_of(found->second.begin(), found->second.end(), [&](const Years& years) { return are_comparable(years, cell.years); });
    });
  }

 private:
  std::map<std::string, std::set<Years>> years_;
};

bool is_for(const ToldResult& told, Level reader) { return reader == Level::internal || told.level == Level::public_; }

}  // namespace

Told told_to(Level reader, Level let_out, bool hidden_from_all, bool hidden_inside) {
  if (let_out == Level::internal) return hidden_inside ? Told::hidden : Told::shown;
  if (!hidden_from_all) return Told::shown;
  return reader == Level::public_ || hidden_inside ? Told::hidden : Told::no;
}

HiddenSet hidden_set(const CellSystem& system, const Suppression& suppression) {
  HiddenSet hidden;
  for (std::size_t cell = 0; cell < system.own; ++cell) hidden.counts.push_back(suppression.hides_count(cell));
  for (std::size_t k = 0; k < system.measures.size(); ++k) {
    std::vector<std::uint8_t>& sums = hidden.sums.emplace_back();
    for (std::size_t cell = 0; cell < system.own; ++cell) sums.push_back(suppression.hides_sum(k, cell));
  }
  return hidden;
}

/// With those that have something in common with it, those that have something in common with these, and so on.
std::vector<ToldResult> comparable(const CellSystem& own, const std::vector<ToldResult>& told, Level level) {
  Names names;
  names.add(own);
  std::vector<std::uint8_t> taken(told.size());
  for (bool found = true; found;) {
    found = false;
    for (std::size_t i = 0; i < told.size(); ++i) {
      if (taken[i] || !is_for(told[i], level) || !names.touch(told[i].cells->system)) continue;
      names.add(told[i].cells->system);
      taken[i] = found = true;
    }
  }
  std::vector<ToldResult> all;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (taken[i]) all.push_back(told[i]);
  }
  return all;
}

CellSystem join_told(CellSystem own, const std::vector<ToldResult>& told, Level level, const ProtectionRules& rules) {
  const std::vector<ToldResult> held_against = comparable(own, told, level);
  if (held_against.empty()) return own;
  JointCells joint(std::move(own), level, rules);
  for (const ToldResult& one : held_against) joint.add(one);
  return joint.finish();
}

}  // namespace rodtrad::plan
