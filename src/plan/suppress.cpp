// Primary cells by the rules; secondary cells first line by line (a line with one hidden cell tells it), then wherever an
// audit finds a cell that can still be worked out. Counts come first: where a count is hidden its sums are.
#include "plan/suppress.h"

#include "core/failure.h"
#include "plan/cheapest_move.h"
#include "plan/components.h"
#include "plan/line_hiding.h"
#include "plan/suppress_sums.h"

namespace rodtrad::plan {
namespace {

bool can_hide(const SystemCell& cell) { return cell.persons > 0 && cell.told != Told::shown; }

std::vector<std::uint8_t> all_that_can_hide(const CellSystem& system) {
  std::vector<std::uint8_t> cells;
  for (const SystemCell& cell : system.cells) cells.push_back(can_hide(cell));
  return cells;
}

class CountSuppressor {
 public:
  CountSuppressor(const CellSystem& system, const ProtectionRules& rules)
      : system_(system),
        rules_(rules),
        audit_(system, rules),
        lines_(
            system, all_that_can_hide(system), [](std::size_t) { return true; },
            [this](std::size_t cell) { audit_.hide(cell, is_small(cell) ? Hiding::primary : Hiding::secondary); }) {}

  void run(const Suppression* at_least, Suppression& made) {
    for (std::size_t cell = 0; cell < system_.cells.size(); ++cell) {
      const bool wanted = at_least && cell < system_.own && at_least->hides_count(cell);
      if (is_small(cell) || wanted || system_.cells[cell].told == Told::hidden) lines_.hide(cell);
    }
    made.unproven = leading_to(
        system_, hide_until_safe(audit_, lines_, [this](std::size_t cell) { return hide_move(cell); }),
        [this](std::size_t cell) { return system_.cells[cell].persons == 0; },
        [this](std::size_t cell) { return system_.cells[cell].told == Told::shown; }, [](std::size_t) { return true; });
    for (std::size_t cell = 0; cell < system_.cells.size(); ++cell) {
      // What is told although it is small (the rules were others then) is not told once more.
      made.hiding.push_back(is_small(cell) ? Hiding::primary : audit_.hiding(cell));
      made.range.push_back(audit_.proven_range(cell));
    }
  }

 private:
  bool is_small(std::size_t cell) const { return system_.cells[cell].persons >= 1 && system_.cells[cell].persons < rules_.threshold; }

  /// True when something was hidden or proven.
  bool hide_move(std::size_t asked) {
    bool changed = false;
    Move move, back;
    for (const auto& [cell, change] : cheapest_move(system_, wish(asked))) {
      changed = lines_.is_open(cell) || changed;
      lines_.hide(cell);
      move.emplace_back(cell, std::llround(change));
      back.emplace_back(cell, -std::llround(change));
    }
    audit_.prove(move);
    audit_.prove(back);
    return changed || audit_.is_proven(asked);
  }

  /// A rise that reaches the threshold and, since the cell may not fall further than to one person, spans threshold − 1.
  MoveWish wish(std::size_t asked) const {
    const bool primary = audit_.hiding(asked) == Hiding::primary;
    return {.cell = asked,
            .rise = static_cast<double>(primary ? std::max(audit_.rise_needed(asked), rules_.threshold - 1) : 1),
            .can_move = [this](std::size_t cell) { return can_hide(system_.cells[cell]); },
            .stands_still = [this](std::size_t cell) { return !can_hide(system_.cells[cell]); },
            .reach =
                [this](std::size_t cell) {
                  const std::int64_t fall = std::min(system_.cells[cell].fall(), audit_.reach());
                  return std::pair(static_cast<double>(fall), static_cast<double>(audit_.reach()));
                },
            .is_hidden = [this](std::size_t cell) { return !lines_.is_open(cell); }};
  }

  const CellSystem& system_;
  const ProtectionRules rules_;
  Audit audit_;
  LineHiding lines_;
};

}  // namespace

Suppression suppress(const CellSystem& system, const ProtectionRules& rules, const Suppression* at_least) {
  Suppression made;
  CountSuppressor(system, rules).run(at_least, made);
  for (std::size_t k = 0; k < system.measures.size(); ++k) {
    std::vector<std::uint8_t> hidden;
    for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
      hidden.push_back(made.hides_count(cell) || (at_least && cell < system.own && at_least->hides_sum(k, cell)));
    }
    made.sums.push_back(suppress_sums(system, system.measures[k], rules, hidden, made.unproven));
  }
  std::sort(made.unproven.begin(), made.unproven.end());
  made.unproven.erase(std::unique(made.unproven.begin(), made.unproven.end()), made.unproven.end());
  return made;
}

}  // namespace rodtrad::plan
