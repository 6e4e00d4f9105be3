// Joining results: which of their cells are one number, and which tell a small difference.
#include "plan/joint_cells.h"

#include <cstdlib>
#include <map>
#include <numeric>
#include <set>

namespace rodtrad::plan {
namespace {

using model::Level;

Told most(Told a, Told b) { return std::max(a, b); }

bool are_comparable(const Years& a, const Years& b) { return a.are_within(b) || b.are_within(a); }

class JointCells {
 public:
  JointCells(CellSystem own, Level reader, const ProtectionRules& rules)
      : joint_(std::move(own)), own_measures_(joint_.measures.size()), reader_(reader), rules_(rules) {
    for (std::size_t cell = 0; cell < joint_.own; ++cell) by_name_[joint_.cells[cell].name].push_back(cell);
    for (const Measure& measure : joint_.measures) base_.push_back(measure.id);
    for (const Line& line : joint_.lines) known_lines_.insert(name_of(line));
  }

  void add(const ToldResult& told) {
    const CellSystem& system = told.cells->system;
    place_.clear();
    for (const SystemCell& cell : system.cells) place_.push_back(same_or_new(cell));
    for (Measure& measure : joint_.measures) make_room(measure);
    mark_counts(told);
    for (std::size_t k = 0; k < system.measures.size(); ++k) add_measure(told, k);
    for (const Line& line : system.lines) add_line(line);
    for (const std::vector<std::size_t>& cube : system.cell_of) {
      std::vector<std::size_t>& cells = joint_.cell_of.emplace_back();
      for (const std::size_t cell : cube) cells.push_back(place_[cell]);
    }
  }

  CellSystem finish() {
    for (Measure& measure : joint_.measures) make_room(measure);
    for (const auto& [name, cells] : by_name_) add_years(cells);
    const std::size_t cells = joint_.cells.size();
    for (std::size_t other = joint_.own; other < cells; ++other) {
      for (const std::size_t own : by_name_[joint_.cells[other].name]) {
        if (own < joint_.own) tie(own, other);
      }
    }
    for (Measure& measure : joint_.measures) make_room(measure);
    index_lines(joint_);
    tell_what_follows();
    return std::move(joint_);
  }

 private:
  static std::vector<std::size_t> name_of(const Line& line) {
    std::vector<std::size_t> name = line.parts;
    name.push_back(line.total);
    return name;
  }

  void make_room(Measure& measure) const {
    measure.values.resize(joint_.cells.size());
    measure.contributions.resize(joint_.cells.size());
    measure.held.resize(joint_.cells.size());
    measure.told.resize(joint_.cells.size());
  }

  std::size_t same_or_new(const SystemCell& told) {
    std::vector<std::size_t>& named = by_name_[told.name];
    for (const std::size_t other : named) {
      const SystemCell& known = joint_.cells[other];
      if (known.years == told.years && known.rows == told.rows && known.persons == told.persons) return other;
    }
    joint_.cells.push_back(told);
    joint_.cells.back().told = Told::no;
    named.push_back(joint_.cells.size() - 1);
    return named.back();
  }

  void mark_counts(const ToldResult& told) {
    for (std::size_t cell = 0; cell < place_.size(); ++cell) {
      Told& count = joint_.cells[place_[cell]].told;
      count = most(count, told_to(reader_, told.level, told.cells->public_.counts[cell], told.cells->internal.counts[cell]));
    }
  }

  /// A measure is the same as one that is there when their sums agree in all common cells; otherwise it stands beside it, and only
  /// cells with equal or nearly equal sums are held together.
  void add_measure(const ToldResult& told, std::size_t k) {
    const Measure& measure = told.cells->system.measures[k];
    const auto told_of = [&](std::size_t cell) {
      return told_to(reader_, told.level, told.cells->public_.sums[k][cell], told.cells->internal.sums[k][cell]);
    };
    Measure& here = joint_.measures[same_or_new(measure)];
    for (std::size_t cell = 0; cell < place_.size(); ++cell) {
      const std::size_t at = place_[cell];
      if (!measure.held[cell]) continue;
      here.told[at] = most(here.told[at], told_of(cell));
      if (std::exchange(here.held[at], std::uint8_t{1})) continue;
      here.values[at] = measure.values[cell];
      here.contributions[at] = measure.contributions[cell];
    }
    for (std::size_t own = 0; own < own_measures_; ++own) {
      if (base_[own] == measure.id && &joint_.measures[own] != &here) hold_sums(joint_.measures[own], measure, told_of);
    }
  }

  std::size_t same_or_new(const Measure& told) {
    const auto same = [&](const Measure& here) {
      for (std::size_t cell = 0; cell < place_.size(); ++cell) {
        if (told.held[cell] && here.held[place_[cell]] && here.values[place_[cell]] != told.values[cell]) return false;
      }
      return true;
    };
    for (std::size_t i = 0; i < joint_.measures.size(); ++i) {
      if (base_[i] == told.id && same(joint_.measures[i])) return i;
    }
    base_.push_back(told.id);
    joint_.measures.push_back({.id = fmt::format("{}#{}", told.id, base_.size())});
    make_room(joint_.measures.back());
    return base_.size() - 1;
  }

  template <class ToldOf>
  void hold_sums(Measure& own, const Measure& told, const ToldOf& told_of) const {
    for (std::size_t cell = 0; cell < place_.size(); ++cell) {
      const std::size_t at = place_[cell];
      if (!told.held[cell] || !own.held[at]) continue;
      if (own.values[at] == told.values[cell]) own.told[at] = most(own.told[at], told_of(cell));
      if (is_near(own, at, told.values[cell]) && told_of(cell) == Told::hidden) own.told[at] = most(own.told[at], Told::hidden);
    }
  }

  bool is_near(const Measure& measure, std::size_t cell, double value) const {
    return std::abs(measure.values[cell] - value) <= rules_.measure_margin * measure.contributions[cell].total;
  }

  void add_line(const Line& told) {
    Line line = told;
    line.total = place_[told.total];
    for (std::size_t& part : line.parts) part = place_[part];
    std::sort(line.parts.begin(), line.parts.end());
    if (std::binary_search(line.parts.begin(), line.parts.end(), line.total)) return;
    if (known_lines_.insert(name_of(line)).second) joint_.lines.push_back(std::move(line));
  }

  // ---- years

  /// Lines between the cells of one name: several years are the sum of each, where some results have the one and some the others.
  void add_years(const std::vector<std::size_t>& named) {
    for (const std::size_t whole : named) {
      const Years& years = joint_.cells[whole].years;
      if (years.first < years.last && joint_.cells[whole].rows > 0)
        add_parts(named, {.total = whole, .parts = {}}, years.first, joint_.cells[whole].rows);
    }
  }

  /// Every way to fill the years from `first` on with cells that have `rows` together.
  void add_parts(const std::vector<std::size_t>& named, Line line, int first, std::int64_t rows) {
    const Years& years = joint_.cells[line.total].years;
    if (first > years.last) {
      if (rows == 0 && line.parts.size() > 1) add_year_line(std::move(line));
      return;
    }
    for (const std::size_t part : named) {
      const SystemCell& cell = joint_.cells[part];
      if (cell.years.first != first || cell.years.last > years.last || cell.years == years || cell.rows > rows) continue;
      Line longer = line;
      longer.parts.push_back(part);
      add_parts(named, std::move(longer), cell.years.last + 1, rows - cell.rows);
    }
  }

  void add_year_line(Line line) {
    for (const std::size_t part : line.parts) of_whole_.insert({line.total, part});
    std::erase_if(line.parts, [&](std::size_t part) { return joint_.cells[part].rows == 0; });
    std::sort(line.parts.begin(), line.parts.end());
    std::int64_t persons = 0;
    for (const std::size_t part : line.parts) persons += joint_.cells[part].persons;
    line.persons_add_up = persons == joint_.cells[line.total].persons;
    line.has_measures = std::all_of(joint_.measures.begin(), joint_.measures.end(), [&](const Measure& measure) { return adds_up(measure, line); });
    if (known_lines_.insert(name_of(line)).second) joint_.lines.push_back(std::move(line));
  }

  /// Also when some of the cells have not the measure.
  static bool adds_up(const Measure& measure, const Line& line) {
    double sum = 0, size = 1;
    for (const std::size_t part : line.parts) {
      if (!measure.held[part]) return true;
      sum += measure.values[part];
      size += std::abs(measure.values[part]);
    }
    return !measure.held[line.total] || std::abs(sum - measure.values[line.total]) <= 1e-9 * size;
  }

  // ---- ties

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
    const bool are_in_a_line = of_whole_.contains({own, other}) || of_whole_.contains({other, own});
    if (!are_in_a_line && (is_small(rows) || came_or_went)) add_difference(own, other, rows, persons);
  }

  /// Who knows the one knows the other as nearly as makes no difference.
  void hide_like(std::size_t own, std::size_t other) {
    const auto hide = [](Told& here, Told there) {
      if (there == Told::hidden) here = most(here, there);
    };
    hide(joint_.cells[own].told, joint_.cells[other].told);
    for (std::size_t i = 0; i < own_measures_; ++i) {
      for (std::size_t k = 0; k < joint_.measures.size(); ++k) {
        const Measure& there = joint_.measures[k];
        if (base_[i] == base_[k] && joint_.measures[i].held[own] && there.held[other]) hide(joint_.measures[i].told[own], there.told[other]);
      }
    }
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

  /// What is told already by the others in a sum cannot be hidden; what should have been is left to the audits.
  void tell_what_follows() {
    const auto any_line = [](const Line&) { return true; };
    const auto count_varies = [&](std::size_t cell) { return joint_.cells[cell].persons > 0 && joint_.cells[cell].told != Told::shown; };
    follow(any_line, count_varies, [&](std::size_t cell) {
      SystemCell& one = joint_.cells[cell];
      if (one.told == Told::hidden || one.persons < rules_.threshold) return false;
      one.told = Told::shown;
      return true;
    });
    for (Measure& measure : joint_.measures) {
      const auto held = [&](std::size_t cell) { return measure.held[cell] != 0; };
      const auto holds = [&](const Line& line) {
        return line.has_measures && held(line.total) && std::all_of(line.parts.begin(), line.parts.end(), held);
      };
      const auto sum_varies = [&](std::size_t cell) { return measure.contributions[cell].total > 0 && measure.told[cell] != Told::shown; };
      follow(holds, sum_varies, [&](std::size_t cell) {
        if (measure.told[cell] == Told::hidden || slack_needed(measure.contributions[cell], rules_) > 0) return false;
        measure.told[cell] = Told::shown;
        return true;
      });
    }
  }

  /// `tell` is given each cell that alone varies in a line, and says whether it is told now.
  template <class Holds, class Varies, class Tell>
  void follow(const Holds& holds, const Varies& varies, const Tell& tell) {
    std::vector<std::size_t> open(joint_.lines.size());
    std::iota(open.begin(), open.end(), std::size_t{0});
    while (!open.empty()) {
      const Line& line = joint_.lines[open.back()];
      open.pop_back();
      if (!holds(line)) continue;
      std::vector<std::size_t> varying;
      if (varies(line.total)) varying.push_back(line.total);
      std::copy_if(line.parts.begin(), line.parts.end(), std::back_inserter(varying), varies);
      if (varying.size() != 1 || !tell(varying.front())) continue;
      const std::vector<std::size_t>& touched = joint_.lines_of[varying.front()];
      open.insert(open.end(), touched.begin(), touched.end());
    }
  }

  CellSystem joint_;
  std::size_t own_measures_;       // come first
  std::vector<std::string> base_;  // what each measure is called in its result
  Level reader_;
  ProtectionRules rules_;
  std::map<std::string, std::vector<std::size_t>> by_name_;
  std::set<std::vector<std::size_t>> known_lines_;
  std::set<std::pair<std::size_t, std::size_t>> of_whole_;  // several years, some of them
  std::vector<std::size_t> place_;                          // of the told cells that are being added, in the joint system
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
