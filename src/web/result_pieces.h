// What stands around the figure on a result's page.
#pragma once

#include "web/result.h"

namespace rodtrad::web {

/// The table that a finding is read in: that of its figure when it has one.
std::string table_of(const model::Result& result, const model::ResolvedFinding& finding);

/// The views as links, those that the tables can give; why the others are not there.
void write_tabs(Page& page, const AskedResult& asked, const table::Table& table, bool as_table);

void write_downloads(Page& page, const AskedResult& asked, const table::Table& table);

/// Fixed and rolling address, how R and Python read the table, and how others show the figure.
void write_addresses(Page& page, const AskedResult& asked, const table::Table& table);

}  // namespace rodtrad::web
