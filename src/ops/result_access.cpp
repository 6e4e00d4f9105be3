// The rule of results.
#include "ops/result_access.h"

#include "ops/register.h"
#include "ops/results.h"
#include "ops/run_files.h"

namespace rodtrad::ops {

core::Expected<model::Result> read_result(Workspace& workspace, const Actor& actor, const std::string& name, model::Level level) {
  const auto run = find_run(workspace.store(), name);
  const core::Fail not_there = core::fail({.code = "not_found",
                                           .message = {.sv = "resultatet finns inte", .en = "there is no such result"},
                                           .hint = {.sv = "det kan vara så att det inte är publicerat", .en = "it may not have been published"}});
  if (!run) return not_there;
  const auto assignment = run->get<records::RecordId>("assignment").value_or(records::RecordId{});
  const bool may_work = require(workspace, actor, schema::Action::change, assignment).has_value();
  const bool may_see = may_work || (level == model::Level::public_ && TRY(Results(workspace, level).lets_out(run->id, level)));
  if (!may_see) return not_there;
  return TRY(read_run(workspace, *run, level)).result;
}

}  // namespace rodtrad::ops
