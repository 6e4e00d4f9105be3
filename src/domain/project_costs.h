// Vouchers of one project out of a ledger: SIE, CSV or a workbook. Only the project's rows are kept; the others are counted.
#pragma once

#include <map>

#include "domain/record_import.h"
#include "formats/row_source.h"

namespace rodtrad::domain {

struct CostRow {
  std::string series, voucher, account, account_name, words, supplier;
  std::int64_t row_no = 0;  // in its voucher, from 1
  std::string date;         // ISO
  std::int64_t ore = 0;     // debit positive
  std::int64_t line = 0;    // of the file
};

struct CostQuery {
  std::string object;     // the project's code in the ledger
  std::string dimension;  // "6"; "" = that of projects
};

struct ProjectCosts {
  std::string dimension;  // that was looked in, or the column's name
  std::string object;
  std::vector<CostRow> rows;
  std::size_t other_rows = 0;  // not the project's
  std::int64_t sum() const;    // öre
  std::map<std::string, std::int64_t> by_account() const;
};

/// Problems: costs_columns_missing, costs_object_unknown (with the objects that the file has), costs_bad_row (each with its line),
/// and those of the source.
core::Expected<ProjectCosts> read_project_costs(formats::RowSource& rows, const CostQuery& query);

/// In the caller's transaction: a booked cost for each row; known ones (by series, voucher and row) are changed where they differ.
core::Expected<core::Done> store_costs(RecordImport& import, records::Store& store, const records::RecordId& project, const ProjectCosts& costs);

/// "1 234,50", "-12.5", "1000": öre. Nothing when it is no amount or has more than two decimals.
std::optional<std::int64_t> ore_of(std::string_view text);

}  // namespace rodtrad::domain
