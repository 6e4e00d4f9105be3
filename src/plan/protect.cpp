// Protection as stages: join cubes, hide cells, resolve tables, then words and figures from the protected tables.
#include "plan/protect.h"

#include "plan/resolve_figures.h"
#include "plan/resolve_tables.h"
#include "plan/resolve_words.h"

namespace rodtrad::plan {

using core::Text;
using model::Draft;
using model::Result;

namespace {

/// The same words for cells below the threshold and for those hidden to protect them: which is which is not told.
Text reason_for_hiding(const model::Protection& protection) {
  const bool persons = protection.counts_persons;
  return {.sv = fmt::format("Färre än {} {}, eller skydd av en sådan cell", protection.threshold, persons ? "personer" : "kontakter"),
          .en = fmt::format("Fewer than {} {}, or protecting such a cell", protection.threshold, persons ? "persons" : "contacts")};
}

model::Protection describe(const Draft& draft, model::Level level, const ProtectOptions& options, const Suppression& suppression) {
  const auto count = [&](Hiding hiding) { return std::count(suppression.hiding.begin(), suppression.hiding.end(), hiding); };
  const auto has_contacts = [](const table::Cube& cube) {
    return std::any_of(cube.cells.begin(), cube.cells.end(), [](const table::CubeCell& cell) { return cell.rows > 0; });
  };
  model::Protection made{.level = level, .threshold = options.threshold, .primary = count(Hiding::primary), .secondary = count(Hiding::secondary)};
  made.counts_persons =
      std::all_of(draft.cubes.begin(), draft.cubes.end(), [&](const table::Cube& cube) { return counts_persons(cube) || !has_contacts(cube); });
  return made;
}

void note_contacts(Result& result) {
  const auto said = [](const model::Note& note) { return note.code == "no_person_key"; };
  if (result.protection.counts_persons || std::any_of(result.notes.begin(), result.notes.end(), said)) return;
  result.notes.push_back({.code = "no_person_key",
                          .text = {.sv = "Källan skiljer inte personer åt. Skyddet av små tal räknar därför kontakter.",
                                   .en = "The source does not tell persons apart. Protection of small counts therefore counts contacts."}});
}

}  // namespace

Result protect(const Draft& draft, model::Level level, const ProtectOptions& options, const MethodIdentity& method) {
  const CellSystem system = join_cubes(draft.cubes);
  const Suppression suppression = suppress(system, {.threshold = options.threshold, .measure_margin = options.measure_margin_percent / 100});
  Result result{.method = method.id, .method_version = method.version, .notes = draft.notes, .facts = draft.facts};
  result.protection = describe(draft, level, options, suppression);
  const Text reason = reason_for_hiding(result.protection);
  const HiddenCells hidden(draft.cubes, system, suppression);
  for (const model::DraftTable& table : draft.tables) result.tables.push_back(resolve_table(table, hidden, reason));
  for (const table::Table& table : result.tables) {
    result.protection.shown_protected +=
        std::count_if(table.cells.begin(), table.cells.end(), [](const table::Cell& cell) { return cell.status == table::Status::protected_; });
  }
  for (const model::DraftFigure& figure : draft.figures) result.figures.push_back(resolve_figure(figure, result));
  resolve_findings(draft.findings, result);
  note_contacts(result);
  return result;
}

core::Expected<core::Done> may_release(const Result& result, model::Level level, const std::vector<model::DatasetInfo>& datasets) {
  const bool all_public = std::all_of(datasets.begin(), datasets.end(), [](const model::DatasetInfo& data) { return data.is_public; });
  if (level != model::Level::public_ || result.protection.counts_persons || all_public) return core::Done{};
  return core::fail(
      {.code = "counts_contacts",
       .message = {.sv = "resultatet kan inte frisläppas offentligt: källan skiljer inte personer åt, så skyddet har räknat kontakter",
                   .en = "the result cannot be released as public: the source does not tell persons apart, so protection counted contacts"},
       .hint = {.sv = "frisläpp internt, eller importera data med personnyckel; är data redan offentliga, märk dem med --public vid import",
                .en = "release as internal, or import data with a person key; if the data are public already, mark them with --public at import"}});
}

}  // namespace rodtrad::plan
