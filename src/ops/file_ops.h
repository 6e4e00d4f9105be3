// What the commands on single files do; no workspace is needed.
#pragma once

#include "formats/inspect.h"

namespace rodtrad::ops {

core::Expected<formats::Inspection> inspect_file(const std::filesystem::path& path);

struct Conversion {
  std::filesystem::path target;
  std::int64_t rows = 0;           // of a text: its lines
  std::int64_t rows_left_out = 0;  // those with faults
  core::Problems problems;         // warnings: the first of their faults
};

/// Reads any tabular file and writes it as .csv or .tsv, or a document and writes its text as .txt. Problems: those of
/// the reader, unknown_target (by the ending), no_text (a table as .txt).
core::Expected<Conversion> convert_file(const std::filesystem::path& from, const std::filesystem::path& to, const formats::RowOptions& options);

}  // namespace rodtrad::ops
