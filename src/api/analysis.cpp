// Datasets, methods and runs: what analysts work with.
#include "api/resources.h"
#include "ops/data_ops.h"
#include "ops/desk.h"
#include "ops/method_ops.h"
#include "ops/run_job.h"

namespace rodtrad::api {

namespace {

constexpr std::string_view kJobStates[] = {"waiting", "running", "done", "failed"};

void write_run(core::JsonWriter& out, const ops::RunView& run) {
  out.begin_object().member("id", run.run).member("assignment", run.assignment).member("title", run.title).member("method", run.method);
  out.member("state", run.state).member("started", run.started).member("rows_read", run.rows).member("seconds", run.seconds);
  out.member("findings", run.findings).key("data").begin_array();
  for (const std::string& data : run.data) out.value(data);
  out.end_array().key("notes").begin_array();
  for (const std::string& note : run.notes) out.value(note);
  out.end_array().key("releases").begin_array();
  for (const ops::RunView::Release& one : run.releases)
    out.begin_object().member("level", one.level).member("by", one.by).member("ground", one.ground).member("date", one.date).end_object();
  out.end_array().end_object();
}

void write_job(core::JsonWriter& out, const ops::Job& job) {
  out.begin_object().member("number", job.number).member("kind", job.kind).member("title", job.title).member("by", job.by);
  out.member("state", kJobStates[static_cast<std::size_t>(job.state)]).member("stage", job.stage).member("added", job.added);
  out.member("ended", job.ended).member("outcome", job.outcome).key("problems");
  core::write(out, core::parse_json(core::to_json(job.problems)).value()["problems"]);
  out.end_object();
}

}  // namespace

Answer datasets(Call& call) {
  TRY(need_role(call, {"analyst"}));
  core::JsonWriter out;
  out.begin_object().key("datasets").begin_array();
  for (const ops::DatasetChoice& one : ops::list_datasets(call.workspace())) {
    out.begin_object().member("name", one.name).member("kind", one.kind).member("version", one.version).key("years").begin_array();
    for (const int year : one.years) out.value(year);
    out.end_array().member("rows", one.rows).member("public", one.is_public).member("purpose", one.purpose).end_object();
  }
  return json(out.end_array().end_object().take());
}

Answer one_dataset(Call& call) {
  TRY(need_role(call, {"analyst"}));
  return json(ops::dataset_json(TRY(ops::view_dataset(call.workspace(), call.part()))));
}

Answer methods(Call&) {
  core::JsonWriter out;
  out.begin_object().key("methods").begin_array();
  for (const model::Method* one : ops::methods()) ops::write_method(out, *one);
  return json(out.end_array().end_object().take());
}

Answer one_method(Call& call) {
  core::JsonWriter out;
  ops::write_method(out, *TRY(ops::find_method(call.part())));
  return json(out.take());
}

Answer runs(Call& call) {
  TRY(need_assignment(call, call.part()));
  const ops::DeskView desk = TRY(ops::view_desk(call.workspace(), call.part()));
  core::JsonWriter out;
  out.begin_object().key("runs").begin_array();
  for (const ops::RunView& run : desk.runs) write_run(out, run);
  return json(out.end_array().end_object().take());
}

Answer one_run(Call& call) {
  const ops::RunView run = TRY(ops::view_run(call.workspace(), call.part()));
  TRY(need_assignment(call, run.assignment));
  core::JsonWriter out;
  write_run(out, run);
  return json(out.take());
}

Answer bind_method(Call& call) {
  TRY(need_assignment(call, call.part()));
  const core::Json body = TRY(body_of(call));
  ops::BindRequest request{.assignment = call.part(), .method = body["method"].string(), .by = call.user->display};
  for (const core::Json& one : body["data"].array()) request.data.push_back(one.string());
  for (const auto& [name, value] : body["parameters"].object()) request.params.emplace_back(name, value.string());
  const ops::AssignmentRow row = TRY(ops::bind_assignment(call.workspace(), request));
  core::JsonWriter out;
  out.begin_object().member("assignment", row.id).member("method", row.method).key("data").begin_array();
  for (const std::string& one : row.data) out.value(one);
  return json(out.end_array().end_object().take());
}

/// Runs take long: the answer says where to look.
Answer start_run(Call& call) {
  TRY(need_assignment(call, call.part()));
  if (!call.site.jobs) return core::fail(http::refusal_of_status(404).problems);
  const std::int64_t number = TRY(ops::queue_run(call.workspace(), *call.site.jobs, call.part(), call.user->name));
  core::JsonWriter out;
  write_job(out, *call.site.jobs->find(number));
  http::Response response = json(out.take(), 202);
  response.headers.emplace_back("Location", location(fmt::format("/jobs/{}", number)));
  return response;
}

/// Jobs are for those who have started them, and for administrators.
Answer one_job(Call& call) {
  constexpr std::size_t kMostDigits = 9;
  const std::string& text = call.part();
  const bool is_number = text.size() <= kMostDigits && text.find_first_not_of("0123456789") == std::string::npos;
  const auto job = is_number && call.site.jobs ? call.site.jobs->find(std::stoll(text)) : std::nullopt;
  const bool is_own = job && call.user && (job->by == call.user->name || call.user->has_role("administrator"));
  if (!is_own) return core::fail(http::refusal_of_status(404).problems);
  core::JsonWriter out;
  write_job(out, *job);
  return json(out.take());
}

}  // namespace rodtrad::api
