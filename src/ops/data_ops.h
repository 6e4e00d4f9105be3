// What the commands on data do.
#pragma once

#include "formats/open_rows.h"
#include "lake/diff.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

using lake::import_from;

/// Imports a file. The long part touches neither register nor versions; the rest is one transaction.
core::Expected<lake::ImportReport> import_data(Workspace& workspace, const lake::ImportRequest& request);

/// Erases years of a dataset: marked in one transaction, then destroyed.
core::Expected<lake::EraseReport> erase_data(Workspace& workspace, const lake::EraseRequest& request);

/// What differs between two versions; without `after` between the current version and `before`, without both names
/// between a dataset's current version and the one before it. Problems also: no_earlier_version.
core::Expected<lake::DatasetDiff> diff_data(Workspace& workspace, const std::string& before, const std::string& after);

/// A version beside the one before it, by year.
struct VersionStep {
  std::string version;
  std::int64_t rows = 0;
  std::vector<int> added;     // years that the version before lacks
  std::vector<int> replaced;  // with other content
  std::vector<int> removed;
};

/// A version with its history.
struct DatasetView {
  lake::DatasetVersion version;
  std::vector<std::string> versions;  // ids, newest first
  std::vector<VersionStep> steps;     // the same, each against the next in the list
  std::vector<lake::ImportRecord> imports;
};

core::Expected<DatasetView> view_dataset(Workspace& workspace, const std::string& reference);
/// {"dataset": manifest, "versions", "steps", "erased", "imports"}
std::string dataset_json(const DatasetView& view);

/// A run that read a dataset.
struct DatasetUse {
  std::string run;         // id
  std::string assignment;  // id
  std::string title;       // of the assignment
  std::string version;     // that it read
  std::string started;     // UTC
  bool released = false;
};

/// Runs that read any version of the dataset, newest first.
core::Expected<std::vector<DatasetUse>> uses_of(Workspace& workspace, const std::string& name);

}  // namespace rodtrad::ops
