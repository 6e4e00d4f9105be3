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

/// A mapping proposed for a file or what is at an address, as TOML text. Problems also: unknown_kind.
core::Expected<std::string> propose_map(const std::string& source, const std::string& kind, const formats::RowOptions& options);

/// What differs between two versions; without `after` between the current version and `before`, without both names
/// between a dataset's current version and the one before it. Problems also: no_earlier_version.
core::Expected<lake::DatasetDiff> diff_data(Workspace& workspace, const std::string& before, const std::string& after);

/// A version with its history.
struct DatasetView {
  lake::DatasetVersion version;
  std::vector<std::string> versions;  // ids, newest first
  std::vector<lake::ImportRecord> imports;
};

core::Expected<DatasetView> view_dataset(Workspace& workspace, const std::string& reference);

}  // namespace rodtrad::ops
