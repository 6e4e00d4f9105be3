// /plans
#include "api/json.h"
#include "api/resources.h"

namespace rodtrad::api {

Answer plans(Call& call) {
  core::JsonWriter out;
  out.begin_object().key("plans").begin_array();
  for (const ops::OpenPlan& plan : TRY(call.reader().plans())) {
    out.begin_object();
    write_plan_members(out, plan);
    out.end_object();
  }
  out.end_array().end_object();
  return json_response(out);
}

Answer one_plan(Call& call) {
  const ops::OpenPlan plan = TRY(call.reader().plan(call.part()));
  core::JsonWriter out;
  out.begin_object();
  write_plan_members(out, plan);
  write_assignment_rows(out, plan.assignments);
  out.end_object();
  return json_response(out);
}

}  // namespace rodtrad::api
