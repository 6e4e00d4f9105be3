// Rows of a dataset for those who may see them. Who reads rows about single persons says why, and that is noted in the register before
// anything is shown.
#pragma once

#include "lake/row_list.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

struct RowRequest {
  lake::RowQuestion question;
  std::string reason;  // needed where rows are about single persons
  std::string run;     // id of the run whose figures are looked into; "" = none
  std::string by;      // account
  bool may_see_persons = false;
};

struct RowsRead {
  lake::RowList list;
  std::string reading;  // id of what was noted; "" where rows are about nobody
};

/// Problems: those of lake::list_rows; persons_need_strong_login, reason_missing, not_found (the run).
core::Expected<RowsRead> read_rows(Workspace& workspace, const RowRequest& request);

/// Rows as CSV, column names first.
std::string rows_csv(const lake::RowList& list);

}  // namespace rodtrad::ops
