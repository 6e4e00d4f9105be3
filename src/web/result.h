// Results: every table and figure at an address of its own, for reading, downloading and showing elsewhere.
#pragma once

#include "ops/results.h"
#include "web/signed_in.h"

namespace rodtrad::web {

/// What the address asks for: a run's result, or the newest of an assignment.
struct AskedResult {
  ops::OpenResult result;
  std::string base;       // "/run-3/result", "/assignment-2/result"
  bool is_draft = false;  // not released, shown to those who may work on it

  /// Addresses within the result, at the level that was asked for.
  std::string path(std::string_view rest = {}) const;
  std::string asked_level = {};  // "" = the best that the reader may see
};

/// Problem not_found.
core::Expected<AskedResult> asked_result(const Page& page);

/// The table of that id. Problem not_found.
core::Expected<const table::Table*> asked_table(const AskedResult& asked, std::string_view id);

/// The figure that shows a table; nullptr when none does.
const figure::Figure* figure_of(const model::Result& result, const table::Table& table);

/// Findings that a table, or its figure, carries.
std::vector<const model::ResolvedFinding*> findings_of(const model::Result& result, const table::Table& table);

Answer result_page(Page& page);  // GET /run-#/result, /assignment-#/result
Answer table_page(Page& page);   // GET /run-#/result/*, also "age.csv": the table as a file
Answer embed_page(Page& page);   // GET /e/run-#/*: the figure alone, to be framed by others

/// Formats that a table comes in; `figure_only` ones need a figure.
struct TableFormat {
  std::string_view ending;
  core::Text label;
  std::string_view content_type;
  bool figure_only = false;
};
const std::vector<TableFormat>& table_formats();

/// The table as a file. Problem not_found for a format that there is not.
Answer table_file(Page& page, const AskedResult& asked, const table::Table& table, std::string_view ending);

}  // namespace rodtrad::web
