// Release: the gate between the closed zone and publications.
#include "ops/release.h"

#include "core/unicode.h"
#include "model/json_words.h"
#include "ops/register.h"
#include "ops/run_files.h"
#include "ops/told_runs.h"
#include "plan/cells_json.h"
#include "plan/lake_datasets.h"
#include "plan/release_proof.h"

namespace rodtrad::ops {

using core::Expected;
using core::say;
using records::Record;

namespace {

core::Problems check_request(const ReleaseRequest& request) {
  core::Problems problems;
  if (core::trim(request.by).empty()) {
    core::tell(problems, {}, "by_missing", {.sv = "det ska stå vem som släpper fram resultatet", .en = "who releases the result must be stated"},
               {.sv = "--by \"Namn, roll\"", .en = "--by \"Name, role\""});
  }
  if (core::trim(request.ground).empty()) {
    core::tell(problems, {}, "ground_missing",
               {.sv = "det ska stå på vilken grund resultatet släpps fram", .en = "the ground for releasing must be stated"},
               {.sv = "--ground \"…\"", .en = "--ground \"…\""});
  }
  if (!model::from_word<model::Level>(request.level)) {
    core::tell(problems, {}, "unknown_level", say("nivån \"{}\" finns inte", "there is no level \"{}\"", request.level),
               core::did_you_mean(request.level, {"internal", "public"}));
  }
  return problems;
}

Expected<std::vector<model::DatasetInfo>> datasets_of(Workspace& workspace, const model::Provenance& provenance) {
  std::vector<model::DatasetInfo> datasets;
  for (const model::DataVersion& data : provenance.data) {
    datasets.push_back(plan::open_dataset(TRY(workspace.lake().show(data.name + "@" + data.version))).info);
  }
  return datasets;
}

struct Proven {
  plan::ReleaseProof proof;
  ToldRuns told;
};

/// The run's result beside all that is let out.
Expected<Proven> prove(Workspace& workspace, const Record& run, model::Level level) {
  const auto cells = cells_of_run(workspace, run);
  if (!cells) {
    return core::fail({.code = "cells_missing",
                       .message = core::say("{} har inte kvar de celler som skyddet prövas på",
                                            "{} does not have the cells any more that protection is tested on", to_text(run.id)),
                       .hint = {.sv = "kör uppdraget igen", .en = "run the assignment again"}});
  }
  Proven proven{.proof = {}, .told = TRY(told_runs(workspace))};
  const plan::ProtectedCells own = TRY(plan::protected_cells_from(*cells, kCellsFile));
  proven.proof = TRY(plan::prove_release(own, level, TRY(plan::told_by(proven.told.runs)), plan::disclosure_on(core::today())));
  return proven;
}

Record record_of(const Record& run, const ReleaseRequest& request, const Proven& proven) {
  Record release("release");
  release.set("run", run.id);
  release.set("level", request.level);
  release.set("by", std::string(core::trim(request.by)));
  release.set("ground", std::string(core::trim(request.ground)));
  release.set("date", core::to_iso(core::today()));
  for (const std::string& name : proven.proof.held_against) release.add("held_against", proven.told.releases.at(name));
  for (const std::string& id : proven.told.unknown) release.add("not_tested", id);
  release.set("hidden_counts", proven.proof.hidden_counts);
  release.set("hidden_sums", proven.proof.hidden_sums);
  return release;
}

/// The record is made only when nothing else was let out while the proof was sought; then it is sought again.
Expected<Record> make_release(Workspace& workspace, const Record& run, const ReleaseRequest& request) {
  const model::Level level = *model::from_word<model::Level>(request.level);
  while (true) {
    const std::int64_t before = TRY(workspace.store().count({.type = "release"}));
    Record release = record_of(run, request, TRY(prove(workspace, run, level)));
    sql::Transaction transaction(workspace.connection());
    if (TRY(workspace.store().count({.type = "release"})) != before) continue;
    release.id = TRY(workspace.store().create(release));
    transaction.commit();
    return release;
  }
}

}  // namespace

Expected<ReleaseDone> release_run(Workspace& workspace, const ReleaseRequest& request) {
  if (core::Problems problems = check_request(request); !problems.empty()) return core::fail(std::move(problems));
  const Record run = TRY(find_run(workspace.store(), request.run));
  const model::Level level = *model::from_word<model::Level>(request.level);
  const RunFiles files = TRY(read_run(workspace, run, level));
  TRY(plan::may_release(files.result, level, TRY(datasets_of(workspace, files.provenance))));
  const Record release = TRY(make_release(workspace, run, request));
  ReleaseDone done{.release = to_text(release.id),
                   .run = to_text(run.id),
                   .assignment = to_text(std::get<records::RecordId>(run.value("assignment"))),
                   .level = request.level,
                   .preview = workspace.folder() / run.text("folder") / file_of_level("preview", "html", level),
                   .held_against = {},
                   .not_tested = release.texts("not_tested"),
                   .hidden = release.get<std::int64_t>("hidden_counts").value_or(0) + release.get<std::int64_t>("hidden_sums").value_or(0)};
  for (const records::Entry& other : release.entries("held_against")) done.held_against.push_back(to_text(std::get<records::RecordId>(other.value)));
  return done;
}

}  // namespace rodtrad::ops
