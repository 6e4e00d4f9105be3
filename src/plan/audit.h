// The audit of disclosure control: what can a reader who knows every open cell, all sums and the rules work out about a
// hidden one? A hidden count is proven safe by *moves*: whole tables that agree with everything shown, found by two linear
// programs and checked in whole numbers. A measure (money) is proven safe by the range that its linear programs allow.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "plan/cell_system.h"

namespace rodtrad::plan {

/// What a table needs to be safe.
struct ProtectionRules {
  std::int64_t threshold = 5;   // counts of 1 to threshold − 1 are hidden
  double measure_margin = 0.1;  // a hidden measure may not be known closer than this share of it
};

/// A change of hidden counts that leaves every open cell and every sum as they are: cell and difference, none 0.
using Move = std::vector<std::pair<std::size_t, std::int64_t>>;

enum class Hiding : std::uint8_t { open, primary, secondary };

/// A hidden cell that a reader can work out too well; `measure` when it is a measure and not the count.
struct Disclosure {
  std::size_t cell = 0;
  std::optional<std::size_t> measure;
};

class Audit {
 public:
  Audit(const CellSystem& system, const ProtectionRules& rules);

  void hide(std::size_t cell, Hiding hiding) { hiding_[cell] = hiding; }
  Hiding hiding(std::size_t cell) const { return hiding_[cell]; }

  /// Hidden cells that cannot be proven safe, smallest counts first. Empty: the tables may be shown.
  std::vector<Disclosure> disclosed();

  /// Takes a move as proof when it holds: only hidden cells change, all sums stay, every hidden cell keeps a person.
  bool prove(const Move& move);
  bool is_proven(const Disclosure& what) const;

  /// Least and greatest count proven possible (persons, or contacts without a person key).
  std::pair<std::int64_t, std::int64_t> proven_range(std::size_t cell) const;

  /// How far counts may move in the linear programs; larger moves prove nothing more.
  std::int64_t reach() const { return 4 * rules_.threshold; }
  /// How much a count must be able to rise for the cell to be safe.
  std::int64_t rise_needed(std::size_t cell) const;

 private:
  class Component;
  bool keeps_sums(const std::map<std::size_t, std::int64_t>& changes) const;
  void widen_measures(const Move& move);
  bool count_is_proven(std::size_t cell) const;
  bool measure_is_proven(std::size_t measure, std::size_t cell) const;
  bool all_proven(std::size_t cell) const;
  std::vector<std::vector<std::size_t>> components() const;

  const CellSystem& system_;
  ProtectionRules rules_;
  std::vector<Hiding> hiding_;
  std::vector<std::int64_t> least_, most_;          // proven differences, per cell
  std::vector<std::vector<double>> measure_width_;  // proven widths, [measure][cell]
};

}  // namespace rodtrad::plan
