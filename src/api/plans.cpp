// /plans
#include "api/json.h"
#include "api/resources.h"

namespace rodtrad::api {

Answer Plans::operator()(const http::Request&) const {
  core::JsonWriter out;
  out.begin_object().key("plans").begin_array();
  for (const ops::OpenPlan& plan : TRY(reader.plans())) {
    out.begin_object();
    write_plan_members(out, plan);
    out.end_object();
  }
  out.end_array().end_object();
  return json_response(out);
}

Answer Plan::operator()(const http::Request& request) const {
  const ops::OpenPlan plan = TRY(reader.plan(request.parts[0]));
  core::JsonWriter out;
  out.begin_object();
  write_plan_members(out, plan);
  write_assignment_rows(out, plan.assignments);
  out.end_object();
  return json_response(out);
}

}  // namespace rodtrad::api
