// The stages of a run, for all items and then for each.
#include "plan/run_plan.h"

#include <chrono>
#include <optional>

#include "core/failure.h"
#include "core/hash.h"
#include "core/version.h"
#include "plan/bound_run.h"
#include "plan/cells_json.h"

namespace rodtrad::plan {

using core::Failure;
using core::Problem;
using core::Text;

namespace {

/// What a failing method or disk is told as, so that the other assignments go on. Only an interruption stops all.
Problem told(const Failure& failure) {
  if (failure.kind() == core::FailureKind::cancelled) throw failure;
  return {.code = "run_failed", .message = failure.message(), .hint = failure.hint()};
}

Problem warn_together(std::size_t cells) {
  return {.code = "told_together",
          .severity = core::Severity::warning,
          .message = core::say("tillsammans med det som redan är frisläppt, eller körs samtidigt, går {} dolda celler att räkna ut",
                               "with what is released already, or run at the same time, {} hidden cells can be worked out", cells),
          .hint = {.sv = "resultatet kan inte frisläppas tillsammans med det; dela in grövre eller visa färre uppdelningar",
                   .en = "the result cannot be released beside it; use coarser or fewer breakdowns"}};
}

class PlanRunner {
 public:
  PlanRunner(const Catalogue& catalogue, Datasets& datasets, const Answerer& answerer, const RunOptions& options)
      : catalogue_(catalogue), datasets_(datasets), answers_(answerer), options_(options), beside_{.populations = {}, .told = options.told} {}

  std::vector<Outcome> run(const std::vector<RunItem>& items) {
    for (const RunItem& item : items) bind(item);
    tell_columns();
    prepare_answers();
    for (std::size_t i = 0; i < items.size(); ++i) {
      core::check_cancelled();
      if (bound_[i]) carry_out(*bound_[i], outcomes_[i]);
    }
    return std::move(outcomes_);
  }

 private:
  void tell(const std::string& assignment, const Text& stage) const {
    if (options_.tell) options_.tell(assignment, stage);
  }

  void bind(const RunItem& item) {
    Outcome& outcome = outcomes_.emplace_back();
    outcome.assignment = item.assignment;
    std::optional<Bound>& bound = bound_.emplace_back();
    try {
      auto checked = check_binding(catalogue_, datasets_, item.binding);
      if (checked)
        bound = *std::move(checked);
      else
        outcome.problems = checked.error();
    } catch (const Failure& failure) {
      outcome.problems.push_back(told(failure));
    }
  }

  /// Every column that a method of the plan may ask of a dataset version, so that its files are read once.
  void tell_columns() {
    std::map<std::string, std::set<std::string>> columns;  // by version
    for (const std::optional<Bound>& bound : bound_) {
      if (!bound) continue;
      for (const model::Input& input : bound->method->inputs) {
        const auto found = bound->data.find(input.dataset_kind);
        if (found != bound->data.end() && found->second.info.has(input.column)) columns[found->second.info.reference()].insert(input.column);
      }
    }
    for (std::optional<Bound>& bound : bound_) {
      if (!bound) continue;
      for (auto& [kind, dataset] : bound->data) dataset.source.soon = columns[dataset.info.reference()];
    }
  }

  /// The first requests of all methods over a dataset version in one go. What fails here fails again, and is told, when
  /// the method asks.
  void prepare_answers() {
    struct Wanted {
      const OpenDataset* dataset;
      std::vector<table::Request> requests;
    };
    std::map<std::string, Wanted> wanted;
    for (const std::optional<Bound>& bound : bound_) {
      if (!bound || !bound->method->first_requests) continue;
      const BoundRun run(*bound, answers_);
      for (auto& [kind, request] : bound->method->first_requests(run)) {
        const OpenDataset& dataset = bound->data.at(kind);
        Wanted& of_version = wanted.try_emplace(dataset.info.reference(), Wanted{&dataset, {}}).first->second;
        of_version.requests.push_back(std::move(request));
      }
    }
    for (const auto& [version, of_version] : wanted) {
      tell("", {"läser " + version, "reading " + version});
      try {
        answers_.prepare(*of_version.dataset, of_version.requests);
      } catch (const Failure& failure) {
        told(failure);
      }
    }
  }

  void carry_out(const Bound& bound, Outcome& outcome) {
    const auto start = std::chrono::steady_clock::now();
    try {
      BoundRun run(bound, answers_);
      tell(outcome.assignment, {"beräknar", "computing"});
      const model::Draft draft = bound.method->compute(run);
      tell(outcome.assignment, {"skyddar små tal", "protecting small counts"});
      beside_.populations = populations_of(draft.cubes, run.asked_cells());
      ProtectedResults results = protect_for_levels(draft, options_.protect, {bound.method->id, bound.method->version}, beside_);
      outcome.result = std::move(results.internal);
      outcome.public_result = std::move(results.public_);
      outcome.cells_json = to_json(*results.cells);
      outcome.problems = check_breakdowns(outcome.result);
      if (!results.unproven.empty()) outcome.problems.push_back(warn_together(results.unproven.size()));
      beside_.told.push_back({.name = outcome.assignment, .cells = std::move(results.cells)});
      describe_run(bound, run.asked(), outcome);
      mark_idle(draft.idle_params, outcome.provenance.params);
    } catch (const Failure& failure) {
      outcome.problems.push_back(told(failure));
    }
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

  static void mark_idle(const std::vector<std::string>& idle, std::vector<model::ParamValue>& params) {
    for (model::ParamValue& param : params) param.applied = std::find(idle.begin(), idle.end(), param.id) == idle.end();
  }

  static void add_once(std::vector<std::string>& all, const std::string& words) {
    if (!words.empty() && std::find(all.begin(), all.end(), words) == all.end()) all.push_back(words);
  }

  static void describe_run(const Bound& bound, const std::vector<std::string>& asked, Outcome& outcome) {
    outcome.result_json = model::to_json(outcome.result);
    outcome.public_result_json = model::to_json(outcome.public_result);
    outcome.provenance = {.run = {},
                          .method = bound.method->id,
                          .method_version = bound.method->version,
                          .method_title = bound.method->title,
                          .formula = bound.method->formula,
                          .program = std::string(core::program_version()),
                          .result_hash = core::sha256_hex(outcome.result_json),
                          .public_result_hash = core::sha256_hex(outcome.public_result_json),
                          .params = bound.params.shown(),
                          .data = {},
                          .requests = asked};
    std::vector<std::string> purposes, approvals;
    for (const auto& [kind, dataset] : bound.data) {
      const model::DatasetInfo& info = dataset.info;
      outcome.provenance.data.push_back({info.name, info.kind, info.version, info.label, info.source, dataset.rows, info.synthetic});
      outcome.datasets.push_back(info);
      outcome.rows += dataset.rows;
      add_once(purposes, dataset.purpose);
      add_once(approvals, dataset.approval);
    }
    outcome.purpose = fmt::format("{}", fmt::join(purposes, "; "));
    outcome.approval = fmt::format("{}", fmt::join(approvals, "; "));
  }

  const Catalogue& catalogue_;
  Datasets& datasets_;
  Answers answers_;
  const RunOptions& options_;
  Beside beside_;  // with the items that are done
  std::vector<std::optional<Bound>> bound_;
  std::vector<Outcome> outcomes_;
};

}  // namespace

std::vector<Outcome> run_plan(const Catalogue& catalogue, Datasets& datasets, const Answerer& answerer, const std::vector<RunItem>& items,
                              const RunOptions& options) {
  return PlanRunner(catalogue, datasets, answerer, options).run(items);
}

core::Problems check_breakdowns(const model::Result& result) {
  struct Breakdown {
    table::Role role;
    std::string code;
    Text words;
  };
  core::Problems warnings;
  for (const Breakdown& wanted : {Breakdown{table::Role::sex, "not_possible_sex", {"kön", "sex"}},
                                  {table::Role::geography, "not_possible_geography", {"geografi", "geography"}},
                                  {table::Role::age, "not_possible_age", {"ålder", "age"}}}) {
    const bool has_table =
        std::any_of(result.tables.begin(), result.tables.end(), [&](const table::Table& table) { return table.role == wanted.role; });
    const bool says_why = std::any_of(result.notes.begin(), result.notes.end(), [&](const model::Note& note) { return note.code == wanted.code; });
    if (has_table || says_why) continue;
    warnings.push_back({.code = "no_breakdown",
                        .severity = core::Severity::warning,
                        .message = {.sv = fmt::format("resultatet är inte uppdelat efter {} och säger inte varför", wanted.words.sv),
                                    .en = fmt::format("the result is not broken down by {} and does not say why", wanted.words.en)}});
  }
  return warnings;
}

}  // namespace rodtrad::plan
