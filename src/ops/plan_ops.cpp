// Plans: import, view, bind.
#include "ops/plan_ops.h"

#include "core/hash.h"
#include "domain/document/document_text.h"
#include "domain/plan_file.h"
#include "domain/plan_json.h"
#include "domain/plan_records.h"
#include "methods/catalogue.h"
#include "ops/register.h"
#include "plan/binding.h"
#include "plan/lake_datasets.h"

namespace rodtrad::ops {

using core::Expected;
using core::say;
using records::Record;

namespace {

Expected<core::Done> refuse_known(const records::Store& store, const std::filesystem::path& file, const std::string& sha256) {
  const std::vector<Record> known = TRY(store.list({.type = "plan", .where = {{"source_sha256", sha256}}, .limit = 1}));
  if (known.empty()) return core::Done{};
  return core::fail({.code = "plan_known",
                     .place = {.file = file.string()},
                     .message = say("dokumentet är redan inläst som {}", "the document is imported already, as {}", to_text(known[0].id)),
                     .hint = {.sv = "\"rodtrad plan list\" visar uppdragen", .en = "\"rodtrad plan list\" shows the assignments"}});
}

/// The text that was read, which spans point into: plans/<hash>.txt of the workspace.
std::string keep_text(const Workspace& workspace, const std::string& text, const std::string& sha256) {
  std::string path = "plans/" + sha256.substr(0, 12) + ".txt";
  core::make_folders(workspace.folder() / "plans");
  core::write_file(workspace.folder() / path, text);
  return path;
}

Expected<AssignmentRow> row_of(const records::Store& store, const Record& record) {
  AssignmentRow row{.id = to_text(record.id), .assignment = domain::assignment_from(record)};
  if (const auto binding = TRY(latest(store, "binding", "assignment", record.id))) {
    row.method = binding->text("method");
    row.data = binding->texts("data");
  }
  if (const auto run = TRY(latest(store, "run", "assignment", record.id))) {
    row.run = to_text(run->id);
    if (const auto release = TRY(latest(store, "release", "run", run->id))) row.released = release->text("level");
  }
  if (const auto publication = TRY(latest(store, "publication", "assignment", record.id))) row.published = publication->text("date");
  return row;
}

}  // namespace

Expected<PlanImport> import_plan(Workspace& workspace, const std::filesystem::path& file) {
  const std::string bytes = TRY(core::read_file(file, domain::kMostFileBytes));
  const std::string sha256 = core::sha256_hex(bytes);
  TRY(refuse_known(workspace.store(), file, sha256));
  PlanImport done;
  const domain::PlanDocument plan = TRY(domain::read_plan_file(bytes, file.string(), done.notes));
  const domain::PlanSource source{
      .file = file.filename().string(), .sha256 = sha256, .text_file = keep_text(workspace, plan.text, sha256), .imported = core::now_utc()};
  sql::Transaction transaction(workspace.connection());
  done.plan = to_text(TRY(domain::store_plan(workspace.store(), plan, source)).plan);
  transaction.commit();
  done.title = plan.title;
  done.assignments = plan.assignments.size();
  done.trends = plan.trends.size();
  for (const domain::Trend& trend : plan.trends) ++done.trends_by_group[trend.group];
  return done;
}

Expected<PlanView> view_plan(Workspace& workspace, const std::string& plan_id) {
  const records::Store& store = workspace.store();
  const Record plan = TRY(find_plan(store, plan_id));
  PlanView view{
      .plan = to_text(plan.id), .title = plan.text("title"), .organisation = plan.text("organisation"), .year = plan.get<std::int64_t>("year")};
  for (const Record& record : TRY(assignments_of(store, plan.id))) view.assignments.push_back(TRY(row_of(store, record)));
  for (const Record& record : TRY(store.list({.type = "trend", .where = {{"plan", plan.id}}}))) view.trends.push_back(domain::trend_from(record));
  return view;
}

Expected<AssignmentRow> view_assignment(Workspace& workspace, const std::string& named) {
  return row_of(workspace.store(), TRY(find_assignment(workspace.store(), named)));
}

std::string assignments_json(const std::vector<AssignmentRow>& rows, const std::vector<domain::Trend>* trends) {
  core::JsonWriter out;
  out.begin_object().key("assignments").begin_array();
  for (const AssignmentRow& row : rows) domain::write_assignment(out, row.assignment);
  out.end_array();
  if (trends) {
    out.key("trends").begin_array();
    for (const domain::Trend& trend : *trends) domain::write_trend(out, trend);
    out.end_array();
  }
  return out.end_object().take();
}

Expected<AssignmentRow> bind_assignment(Workspace& workspace, const BindRequest& request) {
  const Record assignment = TRY(find_assignment(workspace.store(), request.assignment));
  plan::LakeDatasets datasets(workspace.lake());
  const std::span methods = methods::catalogue();
  TRY(plan::check_binding({methods.begin(), methods.end()}, datasets, {request.method, request.data, request.params}));
  Record binding("binding");
  binding.set("assignment", assignment.id);
  binding.set("method", request.method);
  for (const std::string& name : request.data) binding.add("data", name);
  for (const auto& [name, value] : request.params) binding.add("params", records::Row{{"name", name}, {"value", value}});
  binding.set("bound", core::now_utc());
  if (!request.by.empty()) binding.set("bound_by", request.by);
  TRY(workspace.store().create(binding));
  return row_of(workspace.store(), assignment);
}

}  // namespace rodtrad::ops
