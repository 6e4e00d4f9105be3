// The result is taken as told, like the others: then the same search that hides cells finds nothing that it may hide, and
// what it cannot prove is told by them together.
#include "plan/release_proof.h"

#include <set>

namespace rodtrad::plan {
namespace {

using model::Level;

constexpr std::size_t kNamed = 3;  // cells that a refusal names

struct Audited {
  std::set<std::string> disclosed;  // keys of cells
  std::int64_t hidden_counts = 0, hidden_sums = 0;
};

Audited audit(const ProtectedCells& cells, Level let_out, const std::vector<ToldResult>& told, Level reader, const ProtectionRules& rules) {
  Audited audited;
  CellSystem joint = join_told(cells.system, told, reader, rules);
  const auto tell = [&](Told& known, bool hidden_from_all, bool hidden_inside, std::size_t cell) {
    const Told now = told_to(reader, let_out, hidden_from_all, hidden_inside);
    if (known == Told::hidden && now == Told::shown) audited.disclosed.insert(joint.cells[cell].key);
    known = std::max(known, now);
  };
  for (std::size_t cell = 0; cell < joint.own; ++cell) tell(joint.cells[cell].told, cells.public_.counts[cell], cells.internal.counts[cell], cell);
  for (std::size_t k = 0; k < cells.system.measures.size(); ++k) {
    Measure& measure = joint.measures[k];
    measure.told.resize(joint.cells.size());
    for (std::size_t cell = 0; cell < joint.own; ++cell) {
      if (measure.held[cell]) tell(measure.told[cell], cells.public_.sums[k][cell], cells.internal.sums[k][cell], cell);
    }
  }
  const Suppression made = suppress(joint, rules);
  for (const std::size_t cell : made.unproven) audited.disclosed.insert(joint.cells[cell].key);
  for (const SystemCell& cell : joint.cells) audited.hidden_counts += cell.told == Told::hidden;
  for (const Measure& measure : joint.measures) audited.hidden_sums += std::count(measure.told.begin(), measure.told.end(), Told::hidden);
  return audited;
}

/// One that tells it alone, or all of them.
std::string who_tells(const ProtectedCells& cells, Level level, const std::vector<ToldResult>& told, Level reader, const ProtectionRules& rules) {
  std::vector<std::string> names;
  for (const ToldResult& one : told) {
    if (!audit(cells, level, {one}, reader, rules).disclosed.empty()) return one.name;
    names.push_back(one.name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

core::Problem told_together(const std::set<std::string>& disclosed, const std::string& names) {
  std::vector<std::string> cells;
  for (const std::string& key : disclosed) {
    if (cells.size() < kNamed) cells.push_back("\"" + key + "\"");
  }
  const std::string words = fmt::format("{}", fmt::join(cells, ", "));
  return {.code = "told_together",
          .message = core::say("resultatet kan inte frisläppas: tillsammans med {} berättar det om {} dolda celler ({})",
                               "the result cannot be released: together with {} it tells of {} hidden cells ({})", names, disclosed.size(), words),
          .hint = {.sv = "kör uppdraget igen, så döljs fler celler; räcker inte det, dela in grövre, visa färre uppdelningar eller vänta tills datat "
                         "skiljer sig "
                         "mer från det som är frisläppt",
                   .en = "run the assignment again, so that more cells are hidden; if that is not enough, use coarser or fewer breakdowns, or wait "
                         "until the data differ more from what is released"}};
}

}  // namespace

core::Expected<ReleaseProof> prove_release(const ProtectedCells& cells, Level level, const std::vector<ToldResult>& told,
                                           const ProtectOptions& options) {
  ReleaseProof proof;
  for (const Level reader : {Level::public_, Level::internal}) {
    if (reader == Level::public_ && level == Level::internal) continue;
    const std::vector<ToldResult> others = comparable(cells.system, told, reader);
    const Audited audited = audit(cells, level, others, reader, options.at(reader));
    if (!audited.disclosed.empty()) return core::fail(told_together(audited.disclosed, who_tells(cells, level, others, reader, options.at(reader))));
    for (const ToldResult& one : others) {
      if (std::find(proof.held_against.begin(), proof.held_against.end(), one.name) == proof.held_against.end())
        proof.held_against.push_back(one.name);
    }
    if (reader != level) continue;
    proof.hidden_counts = audited.hidden_counts;
    proof.hidden_sums = audited.hidden_sums;
  }
  return proof;
}

}  // namespace rodtrad::plan
