// Vouchers of a project from the project owner's ledger.
#pragma once

#include "domain/project_costs.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

struct CostsRequest {
  std::filesystem::path file;
  std::string project;    // id
  std::string object;     // its code in the ledger; "" = the project's own code
  std::string dimension;  // "" = that of projects
  bool store = true;
};

struct CostsImport {
  domain::ProjectCosts costs;
  std::vector<domain::ImportedRecord> records;
};

/// Problems: costs_object_missing, and those of parse_id, open_rows, read_project_costs and the records.
core::Expected<CostsImport> import_costs(Workspace& workspace, const CostsRequest& request);

}  // namespace rodtrad::ops
