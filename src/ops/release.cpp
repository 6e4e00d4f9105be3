// Release: the gate between the closed zone and publications.
#include "ops/release.h"

#include "core/unicode.h"
#include "model/json_words.h"
#include "ops/register.h"
#include "ops/run_files.h"
#include "plan/lake_datasets.h"
#include "plan/protect.h"

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

}  // namespace

Expected<ReleaseDone> release_run(Workspace& workspace, const ReleaseRequest& request) {
  if (core::Problems problems = check_request(request); !problems.empty()) return core::fail(std::move(problems));
  const Record run = TRY(find_run(workspace.store(), request.run));
  const model::Level level = *model::from_word<model::Level>(request.level);
  const RunFiles files = TRY(read_run(workspace, run, level));
  TRY(plan::may_release(files.result, level, TRY(datasets_of(workspace, files.provenance))));
  Record release("release");
  release.set("run", run.id);
  release.set("level", request.level);
  release.set("by", std::string(core::trim(request.by)));
  release.set("ground", std::string(core::trim(request.ground)));
  release.set("date", core::to_iso(core::today()));
  const records::RecordId id = TRY(workspace.store().create(release));
  return ReleaseDone{.release = to_text(id),
                     .run = to_text(run.id),
                     .assignment = to_text(std::get<records::RecordId>(run.value("assignment"))),
                     .level = request.level,
                     .preview = workspace.folder() / run.text("folder") / file_of_level("preview", "html", level)};
}

}  // namespace rodtrad::ops
