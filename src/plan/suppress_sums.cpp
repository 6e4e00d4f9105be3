// The same stages as for counts, with the audit of sums.
#include "plan/suppress_sums.h"

#include "core/failure.h"
#include "plan/cheapest_move.h"
#include "plan/components.h"
#include "plan/line_hiding.h"
#include "plan/sum_audit.h"

namespace rodtrad::plan {
namespace {

constexpr double kReach = 4;           // times the cell to be saved
constexpr double kOverNeeded = 1.001;  // a little more than needed, so that rounding cannot undo it

std::vector<std::uint8_t> varying(const CellSystem& system, const SumAudit& audit) {
  std::vector<std::uint8_t> cells;
  for (std::size_t cell = 0; cell < system.cells.size(); ++cell) cells.push_back(audit.varies(cell));
  return cells;
}

class SumSuppressor {
 public:
  SumSuppressor(const CellSystem& system, const Measure& measure, const ProtectionRules& rules)
      : system_(system),
        measure_(measure),
        audit_(system, measure, rules),
        lines_(
            system, varying(system, audit_), [this](std::size_t line) { return audit_.holds(line); },
            [this](std::size_t cell) { audit_.hide(cell); }) {}

  std::vector<Hiding> run(const std::vector<std::uint8_t>& hidden, std::vector<std::size_t>& unproven) {
    for (std::size_t cell = 0; cell < system_.cells.size(); ++cell) {
      if (hidden[cell] || audit_.is_sensitive(cell) || measure_.told_of(cell) == Told::hidden) lines_.hide(cell);
    }
    const std::vector<std::size_t> disclosed = leading_to(
        system_, hide_until_safe(audit_, lines_, [this](std::size_t cell) { return hide_move(cell); }),
        [this](std::size_t cell) { return !measure_.held[cell] || measure_.contributions[cell].total == 0; },
        [this](std::size_t cell) { return measure_.told_of(cell) == Told::shown; }, [this](std::size_t line) { return audit_.holds(line); });
    unproven.insert(unproven.end(), disclosed.begin(), disclosed.end());
    std::vector<Hiding> made(system_.cells.size(), Hiding::open);
    for (std::size_t cell = 0; cell < made.size(); ++cell) {
      if (audit_.is_hidden(cell)) made[cell] = audit_.is_sensitive(cell) ? Hiding::primary : Hiding::secondary;
    }
    return made;
  }

 private:
  /// True when something was hidden or proven.
  bool hide_move(std::size_t asked_cell) {
    bool changed = false;
    SumMove move;
    const Asked asked = audit_.ask(asked_cell);
    const double unit = measure_.contributions[asked_cell].total;
    for (const auto& [cell, change] : cheapest_move(system_, wish(asked, unit))) {
      changed = lines_.is_open(cell) || changed;
      lines_.hide(cell);
      move.emplace_back(cell, change * unit);
    }
    audit_.prove(move, asked);
    return changed || audit_.is_proven(asked_cell);
  }

  /// A change that every cell can make both ways.
  MoveWish wish(const Asked& asked, double unit) const {
    return {.cell = asked.cell,
            .rise = kOverNeeded * audit_.rise_needed(asked.cell) / unit,
            .can_move = [this](std::size_t cell) { return audit_.varies(cell); },
            .stands_still = [this](std::size_t cell) { return audit_.stands_still(cell); },
            .reach =
                [this, unit, &asked](std::size_t cell) {
                  const double most = std::min(audit_.fall(cell, asked) / unit, kReach);
                  return std::pair(most, most);
                },
            .is_hidden = [this](std::size_t cell) { return !lines_.is_open(cell); }};
  }

  const CellSystem& system_;
  const Measure& measure_;
  SumAudit audit_;
  LineHiding lines_;
};

}  // namespace

std::vector<Hiding> suppress_sums(const CellSystem& system, const Measure& measure, const ProtectionRules& rules,
                                  const std::vector<std::uint8_t>& hidden, std::vector<std::size_t>& unproven) {
  return SumSuppressor(system, measure, rules).run(hidden, unproven);
}

}  // namespace rodtrad::plan
