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

/// The same words for cells that break a rule and for those hidden to protect them: which is which is not told.
LossReasons reasons_for_hiding(const model::Protection& protection) {
  const bool persons = protection.counts_persons;
  return {.sum = {.sv = fmt::format("Få {} står för det mesta av beloppet, eller skydd av ett sådant belopp", persons ? "personer" : "kontakter"),
                  .en = fmt::format("A few {} make up most of the amount, or protecting such an amount", persons ? "persons" : "contacts")},
          .count = {.sv = fmt::format("Färre än {} {}, eller skydd av en sådan cell", protection.threshold, persons ? "personer" : "kontakter"),
                    .en = fmt::format("Fewer than {} {}, or protecting such a cell", protection.threshold, persons ? "persons" : "contacts")}};
}

std::int64_t count_cells(const CellSystem& own, const Suppression& suppression, Hiding wanted) {
  return std::count(suppression.hiding.begin(), suppression.hiding.begin() + static_cast<std::ptrdiff_t>(own.cells.size()), wanted);
}

/// Where the count is shown.
std::int64_t count_sums(const CellSystem& own, const Suppression& suppression, Hiding wanted) {
  std::int64_t count = 0;
  for (std::size_t k = 0; k < own.measures.size(); ++k) {
    for (std::size_t cell = 0; cell < own.cells.size(); ++cell) count += suppression.sums[k][cell] == wanted && !suppression.hides_count(cell);
  }
  return count;
}

model::Protection describe(const Draft& draft, const CellSystem& own, const Suppression& suppression, model::Level level,
                           const ProtectionRules& rules) {
  const auto has_contacts = [](const table::Cube& cube) {
    return std::any_of(cube.cells.begin(), cube.cells.end(), [](const table::CubeCell& cell) { return cell.rows > 0; });
  };
  return {
      .level = level,
      .threshold = rules.threshold,
      .counts_persons =
          std::all_of(draft.cubes.begin(), draft.cubes.end(), [&](const table::Cube& cube) { return counts_persons(cube) || !has_contacts(cube); }),
      .primary = count_cells(own, suppression, Hiding::primary),
      .secondary = count_cells(own, suppression, Hiding::secondary),
      .p_percent = 100 * rules.closeness,
      .dominance_n = rules.dominators,
      .dominance_k = 100 * rules.dominance,
      .knows_contributors = std::all_of(own.measures.begin(), own.measures.end(), [](const Measure& measure) { return measure.contributions_known; }),
      .sums_primary = count_sums(own, suppression, Hiding::primary),
      .sums_secondary = count_sums(own, suppression, Hiding::secondary)};
}

void note_contacts(Result& result) {
  const auto said = [](const model::Note& note) { return note.code == "no_person_key"; };
  if (result.protection.counts_persons || std::any_of(result.notes.begin(), result.notes.end(), said)) return;
  result.notes.push_back({.code = "no_person_key",
                          .text = {.sv = "Källan skiljer inte personer åt. Skyddet av små tal räknar därför kontakter.",
                                   .en = "The source does not tell persons apart. Protection of small counts therefore counts contacts."}});
}

void note_contributors(Result& result) {
  if (result.protection.knows_contributors) return;
  result.notes.push_back({.code = "contributors_unknown",
                          .text = {.sv = "Det har inte prövats om enstaka personer står för det mesta av ett belopp.",
                                   .en = "It was not tested whether single persons make up most of an amount."}});
}

/// The cubes of a draft as one system, with what is told; and what each level hides of it.
class Protector {
 public:
  Protector(const Draft& draft, const ProtectOptions& options, const MethodIdentity& method, const Beside& beside)
      : draft_(draft),
        options_(options),
        method_(method),
        own_(join_cubes(draft.cubes, beside.populations)),
        inside_(hide(beside, Level::internal, nullptr)),
        for_all_(hide(beside, Level::public_, &inside_)) {}

  ProtectedResults results() const {
    return {.internal = result(Level::internal, inside_),
            .public_ = result(Level::public_, for_all_),
            .cells = std::make_shared<const ProtectedCells>(ProtectedCells{own_, hidden_set(own_, inside_), hidden_set(own_, for_all_)}),
            .unproven = {unproven_.begin(), unproven_.end()}};
  }

 private:
  using Level = model::Level;

  Suppression hide(const Beside& beside, Level level, const Suppression* at_least);
  Result result(Level level, const Suppression& suppression) const;

  const Draft& draft_;
  const ProtectOptions& options_;
  const MethodIdentity& method_;
  std::set<std::string> unproven_;
  const CellSystem own_;
  const Suppression inside_, for_all_;
};

Suppression Protector::hide(const Beside& beside, Level level, const Suppression* at_least) {
  const CellSystem joint = join_told(own_, beside.told, level, options_.at(level));
  Suppression made = suppress(joint, options_.at(level), at_least);
  for (const std::size_t cell : made.unproven) unproven_.insert(joint.cells[cell].key);
  return made;
}

Result Protector::result(Level level, const Suppression& suppression) const {
  Result result{.method = method_.id, .method_version = method_.version, .notes = draft_.notes, .facts = draft_.facts};
  result.protection = describe(draft_, own_, suppression, level, options_.at(level));
  const LossReasons reasons = reasons_for_hiding(result.protection);
  const HiddenCells hidden(draft_.cubes, own_, suppression);
  for (const model::DraftTable& table : draft_.tables) result.tables.push_back(resolve_table(table, hidden, reasons));
  for (const table::Table& table : result.tables) {
    result.protection.shown_protected +=
        std::count_if(table.cells.begin(), table.cells.end(), [](const table::Cell& cell) { return cell.status == table::Status::protected_; });
  }
  for (const model::DraftFigure& figure : draft_.figures) result.figures.push_back(resolve_figure(figure, result));
  resolve_findings(draft_.findings, result);
  note_contacts(result);
  note_contributors(result);
  return result;
}

}  // namespace

ProtectedResults protect_for_levels(const Draft& draft, const ProtectOptions& options, const MethodIdentity& method, const Beside& beside) {
  return Protector(draft, options, method, beside).results();
}

Result protect(const Draft& draft, model::Level level, const ProtectOptions& options, const MethodIdentity& method) {
  ProtectedResults results = protect_for_levels(draft, options, method);
  return level == model::Level::internal ? std::move(results.internal) : std::move(results.public_);
}

static core::Problem not_public(const char* code, const Text& why, Text hint) {
  return {.code = code,
          .message = {.sv = "resultatet kan inte frisläppas offentligt: " + why.sv, .en = "the result cannot be released as public: " + why.en},
          .hint = std::move(hint)};
}

core::Expected<core::Done> may_release(const Result& result, model::Level level, const std::vector<model::DatasetInfo>& datasets) {
  if (level != model::Level::public_) return core::Done{};
  if (result.protection.level != model::Level::public_) {
    return core::fail(not_public("protected_internally", {"det är skyddat för interna läsare", "it is protected for internal readers"},
                                 {"frisläpp körningens offentliga resultat", "release the public result of the run"}));
  }
  if (std::all_of(datasets.begin(), datasets.end(), [](const model::DatasetInfo& data) { return data.is_public; })) return core::Done{};
  core::Problems problems;
  if (!result.protection.counts_persons) {
    problems.push_back(
        not_public("counts_contacts",
                   {"källan skiljer inte personer åt, så skyddet har räknat kontakter",
                    "the source does not tell persons apart, so protection counted contacts"},
                   {"frisläpp internt, eller importera data med personnyckel; är data redan offentliga, märk dem med --public vid import",
                    "release as internal, or import data with a person key; if the data are public already, mark them with --public at import"}));
  }
  if (!result.protection.knows_contributors) {
    problems.push_back(not_public("contributors_unknown",
                                  {"metoden säger inte vilka som bidrar mest till ett belopp, så dominans har inte prövats",
                                   "the method does not tell who contributes most to an amount, so dominance was not tested"},
                                  {"frisläpp internt, eller låt metodens kuber bära contributions",
                                   "release as internal, or let the cubes of the method carry contributions"}));
  }
  if (!problems.empty()) return core::fail(std::move(problems));
  return core::Done{};
}

}  // namespace rodtrad::plan
