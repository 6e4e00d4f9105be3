// Data in.
#include "ops/data_ops.h"

#include "core/json_list.h"
#include "lake/prepared_import.h"
#include "ops/told_runs.h"

namespace rodtrad::ops {

core::Expected<lake::ImportReport> import_data(Workspace& workspace, const lake::ImportRequest& request) {
  const std::unique_ptr<lake::PreparedImport> prepared = TRY(workspace.lake().prepare(request));
  sql::Transaction transaction(workspace.connection());
  lake::ImportReport report = workspace.lake().commit(*prepared);
  transaction.commit();
  return report;
}

core::Expected<lake::EraseReport> erase_data(Workspace& workspace, const lake::EraseRequest& request) {
  sql::Transaction transaction(workspace.connection());
  lake::EraseReport report = TRY(workspace.lake().erase(request));
  transaction.commit();
  workspace.lake().destroy_erased();
  erase_cells(workspace, report.versions);
  return report;
}

core::Expected<lake::DatasetDiff> diff_data(Workspace& workspace, const std::string& before, const std::string& after) {
  lake::Lake& lake = workspace.lake();
  if (!after.empty()) return TRY(lake::diff_versions(lake, before, after));
  const std::string name = before.substr(0, before.find('@'));
  if (name != before) return TRY(lake::diff_versions(lake, before, name));
  TRY(lake.show(name));
  const std::vector<std::string> versions = lake.versions(name);
  if (versions.size() > 1) return TRY(lake::diff_versions(lake, name + "@" + versions[1], name));
  return core::fail({.code = "no_earlier_version",
                     .message = core::say("{} har bara en version", "{} has one version only", name),
                     .hint = core::say("ange två datamängder: rodtrad data diff {} ANNAN", "name two datasets: rodtrad data diff {} OTHER", name)});
}

static VersionStep step_between(const lake::DatasetVersion& before, const lake::DatasetVersion& after) {
  VersionStep step{.version = after.version, .rows = after.rows()};
  const auto same_year = [](const lake::DatasetVersion& version, int year) {
    return std::find_if(version.files.begin(), version.files.end(), [&](const lake::DataFile& file) { return file.year == year; });
  };
  for (const lake::DataFile& file : after.files) {
    const auto earlier = same_year(before, file.year);
    if (earlier == before.files.end())
      step.added.push_back(file.year);
    else if (earlier->sha256 != file.sha256)
      step.replaced.push_back(file.year);
  }
  for (const lake::DataFile& file : before.files) {
    if (same_year(after, file.year) == after.files.end()) step.removed.push_back(file.year);
  }
  return step;
}

core::Expected<DatasetView> view_dataset(Workspace& workspace, const std::string& reference) {
  lake::Lake& lake = workspace.lake();
  DatasetView view{.version = TRY(lake.show(reference))};
  view.versions = lake.versions(view.version.name);
  std::vector<lake::DatasetVersion> all;
  for (const std::string& version : view.versions) all.push_back(TRY(lake.show(view.version.name + "@" + version)));
  all.emplace_back();  // before the first there was nothing
  for (std::size_t i = 0; i + 1 < all.size(); ++i) view.steps.push_back(step_between(all[i + 1], all[i]));
  view.imports = lake.imports(view.version.name);
  return view;
}

core::Expected<std::vector<DatasetUse>> uses_of(Workspace& workspace, const std::string& name) {
  const records::Store& store = workspace.store();
  std::vector<DatasetUse> uses;
  for (const records::Record& run : TRY(store.list({.type = "run", .descending = true, .fields = {"assignment", "data", "started"}}))) {
    for (const std::string& data : run.texts("data")) {
      if (!data.starts_with(name + "@")) continue;
      const auto assignment = run.get<records::RecordId>("assignment").value_or(records::RecordId{});
      uses.push_back({.run = to_text(run.id),
                      .assignment = to_text(assignment),
                      .title = TRY(store.get(assignment)).text("title"),
                      .version = data.substr(name.size() + 1),
                      .started = run.text("started"),
                      .released = TRY(store.count({.type = "release", .where = {{"run", run.id}}})) > 0});
    }
  }
  return uses;
}

std::string dataset_json(const DatasetView& view) {
  core::JsonWriter json;
  json.begin_object().key("dataset").raw(lake::to_json(view.version));
  write_list(json, "versions", view.versions);
  json.key("steps").begin_array();
  for (const VersionStep& one : view.steps) {
    json.begin_object().member("version", one.version).member("rows", one.rows);
    write_list(json, "added", one.added);
    write_list(json, "replaced", one.replaced);
    write_list(json, "removed", one.removed);
    json.end_object();
  }
  json.end_array().member("erased", view.version.erased).key("imports").begin_array();
  for (const lake::ImportRecord& one : view.imports) {
    json.begin_object()
        .member("version", one.version)
        .member("at", one.at)
        .member("by", one.by)
        .member("purpose", one.purpose)
        .member("approval", one.approval)
        .member("file", one.source_name);
    json.member("sha256", one.source_sha256).member("rows_read", one.rows_read).member("rows_rejected", one.rows_rejected).end_object();
  }
  return json.end_array().end_object().take();
}

}  // namespace rodtrad::ops
