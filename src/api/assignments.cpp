// /assignments
#include "api/json.h"
#include "api/resources.h"

namespace rodtrad::api {

namespace {

core::Expected<std::vector<ops::OpenAssignment>> asked_assignments(const ops::Reader& reader, std::string_view plan) {
  if (!plan.empty()) return TRY(reader.plan(std::string(plan))).assignments;
  const auto latest = TRY(reader.latest_plan());
  return latest ? latest->assignments : std::vector<ops::OpenAssignment>();
}

}  // namespace

Answer assignments(Call& call) {
  core::JsonWriter out;
  out.begin_object();
  write_assignment_rows(out, TRY(asked_assignments(call.reader(), call.parameter("plan"))));
  out.end_object();
  return json_response(out);
}

/// With the plan's long texts.
Answer one_assignment(Call& call) {
  const ops::OpenAssignment assignment = TRY(call.reader().assignment(call.part()));
  core::JsonWriter out;
  out.begin_object();
  write_assignment_members(out, assignment);
  text_member(out, "background", assignment.words.background);
  text_member(out, "purpose", assignment.words.purpose);
  text_member(out, "operational_benefit", assignment.words.operational_benefit);
  text_member(out, "expected_outcome", assignment.words.expected_outcome);
  out.key("questions").begin_array();
  for (const std::string& question : assignment.words.questions) out.value(question);
  out.end_array().end_object();
  return json_response(out);
}

}  // namespace rodtrad::api
