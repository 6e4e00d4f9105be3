// Carrying out a plan: bindings are checked, first requests of all methods are answered together, each method computes
// its draft, and each draft is protected. An assignment that fails tells why; the others go on.
#pragma once

#include "model/report.h"
#include "plan/binding.h"
#include "plan/protect.h"

namespace rodtrad::plan {

struct RunItem {
  std::string assignment;  // id, for progress and outcomes
  Binding binding;
};

/// Told before each stage; `assignment` is "" for what is done for all.
using Tell = std::function<void(const std::string& assignment, const core::Text& stage)>;

struct RunOptions {
  ProtectOptions protect;
  Tell tell;
  std::vector<ToldResult> told = {};  // results that readers have
};

struct Outcome {
  std::string assignment;
  core::Problems problems;         // with an error: nothing below. Warnings: no_breakdown, told_together
  model::Result result;            // for internal readers
  model::Result public_result;     // for everyone: hides at least what `result` hides
  model::Provenance provenance;    // all but `run`
  std::string result_json;         // canonical; provenance.result_hash is its SHA-256
  std::string public_result_json;  // likewise, with public_result_hash
  std::string cells_json;          // the protected cells, for the closed zone
  std::vector<model::DatasetInfo> datasets;
  std::string purpose;    // of the data with personal data, several joined with "; "
  std::string approval;   // likewise the decisions behind them
  std::int64_t rows = 0;  // of the bound datasets
  double seconds = 0;

  bool failed() const { return core::has_errors(problems); }
};

/// One outcome per item, in their order. Each is protected beside what is told and the items before it, so that all of them
/// may be let out. Throws Failure{cancelled}.
std::vector<Outcome> run_plan(const Catalogue& catalogue, Datasets& datasets, const Answerer& answerer, const std::vector<RunItem>& items,
                              const RunOptions& options);

/// Warnings no_breakdown for sex, geography and age: a result has a table of each, or a note *_not_possible that says why not.
core::Problems check_breakdowns(const model::Result& result);

}  // namespace rodtrad::plan
