// Data in.
#include "ops/data_ops.h"

#include "lake/fetch_source.h"
#include "lake/prepared_import.h"
#include "lake/propose_mapping.h"

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
  return report;
}

core::Expected<std::string> propose_map(const std::string& source, const std::string& kind, const formats::RowOptions& options) {
  const schema::Contract* contract = schema::contract(kind);
  if (!contract) {
    std::vector<std::string> kinds;
    for (const schema::Contract& one : schema::contracts()) kinds.push_back(one.kind);
    return core::fail({.code = "unknown_kind",
                       .message = core::say("okänt slag av data: \"{}\"", "unknown kind of data: \"{}\"", kind),
                       .hint = core::did_you_mean(kind, kinds)});
  }
  if (!core::is_url(source)) return lake::propose_mapping(source, options, *contract);
  const core::ScratchFolder folder(std::filesystem::temp_directory_path());
  const std::filesystem::path fetched = folder.path() / core::file_name_of_url(source);
  TRY(lake::fetch_source(source, fetched, {}));
  return lake::propose_mapping(fetched, options, *contract);
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

core::Expected<DatasetView> view_dataset(Workspace& workspace, const std::string& reference) {
  lake::Lake& lake = workspace.lake();
  DatasetView view{.version = TRY(lake.show(reference))};
  view.versions = lake.versions(view.version.name);
  view.imports = lake.imports(view.version.name);
  return view;
}

}  // namespace rodtrad::ops
