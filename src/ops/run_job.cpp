// One assignment per job.
#include "ops/run_job.h"

#include "ops/desk.h"
#include "ops/plan_run.h"

namespace rodtrad::ops {

namespace {

core::Expected<std::string> run_it(Workspace& workspace, const std::string& assignment, const TellStage& tell) {
  const RunReport report = TRY(run_assignments(workspace, {assignment}, [&](const std::string&, const core::Text& stage) { tell(stage); }));
  const RunRow& row = report.rows.front();
  if (row.failed()) return core::fail(row.problems);
  return "/" + row.run;
}

}  // namespace

core::Expected<std::int64_t> queue_run(Workspace& workspace, JobQueue& jobs, const std::string& assignment, const std::string& by) {
  const DeskView desk = TRY(view_desk(workspace, assignment));
  const std::string id = desk.row.id;
  Job job{.kind = "run", .title = core::say("Kör \"{}\"", "Run \"{}\"", desk.row.assignment.title), .by = by, .outcome = "/" + id};
  return jobs.add(std::move(job), [id](Workspace& its_own, const TellStage& tell) { return run_it(its_own, id, tell); });
}

}  // namespace rodtrad::ops
